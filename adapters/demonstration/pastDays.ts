// Makes the weeks behind an office, a day at a time and the latest day first: each as its people and officers would have.
import { addDays, addMinutes, atTime, type Instant, type LocalDate, minutesBetween, weekday } from '../../src/time.ts';
import { bookedAt, bookForApplicant, type StageWindow, stageWindows, wantedPlaces } from './bookings.ts';
import * as documents from './documents.ts';
import { drawnShare } from './draw.ts';
import { PAST_COUNTERS, type PastPlan, type PastStep, planPastDay } from './pastDay.ts';
import { applicantIndex } from './people.ts';
import type { DayAtOffice, StageAsker, StageDoors, StageOffice } from './stage.ts';

const PAST_DAYS = 14;
/** Of a day's places, from Monday to Friday. */
const SHARES_OF_WEEKDAYS = [0.52, 0.44, 0.4, 0.36, 0.3, 0.2, 0.2];

/** False: the server stops. */
export async function makePastDays(doors: StageDoors, office: StageOffice, today: LocalDate): Promise<boolean> {
  // A server that died meanwhile has left them; the day that it was at stays as it is.
  await removePastCounters(doors, office);
  if (!(await doors.takeStep('past'))) return true;
  await doors.openDays(office.code, atTime(addDays(today, -PAST_DAYS), '00:05', office.timeZone));
  const ask = doors.present.ask(office.manager);
  for (const label of PAST_COUNTERS)
    await ask(documents.StageAddCounterDocument, { input: { office: office.code, label } }, 'id');
  let isGoingOn = true;
  for (let before = 1; isGoingOn && before <= PAST_DAYS; before++) {
    isGoingOn = await makePastDay(doors, { office, date: addDays(today, -before) });
  }
  if (isGoingOn) await removePastCounters(doors, office);
  return isGoingOn;
}

async function removePastCounters({ present }: StageDoors, office: StageOffice): Promise<void> {
  const ask = present.ask(office.manager);
  const asked = await ask(documents.StageStaffDocument, { office: office.code }, 'id');
  for (const { id: counter, label } of asked.office?.counters ?? []) {
    if (!PAST_COUNTERS.includes(label)) continue;
    const closed = await ask(documents.StageCloseCounterDocument, { input: { counter } }, 'id');
    if (closed.answer.__typename !== 'Refusal')
      await ask(documents.StageRemoveCounterDocument, { input: { counter } }, 'id');
  }
}

function pastCounters({ code }: StageOffice): string[] {
  return PAST_COUNTERS.map((label) => `${code}/${label}`);
}

async function makePastDay(doors: StageDoors, day: DayAtOffice): Promise<boolean> {
  const windows = await stageWindows(doors, day);
  const [first] = windows;
  const last = windows.at(-1);
  if (!first || !last) return true;
  const plan = pastPlanOf(doors.seed, day, { windows, opensAt: first.startsAt, closesAt: last.endsAt });
  await openPastCounters(doors, day.office, addMinutes(first.startsAt, -5), true);
  for (const steps of timely(plan.steps)) {
    if (!(await doors.giveWay())) return false;
    await takePastStep(doors, day, steps);
  }
  doors.past.set(addMinutes(first.startsAt, -60));
  for (const visit of plan.absent) await bookForApplicant(doors.past, doors.seed, { office: day.office, ...visit });
  await openPastCounters(doors, day.office, addMinutes(last.endsAt, 90), false);
  await doors.openDays(day.office.code, atTime(addDays(day.date, 1), '00:05', day.office.timeZone));
  return true;
}

function pastPlanOf(
  seed: number,
  { office, date }: DayAtOffice,
  { windows, ...hours }: { windows: readonly StageWindow[]; opensAt: Instant; closesAt: Instant },
): PastPlan {
  const usual = SHARES_OF_WEEKDAYS[weekday(date) - 1] ?? 0.3;
  const share = usual * (0.85 + 0.3 * drawnShare(seed, 'share', date));
  const places = windows.flatMap(({ id, startsAt, capacity }, hour) =>
    Array.from({ length: wantedPlaces(capacity, share, hour) }, () => ({ window: id, startsAt })),
  );
  const visits = places.map((place, one) => ({ ...place, index: applicantIndex(date, office.place, one) }));
  return planPastDay(seed, { date, visits, ...hours, counters: PAST_COUNTERS.length });
}

/** A step as it happens: a call is three of them, of which the later may come after those of others. */
type TimelyStep = PastStep | { at: Instant; do: 'serve' | 'end'; counter: number; isGone: boolean };

function timely(steps: readonly PastStep[]): TimelyStep[] {
  const all = steps.flatMap((step): TimelyStep[] => {
    if (step.do !== 'call') return [step];
    const { counter, isGone, servedAt, endsAt } = step;
    return [step, { at: servedAt, do: 'serve', counter, isGone }, { at: endsAt, do: 'end', counter, isGone }];
  });
  return all.toSorted((one, other) => minutesBetween(other.at, one.at));
}

/** The numbers at the counters of days that were. */
const numbersAtCounters = new WeakMap<StageDoors, (string | null)[]>();

async function takePastStep(doors: StageDoors, { office, date }: DayAtOffice, step: TimelyStep): Promise<void> {
  const { past, seed } = doors;
  const { code, frontDesk } = office;
  if (step.do === 'arrive') {
    past.set(bookedAt(doors, { office, date }, step.visit.index));
    const booked = await bookForApplicant(past, seed, { office, ...step.visit });
    past.set(step.at);
    const input = { office: code, code: booked ?? '' };
    if (booked) await past.ask(frontDesk)(documents.StageCheckInDocument, { input }, 'id');
    return;
  }
  past.set(step.at);
  if (step.do === 'walkIn') {
    await past.ask(frontDesk)(documents.StageIssueTicketDocument, { input: { office: code } }, 'id');
    return;
  }
  await takeCounterStep(doors, office, step);
}

async function takeCounterStep(
  doors: StageDoors,
  office: StageOffice,
  step: Exclude<TimelyStep, { do: 'arrive' | 'walkIn' }>,
): Promise<void> {
  const ask = doors.past.ask(pastOfficer(office, step.counter));
  const numbers = numbersAtCounters.get(doors) ?? [];
  numbersAtCounters.set(doors, numbers);
  if (step.do === 'call') {
    const counter = pastCounters(office)[step.counter] ?? '';
    const { answer } = await ask(documents.StageCallNextDocument, { input: { counter } }, 'id');
    numbers[step.counter] = answer.__typename === 'Ticket' ? answer.number : null;
    return;
  }
  const number = numbers[step.counter];
  if (!number) return;
  const input = { office: office.code, number };
  if (step.do === 'end')
    await ask(step.isGone ? documents.StageNoShowDocument : documents.StageFinishDocument, { input }, 'id');
  else if (!step.isGone) await ask(documents.StageServeDocument, { input }, 'id');
}

function pastOfficer({ officers, manager }: StageOffice, counter: number): StageAsker {
  return officers[counter % Math.max(1, officers.length)] ?? manager;
}

async function openPastCounters(doors: StageDoors, office: StageOffice, at: Instant, isToOpen: boolean): Promise<void> {
  doors.past.set(at);
  for (const [one, counter] of pastCounters(office).entries())
    await doors.past.ask(pastOfficer(office, one))(
      isToOpen ? documents.StageOpenCounterDocument : documents.StageCloseCounterDocument,
      { input: { counter } },
      'id',
    );
}
