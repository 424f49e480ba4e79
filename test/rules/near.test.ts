// A turn that is near is told by the order in which people are really called, and to each once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callOrder, type Line } from '../../src/queue/next.ts';
import { nearAfter } from '../../src/queue/tell.ts';
import type { Ticket } from '../../src/queue/ticket.ts';
import { at, makeTicket } from '../support/tickets.ts';

const line: Line = { now: at(5), priorityEvery: 3, sincePriority: 0 };
const ticket = (id: number, changes: Partial<Ticket> = {}) => makeTicket({ id, booking: `CODE000${id}`, ...changes });

function near(waiting: Ticket[], called: Ticket, atMost = 3) {
  const found = nearAfter({ called, counter: '1', waiting, line }, atMost);
  return found.map(({ ticket: { number }, ahead }) => [number, ahead]);
}

describe('after a call', () => {
  const seven = [1, 2, 3, 4, 5, 6, 7].map((id) => ticket(id));

  test('those with that number ahead or fewer are told how many', () => {
    expect(near(seven, seven[0] as Ticket)).toEqual([
      ['A102', 0],
      ['A103', 1],
      ['A104', 2],
      ['A105', 3],
    ]);
    expect(near(seven, seven[0] as Ticket, 1)).toHaveLength(2);
  });

  test('those who were told are not told again, and count as ahead all the same', () => {
    const told = seven.map((one) => ({ ...one, nearTold: one.id < 5 }));
    expect(near(told, told[0] as Ticket)).toEqual([['A105', 3]]);
  });

  test('walk-ins are ahead like others, and cannot be told', () => {
    const walkIns = seven.map((one) => (one.id === 3 ? { ...one, booking: null } : one));
    expect(near(walkIns, walkIns[0] as Ticket).map(([number]) => number)).toEqual(['A102', 'A104', 'A105']);
  });

  test('a priority person who is called next is near, however late they came', () => {
    const elder = ticket(8, { priority: 'ELDERLY' });
    expect(near([...seven, elder], seven[0] as Ticket)).toContainEqual(['A108', 1]);
  });

  test('those are near who are called next, whatever the line', () => {
    const arbitrary = fc.array(
      fc.record({ priority: fc.constantFrom('NORMAL', 'ELDERLY'), walkIn: fc.boolean(), told: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 15,
      },
    );
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 0, max: 5 }), (people, atMost) => {
        const waiting = people.map(({ priority, walkIn, told }, index) =>
          ticket(index + 1, {
            priority: priority as Ticket['priority'],
            ...(walkIn && { booking: null, windowStartsAt: null }),
            nearTold: told,
          }),
        );
        const order = callOrder(waiting, line).map((call) => call.ticket);
        const [called, ...rest] = order;
        const expected = rest
          .slice(0, atMost + 1)
          .flatMap(({ number, booking, nearTold }, ahead) => (booking && !nearTold ? [[number, ahead]] : []));
        expect(near(waiting, called as Ticket, atMost)).toEqual(expected);
      }),
    );
  });
});
