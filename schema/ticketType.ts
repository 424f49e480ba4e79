// What tickets and counters look like from outside.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TICKET_ACTIONS, TICKET_STATUSES, type TicketAction, type TicketStatus } from '../src/queue/lifecycle.ts';
import { CALL_REASONS, type CallReason } from '../src/queue/ticket.ts';
import { PageInfo } from './page.ts';
import { resultOf } from './refusal.ts';

const STATUS_MEANINGS: Record<TicketStatus, string> = {
  WAITING: 'The ticket is in the queue.',
  CALLED: 'The ticket is called to a counter.',
  SERVING: 'The person is being served at the counter.',
  SERVED: 'Serving the person is finished.',
  PARKED: 'The ticket is set aside, to be resumed later.',
  NO_SHOW: 'The ticket was called, but the person did not come.',
  CANCELLED: 'The day ended before the ticket was served.',
};
export const TicketStatuses = Object.fromEntries(TICKET_STATUSES.map((status) => [status, status])) as Record<
  TicketStatus,
  TicketStatus
>;
registerEnumType(TicketStatuses, {
  name: 'TicketStatus',
  description: 'Status of a ticket in its life cycle.',
  valuesConfig: Object.fromEntries(
    Object.entries(STATUS_MEANINGS).map(([status, description]) => [status, { description }]),
  ),
});

const ACTION_MEANINGS: Record<TicketAction, string> = {
  CALL: 'Call the ticket to a counter: `callNext`.',
  RECALL: 'Call the ticket again: `recall`.',
  SERVE: 'Start serving the person at the counter: `serve`.',
  FINISH: 'Finish serving the person: `finish`.',
  PARK: 'Set the ticket aside: `park`.',
  RESUME: 'Put the ticket back into the queue, ahead of new tickets: `resume`.',
  TRANSFER: 'Move the ticket to another service or counter: `transfer`.',
  NO_SHOW: 'Record that the person did not come: `markNoShow`.',
  UNDO: 'Undo a wrong finish or no-show, within five minutes: `undo`.',
};
export const TicketActions = Object.fromEntries(TICKET_ACTIONS.map((action) => [action, action])) as Record<
  TicketAction,
  TicketAction
>;
registerEnumType(TicketActions, {
  name: 'TicketAction',
  description: 'An action of an officer on a ticket, which its status may allow.',
  valuesConfig: Object.fromEntries(
    Object.entries(ACTION_MEANINGS).map(([action, description]) => [action, { description }]),
  ),
});

const REASON_MEANINGS: Record<CallReason, string> = {
  RETURNED: 'The ticket returned after parking or a transfer, ahead of new tickets.',
  PRIORITY: "The ticket has priority, and the office's ratio for priority calls was due.",
  WINDOW: 'The window has begun: earlier windows first, then earlier check-ins.',
  WALK_IN: 'The ticket is a walk-in, and no ticket whose window has begun was waiting.',
  EARLY: 'The ticket is early for its window, and no other ticket was waiting.',
};
export const CallReasons = Object.fromEntries(CALL_REASONS.map((reason) => [reason, reason])) as Record<
  CallReason,
  CallReason
>;
registerEnumType(CallReasons, {
  name: 'CallReason',
  description: 'The rule by which a ticket was called ahead of the others.',
  valuesConfig: Object.fromEntries(
    Object.entries(REASON_MEANINGS).map(([reason, description]) => [reason, { description }]),
  ),
});

@ObjectType({ description: 'A counter, at which people are served.' })
export class Counter {
  @Field(() => ID, { description: 'Identifier of the counter, which begins with the code of the office: `BOGOR/1`.' })
  id!: string;

  @Field(() => String, { description: 'Label shown on the lobby board: `1`.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether the counter is open and can call people.' })
  open!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Role and identifier of the officer who opened the counter, `officer 3`; null if it is closed.',
  })
  officer!: string | null;
}

@ObjectType({ description: "A person's place in today's queue, from a checked-in booking or as a walk-in." })
export class Ticket {
  @Field(() => String, { description: 'Queue number shown on the lobby board: `A312`, or `W07` for a walk-in.' })
  number!: string;

  @Field(() => TicketStatuses, { description: 'Current status in the life cycle.' })
  status!: TicketStatus;

  @Field(() => Int, { description: 'Number of times the ticket was called.' })
  calls!: number;
}

@ObjectType({ description: 'One ticket of the page, with its cursor.' })
export class TicketEdge {
  @Field(() => Ticket, { description: 'The ticket at this position of the list.' })
  node!: Ticket;

  @Field(() => String, { description: 'Position in the list, for `tickets(after:)`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of a list of tickets, in the order of issue.' })
export class TicketConnection {
  @Field(() => [TicketEdge], { description: 'The tickets of this page, in order.' })
  edges!: TicketEdge[];

  @Field(() => PageInfo, { description: 'Pagination: cursors, and whether there are further pages.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Number of tickets on all pages together.' })
  totalCount!: number;
}

export const TicketResult = resultOf(
  'TicketResult',
  'The ticket after the change, or a refusal that leaves it as it was.',
  () => Ticket,
);
export const CounterResult = resultOf(
  'CounterResult',
  'The counter after the change, or a refusal that leaves it as it was.',
  () => Counter,
);
