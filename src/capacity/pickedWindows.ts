// Looks up the windows that were picked by their identifiers, and refuses those that can no longer be had.

import type { Queryable } from '../database.ts';
import { bookableAfter, lastReleasedDate } from '../office/release.ts';
import type { Refusal } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { PlaceWish } from './allocate.ts';
import { CapacityWindowEntity } from './entities.ts';
import type { OfficeWish } from './openWindows.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from './window.ts';
import { type PickedWindow, type Reachable, refusedWindow } from './windowRules.ts';

type Picked = CapacityWindow & { closed: boolean };

/** Windows that were picked, by id. */
export type PickedWindows = ReadonlyMap<number, Picked>;

/**
 * A picked window without a place says from where to go on searching, so it is found though there is nothing in it to
 * lock. `windows` are found already.
 */
export async function findPicked(
  db: Queryable,
  wishes: readonly OfficeWish[],
  windows: readonly CapacityWindow[],
): Promise<PickedWindows> {
  const picks = new Set(wishes.flatMap(({ wish }) => wish.window ?? []));
  const found = windows.filter(({ id }) => picks.has(id)).map((window) => ({ ...window, closed: false }));
  const known = new Set(found.map(({ id }) => id));
  const missing = [...picks].filter((id) => !known.has(id));
  const rows = missing.length === 0 ? [] : await db.query(PICKED_WINDOWS, [missing]);
  const others = rows.map((row) => ({ ...readWindow(row), closed: row.planned === 0 }));
  return new Map([...found, ...others].map((window) => [window.id, window]));
}
const PICKED_WINDOWS = statement('picked windows')`
  select ${WINDOW_COLUMNS}, ${select(CapacityWindowEntity, ['planned']).of('w')} from capacity_window w where w.id = any($1)`;

export function pickOf({ window }: PlaceWish, picked: PickedWindows): Picked | null {
  return window === null ? null : (picked.get(window) ?? null);
}

/** The refusals of those who picked a window that cannot be had: they get no other one instead. null: nothing to refuse. */
export async function refusePicked(
  db: Queryable,
  wishes: readonly OfficeWish[],
  picked: PickedWindows,
  now: Instant,
): Promise<(Refusal | null)[]> {
  const withdrawn = await findWithdrawn(db, wishes, picked);
  const reachable = reaches(now);
  return wishes.map((one) => {
    const { office, wish, moved } = one;
    if (wish.window === null || moved) return null;
    const found = pickOf(wish, picked) ?? withdrawn.get(wish.window) ?? null;
    return refusedWindow(found, wish, office, reachable(one));
  });
}

/** Picked windows that the office has withdrawn since they were shown. */
async function findWithdrawn(
  db: Queryable,
  wishes: readonly OfficeWish[],
  picked: PickedWindows,
): Promise<Map<number, PickedWindow>> {
  const missing = wishes.flatMap(({ wish: { window } }) => (window === null || picked.has(window) ? [] : window));
  if (missing.length === 0) return new Map();
  const rows = await db.query<{ id: number; office: string; date: LocalDate }>(
    { name: 'withdrawn windows', text: WITHDRAWN },
    [missing],
  );
  return new Map(rows.map(({ id, office, date }) => [id, { office, date, startsAt: null, closed: true }]));
}
const WITHDRAWN = 'select id, office, date from withdrawn_window where id = any($1)';

/** Computed once for an office: it is the same for all who ask. */
function reaches(now: Instant): (wish: OfficeWish) => Reachable {
  const known = new Map<string, Reachable>();
  return ({ office, atDesk = false }) => {
    const place = `${office.code} ${atDesk}`;
    const reach = known.get(place) ?? {
      now,
      reachable: bookableAfter(office.policy, now, atDesk),
      last: lastReleasedDate(office, now),
    };
    known.set(place, reach);
    return reach;
  };
}
