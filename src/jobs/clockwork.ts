// Work by the clock: holds lapse, bookings are forfeited, freed places go on, windows roll on, keys are forgotten.

import { forgetBlocks } from '../abuse/blocks.ts';
import { forgetSources } from '../abuse/sources.ts';
import { windowsTurned } from '../capacity/windows.ts';
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { forgetKeys } from '../idempotency.ts';
import type { Directory } from '../office/directory.ts';
import { lastDate } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { forgetPhotos } from '../photos/photos.ts';
import { begunAt, markChanged } from '../queue/board.ts';
import { turnPlaces } from '../standby/offers.ts';
import { closeLines } from '../standby/standbyLine.ts';
import { addMinutes, type Clock, dateIn, type Instant, isBefore } from '../time.ts';
import { transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';
import { openDaysOf, type UnopenedDay } from './openDays.ts';
import { forgetRounds, remindAll, tellDue } from './remind.ts';
import { retain, retainMessages } from './retain.ts';
import { settleAll } from './settleAll.ts';
import type { Unopened } from './unopened.ts';

export interface RunningClockwork {
  /** How many turns failed, in whole or in part, since one was done; there is one a second. */
  failedInARow(): number;
  /** Waits for the turn under way. */
  stop(): Promise<void>;
}

export interface Clockwork {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  /** Remembers the days that could not be opened. */
  unopened: Unopened;
  /** Told of what went wrong; the next turn tries again. */
  onFault(error: unknown): void;
}

/** Windows of the horizon, and the end of days past, for every office; what fails at one is no matter of the others. */
export async function rollAll(pool: Pool, offices: Directory, now: Instant): Promise<UnopenedDay[]> {
  const unopened: UnopenedDay[] = [];
  for (const { code } of offices.all()) unopened.push(...(await openDaysOf(pool, code, now)));
  return unopened;
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
    const date = lastDate(office, to);
    const same = date === lastDate(office, from) && dateIn(office.timeZone, to) === dateIn(office.timeZone, from);
    return same ? [] : [{ office: office.code, date }];
  });
  await transact(pool, async (tx) => {
    const turned = [...days, ...(await windowsTurned(tx, offices.all(), from, to))];
    return { answer: null, announcements: turned.map((day): Announcement => ({ event: 'availability', ...day })) };
  });
}

/** Freed places: offered to the standby line, or returned to general availability. */
export async function turnFreedPlaces(pool: Pool, offices: Directory, now: Instant): Promise<number> {
  return transact(pool, async (tx) => {
    const { done, announcements, notices } = await turnPlaces(tx, offices.find, now);
    return { answer: done, announcements, notices: { at: now, all: notices } };
  });
}

/** Takes personal data out of what is over, as long as each office keeps it. */
export async function retainAll(pool: Pool, offices: Directory, now: Instant): Promise<void> {
  const again = (work: (tx: Transaction) => Promise<boolean>) =>
    transact(pool, async (tx) => ({ answer: await work(tx), announcements: [] }));
  const ofOffice = (office: Office) => async () => {
    while (await again((tx) => retain(tx, office, now)));
  };
  const longest = Math.max(...offices.all().map(({ policy }) => policy.retentionDays));
  await eachOf(pool, [
    ...offices.all().map(ofOffice),
    async () => {
      while (await again((tx) => retainMessages(tx, longest, now)));
    },
    () => again(async (tx) => (await forgetPhotos(tx, now)) < 0),
    () => transact(pool, async (tx) => ({ answer: await forgetSources(tx, now), announcements: [] })),
  ]);
}

const SECOND_MS = 1000;
/** Days that could not be opened are tried again so often. */
const RETRY_MINUTES = 1;

export function startClockwork({ pool, offices, clock, unopened, onFault }: Clockwork): RunningClockwork {
  let rolledOn = '';
  let rolledAt = clock.now();
  let turn: Promise<void> = Promise.resolve();
  let busy = false;
  let lastTurn = clock.now();
  let remindedIn = 0;
  let failed = 0;

  /** Once a minute is often enough, for what is said to the minute. */
  async function remindOnce(now: Instant): Promise<void> {
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    if (minute === remindedIn) return;
    await remindAll(pool, offices, now);
    remindedIn = minute;
  }

  async function openAll(now: Instant): Promise<void> {
    unopened.note(await rollAll(pool, offices, now));
    rolledAt = now;
  }

  async function openAgain(now: Instant): Promise<void> {
    const due = !isBefore(now, addMinutes(rolledAt, RETRY_MINUTES));
    if (due && unopened.days().length > 0) await openAll(now);
  }

  async function tellBoards(now: Instant): Promise<void> {
    await beginWindows(pool, offices, lastTurn, now);
    await tellTurned(pool, offices, lastTurn, now);
    lastTurn = now;
  }

  async function work(): Promise<void> {
    const now = clock.now();
    await eachOf(pool, [
      () => settleAll(pool, now),
      () => tellDue(pool, offices, now),
      () => remindOnce(now),
      () => turnFreedPlaces(pool, offices, now),
      () => tellBoards(now),
      () => workOfDay(now),
    ]);
  }

  async function workOfDay(now: Instant): Promise<void> {
    // An office's day begins at its own midnight: the dates of all offices together change three times a day.
    const dates = offices
      .all()
      .map((office) => `${office.code} ${dateIn(office.timeZone, now)}`)
      .join();
    if (dates === rolledOn) return openAgain(now);
    await openAll(now);
    const step = (work: (tx: Transaction) => Promise<unknown>) => () =>
      transact(pool, async (tx) => ({ answer: await work(tx), announcements: [] }));
    await eachOf(pool, [
      step((tx) => forgetKeys(tx, now)),
      step((tx) => closeLines(tx, now)),
      step((tx) => forgetBlocks(tx, offices.all(), now)),
      step((tx) => forgetRounds(tx, now)),
      () => retainAll(pool, offices, now),
    ]);
    rolledOn = dates;
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    turn = work()
      .then(
        () => {
          failed = 0;
        },
        (error) => {
          failed++;
          onFault(error);
        },
      )
      .finally(() => {
        busy = false;
      });
  }, SECOND_MS);
  return {
    failedInARow: () => failed,
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}
