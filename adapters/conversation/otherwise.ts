// Reads what is neither a command nor a whole registration: parts of one, a sentence about a booking, or a topic. Pure.
import { personKey } from '../../src/applicantName.ts';
import type { LocalDate } from '../../src/time.ts';
import { addedTo, addressAddedTo, dateAddedTo, nameAddedTo } from './draft.ts';
import { fieldsInText } from './freeText.ts';
import type { Fields, Intent, Reason, Unclear } from './intent.ts';
import { dayIn, mentionOf, sentenceAbout } from './mention.ts';
import { termsIn } from './normalise.ts';
import { type KnownAnswer, ownAnswerIntent } from './ownAnswers.ts';
import { severalApplicants } from './severalPeople.ts';
import type { Situation } from './slots.ts';
import { isCancelWord, WRONG, YES } from './speech.ts';
import { stanceOf } from './stance.ts';
import { topicIntent } from './topicIntent.ts';
import type { FollowedTopic } from './topics.ts';
import { wordsOf } from './words.ts';

/** The facts that a text is read with where no earlier layer has understood it. */
export interface OtherwiseContext {
  /** Why it is no registration. */
  match: Unclear;
  situation: Situation;
  /** The fields of a registration that came in messages before. */
  draft?: Fields | undefined;
  held: readonly string[];
  own?: readonly string[] | undefined;
  /** The names of the people who are booked. */
  names?: readonly string[] | undefined;
  lastTopic?: FollowedTopic | undefined;
  /** The questions that the office answers in its own words. */
  answers?: readonly KnownAnswer[] | undefined;
  /** The sender is being led step by step, and answers the questions of that. */
  isGuided: boolean;
}

/** Faults of a line that a sentence has by itself, and that free words may mend. */
const MENDABLE: ReadonlySet<Reason> = new Set([
  'UNKNOWN_TEXT',
  'TOO_FEW_FIELDS',
  'TOO_MANY_FIELDS',
  'NAME_INVALID',
  'FIELD_MISMATCH',
  'BIRTHDATE_UNREADABLE',
  'VISITDATE_UNREADABLE',
]);

/** Faults of a line that has a further person behind it; the signs of the line may be there. */
const MAY_NAME_SEVERAL: ReadonlySet<Reason> = new Set([...MENDABLE, 'BIRTHDATE_AMBIGUOUS', 'VISITDATE_AMBIGUOUS']);

/** Faults of a line with words before or behind it. */
const BESIDE_LINE: ReadonlySet<Reason> = new Set(['TOO_MANY_FIELDS', 'VISITDATE_UNREADABLE']);

/** "Tidak jadi #Budi#25011987#07082017", and the same with "batal" behind it: the line only says whose booking it is. */
function givesUpBesideLine(text: string): boolean {
  const [before = ''] = text.split('#', 1);
  const behind = /\d([^\d#]*)$/.exec(text.slice(-MAX_WORDS_BEHIND))?.[1] ?? '';
  return [before.slice(0, MAX_WORDS_BEHIND), behind].some((words) => stanceOf('', words) === 'CANCEL');
}
const MAX_WORDS_BEHIND = 80;

/** `said` is the text as it came, with its pictures. */
export function readOtherwise(text: string, said: string, context: OtherwiseContext): Intent {
  const { match, situation, draft, held, own = held, isGuided } = context;
  const isBooked = own.length > 0;
  const several = MAY_NAME_SEVERAL.has(match.reason) ? severalApplicants(text, situation) : null;
  if (several) return several;
  const added = mayMend(match, text) ? addedTo(text, situation, { draft, isBooked: isBooked || isGuided }) : null;
  if (added && (added.intent === 'REGISTER' || match.reason === 'UNKNOWN_TEXT')) return added;
  if (isBooked && BESIDE_LINE.has(match.reason) && givesUpBesideLine(text))
    return mentionOf(null, 'CANCEL', '', situation.today);
  if (match.reason !== 'UNKNOWN_TEXT') return match;
  const address = draft ? addressAddedTo(text, situation, draft) : null;
  if (address) return address;
  const correction = correctionSaid(text, context);
  if (correction) return correction;
  const about = sentenceAbout(text, said, { held, own, today: situation.today });
  if (about) return about;
  if (held.length === 1 && agreesAndAsks(text, said)) return mentionOf(null, 'OPEN', text, situation.today);
  const answered = ownAnswerIntent(text, context.answers);
  if (answered) return answered;
  const topic = topicIntent(text, { today: situation.today, isBooked, lastTopic: context.lastTopic });
  if (topic && topic.intent !== 'CHOICES') return topic;
  // "Kalau mau batal gimana": how it is done stands with the booking.
  if (isBooked && wordsOf(text).some(isCancelWord)) return mentionOf(null, 'QUESTION', text, situation.today);
  const [only, ...others] = own;
  if (only && others.length === 0 && wishesDay(text, situation.today))
    return mentionOf(only, 'CHANGE', text, situation.today);
  if (draft) return nameAddedTo(text, situation, draft) ?? topic ?? match;
  // "Tanggal 9" may be the beginning of a registration.
  const begun = isBooked || isGuided ? null : dateAddedTo(text, situation, {});
  return topic ?? begun ?? match;
}

/** "Bisa ga kalau besok aja": another day is wished for, and will be asked. */
function wishesDay(text: string, today: LocalDate): boolean {
  const terms = termsIn(text);
  const isWish = terms.has('CAN') || terms.has('WANT') || wordsOf(text).some((word) => JUST.has(word));
  return isWish && dayIn(text, today) !== null;
}
const JUST: ReadonlySet<string> = new Set(['aja', 'saja', 'ajah', 'sj', 'instead']);

/** "Salah, nama saya Joko Waluyo": one of the two is wrong, and said as it is right. */
function correctionSaid(text: string, { situation, own = [], names = [] }: OtherwiseContext): Intent | null {
  const [code, ...others] = own;
  if (!code || others.length > 0 || stanceOf(text, text, names) !== 'CHANGE') return null;
  if (!wordsOf(text).some((word) => WRONG.has(word))) return null;
  const { name = null, birthDate = null, ...more } = fieldsSaidRight(text, situation);
  const isOne = (name === null) !== (birthDate === null) && Object.keys(more).length === 0;
  const isSaid = names.some((known) => personKey(known, '') === personKey(name ?? '', ''));
  return isOne && !isSaid ? { intent: 'CORRECT', code, name, birthDate } : null;
}

/** "Nama saya kurang satu huruf, harusnya Budi Santosa": behind that word stands what is right. */
function fieldsSaidRight(text: string, situation: Situation): Fields {
  const found = fieldsInText(text, situation);
  const right = SAID_RIGHT.exec(text)?.[1];
  if (found.name || found.birthDate || !right) return found;
  return fieldsInText(`${SAYS_BIRTH.test(text) ? 'lahir' : 'nama saya'} ${right}`, situation);
}
const SAID_RIGHT = /\b(?:harusnya|seharusnya|mestinya|hrsnya|should be)[\s:,]+(\S.{0,120})$/i;
const SAYS_BIRTH = /\b(?:lahir\w*|lhr|ttl|birth|born)\b/i;

/** "Ok, jam berapa saya harus datang?": the yes is asked back, since a question stands beside it. */
function agreesAndAsks(text: string, said: string): boolean {
  const [first = ''] = wordsOf(text);
  return YES.has(first) && stanceOf(said, text) === 'QUESTION';
}

/** A line of the format is explained as one; a sentence may be mended. */
function mayMend({ reason }: Unclear, text: string): boolean {
  return MENDABLE.has(reason) && !text.includes('#');
}
