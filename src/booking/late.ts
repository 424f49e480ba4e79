// A person who runs late and says so: the place is kept some minutes longer, once.
import { type Asker, writtenAs } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import { readKey } from '../idempotency.ts';
import type { Offices } from '../office/settings.ts';
import { refuse } from '../refusal.ts';
import { instantValue, tablesOf } from '../tables.ts';
import { addMinutes, type Instant } from '../time.ts';
import { BookingEntity, BookingEventEntity } from './entities.ts';
import { mayRunLate } from './lateRules.ts';
import { lifeStepOf } from './lifeSteps.ts';
import { announce, type BookingStep, refusedStep, stepBooking } from './step.ts';

export interface Lateness {
  code: string;
  asker: Asker;
  idempotencyKey: string | null;
}

export function sayLate(tx: Transaction, lateness: Lateness, offices: Offices, now: Instant): Promise<BookingStep> {
  const { code, asker, idempotencyKey } = lateness;
  const key = readKey(asker, { operation: 'sayLate', key: idempotencyKey, input: [code], of: code });
  return stepBooking(tx, { code, key, now }, async (booking) => {
    const office = offices(booking.office);
    if (!mayRunLate(booking, office, now)) return refusedStep(refuse('NOT_ALLOWED_NOW', { status: booking.status }));
    const forfeitAt = addMinutes(booking.forfeitAt, office.policy.laterMinutes);
    await keepLonger(tx, { code, forfeitAt, by: writtenAs(asker), now });
    tx.note(() => lifeStepOf('booking.late', booking));
    const answer = { ...booking, forfeitAt, version: booking.version + 1 };
    return { answer, announcements: announce(booking) };
  });
}

const lateTables = tablesOf(BookingEntity, BookingEventEntity);

/** With its entry in the history, which has the place that the booking keeps. */
async function keepLonger(
  tx: Transaction,
  { code, forfeitAt, by, now }: { code: string; forfeitAt: Instant; by: string; now: Instant },
): Promise<void> {
  await lateTables(tx)
    .insertInto('booking_event')
    .columns(['booking', 'at', 'action', 'by', 'window', 'place'])
    .expression(({ selectFrom, val }) =>
      selectFrom('booking')
        .select(['code', instantValue(now).as('at'), val('LATE').as('action'), val(by).as('by'), 'window', 'place'])
        .where('code', '=', code),
    )
    .execute();
  await lateTables(tx)
    .updateTable('booking')
    .set(({ eb }) => ({ forfeitAt, version: eb('version', '+', 1) }))
    .where('code', '=', code)
    .execute();
}
