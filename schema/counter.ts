// Counters: opened and closed by their officers, with the services and the ticket at each.
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { worksAt } from '../src/access/asker.ts';
import { isRetired } from '../src/office/settings.ts';
import { auditedCounter } from '../src/queue/audited.ts';
import { closeCounter, openCounter } from '../src/queue/counters.ts';
import { countersOf, ticketsAt } from '../src/queue/line.ts';
import { type Counter, officeOfCounter, type Ticket } from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { type ActorAtOffice, ActorType, actorAt } from './actor.ts';
import { change } from './change.ts';
import { type Context, reading } from './context.ts';
import { OfficeType, ServiceType } from './officeType.ts';
import { servicesOf } from './service.ts';
import { CloseCounterInput, OpenCounterInput } from './ticketInput.ts';
import { CounterResult, CounterType, TicketType } from './ticketType.ts';
import { togetherInRequest } from './togetherInRequest.ts';

@Resolver(() => CounterType)
export class CounterResolver {
  @Mutation(() => CounterResult, {
    description: 'Opens a counter, so that it can call people. Only for counter officers.',
  })
  openCounter(
    @Arg('input', () => OpenCounterInput, { description: 'The counter, and the services offered there.' })
    input: OpenCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeOfCounterId(input.counter, context);
    const opening = { office, counter: input.counter, services: input.services ?? null, asker: context.asker };
    return change(
      context,
      { what: 'openCounter', office: office.code, subject: input.counter, fields: auditedCounter },
      (tx, now) => openCounter(tx, opening, now),
    );
  }

  @Mutation(() => CounterResult, {
    description: 'Closes a counter; a ticket at the counter must be finished first. Only for counter officers.',
  })
  closeCounter(
    @Arg('input', () => CloseCounterInput, { description: 'The counter to close.' }) input: CloseCounterInput,
    @Ctx() context: Context,
  ) {
    const office = officeOfCounterId(input.counter, context);
    const closing = { office, counter: input.counter, services: null, asker: context.asker };
    return change(
      context,
      { what: 'closeCounter', office: office.code, subject: input.counter, fields: auditedCounter },
      (tx, now) => closeCounter(tx, closing, now),
    );
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description:
      'The officer who opened the counter; null if it is closed. Shown to officers of the same office only; null for others.',
  })
  officer(@Root() { office, officer }: Counter, @Ctx() { asker }: Context): ActorAtOffice | null {
    return officer !== null && worksAt(asker, office) ? actorAt(officer, office) : null;
  }

  @FieldResolver(() => [ServiceType], { description: 'Services offered at the counter.' })
  services(@Root() counter: Counter, @Ctx() { app }: Context) {
    return servicesOf(app.offices.get(counter.office)).filter(
      (service) => !isRetired(service) && (counter.services.length === 0 || counter.services.includes(service.code)),
    );
  }

  @FieldResolver(() => TicketType, {
    nullable: true,
    description: 'The ticket called to the counter or being served there; null if there is none.',
  })
  async serving(@Root() counter: Counter, @Ctx() context: Context): Promise<Ticket | null> {
    return (await servedAt(context, counter.id)) ?? null;
  }
}

@Resolver(() => OfficeType)
export class OfficeCountersResolver {
  @FieldResolver(() => [CounterType], { description: 'Counters of the office, ordered by label.' })
  counters(@Root() office: { code: string }, @Ctx() context: Context): Promise<Counter[]> {
    return countersAt(context, office.code);
  }
}

const servedAt = togetherInRequest((context: Context, counters: readonly string[]) =>
  ticketsAt(reading(context), counters),
);

/** The counters of an office by its code. */
export async function countersAt(context: Context, office: string): Promise<Counter[]> {
  return (await countersOfOffice(context, office)) ?? [];
}

const countersOfOffice = togetherInRequest((context: Context, offices: readonly string[]) =>
  countersOf(reading(context), offices),
);

/** @throws CallerError NOT_FOUND */
export function officeOfCounterId(counter: string, { app }: Context) {
  const office = app.offices.find(officeOfCounter(counter));
  if (!office) throw new CallerError('NOT_FOUND', `There is no counter ${counter.slice(0, 60)}.`);
  return office;
}
