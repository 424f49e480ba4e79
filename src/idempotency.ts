// The same key and input give the same answer for a day; the same key with other input is the caller's mistake.
import { hash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import type { Asker } from './access/asker.ts';
import { keySpace } from './access/keySpace.ts';
import { bookingCode, instant } from './columns.ts';
import type { Queryable, Transaction } from './database.ts';
import { lockKeys } from './locks.ts';
import { CallerError, type Refusal, type ZonedMoment } from './refusal.ts';
import { select, statement } from './statement.ts';
import type { Instant } from './time.ts';

/** The answer to a key is the booking or ticket as it stands, or the refusal as it was. */
export const IdempotencyEntity = defineEntity({
  name: 'Idempotency',
  properties: {
    key: p.text().primary(),
    input: p.text(),
    booking: bookingCode().strictNullable(),
    refusal: p.json<Refusal>().strictNullable(),
    at: instant(),
    ticket: p.bigint('number').strictNullable(),
  },
  indexes: [{ name: 'idempotency_at', properties: ['at'] }],
});

/** A key as it is kept, and a digest of the input that came with it. */
export interface Key {
  key: string;
  input: string;
}

/** The kept part of an answer: the booking's code or the ticket's id, or the refusal as it was; none: it is found by the key. */
export interface KeptAnswer {
  booking: string | null;
  ticket: number | null;
  refusal: Refusal | null;
}

/** The record of a key that was answered before. */
export interface PastAnswer extends KeptAnswer {
  input: string;
}

/** A key as a caller sends it. */
export interface GivenKey {
  operation: string;
  key: string | null | undefined;
  input: unknown;
  /** The applicant, or the code of the booking: a key of an anonymous caller holds for it alone. */
  of?: string;
}

/**
 * Each caller has keys of their own. Anonymous ones are told apart by their network and by whom they ask for, so that no
 * other gets their answer, or is refused for a key that both chose.
 */
export function readKey(asker: Asker, { operation, key, input, of }: GivenKey): Key | null {
  if (!key) return null;
  const own = asker.kind === 'anonymous' && of ? ` ${digestOf(of)}` : '';
  return { key: `${operation} ${keySpace(asker)}${own} ${key}`, input: digestOf(JSON.stringify(withoutNulls(input))) };
}

/**
 * Whether equal keys are always those of one applicant, as `readKey` makes them: who keeps others from working for that sender or
 * person has locked the key along with it.
 */
export function isOfOneApplicant({ key }: Key): boolean {
  return OF_ONE_APPLICANT.test(key);
}
const OF_ONE_APPLICANT = /^book (?:anonymous|sender) /;

/** A null is the same as a value that is left out. Copied: JSON.stringify takes several times as long with a function for each value. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value ?? undefined;
  if (Array.isArray(value)) return value.map(withoutNulls);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = withoutNulls((value as Record<string, unknown>)[name]);
  return copy;
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64');
}

export async function pastAnswers(db: Queryable, keys: readonly string[]): Promise<Map<string, PastAnswer>> {
  if (keys.length === 0) return new Map();
  const rows = await db.query(PAST_ANSWERS, [keys]);
  return new Map(rows.map((row) => [row.key, { ...row, refusal: row.refusal && revived(row.refusal) }]));
}

/** Moments come back from JSON as texts, a period's hour among them. */
function revived(refusal: Refusal): Refusal {
  const parameters = Object.entries(refusal.parameters).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    if ('at' in value) return [name, moment(value)];
    const hour = 'hour' in value ? value.hour : undefined;
    return [name, hour ? { ...value, hour: moment(hour) } : value];
  });
  return { ...refusal, parameters: Object.fromEntries(parameters) };
}

function moment({ at, zone }: ZonedMoment): ZonedMoment {
  return { at: Temporal.Instant.from(String(at)), zone };
}
const PAST_ANSWERS = statement('past answers')`
  select ${select(IdempotencyEntity, ['key', 'input', 'booking', 'ticket', 'refusal'])} from idempotency where key = any($1)`;

export function otherInput(): CallerError {
  return new CallerError('IDEMPOTENCY_KEY_REUSED', 'This idempotencyKey was used with other input: choose a new key.');
}

/** How an answer is kept, and found again. */
export interface Once<Answer> {
  key: Key | null;
  now: Instant;
  keep(answer: Answer): Partial<KeptAnswer>;
  /** The answer as it stands now. */
  recall(past: PastAnswer): Promise<Answer>;
}

type Repeated<Answer> = { answer: Answer; announcements: never[]; repeated: true };

/** Does the work once for a key; asked again, it gives the first answer. @throws CallerError if the input was other. */
export async function once<Answer extends object, Done extends { answer: Answer }>(
  tx: Transaction,
  { key, now, keep, recall }: Once<Answer>,
  work: () => Promise<Done>,
): Promise<Done | Repeated<Answer>> {
  if (!key) return work();
  await lockKeys(tx, [key.key]);
  const past = (await pastAnswers(tx, [key.key])).get(key.key);
  if (past && past.input !== key.input) throw otherInput();
  if (past) return { answer: await recall(past), announcements: [], repeated: true };
  const done = await work();
  const kept = JSON.stringify([{ ...key, ...keep(done.answer) }]);
  tx.send({ name: 'keep answers', text: keepAnswers('$1', '$2') }, [kept, now.toString()]);
  return done;
}

/** Keeps answers, as an SQL statement: `rows` is a JSON array of keys, inputs and what is kept of their answers. */
export function keepAnswers(rows: string, at: string): string {
  return `insert into idempotency (key, input, booking, ticket, refusal, at)
    select key, input, booking, ticket, refusal, ${at} from json_to_recordset(${rows})
      as kept (key text, input text, booking text, ticket bigint, refusal jsonb)`;
}

/** How a request's key stands to earlier requests, and to those before it in the same group. */
export type KeyStanding =
  | { kind: 'first'; key: Key }
  | { kind: 'answered'; past: PastAnswer }
  /** The place of the first request with this key in the group. */
  | { kind: 'repeats'; first: number }
  | { kind: 'other input' };

/** null for a request without a key. */
export function standingsOf(
  keys: readonly (Key | null)[],
  past: ReadonlyMap<string, PastAnswer>,
): (KeyStanding | null)[] {
  const first = new Map<string, { index: number; input: string }>();
  return keys.map((key, index) => {
    if (!key) return null;
    const before = past.get(key.key);
    if (before) return before.input === key.input ? { kind: 'answered', past: before } : { kind: 'other input' };
    const earlier = first.get(key.key);
    if (earlier)
      return earlier.input === key.input ? { kind: 'repeats', first: earlier.index } : { kind: 'other input' };
    first.set(key.key, { index, input: key.input });
    return { kind: 'first', key };
  });
}

const KEYS_PER_STEP = 5000;

/** Keys are kept for a day. Whether there are more to forget. */
export async function forgetKeys(tx: Transaction, now: Instant): Promise<boolean> {
  const day = now.subtract({ hours: 24 });
  const [gone] = await tx.query<{ count: number }>(FORGET_KEYS, [day.toString(), KEYS_PER_STEP]);
  return (gone?.count ?? 0) === KEYS_PER_STEP;
}
const FORGET_KEYS = `
  with gone as (
    delete from idempotency where key = any(array(
      select key from idempotency where at < $1 order by at limit $2 for update skip locked
    )) returning key
  ) select count(*)::int from gone`;
