// Intents as the conversation understands them; intents, reasons and warnings go by the names of the cases.
import type { FieldName } from '../../src/messages/index.ts';
import type { Language, LocalDate } from '../../src/time.ts';
import type { OfficeTopic, Topic } from './topics.ts';

/** Corrections and omissions on the way to understanding a registration: each is named in the echo. */
export type Warning =
  | 'LEADING_TEXT'
  | 'TRAILING_TEXT'
  | 'SEPARATOR'
  | 'LABELS'
  | 'FIELDS_REORDERED'
  | 'EXTRA_FIELD_IGNORED'
  | 'EMOJI_DROPPED'
  | 'NAME_SHORT'
  | 'BIRTHPLACE_IGNORED'
  | 'HOUR_IGNORED'
  | 'COMPANION_IGNORED'
  | 'NAME_LABEL'
  | 'TWO_DIGIT_YEAR'
  | 'YEAR_FIRST'
  | 'YEAR_ADDED'
  | 'ZERO_MISSING'
  | 'DIGIT_FIXED'
  | 'RELATIVE_DATE';

/** The use of a photo. */
export type MediaUse = 'idCard';

/** The values of a template's fields; what the template does not ask for is missing. */
export interface Fields {
  name?: string;
  birthDate?: LocalDate;
  visitDate?: LocalDate;
  address?: string;
  /** The code of a service of the office. */
  service?: string;
  /** How many people are meant, the one named among them. */
  people?: number;
  /** Sixteen digits. */
  nik?: string;
}

export interface Registration {
  intent: 'REGISTER';
  name: string;
  birthDate: LocalDate;
  visitDate: LocalDate | null;
  address: string | null;
  service: string | null;
  people: number | null;
  nik: string | null;
  /** The template it was read by. */
  template: string;
  media: MediaUse[];
  warnings: Warning[];
}

export type Reason =
  | 'UNKNOWN_TEXT'
  | 'UNSUPPORTED_TYPE'
  | 'TEXT_TOO_LONG'
  | 'TOO_FEW_FIELDS'
  | 'TOO_MANY_FIELDS'
  | 'REGISTRATION_NOT_MEANT'
  | 'PLACEHOLDER_LEFT'
  | 'MULTIPLE_APPLICANTS'
  | 'FIELD_MISMATCH'
  | 'NAME_INVALID'
  | 'NAME_TOO_LONG'
  | 'BIRTHDATE_UNREADABLE'
  | 'BIRTHDATE_IMPOSSIBLE'
  | 'BIRTHDATE_AMBIGUOUS'
  | 'BIRTHDATE_IN_FUTURE'
  | 'BIRTHDATE_OUT_OF_RANGE'
  | 'VISITDATE_UNREADABLE'
  | 'VISITDATE_IMPOSSIBLE'
  | 'VISITDATE_AMBIGUOUS'
  | 'DATES_SWAPPED'
  | 'ADDRESS_TOO_LONG'
  | 'SERVICE_UNREADABLE'
  | 'PEOPLE_UNREADABLE'
  | 'NIK_UNREADABLE'
  | 'NIK_MISMATCH'
  | 'MEDIA_WITHOUT_TEXT';

/** Why a message is not understood, what of it was, and what it may have meant. */
export interface Unclear {
  intent: 'UNCLEAR';
  reason: Reason;
  /** The fields that were understood all the same; for DATES_SWAPPED, the reading that is proposed. */
  understood: Fields;
  /**
   * The part that was read of a field that was not understood as a whole: it stands in the line to copy, and is not said
   * to be understood.
   */
  proposed?: Fields;
  /** Fields that were left out. */
  missing?: FieldName[];
  /** The typed text at fault, cut to a length that can be repeated. */
  typed?: string;
  /** Readings of the faulty date, to choose from. */
  choices?: LocalDate[];
  /** How many people the message names. */
  applicants?: number;
  /** The fields that were read of each of them. */
  people?: Fields[];
  /** The template it was read by. */
  template?: string;
  /** The command whose date it is; none: a registration's. */
  command?: 'RESCHEDULE';
}

/** The value of a field with what was put right about it, or what is wrong with it. */
export type FieldReading = { values: Fields; warnings: Warning[] } | Unclear;

/**
 * The apparent wish of an applicant who speaks of a booking: to cancel it, to change it, to come earlier, to ask something,
 * or it is not clear.
 */
export type StatedWish = 'CANCEL' | 'CHANGE' | 'EARLIER' | 'QUESTION' | 'OPEN';

export interface Mention {
  intent: 'MENTION';
  /** null: the only one there is. */
  code: string | null;
  wish: StatedWish;
  /** A day that was named. */
  visitDate: LocalDate | null;
  /** It was named as a day of the week alone. */
  byWeekday?: true;
  /** A question beside the code: "kode ini buat apa?". */
  asksOfCode?: true;
}

/** To delete all data of the sender, or those of the children whom the sender registered. */
export type ErasureWish = 'ERASE' | 'ERASE_CHILDREN';

/** The last question, to be answered by yes or no. */
export interface Question {
  /**
   * The effect of a yes; CHANGE was told how to change, and a yes to that is none to the booking as it stands. DAY was
   * asked for the new day after `#ubah`. REPLACE gives up a place that is held for another registration. ERASE is about all
   * data, and ERASE_CHILDREN about those of children. WAIT is about a registration that has no place yet, or comes outside the
   * intake hours. These three have no code.
   */
  wish: 'CANCEL' | 'CONFIRM' | 'CHANGE' | 'DAY' | 'MOVE' | 'STANDBY' | 'REPLACE' | 'WAIT' | ErasureWish;
  code: string;
  /** The day that MOVE moves to, and the one that CHANGE has named first. */
  visitDate?: LocalDate;
}

/** A correction of the person of a booking; without a name or birth date the sender asks how. */
export interface Correction {
  intent: 'CORRECT';
  /** null: the only one there is. */
  code: string | null;
  name: string | null;
  birthDate: LocalDate | null;
}

/** A question that the office answers in its own words; `text` is the answer. */
export interface OwnAnswerAsked {
  intent: 'OWN_ANSWER';
  text: string;
}

export type Intent =
  | Registration
  /** Without a code: there is more than one that could be meant. `also`: codes that stand beside it, as a family sends them. */
  | { intent: 'CONFIRM'; code: string | null; also?: readonly string[] }
  | { intent: 'CANCEL'; code: string | null }
  /** `wishesHour`: an hour was named with the day, which cannot be chosen by chat. */
  | { intent: 'RESCHEDULE'; code: string | null; visitDate: LocalDate | null; wishesHour?: true }
  | Correction
  | { intent: 'STATUS' }
  /** Wants to see what is kept of them. */
  | { intent: 'MY_DATA' }
  /** The same of the children whom they registered. */
  | { intent: 'CHILD_DATA' }
  /** Wants it deleted: they are asked first. */
  | { intent: ErasureWish }
  /** Yes, or no, to the question whether to delete. */
  | { intent: 'ERASE_SURE'; wish: ErasureWish }
  | { intent: 'ERASE_KEPT' }
  | { intent: 'STANDBY'; code: string | null }
  | { intent: 'DECLINE'; code: string | null }
  | { intent: 'HELP' }
  /** Says thanks, and no more. */
  | { intent: 'THANKS' }
  /** Wants to be led step by step. */
  | { intent: 'GUIDE' }
  /** Wants to know what is free. */
  | { intent: 'QUOTA'; date?: LocalDate | null }
  /** Wants to be answered in that language; null: the other one. */
  | { intent: 'LANGUAGE'; language: Language | null }
  /** Wants to hear no more. */
  | { intent: 'STOP' }
  /** Has said so, and wants to hear again. */
  | { intent: 'START' }
  /** The provider took the word as its own command, and delivers nothing to this sender from now on. */
  | { intent: 'OPT_OUT_BY_PROVIDER' }
  /** Speaks of a booking, and does not agree to it: nothing may change by it. */
  | Mention
  /** The passport is lost or damaged, which the office sees in person. */
  | { intent: 'LOST' }
  /** Asks the office something that changes nothing; `date`: a day that was named. */
  | { intent: 'TOPIC'; topic: OfficeTopic; date: LocalDate | null }
  /** Asks what the office has answered in its own words. */
  | OwnAnswerAsked
  /** May be about one of these topics, the likeliest first. */
  | { intent: 'CHOICES'; topics: Topic[] }
  /** No, to the question whether something shall be done: all stays as it is. Without a code: a registration need not wait. */
  | { intent: 'KEEP'; code: string }
  /** Yes, the registration that came last takes the place of the one that is held under that code. */
  | { intent: 'REPLACE'; code: string }
  /** Yes, to the registration that came outside the intake hours, or found no place. */
  | { intent: 'RESUME' }
  /** A photo for a registration that waits for it. */
  | { intent: 'ATTACH'; to: 'pending'; media: MediaUse[] }
  | Unclear;

/** A fault in a few words; what a person typed is cut, since it is repeated in the reply. */
export function unclear(
  reason: Reason,
  more: Partial<Omit<Unclear, 'intent' | 'reason' | 'typed'>> = {},
  typed?: string,
) {
  const said = typed === undefined ? {} : { typed: typed.length > MAX_INTENT_WORD ? `${cut(typed)}...` : typed };
  return { intent: 'UNCLEAR', reason, understood: {}, ...more, ...said } satisfies Unclear as Unclear;
}

export function withWarnings(match: Registration, warnings: readonly Warning[]): Registration {
  return { ...match, warnings: [...new Set([...warnings, ...match.warnings])] };
}

const MAX_INTENT_WORD = 30;

/** Never through the middle of a sign that takes two places. */
function cut(text: string): string {
  return text.slice(0, MAX_INTENT_WORD).replace(/[\uD800-\uDBFF]$/, '');
}
