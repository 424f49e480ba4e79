// Books places in the name of the demonstration's applicants: by WhatsApp, by the booking page, and at the counter.
import { addMinutes, atTime, type Instant, instant, isBefore } from '../../src/time.ts';
import * as documents from './documents.ts';
import { drawnShare } from './draw.ts';
import { applicantIndex, applicantNumbered } from './people.ts';
import type { DayAtOffice, StageDoors, StageOffice, StageTime } from './stage.ts';

export interface StageWindow {
  id: string;
  startsAt: Instant;
  endsAt: Instant;
  capacity: number;
  remaining: number;
}

/** The windows of a day that are open to all. */
export async function stageWindows({ present }: StageDoors, { office, date }: DayAtOffice): Promise<StageWindow[]> {
  const variables = { office: office.code, date };
  const asked = await present.ask(office.frontDesk)(documents.StageWindowsDocument, variables, 'id');
  return (asked.office?.windows ?? [])
    .filter(({ quota }) => quota === 'general')
    .map(({ startsAt, endsAt, ...window }) => ({ ...window, startsAt: instant(startsAt), endsAt: instant(endsAt) }));
}

/** Hours are not liked alike. */
const LIKED_HOURS = [0.95, 1.25, 1.15, 0.95, 1, 0.9, 0.7, 0.6];

/** How many places of the window are taken where that share of the day is. */
export function wantedPlaces(capacity: number, share: number, hour: number): number {
  return Math.min(capacity, Math.round(capacity * share * (LIKED_HOURS[hour] ?? 0.7)));
}

export interface StageBooking {
  office: StageOffice;
  window: string;
  /** The number of the applicant. */
  index: number;
}

/** Books and confirms; the code, or null where the office refused. */
export async function bookForApplicant(time: StageTime, seed: number, booking: StageBooking): Promise<string | null> {
  const { office, window, index } = booking;
  const { phone, ...applicant } = applicantNumbered(seed, index);
  const way = drawnShare(seed, 'way', index);
  const sender = { as: 'sender', phone } as const;
  const isByChat = office.number !== null && way < 0.9;
  // On the page one books without signing in; the message with the code, or the officer, confirms.
  const asker = way >= 0.9 ? office.frontDesk : isByChat && way < 0.7 ? sender : ({ as: 'anyone' } as const);
  const input = { office: office.code, when: { window }, applicant, acceptNextPlace: false };
  const { answer } = await time.ask(asker)(documents.StageBookDocument, { input }, 'id');
  if (answer.__typename === 'Refusal') return null;
  const { code } = answer;
  const confirmer = isByChat ? sender : office.frontDesk;
  const confirmed = await time.ask(confirmer)(documents.StageConfirmDocument, { input: { code } }, 'id');
  return confirmed.answer.__typename === 'Refusal' ? null : code;
}

const BOOKED_TOGETHER = 8;
const MAX_DAYS_BEFORE = 9;

/** Books the day up to that share, in groups, each on one of the days before; windows that have begun are left as they are. */
export async function fillDay(
  doors: StageDoors,
  day: DayAtOffice,
  { share, until }: { share: number; until?: Instant },
): Promise<void> {
  const windows = await stageWindows(doors, day);
  const { seed, past, present } = doors;
  const open = windows
    .map((window, hour) => ({ ...window, hour }))
    .filter(({ startsAt }) => isBefore(present.now(), startsAt) && (!until || isBefore(startsAt, until)));
  const wanted = open.flatMap(({ id, hour, capacity, remaining }) => {
    const missing = wantedPlaces(capacity, share, hour) - (capacity - remaining);
    return Array.from({ length: Math.max(0, missing) }, () => id);
  });
  const taken = windows.reduce((sum, { capacity, remaining }) => sum + capacity - remaining, 0);
  for (let from = 0; from < wanted.length; from += BOOKED_TOGETHER) {
    if (!(await doors.giveWay())) return;
    past.set(bookedAt(doors, day, from));
    const group = wanted.slice(from, from + BOOKED_TOGETHER);
    const indexOf = (one: number) => applicantIndex(day.date, day.office.place, taken + from + one);
    await Promise.all(
      group.map((window, one) => bookForApplicant(past, seed, { office: day.office, window, index: indexOf(one) })),
    );
  }
}

/** Some days before, in the hours in which people write; never after now. */
export function bookedAt({ seed, present }: StageDoors, { office, date }: DayAtOffice, group: number): Instant {
  const share = (part: string) => drawnShare(seed, office.code, date, 'booked', group, part);
  const before = 1 + Math.floor(share('days') ** 1.5 * MAX_DAYS_BEFORE);
  const at = addMinutes(atTime(date, '07:00', office.timeZone), -24 * 60 * before + share('minutes') * 13 * 60);
  return isBefore(at, present.now()) ? at : present.now();
}
