// Work by the clock for all offices: windows roll on, boards and availability follow, freed places go on, data is forgotten.
import { forgetBlocks } from '../abuse/oldBlocks.ts';
import { forgetSessions } from '../access/staffSessions.ts';
import { forgetSources } from '../booking/sources.ts';
import { windowsTurned } from '../capacity/windows.ts';
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { forgetKeys } from '../idempotency.ts';
import { forgetEntrants } from '../lottery/draw.ts';
import type { Directory } from '../office/directory.ts';
import { lastReleasedDate, lotteryNow, takesEntries } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { forgetPhotos } from '../photos/photos.ts';
import { thinHeads } from '../placeLog/thinHeads.ts';
import { forgetPushes } from '../push/pushSubscriptions.ts';
import { begunAt, markChanged } from '../queue/board.ts';
import { forgetOldRequests } from '../standby/requestPlace.ts';
import type { TellMeans } from '../standby/tellable.ts';
import { officesWithFreedPlaces, turnPlaces } from '../standby/turnPlaces.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { transact } from '../transact.ts';
import { forgetFeed } from '../webhooks/feed.ts';
import { eachOf } from './eachOf.ts';
import { forgetFailedJobs } from './forgetJobs.ts';
import { openDaysOf, type UnopenedDay } from './openDays.ts';
import { officesToRetain, retain } from './retain.ts';
import { retainMessages } from './retainMessages.ts';

/** Offices whose days are opened in one transaction, which stays short. */
export const OFFICES_PER_STEP = 50;
/** While the database works for some offices, the windows of the next are planned. */
const STEPS_AT_ONCE = 2;

/** Windows of the horizon, and the end of days past, for all these offices; what fails at one is no matter of the others. */
export async function rollAll(pool: Pool, offices: Pick<Directory, 'all'>, now: Instant): Promise<UnopenedDay[]> {
  const unopened: UnopenedDay[][] = [];
  const codes = offices.all().map(({ code }) => code);
  const firsts = codes.keys().filter((index) => index % OFFICES_PER_STEP === 0);
  const openNext = async () => {
    for (const first of firsts)
      unopened[first] = await openDaysOf(pool, codes.slice(first, first + OFFICES_PER_STEP), now);
  };
  await Promise.all(Array.from({ length: STEPS_AT_ONCE }, openNext));
  return unopened.flat();
}

/** Tells the boards whose order changes because a window has begun between the two moments. */
export async function beginWindows(pool: Pool, offices: Directory, from: Instant, to: Instant): Promise<void> {
  const days = offices.all().map(({ code, timeZone }) => ({ office: code, date: dateIn(timeZone, to) }));
  // One after the other: while one office's line is locked, the others do not wait.
  for (const office of await begunAt(queriesOn(pool), days, from, to)) {
    await transact(pool, async (tx) => {
      await markChanged(tx, office);
      return { answer: null, announcements: [{ event: 'queue', office }] };
    });
  }
}

/**
 * Tells subscribers of availability what the clock alone changed between the two instants: a day that opened for
 * booking, a day that is over, a quota whose places opened to all, a window that can no longer be reached in time.
 */
export async function tellTurned(pool: Pool, offices: Directory, from: Instant, to: Instant): Promise<void> {
  const days = offices.all().flatMap((office) => {
    const date = lastReleasedDate(office, to);
    const same =
      date === lastReleasedDate(office, from) && dateIn(office.timeZone, to) === dateIn(office.timeZone, from);
    const [entering, before] = [enteringOn(office, to), enteringOn(office, from)];
    if (entering !== before) return [{ office: office.code, date: entering ?? before ?? date }];
    return same ? [] : [{ office: office.code, date }];
  });
  await transact(pool, async (tx) => {
    const turned = [...days, ...(await windowsTurned(tx, offices.all(), from, to))];
    return { answer: null, announcements: turned.map((day): Announcement => ({ event: 'availability', ...day })) };
  });
}

/** The day whose lottery takes entries then. */
function enteringOn(office: Office, at: Instant): LocalDate | null {
  const lottery = lotteryNow(office, at);
  return lottery && takesEntries(lottery, at) ? lottery.date : null;
}

/**
 * Freed places: offered to the standby line, or returned to general availability, in a transaction for each office.
 * @throws at the end where an office failed.
 */
export async function turnFreedPlaces(pool: Pool, offices: Directory, means: TellMeans, now: Instant): Promise<number> {
  let total = 0;
  const ofOffice = (office: Office) => async () => {
    total += await transact(pool, async (tx) => {
      const { done, announcements, notices } = await turnPlaces(tx, office, { means }, now);
      return { answer: done, announcements, notices: { at: now, all: notices } };
    });
  };
  const codes = await officesWithFreedPlaces(queriesOn(pool));
  await eachOf(pool, codes.flatMap((code) => offices.find(code) ?? []).map(ofOffice));
  return total;
}

/** Takes personal data out of bookings that are over at these offices, as long as each keeps it. @throws as `eachOf` does */
export async function retainBookings(pool: Pool, offices: readonly Office[], now: Instant): Promise<void> {
  const due = new Set(await officesToRetain(queriesOn(pool), offices, now));
  const ofOffice = (office: Office) => async () => {
    for (let more = true; more; ) more = await committed(pool, (tx) => retain(tx, office, now));
  };
  await eachOf(pool, offices.filter(({ code }) => due.has(code)).map(ofOffice));
}

/** Leaves of old signed heads one a day. @throws as `eachOf` does */
export async function thinAllHeads(pool: Pool, offices: readonly string[], now: Instant): Promise<void> {
  const ofOffice = (office: string) => async () => {
    let next: number | null = 0;
    while (next !== null) next = await thinFrom(pool, office, next, now);
  };
  await eachOf(pool, offices.map(ofOffice));
}

function thinFrom(pool: Pool, office: string, from: number, now: Instant): Promise<number | null> {
  return committed(pool, (tx) => thinHeads(tx, office, from, now));
}

/** Takes personal data out of all else that is over. @throws as `eachOf` does */
export async function retainRest(pool: Pool, offices: Directory, now: Instant): Promise<void> {
  const once = (work: (tx: Transaction) => Promise<unknown>) => () => committed(pool, work);
  const inSteps = (step: (tx: Transaction) => Promise<boolean>) => async () => {
    for (let more = true; more; ) more = await committed(pool, step);
  };
  await eachOf(pool, [
    inSteps((tx) => retainMessages(tx, offices.all(), now)),
    inSteps((tx) => forgetKeys(tx, now)),
    inSteps((tx) => forgetFailedJobs(tx, now)),
    once((tx) => forgetOldRequests(tx, now)),
    once((tx) => forgetPhotos(tx, now)),
    once((tx) => forgetBlocks(tx, offices.all(), now)),
    once((tx) => forgetEntrants(tx, now)),
    once((tx) => forgetSources(tx, now)),
    once((tx) => forgetSessions(tx, now)),
    once((tx) => forgetPushes(tx, now)),
    async () => {
      for (let more = true; more; ) more = await committed(pool, (tx) => forgetFeed(tx, now));
    },
  ]);
}

/** In a transaction that announces nothing. */
export function committed<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transact(pool, async (tx) => ({ answer: await work(tx), announcements: [] }));
}
