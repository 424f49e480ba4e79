// The questions of the guide, one for each field of the office's template, and the last one whether all is right. Pure.
import type { MessageButton } from '../../src/channel/messages.ts';
import { nameFields, type ReplyKey, type ReplyParameters, sayReply, type Voice } from '../../src/messages/index.ts';
import { dateInWords, type Language, type LocalDate } from '../../src/time.ts';
import type { DeskFragment } from './documents.ts';
import { withPrivacyLine } from './explain.ts';
import type { Registration } from './intent.ts';
import type { Guide } from './state.ts';

/** The facts needed to take a step. */
export interface GuideSituation {
  office: DeskFragment;
  language: Language;
  voice: Voice;
  today: LocalDate;
  /** Days that can be booked, the earliest first, with the places left. */
  days: readonly { date: LocalDate; remaining: number }[];
  /** None of them has a place, and a request for one may wait. */
  mayWait: boolean;
}

/** Either the next question, or a registration that is agreed to. */
export type GuideMove =
  | { guide: Guide | null; key: ReplyKey; text: string; buttons?: MessageButton[]; register?: undefined }
  /** `isAgreed`: the applicant has said yes to all of it; else there is no day to choose from. */
  | { guide: null; register: Registration; isAgreed: boolean };

export type AskedStep = Exclude<Guide['step'], 'yes'>;

/** The number of days offered. */
export const OFFERED = 7;

/** The fields of the office's first template; without a date in it the first free place is given. */
export function askedSteps({ registration }: DeskFragment): AskedStep[] {
  const fields = registration.templates[0]?.fields ?? ['TGLKEDATANGAN'];
  const steps: AskedStep[] = ['name', 'birthDate'];
  if (fields.includes('TGLKEDATANGAN')) steps.push('visitDate');
  if (fields.includes('ALAMAT')) steps.push('address');
  return steps;
}

export function askNext(guide: Guide, situation: GuideSituation): GuideMove {
  return numbered(askFor(guide, situation), guide, situation);
}

function askFor(guide: Guide, situation: GuideSituation): GuideMove {
  const { voice } = situation;
  switch (guide.step) {
    case 'name':
      return askForName(guide, situation);
    case 'birthDate':
      return askWith(guide, 'guideBirthDate', { name: guide.name ?? '' }, voice);
    case 'visitDate':
      return dayQuestion(guide, situation, 'guideDay');
    case 'address':
      return askWith(guide, 'guideAddress', { name: guide.name ?? '' }, voice);
    case 'yes':
      return askWhetherRight(guide, situation);
  }
}

/** The sentences are written for four steps; an office may have more or fewer. */
function numbered(move: GuideMove, { step }: Guide, { office }: GuideSituation): GuideMove {
  if (move.register) return move;
  const steps = askedSteps(office);
  const number = step === 'yes' ? steps.length + 1 : steps.indexOf(step) + 1;
  return { ...move, text: move.text.replace(/^\d\/\d(?= )/m, `${number}/${steps.length + 1}`) };
}

function askWhetherRight(guide: Guide, { office, voice, language }: GuideSituation): GuideMove {
  const { name = '', birthDate = '', visitDate, address } = guide;
  const said = { name, birthDate, office: office.name };
  const move = visitDate
    ? askWith(guide, 'guideYes', { ...said, date: visitDate }, voice)
    : askWith(guide, 'guideYesFirst', said, voice);
  if (move.register || address === undefined) return move;
  // Beside the others, above the question.
  const label = nameFields(language, ['address']);
  const line = `${askedSteps(office).length} ${label.charAt(0).toUpperCase()}${label.slice(1)}: ${address}`;
  const lines = move.text.split('\n');
  return { ...move, text: [...lines.slice(0, -1), line, ...lines.slice(-1)].join('\n') };
}

export function dayQuestion(guide: Guide, situation: GuideSituation, key: 'guideDay' | 'guideDayWrong'): GuideMove {
  const { days, language, voice } = situation;
  const offered = days.slice(0, OFFERED);
  // The API says so, and the person may wait for one.
  if (offered.length === 0)
    return { guide: null, register: registrationOf({ ...guide, visitDate: null }, situation), isAgreed: false };
  const list = offered.map(({ date }, index) => `${index + 1}. ${dateInWords(date, language)}`).join('\n');
  const buttons = offered.map(({ date }, index) => ({ action: `SAY:${index + 1}`, title: dayTitle(date, language) }));
  const next = { ...guide, days: offered.map(({ date }) => date) };
  return { guide: next, key, text: sayReply(voice, key, { list }), buttons };
}

export function registrationOf(
  { name = '', birthDate = '', visitDate = null, address }: Guide,
  { office }: GuideSituation,
): Registration {
  const template = office.registration.templates[0]?.template ?? '';
  const nothing = { service: null, people: null, nik: null };
  return {
    intent: 'REGISTER',
    name,
    birthDate,
    visitDate,
    address: address ?? null,
    ...nothing,
    template,
    media: [],
    warnings: [],
  };
}

function askWith<K extends ReplyKey>(guide: Guide, key: K, parameters: ReplyParameters<K>, voice: Voice): GuideMove {
  return { guide, key, text: sayReply(voice, key, parameters) };
}

/** The first question for personal data comes with the link to the privacy notice. */
function askForName(guide: Guide, { office, voice, today }: GuideSituation): GuideMove {
  const text = sayReply(voice, 'guideName', { office: office.name });
  return {
    guide,
    key: 'guideName',
    text: withPrivacyLine(`${intakeNote(office, today, voice)}${text}`, { office, voice }),
  };
}

/** Known before the questions: outside these hours the answers wait. */
function intakeNote({ registration, timeZone }: DeskFragment, on: LocalDate, voice: Voice): string {
  const [from, to] = registration.intakeHours?.split('-') ?? [];
  if (!from || !to) return '';
  return `${sayReply(voice, 'guideIntake', { hours: { from, to, zone: timeZone, on } })}\n`;
}

const LONGEST_TITLE = 24;

/** `Senin, 7 Agu 2017`, as long as a row of a list may be. */
export function dayTitle(date: LocalDate, language: Language): string {
  const whole = dateInWords(date, language);
  return whole.length <= LONGEST_TITLE
    ? whole
    : whole.replace(/(\p{L}{3})\p{L}+ (\d{4})$/u, '$1 $2').slice(0, LONGEST_TITLE);
}
