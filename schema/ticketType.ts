// What tickets and counters look like from outside.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TICKET_ACTIONS, TICKET_STATUSES, type TicketAction, type TicketStatus } from '../src/queue/lifecycle.ts';
import { CALL_REASONS, type CallReason } from '../src/queue/ticket.ts';
import { PageInfo } from './page.ts';
import { resultOf } from './refusal.ts';

const STATUS_MEANINGS: Record<TicketStatus, string> = {
  WAITING: 'In the line.',
  CALLED: 'Called to a counter.',
  SERVING: 'At the counter.',
  SERVED: 'Done.',
  PARKED: 'Set aside, to be resumed.',
  NO_SHOW: 'Called, but did not come.',
  CANCELLED: 'Out of the line: the day ended.',
};
export const TicketStatuses = Object.fromEntries(TICKET_STATUSES.map((status) => [status, status])) as Record<
  TicketStatus,
  TicketStatus
>;
registerEnumType(TicketStatuses, {
  name: 'TicketStatus',
  description: 'Where a ticket stands in its life.',
  valuesConfig: Object.fromEntries(
    Object.entries(STATUS_MEANINGS).map(([status, description]) => [status, { description }]),
  ),
});

const ACTION_MEANINGS: Record<TicketAction, string> = {
  CALL: 'Call it: `callNext`.',
  RECALL: 'Call it once more.',
  SERVE: 'It has come to the counter.',
  FINISH: 'Done with it.',
  PARK: 'Set it aside.',
  RESUME: 'Back into the line, ahead of newcomers.',
  TRANSFER: 'To another service or counter.',
  NO_SHOW: 'It did not come: `markNoShow`.',
  UNDO: 'Take a wrong finish or no-show back, within five minutes.',
};
export const TicketActions = Object.fromEntries(TICKET_ACTIONS.map((action) => [action, action])) as Record<
  TicketAction,
  TicketAction
>;
registerEnumType(TicketActions, {
  name: 'TicketAction',
  description: 'What an officer may do with a ticket.',
  valuesConfig: Object.fromEntries(
    Object.entries(ACTION_MEANINGS).map(([action, description]) => [action, { description }]),
  ),
});

const REASON_MEANINGS: Record<CallReason, string> = {
  RETURNED: 'It came back from parking or a transfer: ahead of newcomers.',
  PRIORITY: "It was a priority person's turn, by the office's ratio.",
  WINDOW: 'Its window has begun: earlier window first, then earlier check-in.',
  WALK_IN: 'A walk-in, when nobody whose window has begun waits.',
  EARLY: 'Early for its window, when nobody else waits.',
};
export const CallReasons = Object.fromEntries(CALL_REASONS.map((reason) => [reason, reason])) as Record<
  CallReason,
  CallReason
>;
registerEnumType(CallReasons, {
  name: 'CallReason',
  description: 'Why a ticket was called when it was.',
  valuesConfig: Object.fromEntries(
    Object.entries(REASON_MEANINGS).map(([reason, description]) => [reason, { description }]),
  ),
});

@ObjectType({ description: 'Where people are served.' })
export class Counter {
  @Field(() => ID, { description: 'For the counter mutations; the office is part of it: `BOGOR/1`.' })
  id!: string;

  @Field(() => String, { description: 'What the board shows: `1`.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether it calls people.' })
  open!: boolean;

  @Field(() => String, { nullable: true, description: 'Who opened it.' })
  officer!: string | null;
}

@ObjectType({ description: "A person's presence in line on one day; from a checked-in booking or a walk-in." })
export class Ticket {
  @Field(() => String, { description: 'The number on the board: `A312`; `W07` for a walk-in.' })
  number!: string;

  @Field(() => TicketStatuses, { description: 'Where it stands.' })
  status!: TicketStatus;

  @Field(() => Int, { description: 'How often it was called.' })
  calls!: number;
}

@ObjectType({ description: 'A ticket in a list.' })
export class TicketEdge {
  @Field(() => Ticket, { description: 'The ticket.' })
  node!: Ticket;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of tickets.' })
export class TicketConnection {
  @Field(() => [TicketEdge], { description: 'The tickets of the page.' })
  edges!: TicketEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

export const TicketResult = resultOf('TicketResult', 'A ticket, or why not.', () => Ticket);
export const CounterResult = resultOf('CounterResult', 'A counter, or why not.', () => Counter);
