// Addresses and people that may not book for a while: set and lifted by staff, or by not coming several times running.

import type { ExpressionBuilder } from 'kysely';
import type { Queryable, Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import { type Tables, tablesOf } from '../tables.ts';
import { dateIn, type Instant, isBefore } from '../time.ts';
import { personBlockKey } from './blockKeys.ts';
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

const MAX_BLOCK_REASON = 300;

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
  await blocks(tx)
    .updateTable('block')
    .set({ liftedAt: now, liftedBy: by })
    .where('key', '=', key)
    .where('office', 'is not distinct from', office)
    .where('kind', '=', 'STAFF')
    .where(isInForce(now))
    .execute();
  return blocks(tx)
    .insertInto('block')
    .values({ key, office, kind: 'STAFF', reason, by, beganAt: now, endsAt: until })
    .returning(BLOCK_COLUMNS)
    .executeTakeFirstOrThrow();
}

const blocks = tablesOf(BlockEntity);
const BLOCK_COLUMNS = [
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
] as const satisfies (keyof Block)[];

type OfBlock = ExpressionBuilder<Tables<typeof BlockEntity>, 'block'>;

function isInForce(now: Instant) {
  return ({ eb, and, or }: OfBlock) =>
    and([eb('liftedAt', 'is', null), or([eb('endsAt', 'is', null), eb('endsAt', '>', now)])]);
}

/** The latest block that staff set for an address at an office. */
export async function latestBlock(
  tx: Transaction,
  { key, office, by }: Pick<BlockOrder, 'key' | 'office' | 'by'>,
): Promise<Block | null> {
  const found = await blocks(tx)
    .selectFrom('block')
    .select(BLOCK_COLUMNS)
    .where('key', '=', key)
    .where('office', 'is not distinct from', office)
    .where('kind', '=', 'STAFF')
    .where('by', '=', by)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}

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
  const found = await blocks(tx)
    .selectFrom('block')
    .select(BLOCK_COLUMNS)
    .where('id', '=', id)
    .$if(office !== null, (query) => query.where('office', '=', office))
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new CallerError('NOT_FOUND', `There is no block ${id} here.`);
  const over = found.liftedAt !== null || (found.endsAt !== null && !isBefore(now, found.endsAt));
  if (over) return { block: found, lifted: false };
  const { missed } = found;
  await blocks(tx)
    .updateTable('block')
    .set({ liftedAt: now, liftedBy: by })
    .where(({ eb, or }) => or([eb('id', '=', id), ...(missed === null ? [] : [eb('missed', '=', missed)])]))
    .where(isInForce(now))
    .execute();
  return { block: { ...found, liftedAt: now, liftedBy: by }, lifted: true };
}

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
  const wanted = blocks(db)
    .selectFrom('block')
    .where(({ eb, or }) => or([eb('office', '=', office), eb('office', 'is', null)]))
    .$if(!ended, (query) => query.where(isInForce(now)))
    .$if(search !== null, (query) => query.where(isFound(search)));
  const page = wanted
    .select(BLOCK_COLUMNS)
    .$if(after !== null, (query) => query.where('id', '<', after))
    .orderBy('id', 'desc')
    .limit(first + 1);
  const count = wanted.select(({ fn }) => fn.countAll<number>().as('total'));
  const [rows, { total }] = await Promise.all([page.execute(), count.executeTakeFirstOrThrow()]);
  return { items: rows.slice(0, first), total, hasNext: rows.length > first };
}

function isFound(search: BlockList['search']) {
  const { key = null, letters = null } = search ?? {};
  return ({ eb, or }: OfBlock) =>
    or([
      ...(key === null ? [] : [eb('key', '=', key)]),
      ...(letters ? [eb('key', 'like', `person:%${letters}%`)] : []),
    ]);
}

/** The applicant, as far as blocks are concerned. */
export interface Blockable {
  /** null: only the address counts. */
  person: string | null;
  sender: string | null;
  office: Office;
}

export type Blocks = Awaited<ReturnType<typeof blocksAmong>>;

/** Blocks in force of all these people and addresses. */
export async function blocksAmong(tx: Transaction, wanted: readonly Blockable[], now: Instant) {
  const keys = wanted.flatMap(blockKeysOf);
  const rows = keys.length === 0 ? [] : await tx.query(BLOCKS_AMONG, [keys, now.toString()]);
  const blocks = Map.groupBy(rows, ({ key }) => key);
  return {
    /** The written reason is for staff, not for the person who is blocked. */
    refuse(one: Blockable): Refusal | null {
      if (blocks.size === 0) return null;
      const { office } = one;
      const own = blockKeysOf(one).flatMap((key) => blocks.get(key) ?? []);
      const here = own.filter((block) => block.office === null || block.office === office.code);
      // The one that lasts longest is what counts.
      const [last] = here.sort((a, b) => until(b) - until(a));
      return last ? blockRefusal(last.kind, last.endsAt, office) : null;
    },
  };
}
function blockKeysOf({ person, sender }: Blockable): string[] {
  return [...(person === null ? [] : [personBlockKey(person)]), ...(sender === null ? [] : [sender])];
}

const BLOCKS_AMONG = statement('blocks among')`
  select ${select(BlockEntity, ['key', 'office', 'kind', 'endsAt'])} from block where key = any($1)
    and lifted_at is null and (ends_at is null or ends_at > $2)`;

const until = ({ endsAt }: Pick<Block, 'endsAt'>) => endsAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;

function blockRefusal(kind: BlockKind, endsAt: Instant | null, { name, timeZone }: Office): Refusal {
  if (!endsAt) return refuse('BLOCKED', { office: name });
  const code = kind === 'FORFEITS' ? 'FORFEITED_TOO_OFTEN' : 'BLOCKED_UNTIL';
  return refuse(code, { office: name, untilDate: dateIn(timeZone, endsAt), until: { at: endsAt, zone: timeZone } });
}
