// The guide for applicants who struggle with the format: each field of the office's template, then yes. Pure.
import { type ReplyKey, sayReply } from '../../src/messages/index.ts';
import { dayInWords, type LocalDate } from '../../src/time.ts';
import { clean } from './clean.ts';
import { isYes } from './commands.ts';
import { readField } from './fields.ts';
import {
  type AskedStep,
  askedSteps,
  askNext,
  dayQuestion,
  type GuideMove,
  type GuideSituation,
  OFFERED,
  registrationOf,
} from './guideQuestions.ts';
import { labelAt } from './labels.ts';
import { stanceOf } from './stance.ts';
import type { Guide } from './state.ts';
import { POLITE, saysOnly } from './words.ts';

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
    case 'address':
      return fieldStep(guide, guide.step, text, situation);
    case 'visitDate':
      return dayStep(guide, text, situation);
    case 'yes':
      return agrees ? yesStep(guide, situation) : whichWrong(guide, text, situation);
  }
}

const WORDS_OF_STEPS: Readonly<Record<AskedStep, string>> = {
  name: 'nama name',
  birthDate: 'lahir tgl tanggallahir birth birthdate',
  visitDate: 'hari datang kedatangan day visit',
  address: 'alamat address',
};
const CHANGE = /^#?(?:ubah|ganti|salah|koreksi|perbaiki|change|correct|wrong) +(?:tanggal +|tgl +)?([a-z0-9]+)\b.*$/i;

/** `ubah nama`, at any step, or the number of what is wrong where all of it is shown. */
function corrected(guide: Guide, text: string, situation: GuideSituation): GuideMove | null {
  const word =
    CHANGE.exec(text)?.[1]?.toLowerCase() ?? (guide.step === 'yes' && /^[1-4]$/.test(text) ? text : undefined);
  if (word === undefined) return null;
  const steps = askedSteps(situation.office);
  const step = steps[Number(word) - 1] ?? steps.find((one) => WORDS_OF_STEPS[one].split(' ').includes(word));
  // Only what was answered already can be put right.
  if (!step || (guide.step !== 'yes' && steps.indexOf(step) >= steps.indexOf(guide.step))) return null;
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
  field: 'name' | 'birthDate' | 'address',
  text: string,
  situation: GuideSituation,
): GuideMove | null {
  const { services } = situation.office;
  const reading = readField(field, text, { today: situation.today, services });
  if ('intent' in reading) return wrong(guide, field, text, situation);
  const value = reading.values[field];
  return askNext(after({ ...guide, [field]: value }, situation), situation);
}

const WRONG_KEYS = { name: 'guideNameWrong', birthDate: 'guideBirthDateWrong', address: 'guideAddressWrong' } as const;

function wrong(guide: Guide, field: keyof typeof WRONG_KEYS, text: string, { voice }: GuideSituation): GuideMove {
  const key = WRONG_KEYS[field];
  const typed = text.length > 30 ? `${[...text].slice(0, 30).join('')}...` : text;
  return { guide, key, text: sayReply(voice, key, { typed }) };
}

/** A number of the list, or a date of it; that an hour cannot be chosen is said with the next question. */
function dayStep(guide: Guide, text: string, situation: GuideSituation): GuideMove | null {
  const offered = guide.days ?? [];
  const number = /^(\d{1,2})[.)]?$/.exec(text)?.[1];
  const { picked, wishesHour = false } = number ? { picked: offered[Number(number) - 1] } : dateAmong(text, situation);
  if (!picked) return dayQuestion(guide, situation, 'guideDayWrong');
  const move = askNext(after({ ...guide, visitDate: picked }, situation), situation);
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

/** No to all of it: something of it is wrong. */
function whichWrong(guide: Guide, text: string, { voice }: GuideSituation): GuideMove | null {
  if (!['NO', 'CHANGE', 'AGAINST'].includes(stanceOf(text, text))) return null;
  return { guide, key: 'guideWhichWrong', text: sayReply(voice, 'guideWhichWrong', {}) };
}

function yesStep(guide: Guide, situation: GuideSituation): GuideMove {
  return { guide: null, register: registrationOf(guide, situation), isAgreed: true };
}

/** The next question; an applicant who corrects one thing comes back to the question whether all is right. */
function after({ correcting: _, ...guide }: Guide, { office }: GuideSituation): Guide {
  const missing = askedSteps(office).find((step) => guide[step] === undefined);
  return { ...guide, step: missing ?? 'yes' };
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
