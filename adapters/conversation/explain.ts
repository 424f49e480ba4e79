// Says why a message is not understood: the one field that is wrong, what was understood, and a line to copy.
import { nameFields, type ReplyKey, type ReplyParameters, sayReply, type Voice } from '../../src/messages/index.ts';
import { dateAsTyped, dayInWords, type Language, type LocalDate } from '../../src/time.ts';
import type { DeskFragment } from './documents.ts';
import type { Fields, Reason, Unclear } from './intent.ts';
import { lineOf, typed } from './line.ts';

/** The explanation, and the key of its sentence. */
export interface Explanation {
  key: ReplyKey;
  text: string;
}

interface ExplainedQuestion {
  office: DeskFragment;
  language: Language;
  voice: Voice;
}

/** The sentence for each reason that names a field or a fault of the line; the others are told how to register. */
const EXPLANATION_KEYS = {
  TOO_FEW_FIELDS: 'tooFewFields',
  TOO_MANY_FIELDS: 'tooManyFields',
  REGISTRATION_NOT_MEANT: 'registrationNotMeant',
  PLACEHOLDER_LEFT: 'placeholderLeft',
  MULTIPLE_APPLICANTS: 'multipleApplicants',
  TEXT_TOO_LONG: 'textTooLong',
  FIELD_MISMATCH: 'unreadableAddress',
  NAME_INVALID: 'nameInvalid',
  NAME_TOO_LONG: 'nameTooLong',
  BIRTHDATE_UNREADABLE: 'unreadableBirthDate',
  BIRTHDATE_IMPOSSIBLE: 'impossibleBirthDate',
  BIRTHDATE_AMBIGUOUS: 'ambiguousBirthDate',
  BIRTHDATE_IN_FUTURE: 'birthDateInFuture',
  BIRTHDATE_OUT_OF_RANGE: 'birthDateOutOfRange',
  VISITDATE_UNREADABLE: 'unreadableVisitDate',
  VISITDATE_IMPOSSIBLE: 'impossibleVisitDate',
  VISITDATE_AMBIGUOUS: 'ambiguousVisitDate',
  DATES_SWAPPED: 'datesSwapped',
  ADDRESS_TOO_LONG: 'addressTooLong',
  SERVICE_UNREADABLE: 'serviceUnreadable',
  PEOPLE_UNREADABLE: 'peopleUnreadable',
  NIK_UNREADABLE: 'nikUnreadable',
  NIK_MISMATCH: 'nikMismatch',
  MEDIA_WITHOUT_TEXT: 'photoWithoutText',
  UNSUPPORTED_TYPE: 'textOnly',
  UNKNOWN_TEXT: 'howTo',
} as const satisfies Record<Reason, ReplyKey>;

export function explain(intent: Unclear, asked: ExplainedQuestion): Explanation {
  if (intent.command === 'RESCHEDULE') return whichDate(intent, asked);
  if (intent.reason === 'UNKNOWN_TEXT') return howTo(asked);
  const key = explanationKey(intent, asked);
  const sentence = sayReply(asked.voice, key, explanationParameters(intent, asked) as ReplyParameters<typeof key>);
  const understood = SAYS_ALL.has(intent.reason) ? null : understoodIn(intent.understood, asked);
  return { key, text: understood ? `${understood}\n${sentence}` : sentence };
}

/** More people than one number may have registered are told so. */
function explanationKey({ reason, applicants = 0 }: Unclear, { office }: ExplainedQuestion) {
  const isOverLimit = reason === 'MULTIPLE_APPLICANTS' && applicants > office.policy.maxLiveBookingsPerSender;
  return isOverLimit ? ('morePeopleThanLimit' as const) : EXPLANATION_KEYS[reason];
}

/** These sentences tell all that was understood. */
const SAYS_ALL: ReadonlySet<Reason> = new Set(['DATES_SWAPPED', 'NIK_MISMATCH']);

/** How to register, by every template of the office. */
export function howTo({ office, voice }: ExplainedQuestion): Explanation {
  const key = office.registration.photo === 'REQUIRED' ? 'howToWithPhoto' : 'howTo';
  const example = office.registration.templates.map((one) => one.example).join('\n');
  const how = sayReply(voice, key, { office: office.name, example: example || office.registration.example });
  return { key, text: withPrivacyLine(how, { office, voice }) };
}

/** The link to the privacy notice comes before what is asked for; the line to copy stays at the end. */
export function withPrivacyLine(text: string, { office, voice }: Pick<ExplainedQuestion, 'office' | 'voice'>): string {
  return `${sayReply(voice, 'privacyLine', { link: office.privacy.url })}\n\n${text}`;
}

/** Everything that any of these sentences asks for; a sentence takes what it names. */
function explanationParameters(intent: Unclear, asked: ExplainedQuestion) {
  const { office, language } = asked;
  const { missing = [], typed: said = '', choices = [], applicants = 0, understood } = intent;
  return {
    office: office.name,
    example: linesFor(intent, asked).join('\n'),
    typed: said,
    missing: nameFields(language, missing),
    count: applicants,
    limit: office.policy.maxLiveBookingsPerSender,
    services: office.services.map(({ names }) => names[language === 'id' ? 0 : 1] ?? names[0]).join(', '),
    birthDate: understood.birthDate ?? choices[0] ?? '',
    visitDate: understood.visitDate ?? '',
    nik: understood.nik ?? '',
  };
}

/** As many lines as are shown of a family. */
const MAX_LINES_EXPLAINED = 5;

/** One line, or one for each person, or for each reading of a date that has several. */
function linesFor(intent: Unclear, { office }: ExplainedQuestion): string[] {
  const { reason, template, understood, proposed, choices = [], people = [] } = intent;
  if (people.length > 0) return people.slice(0, MAX_LINES_EXPLAINED).map((one) => lineOf(office, template, one));
  const field = reason.startsWith('VISITDATE') ? 'visitDate' : 'birthDate';
  const isChoice = /_(AMBIGUOUS|IMPOSSIBLE)$/.test(reason) && choices.length > 0;
  // The number and the date are at odds: neither is known.
  const known: Fields = { ...proposed, ...understood };
  if (reason === 'NIK_MISMATCH') Object.assign(known, { nik: undefined, birthDate: undefined });
  if (!isChoice) return [lineOf(office, template, known)];
  return choices.map((date: LocalDate) => lineOf(office, template, { ...known, [field]: date }));
}

/** `Sudah terbaca: nama Budi, tanggal lahir 25 Januari 1987.` */
function understoodIn(understood: Fields, { office, language, voice }: ExplainedQuestion): string | null {
  const parts = (Object.keys(understood) as (keyof Fields)[]).flatMap((field) => {
    const value = understood[field];
    if (value === undefined) return [];
    const isDate = field === 'birthDate' || field === 'visitDate';
    const said = isDate ? dayInWords(String(value), language) : typed(field, understood, office);
    return `${nameFields(language, [field])} ${said}`;
  });
  return parts.length > 0 ? sayReply(voice, 'understood', { what: parts.join(', ') }) : null;
}

function whichDate({ typed: said = '', choices = [], proposed }: Unclear, { voice }: ExplainedQuestion): Explanation {
  const known = choices.length === 0 && proposed?.visitDate ? [proposed.visitDate] : choices;
  const dates = known.length > 0 ? known.map(dateAsTyped) : ['DDMMYYYY'];
  const example = dates.map((date) => `#ubah ${date}`).join('\n');
  if (said === '') return { key: 'changeHow', text: sayReply(voice, 'changeHow', { example }) };
  return { key: 'whichDate', text: sayReply(voice, 'whichDate', { typed: said, example }) };
}
