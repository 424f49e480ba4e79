// The next ticket and the reason for it: examples as a clerk would tell them, and what holds of every queue.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRIORITIES } from '../../src/office/settings.ts';
import { callOrder, type Line, type NextCall, next } from '../../src/queue/next.ts';
import type { Ticket } from '../../src/queue/ticket.ts';
import { at, EIGHT, makeTicket } from '../support/tickets.ts';

/** A quarter past nine: the windows of eight and nine have begun, that of ten has not. */
const NOW = at(75);
const BEGUN = { now: NOW, priorityEvery: 0, sincePriority: 0 };
const [NINE, TEN] = [at(60), at(120)];

const told = (order: NextCall[]) => order.map(({ ticket, reason }) => `${ticket.number} ${reason}`);
const numbers = (order: NextCall[]) => order.map(({ ticket }) => ticket.number);

describe('the order', () => {
  test('goes by window, then by check-in', () => {
    const waiting = [
      makeTicket({ id: 1, number: 'A201', windowStartsAt: NINE, issuedAt: at(-40) }),
      makeTicket({ id: 2, number: 'A102', issuedAt: at(-10) }),
      makeTicket({ id: 3, number: 'A101', issuedAt: at(-5) }),
      makeTicket({ id: 4, number: 'A202', windowStartsAt: NINE, issuedAt: at(-39) }),
    ];
    expect(told(callOrder(waiting, BEGUN))).toEqual(['A102 WINDOW', 'A101 WINDOW', 'A201 WINDOW', 'A202 WINDOW']);
  });

  test('has those who came back first, walk-ins after begun windows, early comers last', () => {
    const waiting = [
      makeTicket({ id: 1, number: 'A301', windowStartsAt: TEN, issuedAt: at(-60) }),
      makeTicket({ id: 2, number: 'W01', windowStartsAt: null, issuedAt: at(-50) }),
      makeTicket({ id: 3, number: 'A105' }),
      makeTicket({ id: 4, number: 'W02', windowStartsAt: null, returnedAt: at(70) }),
      makeTicket({ id: 5, number: 'A302', windowStartsAt: TEN, returnedAt: at(65) }),
    ];
    expect(told(callOrder(waiting, BEGUN))).toEqual([
      'A302 RETURNED',
      'W02 RETURNED',
      'A105 WINDOW',
      'W01 WALK_IN',
      'A301 EARLY',
    ]);
  });

  test('lets one who was put back rest for two minutes behind all others, and then has it where it was', () => {
    const back = { putBackAt: at(74), putBackFrom: 'BOGOR/1' };
    const waiting = [
      makeTicket({ id: 1, number: 'A101', priority: 'ELDERLY', ...back }),
      makeTicket({ id: 2, number: 'A102' }),
      makeTicket({ id: 3, number: 'W01', windowStartsAt: null }),
      makeTicket({ id: 4, number: 'A301', windowStartsAt: TEN }),
    ];
    const then = (minutes: number, priorityEvery = 0) =>
      numbers(callOrder(waiting, { now: at(minutes), priorityEvery, sincePriority: 9 })).join(' ');
    expect(then(75)).toBe('A102 W01 A301 A101');
    expect(then(75, 3)).toBe('A102 W01 A301 A101');
    expect(then(75.99)).toBe('A102 W01 A301 A101');
    expect(then(76)).toBe('A101 A102 W01 A301');
    // With no other there is no one to let go first.
    const [alone] = waiting;
    expect(alone && numbers(callOrder([alone], BEGUN))).toEqual(['A101']);
  });

  test('counts a window as begun from its very start', () => {
    const early = makeTicket({ windowStartsAt: TEN });
    const reasonAt = (minutes: number) => callOrder([early], { ...BEGUN, now: at(minutes) })[0]?.reason;
    expect(reasonAt(119.99)).toBe('EARLY');
    expect(reasonAt(120)).toBe('WINDOW');
  });

  test('gives every third call to a priority person, and says so', () => {
    const waiting = [
      ...[1, 2, 3, 4, 5].map((id) => makeTicket({ id })),
      makeTicket({ id: 6, number: 'A206', windowStartsAt: NINE, priority: 'ELDERLY' }),
      makeTicket({ id: 7, number: 'A207', windowStartsAt: NINE, priority: 'PREGNANT' }),
    ];
    const order = (line: Partial<Line>) => told(callOrder(waiting, { ...BEGUN, ...line })).join(', ');
    const W = (...all: string[]) => all.map((number) => `${number} WINDOW`);
    expect(order({ priorityEvery: 3 })).toBe(
      [...W('A101', 'A102'), 'A206 PRIORITY', ...W('A103', 'A104'), 'A207 PRIORITY', ...W('A105')].join(', '),
    );
    expect(order({ priorityEvery: 3, sincePriority: 2 })).toBe(
      ['A206 PRIORITY', ...W('A101', 'A102'), 'A207 PRIORITY', ...W('A103', 'A104', 'A105')].join(', '),
    );
    expect(order({ priorityEvery: 1 })).toBe(
      ['A206 PRIORITY', 'A207 PRIORITY', ...W('A101', 'A102', 'A103', 'A104', 'A105')].join(', '),
    );
    expect(order({ priorityEvery: 0, sincePriority: 9 })).toBe(
      W('A101', 'A102', 'A103', 'A104', 'A105', 'A206', 'A207').join(', '),
    );
  });

  test('calls a priority person who is first anyway for that reason', () => {
    const waiting = [makeTicket({ id: 1, priority: 'CHILD' }), makeTicket({ id: 2 })];
    expect(told(callOrder(waiting, { ...BEGUN, priorityEvery: 3, sincePriority: 2 }))[0]).toBe('A101 WINDOW');
  });
});

describe('the counter', () => {
  const line = { ...BEGUN, priorityEvery: 3 };
  const waiting = [
    makeTicket({ id: 1, service: 'LOST_OR_DAMAGED' }),
    makeTicket({ id: 2 }),
    makeTicket({ id: 3, returnedAt: at(70), wantedCounter: 'BOGOR/3' }),
  ];
  const calls = (id: string, services: string[] = []) => next(waiting, line, { id, services })?.ticket.number ?? null;

  test('calls for the services it serves; for all where none is named', () => {
    expect(calls('BOGOR/1')).toBe('A101');
    expect(calls('BOGOR/1', ['PASSPORT'])).toBe('A102');
    expect(calls('BOGOR/1', ['LOST_OR_DAMAGED', 'PASSPORT'])).toBe('A101');
    expect(calls('BOGOR/1', ['E_PASSPORT'])).toBeNull();
  });

  test('that someone was sent to calls them first, whatever it serves; no other calls them', () => {
    expect(calls('BOGOR/3')).toBe('A103');
    expect(calls('BOGOR/3', ['LOST_OR_DAMAGED'])).toBe('A103');
    expect(next(waiting.slice(2), line, { id: 'BOGOR/1', services: [] })).toBeNull();
  });

  test('gives the priority turn to someone it can serve', () => {
    const two = [
      makeTicket({ id: 1, service: 'LOST_OR_DAMAGED', priority: 'ELDERLY' }),
      makeTicket({ id: 2 }),
      makeTicket({ id: 3, priority: 'ELDERLY' }),
    ];
    const call = next(two, { ...line, sincePriority: 2 }, { id: 'BOGOR/1', services: ['PASSPORT'] });
    expect(call).toMatchObject({ ticket: { number: 'A103' }, reason: 'PRIORITY' });
  });

  test('finds no one in an empty line', () => {
    expect(next([], line, { id: 'BOGOR/1', services: [] })).toBeNull();
  });
});

const SERVICES = ['PASSPORT', 'LOST_OR_DAMAGED'];
const COUNTERS = ['BOGOR/1', 'BOGOR/2'];
const person = fc.record({
  priority: fc.oneof({ weight: 2, arbitrary: fc.constant('NORMAL' as const) }, fc.constantFrom(...PRIORITIES)),
  windowStartsAt: fc.constantFrom(null, EIGHT, NINE, TEN),
  issuedAt: fc.integer({ min: -60, max: 70 }).map(at),
  returnedAt: fc.option(fc.integer({ min: 0, max: 74 }).map(at), { freq: 3 }),
  service: fc.constantFrom(...SERVICES),
  wantedCounter: fc.option(fc.constantFrom(...COUNTERS), { freq: 3 }),
});
const lines = fc
  .array(person, { maxLength: 25 })
  .map((people) => people.map((one, index) => makeTicket({ id: index + 1, ...one })));
const settings = fc.record({
  now: fc.constant(NOW),
  priorityEvery: fc.nat({ max: 5 }),
  sincePriority: fc.nat({ max: 7 }),
});

function check(property: (waiting: Ticket[], line: Line, order: NextCall[]) => void): void {
  fc.assert(
    fc.property(lines, settings, (waiting, line) => property(waiting, line, callOrder(waiting, line))),
    { numRuns: 1000 },
  );
}

const RANKS = ['RETURNED', 'WINDOW', 'WALK_IN', 'EARLY'];
const isPriority = (ticket: Ticket) => ticket.priority !== 'NORMAL';

/** The reason to call the ticket if there were no priority, worked out again by the words of the rule. */
function plainReason({ returnedAt, windowStartsAt }: Ticket): string {
  if (returnedAt) return 'RETURNED';
  if (!windowStartsAt) return 'WALK_IN';
  return windowStartsAt.epochMilliseconds > NOW.epochMilliseconds ? 'EARLY' : 'WINDOW';
}

/** Whether one stands before the other if neither has priority. */
function before(a: Ticket, b: Ticket): boolean {
  const key = (ticket: Ticket) => [
    RANKS.indexOf(plainReason(ticket)),
    ticket.returnedAt?.epochMilliseconds ?? 0,
    ticket.windowStartsAt?.epochMilliseconds ?? 0,
    ticket.issuedAt.epochMilliseconds,
    ticket.id,
  ];
  const [first, second] = [key(a), key(b)];
  const place = first.findIndex((value, index) => value !== second[index]);
  return place >= 0 && (first[place] as number) < (second[place] as number);
}

function plainOrder(waiting: readonly Ticket[]): Ticket[] {
  return waiting.toSorted((a, b) => (before(a, b) ? -1 : 1));
}

describe('in every line', () => {
  test('each waits once in the order, and no one else', () => {
    check((waiting, _line, order) => {
      expect(order.length).toBe(waiting.length);
      expect(new Set(order.map(({ ticket }) => ticket))).toEqual(new Set(waiting));
    });
  });

  test('without priority people, or where they make no difference, the order is plain', () => {
    check((waiting, line) => {
      const nobody = waiting.map((ticket): Ticket => ({ ...ticket, priority: 'NORMAL' }));
      const plain = plainOrder(waiting).map((ticket) => ticket.number);
      expect(numbers(callOrder(nobody, line))).toEqual(plain);
      expect(numbers(callOrder(waiting, { ...line, priorityEvery: 0 }))).toEqual(plain);
    });
  });

  test('normal people keep their order among themselves, and so do priority people', () => {
    check((waiting, _line, order) => {
      for (const half of [isPriority, (ticket: Ticket) => !isPriority(ticket)]) {
        const there = order.map(({ ticket }) => ticket).filter(half);
        expect(there).toEqual(plainOrder(waiting.filter(half)));
      }
    });
  });

  test('a priority person who waits is called within the number of calls that the office set', () => {
    check((_waiting, line, order) => {
      if (line.priorityEvery === 0) return;
      let since = line.sincePriority;
      for (const [index, { ticket }] of order.entries()) {
        const waits = order.slice(index).some((call) => isPriority(call.ticket));
        if (waits && since + 1 >= line.priorityEvery) expect(isPriority(ticket)).toBe(true);
        since = isPriority(ticket) ? 0 : since + 1;
      }
    });
  });

  test('no one is passed over for good: between two who jump the line it goes on by the number that the office set', () => {
    check((waiting, line, order) => {
      if (line.priorityEvery < 2) return;
      const plain = plainOrder(waiting);
      for (const [place, { ticket }] of order.entries()) {
        if (isPriority(ticket)) continue;
        const ahead = plain.indexOf(ticket);
        expect(place).toBeLessThanOrEqual(ahead + Math.ceil((ahead + 1) / (line.priorityEvery - 1)));
      }
    });
  });

  test('with priority people coming all the time, a normal person is still called', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 5 }), fc.nat({ max: 7 }), (others, priorityEvery, sincePriority) => {
        const last = makeTicket({ id: 999, number: 'Z', windowStartsAt: TEN, issuedAt: at(74) });
        let waiting = [...others, last];
        let since = sincePriority;
        // No one but priority people joins, each of them with a window that has not begun.
        for (let calls = 1; calls <= 3 * (others.length + 1) + 1; calls++) {
          const [call] = callOrder(waiting, { now: NOW, priorityEvery, sincePriority: since }) as [NextCall];
          if (call.ticket === last) return;
          since = isPriority(call.ticket) ? 0 : since + 1;
          const newcomer = makeTicket({ id: 1000 + calls, priority: 'ELDERLY', windowStartsAt: at(180) });
          waiting = [...waiting.filter((ticket) => ticket !== call.ticket), newcomer];
        }
        throw new Error('The last one is still waiting.');
      }),
      { numRuns: 300 },
    );
  });

  test('the reason that is told is true', () => {
    check((_waiting, line, order) => {
      for (const [index, { ticket, reason }] of order.entries()) {
        const later = order.slice(index + 1).map((call) => call.ticket);
        const passedOver = later.filter((other) => before(other, ticket));
        if (reason !== 'PRIORITY') {
          expect(reason).toBe(plainReason(ticket));
          expect(passedOver).toEqual([]);
        } else {
          expect(isPriority(ticket) && line.priorityEvery > 0).toBe(true);
          expect(passedOver.length).toBeGreaterThan(0);
        }
      }
    });
  });

  test('a counter calls the first of those whom it may call', () => {
    fc.assert(
      fc.property(lines, settings, fc.subarray(SERVICES), (waiting, line, services) => {
        const own = waiting.filter((ticket) => {
          if (ticket.wantedCounter !== null) return ticket.wantedCounter === 'BOGOR/1';
          return services.length === 0 || services.includes(ticket.service);
        });
        expect(next(waiting, line, { id: 'BOGOR/1', services })).toEqual(callOrder(own, line)[0] ?? null);
      }),
    );
  });

  test('asking changes nothing, and the order in which the tickets come does not matter', () => {
    check((waiting, line, order) => {
      const copy = structuredClone(waiting.map(({ id }) => id));
      expect(callOrder(waiting.toReversed(), line)).toEqual(order);
      expect(waiting.map(({ id }) => id)).toEqual(copy);
    });
  });
});
