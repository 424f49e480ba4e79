// Checks of the settings that a demonstration and real service must not have: pure.

/** A provider that would be reached: the setting that gives it credentials, and the setting and value of its URL. */
export interface Reached {
  isSetBy: string;
  urlSetting: string;
  url: string | null;
}

/**
 * In a demonstration anybody writes as any applicant and moves the clock: it must reach no real person, and no real
 * person it. One sentence for each setting that would change that.
 */
export function demoFaults(reached: readonly Reached[], publicUrl: string): string[] {
  const faults = reached.flatMap(({ isSetBy, urlSetting, url }) => {
    if (url !== null && isThisMachine(hostOf(url))) return [];
    return `${isSetBy} is set in demo mode, where anybody may write as any applicant: set MODE=live, or let ${urlSetting} name a fake on this machine.`;
  });
  // One that cannot be read is a fault of its own.
  const host = hostOf(publicUrl);
  if (host !== '' && !isPrivateHost(host))
    faults.push(
      'PUBLIC_URL is open to the world in demo mode, where anybody may write as any applicant: set MODE=live, or leave it out.',
    );
  return faults;
}

/** The settings that decide whether a database begins as a living demonstration. */
export interface DemonstrationSettings {
  mode: 'demo' | 'live';
  demo: string | null;
  hasClock: boolean;
}

/**
 * In demo mode, unless `DEMO` is `empty` or a clock is set: a date that was chosen has a scene of its own. Real service has
 * none in any case: there one touch must make no one an officer.
 */
export function hasDemonstration({ mode, demo, hasClock }: DemonstrationSettings): boolean {
  return mode === 'demo' && demo === null && !hasClock;
}

/** In real service keys and codes travel over HTTPS, except to a server tried on its own machine. */
export function liveFaults(publicUrl: string): string[] {
  if (keepsSessions(publicUrl)) return [];
  return ['PUBLIC_URL must begin with https:// when MODE=live: keys and booking codes would travel in clear.'];
}

/** Browsers keep the cookie of a session over HTTPS only, and for their own machine. */
export function keepsSessions(publicUrl: string): boolean {
  return URL.parse(publicUrl)?.protocol !== 'http:' || isThisMachine(hostOf(publicUrl));
}

/** The same of a sign-in by the identity provider, where a code and a secret go to the issuer. */
export function browserSignInFaults(publicUrl: string, issuer: string): string[] {
  const isOpen = (url: string) => URL.parse(url)?.protocol === 'http:' && !isThisMachine(hostOf(url));
  return [
    ...(isOpen(publicUrl)
      ? ['OIDC_CLIENT_ID is set, but PUBLIC_URL does not begin with https://: browsers would keep no session.']
      : []),
    ...(isOpen(issuer)
      ? ['OIDC_ISSUER must begin with https:// when OIDC_CLIENT_ID is set: its secret would travel in clear.']
      : []),
  ];
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

function isThisMachine(host: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(host);
}

/** This machine, a private network, or a name that the world's name servers never answer (RFC 6761, 6762, 8375). */
export function isPrivateHost(host: string): boolean {
  const address = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)(\.\d+)+$|^\[f[cde]/;
  const name = /^[^.:]+$|(^|\.)(test|example|invalid|local|internal|lan|home\.arpa)$/;
  return isThisMachine(host) || address.test(host) || name.test(host);
}

/** Fewer random bits than this can be tried out. */
const LEAST_BITS = 80;

export function weakKeyFault(name: string, key: string): string | null {
  if (bitsOf(key) >= LEAST_BITS) return null;
  return `${name} is easy to guess: set it to what \`openssl rand -base64 24\` prints.`;
}

/** It matches words: letters of one case, of which the first may be a capital. */
const WORD = /\p{Lu}?\p{Ll}{4,}|\p{Lu}{4,}/gu;
const WORDS = /^(\p{Lu}?\p{Ll}*|\p{Lu}+)([^\p{L}\p{N}]+(\p{Lu}?\p{Ll}*|\p{Lu}+))*$/u;
const BITS_PER_LETTER_OF_WORDS = 2;

/**
 * About how many bits a key has, as if it were made at random of the kinds of characters in it; what repeats itself or
 * counts up has none, and words have two a letter.
 */
export function bitsOf(key: string): number {
  const characters = [...key];
  const inWords = [...key.replaceAll(WORD, (word) => '\0'.repeat([...word].length))];
  const whole = WORDS.test(key) ? BITS_PER_LETTER_OF_WORDS : Math.log2(kinds(key));
  const bits = characters.map((_, at) => {
    if (goesOn(characters, at) || repeats(characters, at)) return 0;
    return inWords[at] === '\0' ? BITS_PER_LETTER_OF_WORDS : whole;
  });
  return bits.reduce((sum, each) => sum + each, 0);
}

/** Whether the three characters that begin here, or the one in the midst of such three, stood there before. */
function repeats(text: readonly string[], at: number): boolean {
  const before = text.slice(0, at).join('');
  return [0, 1, 2].some((back) => {
    const three = text.slice(at - back, at - back + 3);
    return at >= back && three.length === 3 && before.slice(0, before.length - back).includes(three.join(''));
  });
}

/** Whether it is the third or later of a row such as aaa, 123 or cba. */
function goesOn(text: readonly string[], at: number): boolean {
  const [first, second, third] = [at - 2, at - 1, at].map((index) => text[index]?.codePointAt(0) ?? Number.NaN);
  const step = (second as number) - (first as number);
  return Math.abs(step) <= 1 && (third as number) - (second as number) === step;
}

/** How many characters it may have been chosen from. */
function kinds(key: string): number {
  if (/^(\d|[a-f])+$/.test(key)) return /^\d+$/.test(key) ? 10 : 16;
  const sets: [RegExp, number][] = [
    [/\d/, 10],
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/[^\d\p{L}]/u, 2],
  ];
  return sets.reduce((sum, [set, size]) => sum + (set.test(key) ? size : 0), 0);
}
