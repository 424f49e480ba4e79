// The demonstration from its first minute on: the morning, the messages, the weeks ahead and behind, and then its days.
import {
  addDays,
  addMinutes,
  atTime,
  dateIn,
  type Instant,
  isBefore,
  type LocalDate,
  MINUTE_MS,
  minutesBetween,
} from '../../src/time.ts';
import { fillDay, stageWindows } from './bookings.ts';
import { gatherCrews } from './crew.ts';
import * as documents from './documents.ts';
import { openCounters, takeHandTurn } from './hand.ts';
import { writeLetters } from './letters.ts';
import { makePastDays } from './pastDays.ts';
import type { StageDoors, StageOffice } from './stage.ts';

/** The hand calls that often. */
export const TURN_SECONDS = 20;
const HALF_BOOKED = 0.5;
/** Shares of the next working days that are booked at the first office. */
const SHARES_AHEAD = [0.42, 0.35, 0.28, 0.2, 0.22, 0.12, 0.08];
/** After the last person the evening is shown for so long, and then comes the next morning. */
const EVENING_MINUTES = 10;
const MORNING_MINUTES_BEFORE = 60;
const SHOWN_MINUTES_AFTER_OPENING = 10;
const SEEN_AT_ONCE_MINUTES = 90;
const MAX_DAYS_TO_OPENING = 14;

/** Runs until the server stops. */
export async function playScene(doors: StageDoors): Promise<void> {
  const offices = await gatherCrews(doors);
  const [first] = offices;
  if (!first) return;
  const today = dateIn(first.timeZone, doors.present.now());
  await playMorning(doors, offices, today);
  await Promise.all([prepareRest(doors, offices, today), playDays(doors, offices)]);
}

/** Makes the parts that are not seen at once: messages, the days ahead, and the weeks behind. */
async function prepareRest(doors: StageDoors, offices: readonly StageOffice[], today: LocalDate): Promise<void> {
  const [first] = offices;
  if (!first) return;
  for (const office of offices) await fillDay(doors, { office, date: today }, { share: HALF_BOOKED });
  if (await doors.takeStep('letters')) await writeLetters(doors, first);
  if (await doors.takeStep('ahead')) await fillDaysAhead(doors, first, today);
  await makePastDays(doors, first, today);
}

async function fillDaysAhead(doors: StageDoors, office: StageOffice, today: LocalDate): Promise<void> {
  let date = today;
  for (const share of SHARES_AHEAD) {
    date = await openDayAfter(doors, office, date);
    await fillDay(doors, { office, date }, { share });
  }
  const input = { office: office.code, date, reason: 'Pelatihan petugas' };
  await doors.present.ask(office.manager)(documents.StageCloseDayDocument, { input }, 'id');
}

/** The next day after that one on which the office has windows. */
async function openDayAfter(doors: StageDoors, office: StageOffice, after: LocalDate): Promise<LocalDate> {
  for (let days = 1; days <= MAX_DAYS_TO_OPENING; days++) {
    const date = addDays(after, days);
    if ((await stageWindows(doors, { office, date })).length > 0) return date;
  }
  return addDays(after, 1);
}

/** Books the day half full, and moves the clock on while the first people come, until ten minutes after opening. */
async function playMorning(doors: StageDoors, offices: readonly StageOffice[], date: LocalDate): Promise<void> {
  const [first] = offices;
  const opensAt = first && (await stageWindows(doors, { office: first, date }))[0]?.startsAt;
  const shownAt = opensAt && addMinutes(opensAt, SHOWN_MINUTES_AFTER_OPENING);
  if (!shownAt || !isBefore(doors.present.now(), shownAt) || !(await doors.takeStep(`morning ${date}`))) return;
  // Those of the later hours are booked when the first can be seen.
  const until = addMinutes(opensAt, SEEN_AT_ONCE_MINUTES);
  for (const office of offices) {
    await fillDay(doors, { office, date }, { share: HALF_BOOKED, until });
    await openCounters(doors, office);
  }
  for (let turn = 1; isBefore(doors.present.now(), shownAt); turn++) {
    const isOpen = !isBefore(doors.present.now(), opensAt);
    const minutes = isOpen ? 2 : 10;
    const moment = { turn, isOpen, isCalling: isOpen, turnMinutes: minutes };
    await Promise.all(offices.map((office) => takeHandTurn(doors, office, moment)));
    const next = addMinutes(doors.present.now(), minutes);
    await doors.moveTo(isOpen || isBefore(next, opensAt) ? next : opensAt);
    if (!(await doors.giveWay())) return;
  }
  await doors.keepClock();
}

/** A turn at each office every twenty seconds; when all have closed, the night is skipped. */
async function playDays(doors: StageDoors, offices: readonly StageOffice[]): Promise<void> {
  let eveningSince: { at: Instant; moved: number } | null = null;
  for (let turn = 1; ; turn++) {
    const isDay = await playTurn(doors, offices, turn);
    await doors.keepClock();
    const now = doors.present.now();
    if (isDay) eveningSince = null;
    else if (eveningSince?.moved !== doors.movedMinutes()) eveningSince = { at: now, moved: doors.movedMinutes() };
    else if (minutesBetween(eveningSince.at, now) >= EVENING_MINUTES) await skipNight(doors, offices);
    if (!(await doors.pause((TURN_SECONDS * MINUTE_MS) / 60))) return;
  }
}

/** Whether there was anything to do, or will be today. */
async function playTurn(doors: StageDoors, offices: readonly StageOffice[], turn: number): Promise<boolean> {
  let isDay = false;
  for (const office of offices) {
    const now = doors.present.now();
    const windows = await stageWindows(doors, { office, date: dateIn(office.timeZone, now) });
    const opensAt = windows[0]?.startsAt;
    const closesAt = windows.at(-1)?.endsAt;
    if (!opensAt || !closesAt) continue;
    const isCalling = !isBefore(now, opensAt);
    const isOpen = isCalling && isBefore(now, closesAt);
    const moment = { turn, isOpen, isCalling, turnMinutes: TURN_SECONDS / 60 };
    const { counters } = await takeHandTurn(doors, office, moment);
    if (isBefore(now, closesAt) || counters.some(({ serving }) => serving !== null)) isDay = true;
  }
  return isDay;
}

async function skipNight(doors: StageDoors, offices: readonly StageOffice[]): Promise<void> {
  const [first] = offices;
  if (!first) return;
  const date = await openDayAfter(doors, first, dateIn(first.timeZone, doors.present.now()));
  const [window] = await stageWindows(doors, { office: first, date });
  const opensAt = window?.startsAt ?? atTime(date, '08:00', first.timeZone);
  await doors.moveTo(addMinutes(opensAt, -MORNING_MINUTES_BEFORE));
  await playMorning(doors, offices, date);
  for (const office of offices) await fillDay(doors, { office, date }, { share: HALF_BOOKED });
}
