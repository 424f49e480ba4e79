// Freed places of one office: to the people on standby one after the other, then back to all.
import { randomInt } from 'node:crypto';
import type { Chance } from '../capacity/freed.ts';
import type { Queryable, Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { endOffers } from './endOffers.ts';
import { giveBack } from './giveBack.ts';
import { makeOffers } from './offers.ts';
import { type PlacesTurn, sumOfTurns } from './placesTurn.ts';
import type { TellMeans } from './tellable.ts';

/** Codes of the offices that have places which came free. */
export async function officesWithFreedPlaces(db: Queryable): Promise<string[]> {
  return (await db.query(WITH_FREED_PLACES)).map(({ office }) => office);
}
const WITH_FREED_PLACES = statement<{ office: string }>('offices with freed places')`
  select distinct office from freed_place order by office`;

export interface PlacesTurning {
  means: TellMeans;
  /** For tests. */
  chance?: Chance;
}

/** One server at a time does this for an office: another that comes meanwhile has nothing to do. */
export async function turnPlaces(
  tx: Transaction,
  office: Office,
  { means, chance = randomInt }: PlacesTurning,
  now: Instant,
): Promise<PlacesTurn> {
  const [turn] = await tx.query(TURN, [office.code]);
  if (!turn?.first) return sumOfTurns([]);
  // Windows before places, as all transactions lock them. Places that come free from here on are offered before they are
  // given back.
  const due = await tx.query(LOCK_DUE_WINDOWS, [now.toString(), office.code]);
  const ended = await endOffers(tx, office, now, chance);
  const offered = await makeOffers({ tx, office, means, now });
  const windows = due.map(({ id }) => id);
  return sumOfTurns([ended, offered, await giveBack(tx, windows, now)]);
}
const TURN = statement<{ first: boolean }>('turn of places')`
  select pg_try_advisory_xact_lock(${lockOf('places', '$1')}) as first`;
const LOCK_DUE_WINDOWS = statement<{ id: number }>('lock due windows')`
  select id from capacity_window where id in (
    select window_id from freed_place where office = $2 and back_at <= $1 and (offered_to is null or offer_until <= $1)
  ) order by id for update`;
