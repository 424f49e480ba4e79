// Steps of people on the pages of their visits, by the secret: giving the place back, asking for more time, alerts, and the rating.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Transaction } from '../src/database.ts';
import { forgetPhone, tellPhone } from '../src/push/pushSubscriptions.ts';
import { isRefusal, type Refusal, refuse } from '../src/refusal.ts';
import { type Instant, isBefore } from '../src/time.ts';
import type { Done } from '../src/transact.ts';
import { doVisitDeed, type VisitDeedAction } from '../src/visit/deeds.ts';
import { rateVisit } from '../src/visit/rateVisit.ts';
import { endOfVisit } from '../src/visit/visitEnd.ts';
import type { VisitRows } from '../src/visit/visitState.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { checkBrowserKeys, checkPushEndpoint } from './pushBrowser.ts';
import { type ShownVisit, visitOfSecret } from './visitOfSecret.ts';
import { RateVisitInput, StartAlertsInput, StopAlertsInput, VisitInput, VisitResult, VisitType } from './visitType.ts';

const VISIT_MEANT = 'The secret of the visit.';

@Resolver(() => VisitType)
export class VisitMutationResolver {
  @Mutation(() => VisitResult, {
    description:
      'Gives the place of a visit back: cancels the booking, or takes the number out of the queue. The secret is the proof.',
  })
  giveBackVisit(
    @Arg('input', () => VisitInput, { description: VISIT_MEANT }) input: VisitInput,
    @Ctx() context: Context,
  ) {
    return takeVisitStep(context, 'GIVE_BACK', input);
  }

  @Mutation(() => VisitResult, {
    description:
      'Asks for `BookingPolicy.laterMinutes` more. Of a booking of today, once: the place is kept as much longer. Of a number, twice at most: it keeps its place and is not called before that time is over; one that is called waits again.',
  })
  askForTime(@Arg('input', () => VisitInput, { description: VISIT_MEANT }) input: VisitInput, @Ctx() context: Context) {
    return takeVisitStep(context, 'ASK_FOR_TIME', input);
  }

  @Mutation(() => VisitResult, {
    description:
      'Rates a visit that is done, once. The rating is counted for its day and service, and cannot be traced back to the visit.',
  })
  async rateVisit(
    @Arg('input', () => RateVisitInput, { description: 'The secret of the visit, and the rating.' })
    { secret, rating, idempotencyKey = null }: RateVisitInput,
    @Ctx() context: Context,
  ) {
    return changeVisit(context, 'rateVisit', secret, (tx, { ticket }, now) =>
      rateVisit(tx, { ticket: ticket?.id ?? null, rating, asker: context.asker, idempotencyKey }, now),
    );
  }

  @Mutation(() => VisitResult, {
    description:
      'Tells a browser of a visit by web push: that the turn is near, a call with its counter, and that the visit was moved or cancelled. The same browser is told once, and at most five of a visit; a sixth takes the place of the first. Refused (NOT_ALLOWED_NOW) once the visit is over.',
  })
  startVisitAlerts(
    @Arg('input', () => StartAlertsInput, { description: 'The secret of the visit, and the browser.' })
    { secret, endpoint, p256dh, auth }: StartAlertsInput,
    @Ctx() context: Context,
  ) {
    const browser = { endpoint: checkPushEndpoint(context, endpoint), ...checkBrowserKeys({ p256dh, auth }) };
    return changeVisit(context, 'startVisitAlerts', secret, async (tx, rows, now) => {
      const end = endOfVisit(rows, now);
      const { ticket, booking } = rows;
      if (end !== null && !isBefore(now, end))
        return unchanged(refuse('NOT_ALLOWED_NOW', { status: ticket?.status ?? booking?.status ?? 'CONFIRMED' }));
      await tellPhone(tx, { rows, browser, language: context.language }, now);
      return unchanged({});
    });
  }

  @Mutation(() => VisitResult, { description: 'Tells a browser no longer of a visit, also if it was never told.' })
  stopVisitAlerts(
    @Arg('input', () => StopAlertsInput, { description: 'The secret of the visit, and the browser.' })
    { secret, endpoint }: StopAlertsInput,
    @Ctx() context: Context,
  ) {
    return changeVisit(context, 'stopVisitAlerts', secret, async (tx, rows) => {
      await forgetPhone(tx, rows, endpoint);
      return unchanged({});
    });
  }
}

/** The visit itself is as it was: no view of it changes. */
function unchanged(answer: object): Done<object> {
  return { answer, announcements: [] };
}

function takeVisitStep(context: Context, action: VisitDeedAction, { secret, idempotencyKey = null }: VisitInput) {
  const what = action === 'GIVE_BACK' ? 'giveBackVisit' : 'askForTime';
  return changeVisit(context, what, secret, (tx, rows, now) =>
    doVisitDeed(tx, action, { rows, asker: context.asker, idempotencyKey }, now),
  );
}

/** Answers the visit as it is after the change. */
async function changeVisit(
  context: Context,
  what: string,
  secret: string,
  command: (tx: Transaction, rows: VisitRows, now: Instant) => Promise<Done<object>>,
): Promise<ShownVisit | Refusal> {
  const visit = await visitOfSecret(context, secret);
  if (!visit) return refuse('UNKNOWN_CODE', {}, { field: 'secret' });
  const { rows } = visit;
  const subject = rows.booking?.code ?? rows.ticket?.number ?? null;
  const audited = { what, office: rows.office.code, subject };
  const answer = await change(context, audited, (tx, now) => command(tx, rows, now));
  if (isRefusal(answer)) return answer;
  return (await visitOfSecret(context, secret)) ?? refuse('UNKNOWN_CODE', {}, { field: 'secret' });
}
