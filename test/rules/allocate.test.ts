// Places are given as a model gives them that is so simple that it cannot be wrong.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AllocatedPlace, allocate, type OpenWindow, type PlaceWish } from '../../src/capacity/allocate.ts';
import { addDays } from '../../src/time.ts';

const FIRST = '2017-08-07';

const HOUR = 3_600_000;

/** Days of windows, each with a general share and now and then one for some people only. */
const windows = fc
  .array(
    fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.boolean()))),
      {
        maxLength: 4,
      },
    ),
    { maxLength: 5 },
  )
  .map((days): OpenWindow[] =>
    days.flatMap((hours, day) =>
      hours.flatMap(([places, share], index) => {
        const when = { date: addDays(FIRST, day), startsAt: (day * 24 + index) * HOUR };
        // Ids say nothing about the order.
        const id = 1000 - day * 10 - index * 2;
        // None, one or two of them are for those who have proven nothing.
        const unproven = { freeUnproven: index % 3 };
        const general = { id, ...when, quota: 'general', openToAll: false, free: places, ...unproven };
        return share
          ? [general, { id: id - 1, ...when, quota: 'priority', openToAll: share[1], free: share[0], ...unproven }]
          : [general];
      }),
    ),
  );
const wish: fc.Arbitrary<PlaceWish> = fc.record({
  date: fc.option(fc.integer({ min: -1, max: 6 }).map((days) => addDays(FIRST, days))),
  window: fc.option(fc.integer({ min: 955, max: 1000 }), { freq: 2 }),
  acceptNextPlace: fc.boolean(),
  unproven: fc.boolean(),
  quotas: fc.constantFrom(['general'], ['priority', 'general'], ['priority'], ['general', 'priority'], ['express']),
});
const wishes = fc.array(wish, { maxLength: 25 });

/** Each wish in turn looks at every share from the first on, and takes the earliest that it accepts and that has room. */
function model(open: readonly OpenWindow[], asked: readonly PlaceWish[]): (AllocatedPlace | null)[] {
  const free = new Map(open.map((window) => [window.id, window.free]));
  const share = new Map(open.map((window) => [window.id, window.freeUnproven ?? window.free]));
  return asked.map((one) => {
    const [found] = open
      .filter((window) => accepts(open, one, window) && (free.get(window.id) as number) > 0)
      .filter((window) => !one.unproven || (share.get(window.id) as number) > 0)
      .sort((a, b) => a.startsAt - b.startsAt || rank(one, a) - rank(one, b));
    if (!found) return null;
    free.set(found.id, (free.get(found.id) as number) - 1);
    if (one.unproven) share.set(found.id, (share.get(found.id) as number) - 1);
    return { window: found.id, overflowedFrom: missed(open, one, found) };
  });
}

function rank({ quotas }: PlaceWish, { quota }: OpenWindow): number {
  return quotas.includes(quota) ? quotas.indexOf(quota) : quotas.length;
}

function accepts(open: readonly OpenWindow[], one: PlaceWish, window: OpenWindow): boolean {
  // Places that a quota has left over go to all, but not to those who may not have general places.
  const leftOver = window.openToAll && one.quotas.includes('general');
  if (!one.quotas.includes(window.quota) && !leftOver) return false;
  const picked = open.find(({ id }) => id === one.window);
  if (one.window !== null && !picked) return false;
  if (!one.acceptNextPlace) {
    if (one.window !== null) return window.startsAt === picked?.startsAt;
    return one.date === null || window.date === one.date;
  }
  if (picked) return window.startsAt >= picked.startsAt;
  return one.date === null || window.date >= one.date;
}

/** The day asked for, else that of the window asked for, where another day was given. */
function missed(open: readonly OpenWindow[], one: PlaceWish, got: OpenWindow): string | null {
  const asked = one.date ?? open.find(({ id }) => id === one.window)?.date ?? null;
  return asked === got.date ? null : asked;
}

function check(property: (open: OpenWindow[], asked: PlaceWish[], given: (AllocatedPlace | null)[]) => void): void {
  fc.assert(
    fc.property(windows, wishes, (open, asked) => property(open, asked, allocate(open, asked))),
    { numRuns: 2000 },
  );
}

describe('giving out places', () => {
  test('comes to the same as looking at every window for every wish', () => {
    check((open, asked, given) => {
      expect(given).toEqual(model(open, asked));
    });
  });

  test('gives no one a place that is not there', () => {
    check((open, _, given) => {
      for (const window of open)
        expect(given.filter((place) => place?.window === window.id).length).toBeLessThanOrEqual(window.free);
      for (const place of given) if (place) expect(open.some(({ id }) => id === place.window)).toBe(true);
    });
  });

  test('gives those who have proven nothing no more than their share of a window', () => {
    check((open, asked, given) => {
      for (const { id, freeUnproven } of open) {
        const theirs = given.filter((place, index) => place?.window === id && asked[index]?.unproven);
        expect(theirs.length).toBeLessThanOrEqual(freeUnproven ?? 0);
      }
    });
  });

  test('serves the earlier wish first: of two alike the later never gets the earlier place', () => {
    const alike = fc.tuple(windows, wish, fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(alike, ([open, one, times]) => {
        const order = allocate(open, Array(times).fill(one)).map((place) =>
          place ? (open.find(({ id }) => id === place.window) as OpenWindow).startsAt : Number.POSITIVE_INFINITY,
        );
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });

  test('gives what came before the same, whatever comes after', () => {
    check((open, asked, given) => {
      const earlier = asked.slice(0, Math.ceil(asked.length / 2));
      expect(allocate(open, earlier)).toEqual(given.slice(0, earlier.length));
    });
  });

  test('names the day asked for exactly where another was given', () => {
    check((open, asked, given) => {
      given.forEach((place, index) => {
        if (!place) return;
        const got = open.find(({ id }) => id === place.window) as OpenWindow;
        expect(place.overflowedFrom).toBe(missed(open, asked[index] as PlaceWish, got));
        expect(place.overflowedFrom).not.toBe(got.date);
      });
    });
  });

  test('never leaves the day, or the window, of those who accept no other', () => {
    check((open, asked, given) => {
      given.forEach((place, index) => {
        const one = asked[index] as PlaceWish;
        if (!place || one.acceptNextPlace) return;
        const got = open.find(({ id }) => id === place.window) as OpenWindow;
        if (one.window !== null) expect(got.startsAt).toBe(open.find(({ id }) => id === one.window)?.startsAt);
        else if (one.date !== null) expect(got.date).toBe(one.date);
      });
    });
  });

  test('never gives an earlier place than was asked for', () => {
    check((open, asked, given) => {
      given.forEach((place, index) => {
        const one = asked[index] as PlaceWish;
        if (!place) return;
        const got = open.find(({ id }) => id === place.window) as OpenWindow;
        const picked = open.find(({ id }) => id === one.window);
        if (picked) expect(got.startsAt).toBeGreaterThanOrEqual(picked.startsAt);
        else if (one.date !== null) expect(got.date >= one.date).toBe(true);
      });
    });
  });

  test('turns no one away while a window that they accept has room', () => {
    check((open, asked, given) => {
      const taken = (id: number) => given.filter((place) => place?.window === id).length;
      given.forEach((place, index) => {
        if (place) return;
        const unproven = (id: number) => given.filter((got, at) => asked[at]?.unproven && got?.window === id).length;
        const roomy = open
          .filter((window) => window.free > taken(window.id))
          .filter(({ id, freeUnproven }) => !asked[index]?.unproven || (freeUnproven ?? 0) > unproven(id));
        expect(roomy.filter((window) => accepts(open, asked[index] as PlaceWish, window))).toEqual([]);
      });
    });
  });

  test('keeps a share for those it is for, until it is open to all', () => {
    check((open, asked, given) => {
      given.forEach((place, index) => {
        const got = open.find(({ id }) => id === place?.window);
        if (got && !got.openToAll) expect((asked[index] as PlaceWish).quotas).toContain(got.quota);
      });
    });
  });

  test('leaves what it was given as it was', () => {
    check((open, asked) => {
      const [before, wished] = [structuredClone(open), structuredClone(asked)];
      allocate(open, asked);
      expect([open, asked]).toEqual([before, wished]);
    });
  });
});

describe('fifty an hour', () => {
  const hour = (ordinal: number, date = FIRST): OpenWindow => {
    return { id: ordinal, date, startsAt: ordinal * HOUR, quota: 'general', openToAll: false, free: 50 };
  };
  const wanted = (count: number, one: Partial<PlaceWish> = {}): PlaceWish[] =>
    Array(count).fill({ date: FIRST, window: null, acceptNextPlace: true, quotas: ['general'], ...one });

  test('the fifty-first goes to the next hour, the hundred and first to the next day', () => {
    const given = allocate([hour(1), hour(2), hour(3, '2017-08-08')], wanted(101));
    expect(given[49]).toEqual({ window: 1, overflowedFrom: null });
    expect(given[50]).toEqual({ window: 2, overflowedFrom: null });
    expect(given[100]).toEqual({ window: 3, overflowedFrom: FIRST });
  });

  test('an applicant who wants only that day is told no, and takes no place from others', () => {
    const given = allocate([hour(1), hour(2, '2017-08-08')], wanted(51, { acceptNextPlace: false }));
    expect(given[49]).not.toBeNull();
    expect(given[50]).toBeNull();
  });

  test('a proven applicant begins at the first hour, though unproven ones have used up their share of it', () => {
    const [unproven] = wanted(1, { unproven: true });
    const [proven] = wanted(1);
    if (!unproven || !proven) throw new Error('There are two wishes.');
    const given = allocate([{ ...hour(1), freeUnproven: 0 }, hour(2)], [unproven, proven]);
    expect(given.map((place) => place?.window)).toEqual([2, 1]);
  });

  test('a place beyond the windows that were looked up for the applicant is not given: a nearer one may be free', () => {
    const [only, next] = [...wanted(1, { acceptNextPlace: false }), ...wanted(1, { reach: 1 })];
    const [later] = wanted(1, { date: '2017-08-09', reach: 1 });
    if (!only || !next || !later) throw new Error('There are three wishes.');
    const open = [{ ...hour(1), free: 1 }, hour(3, '2017-08-09')];
    const windowsOf = (asked: PlaceWish[]) => allocate(open, asked).map((place) => place?.window ?? null);
    expect(windowsOf([only, later])).toEqual([1, 3]);
    // The one behind waits: the place that is looked for in its stead may be this one.
    expect(windowsOf([only, next, later])).toEqual([1, null, null]);
  });

  test('a window that is not there is replaced by no other, whether the next place is accepted or not', () => {
    expect(allocate([hour(1)], wanted(1, { window: 99, acceptNextPlace: false }))).toEqual([null]);
    expect(allocate([hour(1)], wanted(1, { window: 99 }))).toEqual([null]);
  });
});
