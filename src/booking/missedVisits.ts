// Visits missed in a row: those whose last visits, as many as the office sets, were all forfeited.
import { sql } from 'kysely';
import { personBlockKey } from '../abuse/blockKeys.ts';
import type { MissedVisit } from '../abuse/forfeits.ts';
import type { Transaction } from '../database.ts';
import { policiesOf } from '../office/read.ts';
import { literal, tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { BookingEntity } from './entities.ts';
import { isMissedInRow, type VisitDay, type VisitHistory } from './missedInRow.ts';

/**
 * The last visits of those who missed as many running as the office sets; `forfeited` were just forfeited in this
 * transaction. A visit is what a number, or a person, had booked at an office for one day: a family that stays at home
 * once has missed one visit, and if one of them came it was kept. A kept visit ends the row; what was cancelled or lapsed
 * does not count, nor do bookings that are not proven, since anyone can make them for another person. Both the address
 * and the person wait: numbers are soon changed, and one number can bring many names. The days count from the hour that
 * was missed, whenever the clock comes round to it.
 */
export async function visitsMissedInRow(
  tx: Transaction,
  forfeited: readonly { code: string }[],
  now: Instant,
): Promise<MissedVisit[]> {
  const ended = await endedVisits(tx, forfeited);
  const [senders, people] = [
    await historiesOf(tx, 'senderKey', ended, now),
    await historiesOf(tx, 'personKey', ended, now),
  ];
  return ended.flatMap((visit) => {
    const { senderKey, personKey, office, until } = visit;
    const missed = `${office} ${visit.visitDate} ${senderKey ?? personKey}`;
    const ofSender = senderKey !== null && isMissedInRow(visit, senders.get(senderKey));
    const ofPerson = isMissedInRow(visit, people.get(personKey));
    return [
      ...(ofSender ? [{ key: senderKey, office, missed, until }] : []),
      ...(ofPerson ? [{ key: personBlockKey(personKey), office, missed, until }] : []),
    ];
  });
}

const bookings = tablesOf(BookingEntity);
type OwnerKey = 'senderKey' | 'personKey';

/** A booking that was forfeited, at an office that delays those who miss visits. */
interface EndedVisit extends VisitDay {
  senderKey: string | null;
  personKey: string;
  /** Visits missed in a row that delay. */
  allowed: number;
  until: Instant;
}

async function endedVisits(tx: Transaction, forfeited: readonly { code: string }[]): Promise<EndedVisit[]> {
  if (forfeited.length === 0) return [];
  const rows = await bookings(tx)
    .selectFrom('booking')
    .select(['senderKey', 'personKey', 'office', 'visitDate', 'forfeitAt'])
    .where(
      'code',
      'in',
      forfeited.map(({ code }) => code),
    )
    .where('proven', '=', true)
    .execute();
  const policies = await policiesOf(tx.em, [...new Set(rows.map(({ office }) => office))]);
  return rows.flatMap(({ forfeitAt, ...visit }) => {
    const policy = policies.get(visit.office);
    const allowed = policy?.forfeitsInRow ?? 0;
    if (!policy || allowed === 0) return [];
    return [{ ...visit, allowed, until: forfeitAt.add({ hours: 24 * policy.forfeitDelayDays }) }];
  });
}

async function historiesOf(
  tx: Transaction,
  owner: OwnerKey,
  ended: readonly EndedVisit[],
  now: Instant,
): Promise<Map<string, VisitHistory>> {
  const keys = [...new Set(ended.flatMap((visit) => visit[owner] ?? []))];
  if (keys.length === 0) return new Map();
  const past = Map.groupBy(await pastVisits(tx, owner, keys), ({ key }) => key);
  const open = Map.groupBy(await openVisits(tx, owner, keys, now), ({ key }) => key);
  return new Map(keys.map((key) => [key, { past: past.get(key) ?? [], open: open.get(key) ?? [] }]));
}

async function pastVisits(tx: Transaction, owner: OwnerKey, keys: readonly string[]) {
  const rows = await bookings(tx)
    .selectFrom('booking')
    .select([`${owner} as key`, 'office', 'visitDate', 'status'])
    .where(owner, 'in', keys)
    .where('proven', '=', true)
    .where('status', 'in', [literal('FORFEITED'), literal('CHECKED_IN')])
    .$narrowType<{ key: string }>()
    .execute();
  return rows.map(({ status, ...visit }) => ({ ...visit, missed: status === 'FORFEITED' }));
}

/** Live bookings are looked up by whose they are and by nothing else: those yet to come are far more than one number has. */
function openVisits(tx: Transaction, owner: OwnerKey, keys: readonly string[], now: Instant) {
  return bookings(tx)
    .selectFrom(({ selectFrom }) =>
      selectFrom('booking as own')
        .select([`own.${owner} as key`, 'own.office', 'own.visitDate', 'own.status', 'own.forfeitAt'])
        .where(`own.${owner}`, 'in', keys)
        .where('own.live', '=', literal(true))
        .offset(sql.lit(0))
        .as('own'),
    )
    .select(['own.key', 'own.office', 'own.visitDate'])
    .where('own.status', '=', 'CONFIRMED')
    .where('own.forfeitAt', '>', now)
    .$narrowType<{ key: string }>()
    .execute();
}
