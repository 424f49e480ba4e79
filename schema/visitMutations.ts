// Steps of people on the pages of their visits, by the secret: giving the place back, and asking for more time.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal, type Refusal, refuse } from '../src/refusal.ts';
import { doVisitDeed } from '../src/visit/deeds.ts';
import type { VisitAction } from '../src/visit/visitActions.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { type ShownVisit, visitOfSecret } from './visitOfSecret.ts';
import { VisitInput, VisitResult, VisitType } from './visitType.ts';

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
}

async function takeVisitStep(
  context: Context,
  action: VisitAction,
  { secret, idempotencyKey = null }: VisitInput,
): Promise<ShownVisit | Refusal> {
  const visit = await visitOfSecret(context, secret);
  if (!visit) return refuse('UNKNOWN_CODE', {}, { field: 'secret' });
  const { rows } = visit;
  const deed = { rows, asker: context.asker, idempotencyKey };
  const subject = rows.booking?.code ?? rows.ticket?.number ?? null;
  const audited = { what: action === 'GIVE_BACK' ? 'giveBackVisit' : 'askForTime', office: rows.office.code, subject };
  const answer = await change(context, audited, (tx, now) => doVisitDeed(tx, action, deed, now));
  if (isRefusal(answer)) return answer;
  return (await visitOfSecret(context, secret)) ?? refuse('UNKNOWN_CODE', {}, { field: 'secret' });
}
