// Decides which ticket is called next, and why: a pure function over the waiting tickets.

import { itemAt } from '../items.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import { type CallReason, PUT_BACK_REST_MINUTES } from './lifecycle.ts';
import type { Ticket } from './ticket.ts';

/** The facts besides the tickets that the order depends on. */
export interface Line {
  now: Instant;
  /** Every so manieth call goes to a priority person; 0: no difference. */
  priorityEvery: number;
  /** Calls since the last one that went to a priority person. */
  sincePriority: number;
}

export interface NextCall {
  ticket: Ticket;
  reason: CallReason;
}

type Class = Exclude<CallReason, 'PRIORITY' | 'CHOSEN'>;

/** A waiting ticket with its class, before the turns of priority are counted. */
interface Candidate {
  ticket: Ticket;
  reason: Class;
  /** It was put back a moment ago: all others go first. */
  rests: boolean;
}

const RANK: Record<Class, number> = { RETURNED: 0, WINDOW: 1, WALK_IN: 2, EARLY: 3 };

/** Those who came back first; then whose window has begun, by window and check-in; then walk-ins; then early comers. */
export function classOf(ticket: Ticket, now: Instant): Class {
  if (ticket.returnedAt) return 'RETURNED';
  if (!ticket.windowStartsAt) return 'WALK_IN';
  return Temporal.Instant.compare(ticket.windowStartsAt, now) <= 0 ? 'WINDOW' : 'EARLY';
}

/** A ticket that was put back keeps its place, after a rest in which the others are called. */
export function isResting({ putBackAt }: Ticket, now: Instant): boolean {
  return putBackAt !== null && isBefore(now, addMinutes(putBackAt, PUT_BACK_REST_MINUTES));
}

/** Whether the visitor has asked not to be called yet. */
export function isPutOff({ notBefore }: Pick<Ticket, 'notBefore'>, now: Instant): boolean {
  return notBefore !== null && isBefore(now, notBefore);
}

/** All waiting tickets in the order in which they would be called; those who asked for more time come behind all others. */
export function callOrder(waiting: readonly Ticket[], line: Line): NextCall[] {
  const [ready, putOff] = [false, true].map((later) =>
    waiting.filter((ticket) => isPutOff(ticket, line.now) === later),
  );
  return [...orderOf(ready ?? [], line), ...orderOf(putOff ?? [], line)];
}

function orderOf(waiting: readonly Ticket[], line: Line): NextCall[] {
  const { now } = line;
  const sorted = waiting
    .map((ticket) => ({ ticket, reason: classOf(ticket, now), rests: isResting(ticket, now) }))
    .sort(compareCalls);
  if (line.priorityEvery <= 0) return sorted;
  const priority = sorted.filter(({ ticket }) => ticket.priority !== 'NORMAL');
  const normal = sorted.filter(({ ticket }) => ticket.priority === 'NORMAL');
  const order: NextCall[] = [];
  let since = line.sincePriority;
  for (;;) {
    const isDue = since + 1 >= line.priorityEvery && !priority[0]?.rests;
    const turn = isDue || normal.length === 0;
    const takesPriority = priority.length > 0 && (turn || comesFirst(itemAt(priority, 0), itemAt(normal, 0)));
    const call = takesPriority ? priority.shift() : normal.shift();
    if (!call) return order;
    order.push({ ticket: call.ticket, reason: reasonOf(call, normal[0]) });
    since = takesPriority ? 0 : since + 1;
  }
}

/** One who is called before the first of the others has the turn of priority; one who is next anyway keeps their reason. */
function reasonOf(call: Candidate, normal: Candidate | undefined): CallReason {
  return normal && comesFirst(normal, call) ? 'PRIORITY' : call.reason;
}

function comesFirst(a: Candidate, b: Candidate): boolean {
  return compareCalls(a, b) < 0;
}

function compareCalls(a: Candidate, b: Candidate): number {
  return (
    Number(a.rests) - Number(b.rests) ||
    RANK[a.reason] - RANK[b.reason] ||
    millisecondsOf(a.ticket.returnedAt) - millisecondsOf(b.ticket.returnedAt) ||
    millisecondsOf(a.ticket.windowStartsAt) - millisecondsOf(b.ticket.windowStartsAt) ||
    millisecondsOf(a.ticket.issuedAt) - millisecondsOf(b.ticket.issuedAt) ||
    a.ticket.id - b.ticket.id
  );
}

function millisecondsOf(instant: Instant | null): number {
  return instant?.epochMilliseconds ?? 0;
}

/** The first whom this counter may call. */
export function next(
  waiting: readonly Ticket[],
  line: Line,
  counter: { id: string; services: readonly string[] },
): NextCall | null {
  const own = waiting.filter((ticket) => {
    const { service, wantedCounter } = ticket;
    if (isPutOff(ticket, line.now)) return false;
    if (wantedCounter) return wantedCounter === counter.id;
    return counter.services.length === 0 || counter.services.includes(service);
  });
  return callOrder(own, line)[0] ?? null;
}
