// The commands whose requests are committed together: booking and confirming.
import type { AppContext } from '../schema/index.ts';
import { KnownPrices } from '../src/abuse/knownPrices.ts';
import { type BookAnswer, bookTogether } from '../src/booking/book.ts';
import { bookAtOnce } from '../src/booking/bookAtOnce.ts';
import { type Confirmation, confirmGroup } from '../src/booking/confirm.ts';
import type { PreparedBooking } from '../src/booking/prepare.ts';
import { type Pool, queriesOn } from '../src/database.ts';
import { pastAnswers } from '../src/idempotency.ts';
import { LotteriesFirst } from '../src/jobs/drawLotteries.ts';
import type { Directory } from '../src/office/directory.ts';
import type { Office } from '../src/office/settings.ts';
import { numberKey } from '../src/phone.ts';
import type { PlaceLogKeys } from '../src/placeLog/keys.ts';
import { isRefusal } from '../src/refusal.ts';
import { type LifeStep, stepHearer } from '../src/steps.ts';
import type { Clock } from '../src/time.ts';
import { currentTrace } from '../src/tracing.ts';
import { inGroups } from '../src/transact.ts';
import type { Metrics } from './monitoring/metrics.ts';

interface GroupedSetup {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  metrics: Pick<Metrics, 'booking'>;
  onFault(error: unknown): void;
}

/** Bookings that arrive together are made by one commit; every answer is counted. */
export function bookCommand(
  { pool, offices, clock, metrics, onFault }: GroupedSetup,
  { pseudonymOf }: PlaceLogKeys,
): AppContext['book'] {
  const lotteries = new LotteriesFirst();
  const drawing = { pool, offices, pseudonymOf };
  const book = inGroups<PreparedBooking, BookAnswer>(
    pool,
    (tx, group, inLine) => bookTogether(tx, group, clock.now(), inLine),
    { alone: (wanted) => bookAtOnce(wanted, clock.now()) },
  );
  const prices = new KnownPrices();
  const priced = async (wanted: PreparedBooking) => {
    const isFree = wanted.refusal || wanted.lottery || wanted.budget === null;
    const refusal = isFree ? null : prices.refuse(wanted, clock.now());
    return refusal && !(await isAnswered(pool, wanted)) ? refusal : null;
  };
  const drawFirst = (office: Office) => lotteries.draw(drawing, office, clock.now()).catch(onFault);
  return async (wanted) => {
    if (wanted.office.policy.lotteryMinutes > 0) await drawFirst(wanted.office);
    const answer = (await priced(wanted)) ?? (await book(wanted));
    if (isRefusal(answer)) {
      prices.note(wanted, answer, clock.now());
      stepHearer(pool)?.([refusedStepOf(wanted, answer.refused)]);
    }
    metrics.booking(wanted.channel, isRefusal(answer) ? answer.refused : answer.status);
    return answer;
  };
}

/** Whether the same request was answered before: it is answered alike again, whatever a place costs by now. */
async function isAnswered(pool: Pool, { key }: PreparedBooking): Promise<boolean> {
  return key !== null && (await pastAnswers(queriesOn(pool), [key.key])).size > 0;
}

export function confirmCommand({
  pool,
  offices,
  clock,
}: Pick<GroupedSetup, 'pool' | 'offices' | 'clock'>): AppContext['confirm'] {
  return inGroups<Confirmation, BookAnswer>(pool, (tx, group) => confirmGroup(tx, group, offices.get, clock.now()));
}

function refusedStepOf({ office, channel, sender, request }: PreparedBooking, reason: string): LifeStep {
  const person = sender ?? (request.phone ? numberKey(request.phone) : null);
  return { step: 'booking.refused', office: office.code, channel, person, reason, trace: currentTrace() };
}
