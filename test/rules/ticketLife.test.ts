// A ticket's life: every step there is, every step there is not.
import { describe, expect, test } from 'vitest';
import {
  afterTicketAction,
  TICKET_ACTIONS,
  TICKET_LIFE,
  TICKET_STATUSES,
  type TicketStatus,
  VISITOR_ACTIONS,
} from '../../src/queue/lifecycle.ts';
import { allowedTicketActions, canBeUndone, endOfTicket, officeOfCounter } from '../../src/queue/ticket.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { makeTicket } from '../support/tickets.ts';

const STEPS = [
  'WAITING CALL CALLED',
  'WAITING PARK PARKED',
  'WAITING LATER WAITING',
  'WAITING LEAVE CANCELLED',
  'WAITING WITHDRAW CANCELLED',
  'WAITING CLOSE CANCELLED',
  'CALLED RECALL CALLED',
  'CALLED SERVE SERVING',
  'CALLED NO_SHOW NO_SHOW',
  'CALLED LATER WAITING',
  'CALLED CLOSE CANCELLED',
  'SERVING FINISH SERVED',
  'SERVING PARK PARKED',
  'SERVING TRANSFER WAITING',
  'SERVING CLOSE SERVED',
  'SERVED UNDO SERVING',
  'WAITING UNDO CALLED',
  'CALLED PUT_BACK WAITING',
  'PARKED RESUME WAITING',
  'PARKED LEAVE CANCELLED',
  'PARKED CLOSE CANCELLED',
  'NO_SHOW UNDO CALLED',
  'NO_SHOW RESUME WAITING',
];
const ACTIONS = [...TICKET_ACTIONS, ...VISITOR_ACTIONS, 'WITHDRAW', 'CLOSE'] as const;
const ENDED = instant('2017-08-07T09:00:00+07:00');
const ZONE = 'Asia/Jakarta';

describe('the life of a ticket', () => {
  const pairs = TICKET_STATUSES.flatMap((status) => ACTIONS.map((action) => ({ status, action })));

  test.each(pairs)('$action of a ticket that is $status', ({ status, action }) => {
    const written = STEPS.find((step) => step.startsWith(`${status} ${action} `));
    expect(afterTicketAction(status, action)).toBe(written?.split(' ')[2] ?? null);
  });

  test('has no steps but those twenty-three', () => {
    const steps = TICKET_STATUSES.flatMap((status) =>
      Object.entries(lifeOf(status)).map(([action, target]) => `${status} ${action} ${target}`),
    );
    expect(steps.toSorted()).toEqual(STEPS.toSorted());
  });

  test('reaches every status from WAITING', () => {
    const reached = new Set<TicketStatus>(['WAITING']);
    for (const status of reached) for (const target of Object.values(lifeOf(status))) reached.add(target);
    expect([...reached].toSorted()).toEqual(TICKET_STATUSES.toSorted());
  });

  test('has ended at the end of the day, whatever it was', () => {
    for (const status of TICKET_STATUSES)
      expect<TicketStatus[]>(['SERVED', 'NO_SHOW', 'CANCELLED']).toContain(
        afterTicketAction(status, 'CLOSE') ?? status,
      );
  });
});

describe('what an officer may do', () => {
  /** No officer may close a ticket as the end of the day does, or take the steps of its person. */
  const steps = STEPS.filter((step) => !/ (CLOSE|LATER|LEAVE|WITHDRAW) /.test(step));

  test.each(TICKET_STATUSES)('with a ticket that is %s is what its life allows', (status) => {
    const back = { putBackAt: ENDED, putBackFrom: 'BOGOR/1' };
    const ticket = makeTicket({ status, counter: 'BOGOR/1', endedAt: ENDED, ...back });
    const allowed = steps.filter((step) => step.startsWith(`${status} `)).map((step) => step.split(' ')[1]);
    expect(allowedTicketActions(ticket, ENDED, ZONE).toSorted()).toEqual(allowed.toSorted());
  });

  test('does not wait for an end, but for what is taken back', () => {
    const ticket = makeTicket({ status: 'SERVING', counter: 'BOGOR/1' });
    expect(allowedTicketActions(ticket, ENDED, ZONE)).toEqual(['FINISH', 'PARK', 'TRANSFER']);
    expect(allowedTicketActions({ ...ticket, status: 'SERVED' }, ENDED, ZONE)).toEqual([]);
  });

  test.each([
    ['SERVED', []],
    ['NO_SHOW', ['RESUME']],
  ] as const)('with one that is %s is less after five minutes', (status, later) => {
    const ticket = makeTicket({ status, counter: 'BOGOR/1', endedAt: ENDED });
    const then = (seconds: number) => allowedTicketActions(ticket, addMinutes(ENDED, seconds / 60), ZONE);
    expect(then(300)).toEqual([...later, 'UNDO']);
    expect(then(301)).toEqual(later);
    // A ticket that the end of the day has closed was before no counter any more.
    expect(canBeUndone({ ...ticket, counter: null }, ENDED)).toBe(false);
  });

  test('takes a return to the queue back for five minutes, and no other wait', () => {
    const back = makeTicket({ putBackAt: ENDED, putBackFrom: 'BOGOR/1' });
    const then = (seconds: number) => allowedTicketActions(back, addMinutes(ENDED, seconds / 60), ZONE);
    expect([then(300), then(301)]).toEqual([
      ['CALL', 'PARK', 'UNDO'],
      ['CALL', 'PARK'],
    ]);
    expect(allowedTicketActions(makeTicket({ endedAt: ENDED }), ENDED, ZONE)).toEqual(['CALL', 'PARK']);
  });

  test('takes a number without a booking back within five minutes, unless it was called or has come back', () => {
    const given = makeTicket({ issuedAt: ENDED, windowStartsAt: null });
    const undoable = (changes: Partial<typeof given>, seconds = 0) =>
      canBeUndone({ ...given, ...changes }, addMinutes(ENDED, seconds / 60));
    expect([undoable({}), undoable({}, 300), undoable({}, 301)]).toEqual([true, true, false]);
    expect(undoable({ booking: 'KTWNNQ7F' })).toBe(false);
    expect(undoable({ calls: 1 })).toBe(false);
    expect(undoable({ returnedAt: ENDED })).toBe(false);
    expect(undoable({ status: 'PARKED' })).toBe(false);
  });

  test.each(TICKET_STATUSES)('ends with the day, by the clock of the office, if it is %s', (status) => {
    const ticket = makeTicket({ status, counter: 'BOGOR/1', endedAt: instant('2017-08-07T23:58:00+07:00') });
    expect(allowedTicketActions(ticket, instant('2017-08-08T00:00:00+07:00'), ZONE)).toEqual([]);
  });
});

describe('a ticket stays as it is', () => {
  const until = (status: TicketStatus, counter: string | null = 'BOGOR/1') =>
    endOfTicket(makeTicket({ status, counter, endedAt: ENDED }), ZONE)?.toString() ?? null;

  test('some minutes after it was served, at once if the day has closed it, and at midnight if no one came', () => {
    expect(until('SERVED')).toBe('2017-08-07T02:05:00.001Z');
    expect([until('SERVED', null), until('CANCELLED', null)]).toEqual(Array(2).fill(ENDED.toString()));
    expect(until('NO_SHOW')).toBe('2017-08-07T17:00:00Z');
  });

  test.each(['WAITING', 'CALLED', 'SERVING', 'PARKED'] as const)(
    'from no moment that is known, if it is %s',
    (status) => {
      expect(until(status)).toBeNull();
    },
  );
});

describe('the words', () => {
  test('for actions are exactly those that the table uses', () => {
    const used = new Set(STEPS.map((step) => step.split(' ')[1] as (typeof ACTIONS)[number]));
    expect([...used].toSorted()).toEqual(ACTIONS.toSorted());
  });

  test('for a counter begin with its office', () => {
    expect(officeOfCounter('JAKARTA_PUSAT/Loket 1/2')).toBe('JAKARTA_PUSAT');
    expect(officeOfCounter('')).toBe('');
  });
});

function lifeOf(status: TicketStatus): Record<string, TicketStatus> {
  return TICKET_LIFE[status];
}
