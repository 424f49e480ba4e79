// Runs mutations: in one transaction with their audit row, and once per idempotency key.
import { isAudited } from '../src/access/asker.ts';
import { writeAudit } from '../src/access/audit.ts';
import { type Difference, difference } from '../src/access/difference.ts';
import type { Transaction } from '../src/database.ts';
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
  /** The values of the answer that the audit row compares, without names and secrets. The command tells `before`. */
  fields?: (answer: Exclude<T, Refusal>) => object;
  /** Reads what the change may alter, before and after it, and locks it. For changes that are made seldom. */
  state?: (tx: Transaction) => Promise<object>;
}

/** The result of a command, and the object as it was before. */
interface Changed<T> extends Done<T> {
  /** Null: the object is new. Undefined: the command does not know, and no values are compared. */
  before?: Exclude<T, Refusal> | null;
}

/** Runs a change and writes its audit row in one transaction. A refusal changes nothing and leaves no row. */
export function change<T extends object>(
  { app, asker, source }: Context,
  audited: Audited<T>,
  command: (tx: Transaction, now: Instant) => Promise<Changed<T>>,
): Promise<T> {
  const now = app.now();
  const { what, office, subject, state } = audited;
  return transact(app.pool, async (tx) => {
    const before = state && isAudited(asker) ? await state(tx) : null;
    const done = await command(tx, now);
    if (isAudited(asker) && !done.repeated && !isRefusal(done.answer)) {
      const told = (of: Told<T>) => (typeof of === 'function' ? of(done.answer as Exclude<T, Refusal>) : of);
      const detail = state ? difference(before, await state(tx)) : detailOf(audited, done);
      await writeAudit(tx, { asker, source, what, office: told(office), subject: told(subject), detail }, now);
    }
    return done;
  });
}

function detailOf<T extends object>({ fields }: Audited<T>, { before, answer }: Changed<T>): Difference | null {
  if (!fields || before === undefined) return null;
  return difference(before && fields(before), fields(answer as Exclude<T, Refusal>));
}

/** The caller's idempotency key, the input that belongs to it, and the answer if the change was already made. */
export interface KeyedInput<T> {
  idempotencyKey: string | null | undefined;
  input: unknown;
  /** Left out if there is nothing to answer again, since a secret is shown only once. */
  again?: (tx: Transaction) => Promise<T>;
}

/**
 * Like `change`, but at most once per idempotency key. @throws CallerError IDEMPOTENCY_KEY_REUSED if it was already made, and
 * cannot be answered again
 */
export function changeOnce<T extends object>(
  context: Context,
  what: Audited<T>,
  { idempotencyKey, input, again }: KeyedInput<T>,
  command: (tx: Transaction, now: Instant) => Promise<Changed<T>>,
): Promise<T> {
  const key = readKey(context.asker, { operation: what.what, key: idempotencyKey, input });
  return change(context, what, (tx, now) => {
    const recall = () => {
      if (again) return again(tx);
      const message = 'This was done already with this idempotencyKey; its secret was shown once.';
      throw new CallerError('IDEMPOTENCY_KEY_REUSED', message);
    };
    return once<T, Changed<T>>(tx, { key, now, keep: () => ({}), recall }, () => command(tx, now));
  });
}
