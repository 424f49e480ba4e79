// Steps of a ticket: check-in or issue, calls, service, and their undoing.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { auditedTicket } from '../src/queue/audited.ts';
import { callNext, callTicket } from '../src/queue/call.ts';
import { checkIn, issueTicket } from '../src/queue/checkIn.ts';
import { act, setPriority, transfer } from '../src/queue/serve.ts';
import { noteTicket } from '../src/queue/ticketNote.ts';
import { change } from './change.ts';
import { type Context } from './context.ts';
import { officeOfCounterId } from './counter.ts';
import { guarded } from './guardedLookup.ts';
import {
  CallNextInput,
  CallTicketInput,
  CheckInInput,
  IssueTicketInput,
  NoteTicketInput,
  SetPriorityInput,
  TicketStepInput,
  TransferInput,
} from './ticketInput.ts';
import { TicketResult, TicketType } from './ticketType.ts';

const TICKET_OF_TODAY = 'The ticket of today to act on.';

@Resolver(() => TicketType)
export class TicketMutationResolver {
  @Mutation(() => TicketResult, {
    description:
      'Checks in a booking, which becomes a ticket in the queue. Checking in again returns the same ticket. Only for the front desk.',
  })
  checkIn(
    @Arg('input', () => CheckInInput, {
      description: 'The office, the booking code, and the priority seen by the officer.',
    })
    input: CheckInInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const office = app.offices.get(input.office);
    const { code, priority = null, idempotencyKey = null } = input;
    const step = { office, code, priority, asker, idempotencyKey };
    return guarded(context, { office: office.code }, () =>
      change(context, { what: 'checkIn', office: office.code, subject: code, fields: auditedTicket }, (tx, now) =>
        checkIn(tx, step, app.offices.get, now),
      ),
    );
  }

  @Mutation(() => TicketResult, {
    description: 'Issues a ticket to a walk-in, a person without a booking. Only for the front desk.',
  })
  issueTicket(
    @Arg('input', () => IssueTicketInput, {
      description: 'The office, the service, the priority seen by the officer, and the name if it is written down.',
    })
    input: IssueTicketInput,
    @Ctx() context: Context,
  ) {
    const office = context.app.offices.get(input.office);
    const { service = null, name = null, idempotencyKey = null } = input;
    const { asker } = context;
    const walkIn = { office, service, name, priority: input.priority ?? 'NORMAL', asker, idempotencyKey };
    return change(
      context,
      { what: 'issueTicket', office: office.code, subject: service, fields: auditedTicket },
      (tx, now) => issueTicket(tx, walkIn, now),
    );
  }

  @Mutation(() => TicketResult, {
    description:
      'Writes a note on a ticket for the officers of the office, or removes it; the ticket keeps it when it is put back or transferred. Also corrects or removes the name of a person without a booking. Only for officers.',
  })
  noteTicket(
    @Arg('input', () => NoteTicketInput, { description: 'The ticket, the note, and the name of a walk-in.' })
    input: NoteTicketInput,
    @Ctx() context: Context,
  ) {
    const { note = null, walkInName, date = null } = input;
    const step = { ...ticketInput(input, context), note, walkInName, date };
    return change(context, auditedStep('noteTicket', input), (tx, now) => noteTicket(tx, step, now));
  }

  @Mutation(() => TicketResult, {
    description: 'Confirms or corrects the priority that an applicant claimed. Only for officers.',
  })
  setPriority(
    @Arg('input', () => SetPriorityInput, { description: TICKET_OF_TODAY }) input: SetPriorityInput,
    @Ctx() context: Context,
  ) {
    const step = { ...ticketInput(input, context), priority: input.priority };
    return change(context, auditedStep('setPriority', input), (tx, now) => setPriority(tx, step, now));
  }

  @Mutation(() => TicketResult, {
    description:
      'Calls the next ticket in the queue to a counter. Refused with QUEUE_EMPTY if none is waiting. Only for counter officers.',
  })
  callNext(
    @Arg('input', () => CallNextInput, { description: 'The counter that is free.' }) input: CallNextInput,
    @Ctx() context: Context,
  ) {
    const office = officeOfCounterId(input.counter, context);
    const call = { office, counter: input.counter, asker: context.asker, idempotencyKey: input.idempotencyKey ?? null };
    return change(
      context,
      { what: 'callNext', office: office.code, subject: input.counter, fields: auditedTicket },
      (tx, now) => callNext(tx, call, now),
    );
  }

  @Mutation(() => TicketResult, {
    description:
      'Calls a certain waiting ticket to a counter, out of turn and for any service. Only for counter officers.',
  })
  callTicket(
    @Arg('input', () => CallTicketInput, { description: 'The counter that is free, and the number to call.' })
    input: CallTicketInput,
    @Ctx() context: Context,
  ) {
    const office = officeOfCounterId(input.counter, context);
    const { asker } = context;
    const number = input.number.trim().toUpperCase();
    const call = { office, counter: input.counter, number, asker, idempotencyKey: input.idempotencyKey ?? null };
    return change(
      context,
      { what: 'callTicket', office: office.code, subject: number, fields: auditedTicket },
      (tx, now) => callTicket(tx, call, now),
    );
  }

  @Mutation(() => TicketResult, {
    description: 'Calls the number again and highlights it on the board. Only for counter officers.',
  })
  recall(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('RECALL', 'recall', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Starts serving a called ticket, when the person has come to the counter. Only for counter officers.',
  })
  serve(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('SERVE', 'serve', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Finishes serving a ticket; the counter is free. Only for counter officers.',
  })
  finish(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('FINISH', 'finish', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Sets a ticket aside, to be resumed later; the counter is free. Only for counter officers.',
  })
  park(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('PARK', 'park', input, context);
  }

  @Mutation(() => TicketResult, {
    description:
      'Puts a parked ticket back into the queue, ahead of new tickets; also, until the day ends, one that was marked as a no-show and whose person has come after all. That is refused if the person has made another booking since. Only for officers.',
  })
  resume(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('RESUME', 'resume', input, context);
  }

  @Mutation(() => TicketResult, {
    description:
      'Puts a called ticket back into the queue, to the place it had; for two minutes all others who wait are called first. The counter is free. Only for counter officers.',
  })
  putBack(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('PUT_BACK', 'putBack', input, context);
  }

  @Mutation(() => TicketResult, {
    description: 'Transfers a ticket to another service or counter, ahead of new tickets. Only for counter officers.',
  })
  transfer(
    @Arg('input', () => TransferInput, { description: 'The ticket, and the service or counter to transfer it to.' })
    input: TransferInput,
    @Ctx() context: Context,
  ) {
    const step = { ...ticketInput(input, context), service: input.service ?? null, counter: input.counter ?? null };
    return change(context, auditedStep('transfer', input), (tx, now) => transfer(tx, step, now));
  }

  @Mutation(() => TicketResult, {
    description: 'Marks a called ticket as no-show, when the person did not come. Only for counter officers.',
  })
  markNoShow(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('NO_SHOW', 'markNoShow', input, context);
  }

  @Mutation(() => TicketResult, {
    description:
      'Undoes a wrong `finish`, `markNoShow` or `putBack`, within five minutes; only counter officers may. Also `issueTicket`, while the number is not called: it is cancelled, and its place is free again. Only for officers.',
  })
  undo(
    @Arg('input', () => TicketStepInput, { description: TICKET_OF_TODAY }) input: TicketStepInput,
    @Ctx() context: Context,
  ) {
    return stepTicket('UNDO', 'undo', input, context);
  }
}

function ticketInput({ office, number, idempotencyKey = null }: TicketStepInput, { app, asker }: Context) {
  return { office: app.offices.get(office), number: number.trim().toUpperCase(), asker, idempotencyKey };
}

function auditedStep(what: string, { office, number }: TicketStepInput) {
  return { what, office, subject: number, fields: auditedTicket };
}

function stepTicket(action: Parameters<typeof act>[1], what: string, input: TicketStepInput, context: Context) {
  return change(context, auditedStep(what, input), (tx, now) => act(tx, action, ticketInput(input, context), now));
}
