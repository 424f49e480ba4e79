// The short way to the windows of a group: most people pick one, and most windows have room for all who pick them.
import type { Statement, Transaction } from '../database.ts';
import { bookableAfter, lastReleasedDate } from '../office/release.ts';
import { type Instant, isBefore } from '../time.ts';
import { type LockedAhead, lockAhead, type OfficeWish } from './openWindows.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from './window.ts';

/** Windows are locked behind this savepoint, and let go by going back to it. */
export const UNLOCKED = { name: 'unlocked', text: 'savepoint unlocked' };
export const UNLOCK = 'rollback to savepoint unlocked';

/** By ids: no window is looked for. One that is full by now is not locked either. */
const LOCK_PICKED: Statement<CapacityWindow> = {
  name: 'lock picked windows',
  text: `select ${WINDOW_COLUMNS} from capacity_window w where w.id = any($1::bigint[]) and w.taken < w.capacity
    order by w.id for update`,
};

/** The windows in which a group may have places, locked until the commit: the picked ones, or else those that are found. */
export async function lockForGroup(tx: Transaction, wishes: readonly OfficeWish[], now: Instant): Promise<LockedAhead> {
  const windows = await lockPicked(tx, wishes, now);
  return windows ? { windows, unproven: null } : lockAhead(tx, wishes, now);
}

/**
 * The windows that were picked, locked until the commit, if each has a place for all who picked it: no other window can
 * be theirs then. Null: they have to be looked for, and none is locked.
 */
async function lockPicked(
  tx: Transaction,
  wishes: readonly OfficeWish[],
  now: Instant,
): Promise<CapacityWindow[] | null> {
  if (wishes.length === 0 || !wishes.every(isPlainPick)) return null;
  const picks = Map.groupBy(wishes, ({ wish }) => wish.window);
  const rows = await tx.query(LOCK_PICKED, [[...picks.keys()]]);
  const windows = rows.map(readWindow);
  const known = new Map(windows.map((window) => [window.id, window]));
  const haveRoom = [...picks].every(([id, by]) => {
    const window = known.get(id ?? 0);
    return window && window.taken + by.length <= window.capacity && by.every((one) => isPickOpen(one, window, now));
  });
  if (haveRoom) return windows;
  tx.send(UNLOCK);
  return null;
}

/** Nothing but the window and its room decides. */
function isPlainPick({ office, wish, moved = false }: OfficeWish): boolean {
  const { date, window, unproven = false } = wish;
  return window !== null && date === null && !unproven && !moved && office.policy.lotteryMinutes === 0;
}

/** A share of the same hours in which the person comes first is looked for. */
function isPickOpen({ office, wish, atDesk = false }: OfficeWish, window: CapacityWindow, now: Instant): boolean {
  return (
    window.office === office.code &&
    window.quota === wish.quotas[0] &&
    isBefore(bookableAfter(office.policy, now, atDesk), window.startsAt) &&
    window.date <= lastReleasedDate(office, now)
  );
}
