// The same key and input give the same answer for a day; the same key with other input is the caller's mistake.
import { hash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { type Asker, keySpace } from './access/asker.ts';
import { bookingCode, instant } from './columns.ts';
import type { Transaction } from './database.ts';
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

/** The kept answer: the booking's code or the ticket's id, or the refusal as it was. */
export interface PastAnswer {
  input: string;
  booking: string | null;
  ticket: number | null;
  refusal: Refusal | null;
}

export function readKey(asker: Asker, operation: string, key: string | null | undefined, input: unknown): Key | null {
  if (!key) return null;
  const digest = hash('sha256', JSON.stringify(input), 'base64');
  return { key: `${operation} ${keySpace(asker)} ${key}`, input: digest };
}

export async function pastAnswers(tx: Transaction, keys: string[]): Promise<Map<string, PastAnswer>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query(PAST_ANSWERS, [keys]);
  return new Map(rows.map((row) => [row.key, { ...row, refusal: row.refusal && revived(row.refusal) }]));
}

/** Moments come back from JSON as texts, a period's hour among them. */
function revived(refusal: Refusal): Refusal {
  const parameters = Object.entries(refusal.parameters).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    if ('at' in value) return [name, moment(value)];
    return [name, value.hour ? { ...value, hour: moment(value.hour) } : value];
  });
  return { ...refusal, parameters: Object.fromEntries(parameters) };
}

function moment({ at, zone }: ZonedMoment): ZonedMoment {
  return { at: Temporal.Instant.from(String(at)), zone };
}
const PAST_ANSWERS = statement('past answers')`
  select ${select(IdempotencyEntity, ['key', 'input', 'booking', 'ticket', 'refusal'])} from idempotency where key = any($1)`;

export function otherInput(): CallerError {
  return new CallerError('BAD_USER_INPUT', 'This idempotencyKey was used with other input: choose a new key.');
}

export async function keepAnswer(tx: Transaction, key: Key, answer: { code: string } | Refusal, now: Instant) {
  const refusal = 'refused' in answer ? JSON.stringify(answer) : null;
  const booking = 'refused' in answer ? null : answer.code;
  await tx.query({ name: 'keep answer', text: KEEP }, [key.key, key.input, booking, refusal, now.toString()]);
}
const KEEP = 'insert into idempotency (key, input, booking, refusal, at) values ($1, $2, $3, $4, $5)';

/** Keeps a key whose answer stands elsewhere, or the refusal. */
export async function keepKey(tx: Transaction, key: Key, refusal: Refusal | null, now: Instant): Promise<void> {
  await tx.query({ name: 'keep answer', text: KEEP }, [
    key.key,
    key.input,
    null,
    refusal && JSON.stringify(refusal),
    now.toString(),
  ]);
}

/** Whether a change was made with this key before; if not, it is from now on. @throws CallerError where the input was other. */
export async function doneBefore(tx: Transaction, key: Key, now: Instant): Promise<boolean> {
  const [kept] = await tx.query({ name: 'keep key', text: KEEP_KEY }, [key.key, key.input, now.toString()]);
  if (kept) return false;
  const past = (await pastAnswers(tx, [key.key])).get(key.key);
  if (past?.input !== key.input) throw otherInput();
  return true;
}
const KEEP_KEY = 'insert into idempotency (key, input, at) values ($1, $2, $3) on conflict do nothing returning key';

/** Keys are kept for a day. */
export async function forgetKeys(tx: Transaction, now: Instant): Promise<void> {
  const day = Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds - 86_400_000);
  await tx.query('delete from idempotency where at < $1', [day.toString()]);
}
