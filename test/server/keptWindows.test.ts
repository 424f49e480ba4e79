// Remembered windows: read once while nothing changes, and never other than the database has them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptWindows } from '../../server/graphql/keptWindows.ts';
import type { CapacityWindow } from '../../src/capacity/window.ts';
import type { Office } from '../../src/office/settings.ts';
import { addDays, datesBetween, type LocalDate } from '../../src/time.ts';

const FIRST = '2017-08-01';
const DATES = datesBetween(FIRST, addDays(FIRST, 6));
const [BOGOR, DEPOK] = [{ code: 'BOGOR' } as Office, { code: 'DEPOK' } as Office];

/** Offices with a window a day; `taken` by office and date. The answer to a reading can be held back. */
function openWindows(areHeard = true) {
  const taken = new Map<string, number>();
  const reads: string[] = [];
  let gate: Promise<void> | null = null;
  const windowOf = (office: string, date: LocalDate) =>
    ({ id: 1, office, date, taken: taken.get(`${office} ${date}`) ?? 0 }) as CapacityWindow;
  const known = new KeptWindows(
    async ({ code }, from, to) => {
      reads.push(`${code} ${from} ${to}`);
      const rows = datesBetween(from, to).map((date) => windowOf(code, date));
      await gate;
      return rows;
    },
    { areHeard: () => areHeard },
  );
  const change = (office: string, date: LocalDate) => {
    taken.set(`${office} ${date}`, (taken.get(`${office} ${date}`) ?? 0) + 1);
    known.hear({ event: 'availability', office, date });
  };
  const shown = async (office: Office) => {
    const byDay = await known.byDay(office, DATES);
    return DATES.map((date) => byDay.get(date)?.[0]?.taken);
  };
  const actual = ({ code }: Office) => DATES.map((date) => taken.get(`${code} ${date}`) ?? 0);
  const warm = async (office: Office) => {
    for (let times = 0; times < 20; times++) await shown(office);
  };
  return {
    known,
    reads,
    change,
    shown,
    actual,
    warm,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = null;
        resolve();
      };
    },
  };
}

test('windows that are asked for seldom are read each time', async () => {
  const { shown, reads } = openWindows();
  for (let times = 0; times < 5; times++) await shown(BOGOR);
  expect(reads).toHaveLength(5);
});

test('of windows that are asked for often only the days that changed are read again', async () => {
  const { warm, shown, reads, change } = openWindows();
  await warm(BOGOR);
  reads.length = 0;
  await shown(BOGOR);
  expect(reads).toEqual([]);
  change('BOGOR', '2017-08-03');
  change('DEPOK', '2017-08-04');
  expect(await shown(BOGOR)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  expect(reads).toEqual(['BOGOR 2017-08-03 2017-08-03']);
});

test('settings of an office, and announcements that may have been missed, make all its days be read again', async () => {
  const { known, warm, shown, reads } = openWindows();
  await warm(BOGOR);
  for (const forget of [() => known.hear({ event: 'office', office: 'BOGOR' }), () => known.lost()]) {
    reads.length = 0;
    forget();
    await shown(BOGOR);
    expect(reads).toEqual(['BOGOR 2017-08-01 2017-08-07']);
  }
});

test('a change while days are read is not lost', async () => {
  const { known, warm, shown, actual, change, hold } = openWindows();
  await warm(BOGOR);
  for (const outdate of [() => {}, () => known.hear({ event: 'office', office: 'BOGOR' }), () => known.lost()]) {
    change('BOGOR', '2017-08-02');
    const release = hold();
    const reading = shown(BOGOR);
    change('BOGOR', '2017-08-02');
    outdate();
    release();
    await reading;
    expect(await shown(BOGOR)).toEqual(actual(BOGOR));
  }
});

test('nothing is remembered while commits of other servers may be unheard', async () => {
  const { warm, shown, reads } = openWindows(false);
  await warm(BOGOR);
  reads.length = 0;
  await shown(BOGOR);
  expect(reads).toHaveLength(1);
});

test('no sequence of readings and changes shows other than the database has', async () => {
  const step = fc.oneof(
    fc.record({ office: fc.constantFrom(BOGOR, DEPOK), read: fc.constant(true) }),
    fc.record({ office: fc.constantFrom(BOGOR, DEPOK), date: fc.constantFrom(...DATES) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { warm, shown, actual, change } = openWindows();
      await warm(BOGOR);
      await warm(DEPOK);
      for (const one of steps) {
        if ('date' in one) change(one.office.code, one.date);
        else expect(await shown(one.office)).toEqual(actual(one.office));
      }
    }),
    { numRuns: 50 },
  );
});

test('windows come in the order of their days, whichever of them were remembered', async () => {
  const { known, change, warm } = openWindows();
  await warm(BOGOR);
  change('BOGOR', FIRST);
  expect([...(await known.byDay(BOGOR, DATES)).keys()]).toEqual(DATES);
});
