// The name of an applicant: which texts are one, and when two of them are the same person's.
import { cleanName } from './cleanText.ts';
import type { LocalDate } from './time.ts';

export const MAX_NAME_LENGTH = 100;
/** Characters of a name whose letters are compared. Putting the marks of a long text in order takes for ever. */
const MAX_COMPARED_LENGTH = 400;
/** Endings of sites that messages of fraud use; `S.Kom` and `A.Md` are titles, `Budi.com` is a site. */
const SITE_ENDING =
  /[\p{L}-]{3,}(\.[\p{L}]{2,3})?\.(com|co|id|net|org|info|biz|xyz|link|site|online|shop|store|app|top|club|live|click|ly|me|io|my|sg|cc|tk|gg|ru|cn|to|tv|ai|dev|page|icu|vip|win|fun|pw|ws|bet|casino|asia|mobi|uk|eu|edu|gov|be|loan|money|cash|bank|bid|digital|world|today|news|cloud|host|space|tech|support|email|zone|agency|blog|ink|lol|sbs|cfd|buzz|cyou|monster|quest|bond|pics|help|pro)$/iu;
/** Hosts of one or two letters before an ending that is also a name or a title, such as the Me of `St.Me`. */
const SHORT_HOST = /^(.*\.)?((t|m|wa|fb|ig|tg)\.me|(s|my|co|or|go|ac)\.id|[tgx]\.co|(ow|t)\.ly|u\.to)$/i;
/** The same before an ending that is neither. */
const SHORT_SITE =
  /^(.*\.)?[\p{L}-]{1,2}\.(com|net|org|info|biz|xyz|link|site|online|shop|app|page|click|gd|gl|gg|cc|tk|cn|ru|pw|ws)$/iu;
/** The letters of names on Indonesian identity cards, and what stands between them. */
const NAME = /^[\p{Script=Latin}\p{M} '.,\-/]+$/u;

/** The name as it was meant; null where it is none: letters, blanks and ' . , - / only, 100 characters at most. */
export function readName(text: string): string | null {
  const name = cleanName(text);
  return name.length <= MAX_NAME_LENGTH && isWrittenAsName(name) ? name : null;
}

/**
 * Whether a cleaned text has a letter, nothing but what stands in names, and no address of a site: the office's own number
 * says names to the phone that was given with them.
 */
export function isWrittenAsName(cleaned: string): boolean {
  return NAME.test(cleaned) && /\p{L}/u.test(cleaned) && !cleaned.split(/[ ,]/).some(isSiteAddress);
}

/** A host with a path, even an empty one; `www.`; or a host alone. */
function isSiteAddress(word: string): boolean {
  // Each address has a dot, and few words of names do.
  if (!word.includes('.')) return false;
  const begun = word.replace(/^[.'/-]+/, '');
  const bare = begun.replace(/[.'/-]+$/, '');
  return hasPath(begun) || /^www\./i.test(bare) || isHost(bare);
}

/** A dot and a slash in one word: no name has both. */
function hasPath(word: string): boolean {
  return /\.\p{L}.*\/|\/.*\.\p{L}/u.test(word);
}

/** By its ending: initials and titles have no longer word before theirs. */
function isHost(word: string): boolean {
  return SITE_ENDING.test(word) || SHORT_HOST.test(word) || SHORT_SITE.test(word);
}

/** One person whatever the case, dots and blanks of the name: letters and birth date. */
export function personKey(name: string, birthDate: LocalDate): string {
  return `${lettersOf(name)} ${birthDate}`;
}

/**
 * One person in the spellings of one name: the order of its words, marks, signs and doubled letters make no difference. Two
 * people may share it, such as twins: it is for counting those who have proven nothing.
 */
export function spellingKey(name: string, birthDate: LocalDate): string {
  const words = name.split(/[ ,/-]+/).map((word) => lettersOf(word).replace(/(.)\1+/gu, '$1'));
  return `${words.toSorted().join('')} ${birthDate}`;
}

/** That spelling without the birth date: all namesakes share it. */
export function nameOfSpelling(spelling: string): string {
  return spelling.slice(0, Math.max(0, spelling.lastIndexOf(' ')));
}

/** `B*** S******`, as strangers and the audit log are told of a person. */
export function maskedName(name: string): string {
  return name.replace(/(?<=\p{L})\p{L}/gu, '*');
}

/** The letters of a name, all large, as names are compared. */
export function lettersOf(name: string): string {
  return name
    .slice(0, MAX_COMPARED_LENGTH)
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase();
}
