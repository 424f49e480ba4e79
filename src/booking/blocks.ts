// Addresses and people that may not book for a while: set by staff, or by not coming several times running.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { addressKey, phoneNumber } from '../phone.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import { dateIn, type Instant, isBefore, type LocalDate } from '../time.ts';

export type BlockKind = 'STAFF' | 'FORFEITS';

export interface Block {
  id: number;
  key: string;
  /** null: at all offices. */
  office: string | null;
  kind: BlockKind;
  reason: string;
  by: string;
  beganAt: Instant;
  /** null: until it is lifted. */
  endsAt: Instant | null;
  liftedAt: Instant | null;
}

/** The key under which a person is blocked. */
export function personBlockKey(person: string): string {
  return `person:${person}`;
}

/** An address as staff write it: a phone number, or the id a channel gave. @throws CallerError BAD_USER_INPUT */
export function blockKeyOf(address: string): string {
  const text = address.trim();
  if (text === '' || text.length > 200)
    throw new CallerError('BAD_USER_INPUT', 'address must be a phone number or an id.');
  return addressKey(phoneNumber(text) ? 'phone' : 'other', text);
}

export interface BlockOrder {
  key: string;
  office: string | null;
  reason: string;
  until: Instant | null;
  by: string;
}

/** @throws CallerError BAD_USER_INPUT */
export async function block(
  tx: Transaction,
  { key, office, reason, until, by }: BlockOrder,
  now: Instant,
): Promise<Block> {
  if (reason.trim() === '' || reason.length > 300) {
    throw new CallerError('BAD_USER_INPUT', 'reason must be a text of at most 300 characters.');
  }
  if (until && !isBefore(now, until)) throw new CallerError('BAD_USER_INPUT', 'until must be to come.');
  const values = [key, office, reason.trim(), by, now.toString(), until?.toString() ?? null];
  const [row] = await tx.query({ name: 'block', text: BLOCK }, values);
  return readBlock(row);
}
const COLUMNS = 'id, key, office, kind, reason, by, began_at, ends_at, lifted_at';
const BLOCK = `insert into block (key, office, kind, reason, by, began_at, ends_at) values ($1, $2, 'STAFF', $3, $4, $5, $6)
  returning ${COLUMNS}`;

/** Lifting twice is lifting once; `office` null: also what holds everywhere. @throws CallerError NOT_FOUND */
export async function liftBlock(
  tx: Transaction,
  id: number,
  office: string | null,
  by: string,
  now: Instant,
): Promise<Block> {
  const [row] = await tx.query({ name: 'lift block', text: LIFT }, [id, office, by, now.toString()]);
  if (!row) throw new CallerError('NOT_FOUND', `There is no block ${id} here.`);
  return readBlock(row);
}
const LIFT = `update block set lifted_at = coalesce(lifted_at, $4), lifted_by = coalesce(lifted_by, $3)
  where id = $1 and ($2::text is null or office = $2) returning ${COLUMNS}`;

/** Blocks that hold at an office, the latest first; `ended`: also those that hold no longer. */
export async function blocksOf(
  tx: Transaction,
  office: string,
  ended: boolean,
  first: number,
  now: Instant,
): Promise<Block[]> {
  const rows = await tx.query({ name: 'blocks of', text: BLOCKS_OF }, [office, ended, now.toString(), first]);
  return rows.map(readBlock);
}
const IN_FORCE = (now: string) => `lifted_at is null and (ends_at is null or ends_at > ${now})`;
const BLOCKS_OF = `select ${COLUMNS} from block where (office = $1 or office is null) and ($2 or (${IN_FORCE('$3')}))
  order by id desc limit $4`;

// biome-ignore lint/suspicious/noExplicitAny: the row is what the columns above say.
function readBlock(row: any): Block {
  const { id, key, office, kind, reason, by } = row;
  return { id, key, office, kind, reason, by, beganAt: row.began_at, endsAt: row.ends_at, liftedAt: row.lifted_at };
}

/** Who wants to book, as far as blocks go. */
export interface Blockable {
  person: string;
  sender: string | null;
  office: Office;
}

export type Blocks = Awaited<ReturnType<typeof blocksAmong>>;

/** Blocks in force of all these people and addresses. */
export async function blocksAmong(tx: Transaction, wanted: readonly Blockable[], now: Instant) {
  const keys = wanted.flatMap(({ person, sender }) =>
    sender ? [personBlockKey(person), sender] : [personBlockKey(person)],
  );
  const rows = keys.length === 0 ? [] : await tx.query({ name: 'blocks among', text: AMONG }, [keys, now.toString()]);
  const blocks = Map.groupBy(rows, ({ key }) => key as string);
  return {
    /** What was written of the reason is for staff, not for whoever is blocked. */
    refuse({ person, sender, office }: Blockable): Refusal | null {
      if (blocks.size === 0) return null;
      const own = [...(blocks.get(personBlockKey(person)) ?? []), ...((sender && blocks.get(sender)) || [])];
      const here = own.filter((one) => one.office === null || one.office === office.code);
      // The one that lasts longest is what counts.
      const [last] = here.sort((a, b) => until(b) - until(a));
      return last ? refusalOf(last.kind, last.ends_at, office) : null;
    },
  };
}
const AMONG = `select key, office, kind, ends_at from block where key = any($1) and ${IN_FORCE('$2')}`;

function until(one: { ends_at: Instant | null }): number {
  return one.ends_at?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

function refusalOf(kind: BlockKind, endsAt: Instant | null, { name, timeZone }: Office): Refusal {
  if (!endsAt) return refuse('BLOCKED', { office: name });
  const when = { untilDate: dateIn(timeZone, endsAt), until: { at: endsAt, zone: timeZone } };
  return kind === 'FORFEITS' ? refuse('FORFEITED_TOO_OFTEN', when) : refuse('BLOCKED_UNTIL', { office: name, ...when });
}

/**
 * Whoever did not come so many times running, as the office sets, waits before booking there again; a visit kept in
 * between breaks the row, what was cancelled or lapsed does not count. Both the address and the person: numbers are
 * soon changed.
 */
export async function delayForfeiters(tx: Transaction, forfeited: readonly string[], now: Instant): Promise<void> {
  if (forfeited.length > 0) await tx.query({ name: 'delay forfeiters', text: DELAY }, [forfeited, now.toString()]);
}
const lastOnes = (column: string) => `(
    select bool_and(status = 'FORFEITED') and count(*) = ended.allowed from (
      select status from booking kept
      where kept.${column} = ended.${column} and kept.office = ended.office and kept.status in ('FORFEITED', 'CHECKED_IN')
      order by kept.forfeit_at desc limit ended.allowed
    ) last
  )`;
const DELAY = `
  with ended as materialized (
    select distinct b.sender_key, b.person_key, b.office, (policy->>'forfeitsInRow')::int as allowed,
      (policy->>'forfeitDelayDays')::int as days
    from booking b join office o on o.code = b.office
      cross join lateral (select coalesce(o.from_managers->'policy', o.from_file->'policy') as policy) p
    where b.code = any($1) and coalesce((policy->>'forfeitsInRow')::int, 0) > 0
  ), found as (
    select sender_key as key, office, days from ended where sender_key is not null and ${lastOnes('sender_key')}
    union
    select 'person:' || person_key, office, days from ended where ${lastOnes('person_key')}
  )
  insert into block (key, office, kind, reason, by, began_at, ends_at)
  select key, office, 'FORFEITS', 'forfeited too often', 'clock', $2, $2::timestamptz + make_interval(days => coalesce(days, 7))
  from found`;

/** An address with bookings that came to nothing. */
export interface Suspect {
  key: string;
  lapsed: number;
  forfeited: number;
  cancelled: number;
  kept: number;
  live: number;
  blocked: boolean;
}

/** Addresses with bookings lapsed or forfeited at an office since that day, the worst first. */
export async function suspectsOf(
  tx: Transaction,
  office: string,
  since: LocalDate,
  first: number,
  after: { bad: number; key: string } | null,
  now: Instant,
): Promise<{ items: (Suspect & { bad: number })[]; total: number; hasNext: boolean }> {
  const values = [office, since, first + 1, after?.bad ?? null, after?.key ?? null, now.toString()];
  const rows = await tx.query({ name: 'suspects', text: SUSPECTS }, values);
  return { items: rows.slice(0, first), total: rows[0]?.total ?? 0, hasNext: rows.length > first };
}
const SUSPECTS = `
  with counted as (
    select sender_key as key,
      count(*) filter (where status = 'EXPIRED')::int as lapsed, count(*) filter (where status = 'FORFEITED')::int as forfeited,
      count(*) filter (where status = 'CANCELLED')::int as cancelled, count(*) filter (where status = 'CHECKED_IN')::int as kept,
      count(*) filter (where live)::int as live, count(*) filter (where status in ('EXPIRED', 'FORFEITED'))::int as bad
    from booking where office = $1 and visit_date >= $2 and sender_key is not null group by sender_key
  ), bad as (select *, count(*) over ()::int as total from counted where bad > 0)
  select bad.*, exists (
    select from block b where b.key = bad.key and (b.office = $1 or b.office is null) and ${IN_FORCE('$6')}
  ) as blocked
  from bad where $4::int is null or (bad, key) < ($4, $5) order by bad desc, key desc limit $3`;
