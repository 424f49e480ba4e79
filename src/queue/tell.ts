// Notices to people in the line: that their turn is near, and that they are called. Walk-ins gave no address.
import { type DueNotice, noteDue } from '../booking/dueNotices.ts';
import type { Transaction } from '../database.ts';
import { tells } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import type { Instant } from '../time.ts';
import { callOrder, type Line } from './next.ts';
import type { Ticket } from './ticket.ts';

/** A call, and the line as it was before. */
export interface CallMade {
  called: Ticket;
  /** The counter's label. */
  counter: string;
  waiting: readonly Ticket[];
  line: Line;
}

/** Tickets with few ahead after the call that were not told yet, with how many; nothing is told when they come in. */
export function nearAfter({ called, waiting, line }: CallMade, atMost: number): { ticket: Ticket; ahead: number }[] {
  const rest = waiting.filter(({ id }) => id !== called.id);
  const sincePriority = called.priority === 'NORMAL' ? line.sincePriority + 1 : 0;
  return callOrder(rest, { ...line, sincePriority })
    .slice(0, atMost + 1)
    .map(({ ticket }, ahead) => ({ ticket, ahead }))
    .filter(({ ticket }) => ticket.booking !== null && !ticket.nearTold);
}

/** Notes the people whom a call concerns, in one statement; none if there are none to tell. */
export async function noteCalled(tx: Transaction, office: Office, call: CallMade): Promise<void> {
  const near = tells(office, 'TURN_NEAR') ? nearAfter(call, office.notices.nearTurn) : [];
  const due = near.flatMap(({ ticket: { number, booking }, ahead }): DueNotice[] =>
    booking === null ? [] : [{ kind: 'TURN_NEAR', booking, detail: { number, ahead } }],
  );
  const all = [...calledOne(office, call), ...due];
  await noteDue(
    tx,
    all,
    near.map(({ ticket }) => ticket.id),
    call.line.now,
  );
}

/** A person who is called again is told once more and no further: the board goes on showing it. */
export async function noteRecalled(
  tx: Transaction,
  office: Office,
  call: Pick<CallMade, 'called' | 'counter'>,
  now: Instant,
): Promise<void> {
  if (call.called.calls === 2) await noteDue(tx, calledOne(office, call), [], now);
}

function calledOne(office: Office, { called, counter }: Pick<CallMade, 'called' | 'counter'>): DueNotice[] {
  const { booking, number, calls } = called;
  if (booking === null || !tells(office, 'CALLED')) return [];
  return [{ kind: 'CALLED', booking, detail: { number, counter, time: calls } }];
}
