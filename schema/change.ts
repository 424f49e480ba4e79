// Runs mutations: in one transaction with their audit row, and once per idempotency key.
import { isStaff } from '../src/access/asker.ts';
import { type AuditedChange, writeAudit } from '../src/access/audit.ts';
import { inTransaction, type Transaction } from '../src/database.ts';
import { once, readKey } from '../src/idempotency.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import type { Instant } from '../src/time.ts';
import { type Done, transact } from '../src/transact.ts';
import type { Context } from './context.ts';

/** A value of an audit row, or a function that takes it from the result of the change. */
type Told<T> = string | null | ((answer: Exclude<T, Refusal>) => string | null);

/** The audit row of a change: the mutation, its office, and the object that is changed. */
interface Audited<T> {
  what: string;
  office: Told<T>;
  subject: Told<T>;
}

/** Runs a change and writes its audit row in one transaction. A refusal changes nothing and leaves no row. */
export function change<T extends object>(
  { app, asker, source }: Context,
  { what, office, subject }: Audited<T>,
  command: (tx: Transaction, now: Instant) => Promise<Done<T>>,
): Promise<T> {
  const now = app.now();
  return transact(app.pool, async (tx) => {
    const done = await command(tx, now);
    if (isStaff(asker) && !done.repeated && !isRefusal(done.answer)) {
      const told = (of: Told<T>) => (typeof of === 'function' ? of(done.answer as Exclude<T, Refusal>) : of);
      await writeAudit(tx, { asker, source, what, office: told(office), subject: told(subject) }, now);
    }
    return done;
  });
}

/** The caller's idempotency key, the input that belongs to it, and the answer if the change was already made. */
export interface KeyedInput<T> {
  idempotencyKey: string | null | undefined;
  input: unknown;
  /** Left out if there is nothing to answer again, since a secret is shown only once. */
  again?: (tx: Transaction) => Promise<T>;
}

/**
 * Like `change`, but at most once per idempotency key. @throws CallerError BAD_USER_INPUT if it was already made, and
 * cannot be answered again
 */
export function changeOnce<T extends object>(
  context: Context,
  what: Audited<T>,
  { idempotencyKey, input, again }: KeyedInput<T>,
  command: (tx: Transaction, now: Instant) => Promise<Done<T>>,
): Promise<T> {
  const key = readKey(context.asker, what.what, idempotencyKey, input);
  return change(context, what, (tx, now) => {
    const recall = () => {
      if (again) return again(tx);
      const message = 'This was done already with this idempotencyKey; its secret was shown once.';
      throw new CallerError('BAD_USER_INPUT', message);
    };
    return once<T, Done<T>>(tx, { key, now, keep: () => ({}), recall }, () => command(tx, now));
  });
}

/** Writes the audit row of data that were read. */
export function auditReading(
  { app, asker, source }: Context,
  read: Omit<AuditedChange, 'asker' | 'source'>,
): Promise<void> {
  return inTransaction(app.pool, (tx) => writeAudit(tx, { asker, source, ...read }, app.now()));
}
