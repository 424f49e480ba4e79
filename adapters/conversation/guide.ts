// The guide for applicants who struggle with the format: name, birth date, a day from a numbered list, then yes. Pure.

import type { MessageButton } from '../../src/channel/messages.ts';
import { type ReplyKey, type ReplyParameters, sayReply, type Voice } from '../../src/messages/index.ts';
import { dateInWords, dayInWords, type Language, type LocalDate } from '../../src/time.ts';
import { clean } from './clean.ts';
import { isYes } from './commands.ts';
import type { DeskFragment } from './documents.ts';
import { withPrivacyLine } from './explain.ts';
import { readField } from './fields.ts';
import type { Registration } from './intent.ts';
import { labelAt } from './labels.ts';
import { stanceOf } from './stance.ts';
import type { Guide } from './state.ts';
import { POLITE, saysOnly } from './words.ts';

/** The facts needed to take a step. */
export interface GuideSituation {
  office: DeskFragment;
  language: Language;
  voice: Voice;
  today: LocalDate;
  /** Days that can be booked, the earliest first, with the places left. */
  days: readonly { date: LocalDate; remaining: number }[];
}

/** Either the next question, or a registration that is agreed to. */
export type GuideMove =
  | { guide: Guide | null; key: ReplyKey; text: string; buttons?: MessageButton[]; register?: undefined }
  | { guide: null; register: Registration };

/** The number of days offered. */
const OFFERED = 7;

export function beginGuide(situation: GuideSituation): GuideMove {
  return askNext({ step: 'name' }, situation);
}

/** An empty message has the question put again. `null`: what was said is no answer to it. */
export function goOn(guide: Guide, message: string, situation: GuideSituation): GuideMove | null {
  const text = clean(message).trim();
  const agrees = guide.step === 'yes' && isYes(text, message);
  if (text === '' && !agrees) return askNext(guide, situation);
  const again = corrected(guide, text, situation);
  if (again) return again;
  switch (guide.step) {
    case 'name':
      if (isNoName(text)) return wrong(guide, 'name', text, situation);
      return fieldStep(guide, 'name', text, situation);
    case 'birthDate':
      return fieldStep(guide, 'birthDate', text, situation);
    case 'visitDate':
      return dayStep(guide, text, situation);
    case 'yes':
      return agrees ? yesStep(guide, situation) : null;
  }
}

const FIELDS_BEFORE: ReadonlyMap<string, 'name' | 'birthDate' | 'visitDate'> = new Map(
  Object.entries({
    name: 'nama name 1',
    birthDate: 'lahir tgl tanggallahir birth birthdate 2',
    visitDate: 'hari datang kedatangan day visit 3',
  }).flatMap(([step, words]) => words.split(' ').map((word) => [word, step as 'name' | 'birthDate' | 'visitDate'])),
);
const CHANGE = /^#?(?:ubah|ganti|salah|koreksi|perbaiki|change|correct|wrong) +(?:tanggal +|tgl +)?([a-z0-9]+)\b.*$/i;
const STEPS = ['name', 'birthDate', 'visitDate', 'yes'] as const;

/** `ubah nama`, at any step, or the number of what is wrong where all of it is shown. */
function corrected(guide: Guide, text: string, situation: GuideSituation): GuideMove | null {
  const word =
    CHANGE.exec(text)?.[1]?.toLowerCase() ?? (guide.step === 'yes' && /^[123]$/.test(text) ? text : undefined);
  const step = word === undefined ? undefined : FIELDS_BEFORE.get(word);
  // Only what was answered already can be put right.
  if (!step || STEPS.indexOf(step) >= STEPS.indexOf(guide.step)) return null;
  return askNext({ ...guide, step, correcting: true }, situation);
}

/**
 * A greeting, a yes, a no, or a wish to correct: the answers of a person who has not understood the question. Behind
 * "nama" even these are a name.
 */
function isNoName(text: string): boolean {
  if (labelAt(text, 0)?.field === 'name') return false;
  if (CHANGE.test(text) || saysOnly(text, POLITE) || /^(?:p ?)+$/i.test(text)) return true;
  return ['YES', 'NO', 'CANCEL'].includes(stanceOf(text, text));
}

function fieldStep(
  guide: Guide,
  field: 'name' | 'birthDate',
  text: string,
  situation: GuideSituation,
): GuideMove | null {
  const { services } = situation.office;
  const reading = readField(field, text, { today: situation.today, services });
  if ('intent' in reading) return wrong(guide, field, text, situation);
  const value = reading.values[field];
  return askNext(after({ ...guide, [field]: value }), situation);
}

function wrong(guide: Guide, field: 'name' | 'birthDate', text: string, { voice }: GuideSituation): GuideMove {
  const key = field === 'name' ? 'guideNameWrong' : 'guideBirthDateWrong';
  const typed = text.length > 30 ? `${[...text].slice(0, 30).join('')}...` : text;
  return { guide, key, text: sayReply(voice, key, { typed }) };
}

/** A number of the list, or a date of it; that an hour cannot be chosen is said with the next question. */
function dayStep(guide: Guide, text: string, situation: GuideSituation): GuideMove | null {
  const offered = guide.days ?? [];
  const number = /^(\d{1,2})[.)]?$/.exec(text)?.[1];
  const { picked, wishesHour = false } = number ? { picked: offered[Number(number) - 1] } : dateAmong(text, situation);
  if (!picked) return dayQuestion(guide, situation, 'guideDayWrong');
  const move = askNext(after({ ...guide, visitDate: picked }), situation);
  if (!wishesHour || move.register) return move;
  return { ...move, text: `${sayReply(situation.voice, 'noteHour', {})}\n${move.text}` };
}

function dateAmong(
  text: string,
  { today, days, office }: GuideSituation,
): { picked?: LocalDate; wishesHour?: boolean } {
  const reading = readField('visitDate', text, { today, services: office.services });
  if ('intent' in reading) return {};
  const date = reading.values.visitDate ?? days[0]?.date;
  const picked = days.find((day) => day.date === date)?.date;
  return { ...(picked && { picked }), wishesHour: reading.warnings.includes('HOUR_IGNORED') };
}

function yesStep(guide: Guide, situation: GuideSituation): GuideMove {
  return { guide: null, register: registrationOf(guide, situation) };
}

function registrationOf(
  { name = '', birthDate = '', visitDate = null }: Guide,
  { office }: GuideSituation,
): Registration {
  const template = office.registration.templates[0]?.template ?? '';
  const nothing = { address: null, service: null, people: null, nik: null };
  return { intent: 'REGISTER', name, birthDate, visitDate, ...nothing, template, media: [], warnings: [] };
}

/** The next question; an applicant who corrects one thing comes back to the question whether all is right. */
function after({ correcting, ...guide }: Guide): Guide {
  if (correcting && guide.name && guide.birthDate && guide.visitDate) return { ...guide, step: 'yes' };
  const next = STEPS.find((step) => step === 'yes' || guide[step] === undefined) as Guide['step'];
  return { ...guide, step: next };
}

function askNext(guide: Guide, situation: GuideSituation): GuideMove {
  const { office, voice } = situation;
  switch (guide.step) {
    case 'name':
      return askForName(guide, situation);
    case 'birthDate':
      return askWith(guide, 'guideBirthDate', { name: guide.name ?? '' }, voice);
    case 'visitDate':
      return dayQuestion(guide, situation, 'guideDay');
    case 'yes':
      return askWith(
        guide,
        'guideYes',
        { name: guide.name ?? '', birthDate: guide.birthDate ?? '', date: guide.visitDate ?? '', office: office.name },
        voice,
      );
  }
}

function dayQuestion(
  guide: Guide,
  { days, language, voice, office }: GuideSituation,
  key: 'guideDay' | 'guideDayWrong',
): GuideMove {
  const offered = days.slice(0, OFFERED);
  if (offered.length === 0)
    return { guide: null, key: 'guideNoDay', text: sayReply(voice, 'guideNoDay', { office: office.name }) };
  const list = offered.map(({ date }, index) => `${index + 1}. ${dateInWords(date, language)}`).join('\n');
  const buttons = offered.map(({ date }, index) => ({ action: `SAY:${index + 1}`, title: dayTitle(date, language) }));
  const next = { ...guide, days: offered.map(({ date }) => date) };
  return { guide: next, key, text: sayReply(voice, key, { list }), buttons };
}

function askWith<K extends ReplyKey>(guide: Guide, key: K, parameters: ReplyParameters<K>, voice: Voice): GuideMove {
  return { guide, key, text: sayReply(voice, key, parameters) };
}

/** The first question for personal data comes with the link to the privacy notice. */
function askForName(guide: Guide, { office, voice }: GuideSituation): GuideMove {
  const text = sayReply(voice, 'guideName', { office: office.name });
  return { guide, key: 'guideName', text: withPrivacyLine(text, { office, voice }) };
}

const LONGEST_TITLE = 24;

/** `Senin, 7 Agu 2017`, as long as a row of a list may be. */
function dayTitle(date: LocalDate, language: Language): string {
  const whole = dateInWords(date, language);
  return whole.length <= LONGEST_TITLE
    ? whole
    : whole.replace(/(\p{L}{3})\p{L}+ (\d{4})$/u, '$1 $2').slice(0, LONGEST_TITLE);
}

/** Free places of the day that was asked for, or of the next days as a list. */
export function quotaOf(
  { days, language, voice, office }: GuideSituation,
  date: LocalDate | null = null,
): { key: ReplyKey; text: string } {
  if (days.length === 0) return { key: 'guideNoDay', text: sayReply(voice, 'guideNoDay', { office: office.name }) };
  const asked = date === null ? undefined : days.find((day) => day.date === date);
  if (asked) {
    const count = asked.remaining;
    return { key: 'freeOn', text: sayReply(voice, 'freeOn', { office: office.name, date: asked.date, count }) };
  }
  const lines = days.slice(0, OFFERED).map(({ date, remaining }) => `${dayInWords(date, language)}: ${remaining}`);
  const list = lines.join('\n');
  if (date) return { key: 'noneFreeOn', text: sayReply(voice, 'noneFreeOn', { office: office.name, date, list }) };
  return { key: 'quota', text: sayReply(voice, 'quota', { office: office.name, list }) };
}
