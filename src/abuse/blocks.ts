// Addresses and people that may not book for a while: set and lifted by staff, or by not coming several times running.

import type { Queryable, Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import { addressKey, phoneNumber } from '../phone.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import { type Selection, select, statement } from '../statement.ts';
import { dateIn, type Instant, isBefore } from '../time.ts';
import { BlockEntity } from './entities.ts';

export type BlockKind = 'STAFF' | 'FORFEITS';

export interface Block {
  id: number;
  /** Of an address (`tel:…`, `id:…`) or of a person (`person:…`). */
  key: string;
  /** null: at all offices. */
  office: string | null;
  kind: BlockKind;
  /** Why, where staff set it. */
  reason: string | null;
  /** The missed visit that caused it: the same for the number and for the people it should have brought. */
  missed: string | null;
  by: string;
  beganAt: Instant;
  /** null: until it is lifted. */
  endsAt: Instant | null;
  liftedAt: Instant | null;
  liftedBy: string | null;
}

/** The key under which a person is blocked, whatever number they write from. */
export function personBlockKey(person: string): string {
  return `person:${person}`;
}

/** The subject of a key: an address as it is written, or a person. */
export function blockedBy(key: string): { address: string | null; person: string | null } {
  const [kind, value] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return kind === 'person' ? { address: null, person: value } : { address: value, person: null };
}

const LONGEST_ADDRESS = 200;
const MAX_BLOCK_REASON = 300;

/**
 * The key of an address as staff write it: a phone number in any form, or the id a channel gave, as it is shown.
 * @throws CallerError BAD_USER_INPUT
 */
export function blockKeyOf(address: string): string {
  const text = address.trim();
  if (text === '' || text.length > LONGEST_ADDRESS || text.includes('\0')) {
    throw new CallerError('BAD_USER_INPUT', 'address must be a phone number or an id.');
  }
  if (phoneNumber(text)) return addressKey('phone', text);
  // Providers know numbers that the plan of numbers does not; one with the trunk zero is a mistyped one.
  if (/^\+[\d\s().-]+$/.test(text)) return addressKey('phone', text.replace(/[^+\d]/g, ''));
  if (/^0[\d\s().-]*$/.test(text)) throw new CallerError('BAD_USER_INPUT', `${text} is no phone number.`);
  return addressKey('other', text);
}

export interface BlockOrder {
  key: string;
  office: string | null;
  reason: string;
  until: Instant | null;
  by: string;
}

/**
 * From the commit on that address cannot book; bookings under way are done before. An earlier block by staff is
 * replaced. @throws CallerError BAD_USER_INPUT
 */
export async function block(tx: Transaction, order: BlockOrder, now: Instant): Promise<Block> {
  const { key, office, until, by } = order;
  const reason = order.reason.trim();
  if (reason === '' || reason.length > MAX_BLOCK_REASON || reason.includes('\0')) {
    throw new CallerError('BAD_USER_INPUT', `reason must be a text of at most ${MAX_BLOCK_REASON} characters.`);
  }
  if (until && !isBefore(now, until)) throw new CallerError('BAD_USER_INPUT', 'until must be to come.');
  await lockKeys(tx, [key]);
  await tx.query({ name: 'replace block', text: REPLACE }, [key, office, by, now.toString()]);
  const values = [key, office, reason, by, now.toString(), until?.toString() ?? null];
  const [made] = await tx.query(ADD_BLOCK, values);
  if (!made) throw new Error('A block that was inserted was not returned.');
  return made;
}
const BLOCK_COLUMNS: Selection<Block> = select(BlockEntity, [
  'id',
  'key',
  'office',
  'kind',
  'reason',
  'missed',
  'by',
  'beganAt',
  'endsAt',
  'liftedAt',
  'liftedBy',
]);
const IN_FORCE = (now: string) => `lifted_at is null and (ends_at is null or ends_at > ${now})`;
const REPLACE = `update block set lifted_at = $4, lifted_by = $3
  where key = $1 and office is not distinct from $2 and kind = 'STAFF' and ${IN_FORCE('$4')}`;
const ADD_BLOCK = statement('block')`
  insert into block (key, office, kind, reason, by, began_at, ends_at) values ($1, $2, 'STAFF', $3, $4, $5, $6)
  returning ${BLOCK_COLUMNS}`;

/** The latest block that staff set for an address at an office. */
export async function latestBlock(
  tx: Transaction,
  { key, office, by }: Pick<BlockOrder, 'key' | 'office' | 'by'>,
): Promise<Block | null> {
  return (await tx.query(LATEST_BLOCK, [key, office, by]))[0] ?? null;
}
const LATEST_BLOCK = statement('latest block')`
  select ${BLOCK_COLUMNS} from block
  where key = $1 and office is not distinct from $2 and kind = 'STAFF' and by = $3 order by id desc limit 1`;

export interface Lifting {
  id: number;
  /** null: also what holds at another office or everywhere. */
  office: string | null;
  by: string;
}

/**
 * A delay for missed visits is lifted for the number and for the people it should have brought alike. A block that is
 * over stays as it is; `lifted` says whether anything changed. @throws CallerError NOT_FOUND
 */
export async function liftBlock(
  tx: Transaction,
  { id, office, by }: Lifting,
  now: Instant,
): Promise<{ block: Block; lifted: boolean }> {
  const [found] = await tx.query(BLOCK_TO_LIFT, [id, office]);
  if (!found) throw new CallerError('NOT_FOUND', `There is no block ${id} here.`);
  const over = found.liftedAt !== null || (found.endsAt !== null && !isBefore(now, found.endsAt));
  if (over) return { block: found, lifted: false };
  await tx.query({ name: 'lift block', text: LIFT }, [id, found.missed, by, now.toString()]);
  return { block: { ...found, liftedAt: now, liftedBy: by }, lifted: true };
}
const BLOCK_TO_LIFT = statement('block to lift')`
  select ${BLOCK_COLUMNS} from block where id = $1 and ($2::text is null or office = $2) for update`;
const LIFT = `update block set lifted_at = $4, lifted_by = $3
  where id in (select $1::bigint union select id from block where missed = $2) and ${IN_FORCE('$4')}`;

export interface BlockList {
  office: string;
  /** Those of one key or with these letters in the name; null: all. */
  search: { key: string | null; letters: string | null } | null;
  /** Also those that hold no longer. */
  ended: boolean;
}

/** Blocks that hold at an office, also because they hold everywhere, the latest first; `after` is the last one seen. */
export async function blocksOf(
  db: Queryable,
  { office, search, ended }: BlockList,
  { first, after }: { first: number; after: number | null },
  now: Instant,
): Promise<{ items: Block[]; total: number; hasNext: boolean }> {
  const letters = search?.letters ? `person:%${search.letters}%` : null;
  const values = [office, ended, now.toString(), search !== null, search?.key ?? null, letters];
  const [rows, [count]] = await Promise.all([
    db.query(BLOCKS_OF, [...values, after, first + 1]),
    db.query(COUNT_BLOCKS, values),
  ]);
  return { items: rows.slice(0, first), total: count?.total ?? 0, hasNext: rows.length > first };
}
const HERE = `(office = $1 or office is null) and ($2 or (${IN_FORCE('$3')}))
  and (not $4::boolean or key = $5::text or key like $6::text)`;
const BLOCKS_OF = statement('blocks of')`
  select ${BLOCK_COLUMNS} from block where ${HERE} and ($7::bigint is null or id < $7) order by id desc limit $8`;
const COUNT_BLOCKS = statement<{ total: number }>('count blocks')`
  select count(*)::int as total from block where ${HERE}`;

/** Blocks that are over are kept as long as the office keeps its bookings, because they name a person. */
export async function forgetBlocks(tx: Transaction, offices: readonly Office[], now: Instant): Promise<void> {
  const longest = Math.max(0, ...offices.map(({ policy }) => policy.retentionDays));
  const kept = offices.map(({ code, policy }) => ({ office: code, days: policy.retentionDays }));
  await tx.query({ name: 'forget blocks', text: FORGET_BLOCKS }, [JSON.stringify(kept), longest, now.toString()]);
}
const FORGET_BLOCKS = `delete from block where coalesce(lifted_at, ends_at) < $3::timestamptz - make_interval(days => coalesce(
    (select days from json_to_recordset($1) as kept (office text, days integer) where kept.office = block.office), $2::int))`;

/** The applicant, as far as blocks are concerned. */
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
  const rows = keys.length === 0 ? [] : await tx.query(BLOCKS_AMONG, [keys, now.toString()]);
  const blocks = Map.groupBy(rows, ({ key }) => key);
  return {
    /** The written reason is for staff, not for the person who is blocked. */
    refuse({ person, sender, office }: Blockable): Refusal | null {
      if (blocks.size === 0) return null;
      const own = [...(blocks.get(personBlockKey(person)) ?? []), ...((sender && blocks.get(sender)) || [])];
      const here = own.filter((one) => one.office === null || one.office === office.code);
      // The one that lasts longest is what counts.
      const [last] = here.sort((a, b) => until(b) - until(a));
      return last ? blockRefusal(last.kind, last.endsAt, office) : null;
    },
  };
}
const BLOCKS_AMONG = statement('blocks among')`
  select ${select(BlockEntity, ['key', 'office', 'kind', 'endsAt'])} from block where key = any($1) and ${IN_FORCE('$2')}`;

function until(one: { endsAt: Instant | null }): number {
  return one.endsAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

function blockRefusal(kind: BlockKind, endsAt: Instant | null, { name, timeZone }: Office): Refusal {
  if (!endsAt) return refuse('BLOCKED', { office: name });
  const when = { office: name, untilDate: dateIn(timeZone, endsAt), until: { at: endsAt, zone: timeZone } };
  return refuse(kind === 'FORFEITS' ? 'FORFEITED_TOO_OFTEN' : 'BLOCKED_UNTIL', when);
}
