// Commands and codes: whole messages, in both languages, with and without the sign in front.
import type { ChannelKind } from '../../src/channel.ts';
import type { Language, LocalDate } from '../../src/time.ts';
import { readDate } from './dates.ts';
import { readVisitDate } from './fields.ts';
import type { Intent } from './intent.ts';
import { stanceOf } from './stance.ts';
import { MONTHS, POLITE, WEEKDAYS, wordsOf } from './words.ts';

type Command =
  | 'CANCEL'
  | 'RESCHEDULE'
  | 'STATUS'
  | 'STANDBY'
  | 'DECLINE'
  | 'HELP'
  | 'STOP'
  | 'GUIDE'
  | 'QUOTA'
  | 'LANGUAGE';

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    CANCEL: 'batal batalkan pembatalan cancel',
    RESCHEDULE: 'ubah ganti pindah reschedule change',
    STATUS: 'cek status check',
    STANDBY: 'awal earlier',
    DECLINE: 'tidak no',
    HELP: 'bantuan help info menu mulai start daftar format cara halo hallo hello hai hi p ping test tes',
    STOP: 'berhenti stop',
    GUIDE: 'pandu panduan dipandu guide',
    QUOTA: 'kuota quota sisa places',
    LANGUAGE: 'bahasa language',
  } satisfies Record<Command, string>).flatMap(([command, words]) =>
    words.split(' ').map((word) => [word, command as Command]),
  ),
);

/** Sentences that ask for one of these, as many people write them. */
const PHRASES: ReadonlyMap<string, 'STATUS' | 'STOP' | 'HELP'> = new Map(
  Object.entries({
    STATUS: [
      ...['nomor antrian saya', 'nomor antrean saya', 'nomor antrian saya berapa', 'nomor antrean saya berapa'],
      ...[
        'no antrian saya',
        'no antrian saya berapa',
        'cek antrian',
        'cek antrean',
        'cek nomor',
        'cek status',
        'my number',
      ],
    ],
    STOP: [
      'jangan kirim pesan lagi',
      'jangan kirim pesan',
      'jangan sms lagi',
      'jangan wa lagi',
      'berhenti kirim pesan',
    ],
    HELP: ['cara daftar', 'cara pendaftaran', 'format pendaftaran', 'how to register', 'mau daftar', 'mau tanya'],
  }).flatMap(([command, phrases]) => phrases.map((phrase) => [phrase, command as 'STATUS' | 'STOP' | 'HELP'])),
);

/** By SMS the provider takes these words for its own and delivers nothing to the sender afterwards. */
const PROVIDER_STOPS = new Set('stop stopall unsubscribe cancel end quit revoke optout'.split(' '));
/** The longest command, code or greeting. */
const LONGEST = 60;

export function isProviderStop(text: string, channel: ChannelKind): boolean {
  return channel === 'SMS' && text.length < 20 && PROVIDER_STOPS.has(withoutEnd(text).toLowerCase());
}

const STARTS = new Set('mulai start unstop'.split(' '));

/** Takes back that nothing is wanted; to all others the words ask how to begin. */
export function isStart(text: string): boolean {
  return text.length < 20 && STARTS.has(withoutEnd(text.replace(/^#+ */, '')).toLowerCase());
}

/** Commands are whole messages, with a code or a date at most: a word inside a sentence is no command. */
export function readCommand(text: string, today: LocalDate): Intent | null {
  if (text.length > LONGEST) return null;
  const signed = text.startsWith('#');
  const [, word = '', rest = ''] = /^#* *([a-z]+)\b[ #:]*(.*)$/is.exec(text) ?? [];
  const said = withoutEnd(rest);
  const command = COMMANDS.get(word.toLowerCase());
  if (command === 'RESCHEDULE') return readChange(said, signed, today);
  if (command === 'LANGUAGE') return readLanguage(said);
  const code = codeBehind(said);
  if (command && (said === '' || code)) return commanded(command, code);
  const phrase = PHRASES.get(wordsOf(text).join(' '));
  if (phrase && !/\d/.test(text)) return commanded(phrase, null);
  if (isThanks(text)) return { intent: 'THANKS' };
  if (asksToBeLed(text)) return { intent: 'GUIDE' };
  return isGreeting(text) ? { intent: 'HELP' } : null;
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  Object.entries({ id: 'id indonesia indonesian ina', en: 'en inggris english eng' }).flatMap(([language, words]) =>
    words.split(' ').map((word) => [word, language as Language]),
  ),
);

function readLanguage(said: string): Intent | null {
  if (said === '') return { intent: 'LANGUAGE', language: null };
  const language = LANGUAGES.get(said.toLowerCase());
  return language ? { intent: 'LANGUAGE', language } : null;
}

function commanded(command: Exclude<Command, 'RESCHEDULE' | 'LANGUAGE'>, code: string | null): Intent | null {
  switch (command) {
    case 'CANCEL':
    case 'STANDBY':
    case 'DECLINE':
      return { intent: command, code };
    case 'STATUS':
      return { intent: 'STATUS' };
    default:
      return code ? null : { intent: command };
  }
}

/** `2345678A`, `kode 2345 678A`. */
function codeBehind(said: string): string | null {
  const code = said.replace(/^(?:kode|code|booking|nomor|no) *[:.]? */i, '');
  return isCodeLike(code) ? squeezed(code) : null;
}

/** `09082017`, `2345678A 9 Agustus 2017`, `ke besok`; by its sign it is a command even where no date can be read. */
function readChange(said: string, signed: boolean, today: LocalDate): Intent | null {
  const words = said
    .split(/[ \n#]+/)
    .filter((word) => word !== '' && !/^(?:ke|jadi|menjadi|kode|to|jadwal)$/i.test(word));
  if (words.length === 0) return { intent: 'RESCHEDULE', code: null, visitDate: null };
  // Digits alone are the date, unless there is another word for it.
  const code = words.find((word) => isCodeLike(word) && (words.length > 1 || /[a-z]/i.test(word))) ?? null;
  const reading = readVisitDate(words.filter((word) => word !== code).join(' '), today);
  if ('values' in reading) {
    const wishesHour = reading.warnings.includes('HOUR_IGNORED') && { wishesHour: true as const };
    return { intent: 'RESCHEDULE', code, visitDate: reading.values.visitDate ?? null, ...wishesHour };
  }
  if (words.length === 1 && code) return { intent: 'RESCHEDULE', code, visitDate: null };
  return signed || reading.reason !== 'VISITDATE_UNREADABLE' ? { ...reading, command: 'RESCHEDULE' } : null;
}

function isGreeting(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && !/[\d#]/.test(text) && words.every((word) => POLITE.has(word));
}

/** "Makasih banyak pak": it asks for nothing. */
export function isThanks(text: string): boolean {
  if (/[\d#?]/.test(text)) return false;
  const words = wordsOf(text).map((word) =>
    THANKS.has(word) || POLITE.has(word) ? word : word.replace(/(.)\1+/gu, '$1'),
  );
  return (
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || POLITE.has(word) || MUCH.has(word))
  );
}
const THANKS = new Set(
  'kasih terimakasih makasih makasi mksh mksih mkasih trims trimakasih thanks thank thx tq tks nuwun suwun nuhun'.split(
    ' ',
  ),
);
const MUCH = new Set(
  'banyak sangat matur hatur sebelumnya sebelum sama sekali ok oke siap baik very much so a lot'.split(' '),
);

/** `tolong pandu saya pak`. */
function asksToBeLed(text: string): boolean {
  const words = wordsOf(text);
  const led = words.filter((word) => COMMANDS.get(word) === 'GUIDE').length;
  return (
    led === 1 &&
    words.length < 8 &&
    words.every((word) => COMMANDS.get(word) === 'GUIDE' || POLITE.has(word) || word === 'saya')
  );
}

/** The code alone, perhaps with a sign, a blank or a full stop; whether it is right is not said here. */
export function readCode(text: string): Found | null {
  const code = codeAlone(text);
  return code === null ? null : { code, rest: text.replace(/[a-z0-9]/gi, '') };
}

function codeAlone(text: string): string | null {
  if (text.length > LONGEST) return null;
  const whole = withoutEnd(text.replace(/^["'(]+|["')]+$/g, '').replace(/^#+ */, '')).replace(/#+$/, '');
  const bare = whole.replace(/["'()]/g, '').trim();
  if (!isCodeLike(bare) || bare.length > 11) return null;
  // "kode A312" has eight signs too, and is two words.
  return /[ \n]/.test(bare) && !/^[\d \n-]+$|^[2-9A-HJKMNP-Z \n-]+$/i.test(bare) ? null : squeezed(bare);
}

/** Eight letters and digits with a digit among them, as every code but few words have; a date is none. */
function isCodeLike(text: string): boolean {
  if (text.length > 16) return false;
  const code = squeezed(text);
  return /^[a-z0-9]{8}$/i.test(code) && /\d/.test(code) && !isDateLike(text, code);
}

/** "7 agustus", "1 mei 2017", "31 april": also where the calendar has no such day, and in the wrong field. */
function isDateLike(text: string, code: string): boolean {
  if (/^\d+$/.test(code)) return DAY_FIRST.test(code) || !('fault' in readDate(code, 'visitDate', '2000-01-01'));
  if (!wordsOf(text).some((word) => MONTHS.has(word) || WEEKDAYS.has(word))) return false;
  const reading = readDate(text, 'visitDate', '2000-01-01');
  return 'date' in reading || reading.fault !== 'UNREADABLE';
}
const DAY_FIRST = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/;

function squeezed(text: string): string {
  return text.replace(/[ \n-]/g, '');
}

/** A code, and the text without it. */
export interface Found {
  code: string;
  rest: string;
}

/**
 * One of the sender's own codes anywhere in the text, parted or not; or, where only one booking waits for its code, the
 * digits of it without the noughts in front.
 */
export function ownCodeIn(text: string, own: readonly string[], held: readonly string[]): Found | null {
  if (own.length === 0) return null;
  const said = text.toUpperCase();
  const bare = said.length < LONGEST ? said.replace(/[^A-Z0-9]/g, '') : '';
  const found = own.flatMap((code) => {
    const spelt = spellings(code).find((spelling) => standsIn(said, spelling));
    if (spelt) return { code, rest: without(text, spelt) };
    return bare === code ? { code, rest: text.replace(/[a-z0-9]/gi, '') } : [];
  });
  if (found.length === 1) return found[0] as Found;
  const digits = withoutEnd(said.replace(/^#/, ''));
  const [only = ''] = held;
  const isOnly = held.length === 1 && /^\d{2,8}$/.test(digits) && digits.padStart(8, '0') === only;
  return isOnly ? { code: only, rest: text.replace(/\d/g, '') } : null;
}

/** Wherever it stands, so that a code said twice is gone, too. */
function without(text: string, spelt: string): string {
  const signs = [...spelt].map((sign) => (sign === '-' ? '\\-' : sign)).join('');
  return text.replace(new RegExp(signs, 'gi'), ' ');
}

/** As it is given, or parted in the middle. */
function spellings(code: string): string[] {
  return [code, `${code.slice(0, 4)} ${code.slice(4)}`, `${code.slice(0, 4)}-${code.slice(4)}`];
}

/** As a word of its own. */
function standsIn(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    if (!isSign(text[at - 1]) && !isSign(text[at + code.length])) return true;
  }
  return false;
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && /[A-Z0-9]/.test(character);
}

/** Somebody else's code or a mistyped one, as the only word of its kind in a sentence: the API says that it is unknown. */
export function codeInSentence(text: string): Found | null {
  const written = text.split(/[^A-Za-z0-9-]+/).filter(isWrittenLikeOurs);
  const [code, ...more] = new Set(written.map(squeezed));
  if (code === undefined || more.length > 0) return null;
  return { code, rest: written.reduce((rest, spelt) => rest.replaceAll(spelt, ' '), text) };
}

/** Our codes have letters and digits both, and none of 0 O 1 I L. */
function isWrittenLikeOurs(word: string): boolean {
  return word.length <= 10 && isCodeLike(word) && /[a-z]/i.test(word) && /^[2-9A-HJKMNP-Z-]+$/i.test(word);
}

/** The longest yes, with thanks and all. */
const LONGEST_YES = 120;

/** `ya`, `ok pak`, `iya bener`, a thumb; `said` is the text as it came, with its pictures. */
export function isYes(text: string, said: string, names: readonly string[] = []): boolean {
  return text.length <= LONGEST_YES && said.length <= 2 * LONGEST_YES && stanceOf(said, text, names) === 'YES';
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \n.!?'.includes(text[end - 1] as string)) end--;
  return text.slice(0, end).trimStart();
}
