// Counters of an office: added and removed by its managers.
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Transaction } from '../src/database.ts';
import { auditedCounter } from '../src/queue/audited.ts';
import { addCounter, removeCounter } from '../src/queue/counters.ts';
import { counterById } from '../src/queue/line.ts';
import type { Counter } from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { change, changeOnce } from './change.ts';
import { type Context } from './context.ts';
import { officeOfCounterId } from './counter.ts';
import { trimmedText } from './inputText.ts';
import { CounterType } from './ticketType.ts';

const MAX_COUNTER_LABEL_LENGTH = 20;

@InputType({ description: 'Data of a new counter.' })
class AddCounterInput {
  @Field(() => ID, { description: 'Code of the office in which the counter stands.' })
  office!: string;

  @Field(() => String, { description: 'Label shown on the lobby board, 1 to 20 characters: `1`.' })
  label!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the services offered at the counter; null or empty for all services.',
  })
  services?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the change is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to remove from its office.' })
class RemoveCounterInput {
  @Field(() => ID, { description: 'Identifier of the counter, `Counter.id`: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the change is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => CounterType)
export class CounterAdministrationResolver {
  @Mutation(() => CounterType, {
    description: 'Adds a counter, which stays closed until `openCounter`. Only for managers.',
  })
  addCounter(
    @Arg('input', () => AddCounterInput, { description: 'Office, label and services of the new counter.' })
    input: AddCounterInput,
    @Ctx() context: Context,
  ) {
    const office = context.app.offices.get(input.office);
    const label = trimmedText(input.label, 'label', MAX_COUNTER_LABEL_LENGTH);
    const what = { what: 'addCounter', office: office.code, subject: label, fields: auditedCounter };
    const services = input.services ?? [];
    const once = {
      idempotencyKey: input.idempotencyKey,
      input: [office.code, label, services],
      again: (tx: Transaction) => addedCounter(tx, `${office.code}/${label}`),
    };
    return changeOnce<Counter>(context, what, once, async (tx, now) => {
      return { ...(await addCounter(tx, { office, label, services }, now)), before: null };
    });
  }

  @Mutation(() => CounterType, { description: 'Removes a counter, which must be closed. Only for managers.' })
  removeCounter(
    @Arg('input', () => RemoveCounterInput, { description: 'The counter to remove.' }) input: RemoveCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeOfCounterId(input.counter, context);
    return change(context, { what: 'removeCounter', office: office.code, subject: input.counter }, (tx, now) =>
      removeCounter(tx, office, input.counter, now),
    );
  }
}

/** @throws CallerError NOT_FOUND if the counter has been removed since it was added */
async function addedCounter(tx: Transaction, id: string): Promise<Counter> {
  const counter = await counterById(tx, id);
  if (!counter) throw new CallerError('NOT_FOUND', `There is no counter ${id} any more.`);
  return counter;
}
