// Tickets and counters as the contract shows them.

import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CallReason } from '../src/queue/lifecycle.ts';
import { type TicketAction, type TicketStatus } from '../src/queue/lifecycle.ts';
import { relayConnection } from './connection.ts';
import { describedEnum } from './describedEnum.ts';
import { NodeType } from './nodeType.ts';
import { resultOf } from './refusal.ts';
import { DateScalar } from './scalars.ts';

export const TicketStatuses = describedEnum<TicketStatus>('TicketStatus', 'Status of a ticket in its life cycle.', {
  WAITING: 'The ticket is in the queue.',
  CALLED: 'The ticket is called to a counter.',
  SERVING: 'The person is being served at the counter.',
  SERVED: 'Serving the person is finished.',
  PARKED: 'The ticket is set aside, to be resumed later.',
  NO_SHOW: 'The ticket was called, but the person did not come. Until the day ends it can be put back into the queue.',
  CANCELLED: 'The day ended before the ticket was served, or its person left.',
});

export const TicketActions = describedEnum<TicketAction>(
  'TicketAction',
  'An action of an officer on a ticket, which its status may allow.',
  {
    CALL: 'Call the ticket to a counter: `callNext`, `callTicket`.',
    RECALL: 'Call the ticket again: `recall`.',
    SERVE: 'Start serving the person at the counter: `serve`.',
    FINISH: 'Finish serving the person: `finish`.',
    PARK: 'Set the ticket aside: `park`.',
    RESUME:
      'Put the parked ticket, or the no-show that has come after all, back into the queue, ahead of new tickets: `resume`.',
    TRANSFER: 'Move the ticket to another service or counter: `transfer`.',
    NO_SHOW: 'Record that the person did not come: `markNoShow`.',
    PUT_BACK: 'Put the called ticket back into the queue, to the place it had: `putBack`.',
    UNDO: 'Undo a wrong finish, no-show, return to the queue, or number given out without a booking, within five minutes: `undo`.',
  },
);

export const CallReasons = describedEnum<CallReason>(
  'CallReason',
  'The rule by which a ticket was called ahead of the others.',
  {
    RETURNED: 'The ticket returned after parking, a transfer or a no-show, ahead of new tickets.',
    PRIORITY: "The ticket has priority, and the office's ratio for priority calls was due.",
    WINDOW: 'The window has begun: earlier windows first, then earlier check-ins.',
    WALK_IN: 'The ticket is a walk-in, and no ticket whose window has begun was waiting.',
    EARLY: 'The ticket is early for its window, and no other ticket was waiting.',
    CHOSEN: 'An officer chose the ticket: `callTicket`.',
  },
);

@ObjectType('Counter', { description: 'A counter, at which people are served.' })
export class CounterType {
  @Field(() => ID, { description: 'Identifier of the counter, which begins with the code of the office: `BOGOR/1`.' })
  id!: string;

  @Field(() => String, { description: 'Label shown on the lobby board: `1`.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether the counter is open and can call people.' })
  open!: boolean;
}

@ObjectType('Ticket', {
  implements: NodeType,
  description: "A person's place in today's queue, from a checked-in booking or as a walk-in.",
})
export class TicketType {
  @Field(() => DateScalar, {
    description: "The day of the ticket, in the office's time zone: numbers begin again each day.",
  })
  date!: string;

  @Field(() => String, { description: 'Queue number shown on the lobby board: `A312`, or `W07` for a walk-in.' })
  number!: string;

  @Field(() => TicketStatuses, { description: 'Current status in the life cycle.' })
  status!: TicketStatus;

  @Field(() => Int, { description: 'Number of times the ticket was called.' })
  calls!: number;
}

export const TicketConnection = relayConnection('Ticket', () => TicketType, {
  one: 'ticket',
  many: 'tickets',
  list: 'tickets, in the order of issue',
  field: 'tickets(after:)',
  isCounted: true,
});

export const TicketResult = resultOf(
  'TicketResult',
  'The ticket after the change, or a refusal that leaves it as it was.',
  () => TicketType,
);
export const CounterResult = resultOf(
  'CounterResult',
  'The counter after the change, or a refusal that leaves it as it was.',
  () => CounterType,
);
