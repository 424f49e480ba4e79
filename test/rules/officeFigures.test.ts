// The console's tables and the figures that it works out itself: sorting, filtering, paging, hours of the week, services.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatKey, heatMapOf, heatShare } from '../../web/office/heat.ts';
import { type FiguresDay, monthOf, sumsByCounter, sumsByService } from '../../web/office/ranges.ts';
import { type DataRow, pageOfRows, rowsMatching, sortedRows } from '../../web/office/tableRows.ts';

const tableRowOf = (...values: (string | number | null)[]): DataRow => ({ cells: values.map((value) => ({ value })) });
const firstOf = (rows: readonly DataRow[]) => rows.map(({ cells }) => cells[0]?.value);
const someRows = fc.array(
  fc
    .tuple(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), fc.option(fc.integer({ min: 0, max: 9 })))
    .map((values) => tableRowOf(...values)),
);

describe('a table', () => {
  test('sorts numbers as numbers, words as the language does, and what is not known last either way', () => {
    const numbers = [tableRowOf(10), tableRowOf(null), tableRowOf(9), tableRowOf(100)];
    expect(firstOf(sortedRows(numbers, { column: 0, isDown: false }, 'id'))).toEqual([9, 10, 100, null]);
    expect(firstOf(sortedRows(numbers, { column: 0, isDown: true }, 'id'))).toEqual([100, 10, 9, null]);
    const words = [tableRowOf('Loket 10'), tableRowOf('loket 2'), tableRowOf('Aula')];
    expect(firstOf(sortedRows(words, { column: 0, isDown: false }, 'id'))).toEqual(['Aula', 'loket 2', 'Loket 10']);
  });

  test('loses no row and makes none up, however it is sorted and paged', () => {
    fc.assert(
      fc.property(someRows, fc.nat(1), fc.boolean(), fc.integer({ min: 1, max: 7 }), (rows, column, isDown, size) => {
        const sorted = sortedRows(rows, { column, isDown }, 'en');
        const { pageCount } = pageOfRows(sorted, 0, size);
        const paged = Array.from({ length: pageCount }, (_, page) => pageOfRows(sorted, page, size).rows).flat();
        expect(paged).toEqual(sorted);
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(pageOfRows(sorted, pageCount + 3, size).page).toBe(pageCount - 1);
      }),
    );
  });

  test('shows the rows that have every word in one of their cells, in any case, as it is shown', () => {
    const rows: DataRow[] = [
      { cells: [{ value: '2017-08-07', text: 'Senin, 7 Agustus' }, { value: 12 }] },
      { cells: [{ value: '2017-08-08', text: 'Selasa, 8 Agustus' }, { value: 7 }] },
    ];
    expect(rowsMatching(rows, 'SENIN')).toEqual([rows[0]]);
    expect(rowsMatching(rows, 'agustus 12')).toEqual([rows[0]]);
    expect(rowsMatching(rows, '2017')).toEqual([]);
    expect(rowsMatching(rows, ' ')).toEqual(rows);
  });
});

const figuresHourOf = (hour: number, checkedIn: number, medianWaitMinutes: number | null) => ({
  ...{ hour, capacity: 10, taken: 0, walkIns: 1, checkedIn, medianWaitMinutes },
});
const figuresDayOf = (date: string, more: Partial<FiguresDay>): FiguresDay => ({
  ...{ date, capacity: 10, taken: 0, booked: 0, confirmed: 0, cancelled: 0, lapsed: 0, forfeited: 0, checkedIn: 0 },
  ...{ walkIns: 0, served: 0, noShows: 0, medianWaitMinutes: null, p90WaitMinutes: null, medianServiceMinutes: null },
  ...{ p90ServiceMinutes: null, hours: [], channels: [], services: [], counters: [] },
  ...more,
});

describe('hours of the week', () => {
  const mondays = [
    figuresDayOf('2017-08-07', { hours: [figuresHourOf(8, 3, 10)] }),
    figuresDayOf('2017-08-14', { hours: [figuresHourOf(8, 6, 30), figuresHourOf(9, 1, null)] }),
  ];
  const closed = figuresDayOf('2017-08-21', { capacity: 0 });
  const map = heatMapOf([...mondays, closed, figuresDayOf('2017-08-08', { hours: [figuresHourOf(8, 0, 20)] })]);

  test('are averages of the days that were open, and middles of their waits', () => {
    expect(map.weekdays).toEqual([0, 1]);
    expect(map.hours).toEqual([8, 9]);
    expect(map.cells.get(heatKey(0, 8))).toMatchObject({ people: 5.5, wait: 30 });
    expect(map.cells.get(heatKey(0, 9))).toMatchObject({ people: 1, wait: null });
    expect(map.cells.has(heatKey(1, 9))).toBe(false);
  });

  test('are shaded by their share of the highest', () => {
    expect(heatShare(5.5, map.cells.values(), 'people')).toBe(1);
    expect(heatShare(null, map.cells.values(), 'people')).toBe(0);
    expect(heatShare(15, map.cells.values(), 'wait')).toBe(0.5);
    expect(heatShare(0, [], 'wait')).toBe(0);
  });
});

test('counters are summed over the days on which they called anyone, in the order of their labels', () => {
  const part = (counter: string, served: number, medianServiceMinutes: number | null) => ({
    ...{ counter, served, noShows: 1, medianWaitMinutes: served, medianServiceMinutes },
  });
  const days = [
    figuresDayOf('2017-08-07', { counters: [part('10', 4, 8), part('2', 9, 5)] }),
    figuresDayOf('2017-08-08', { counters: [part('2', 6, 7)] }),
  ];
  expect(sumsByCounter(days)).toEqual([
    { counter: '2', served: 15, noShows: 2, perDay: 7.5, waitMinutes: 9, serviceMinutes: 7 },
    { counter: '10', served: 4, noShows: 1, perDay: 4, waitMinutes: 4, serviceMinutes: 8 },
  ]);
});

test('a month is the one under way up to today, or the whole one before', () => {
  expect(monthOf('2017-08-07', 0)).toEqual({ from: '2017-08-01', to: '2017-08-07' });
  expect(monthOf('2017-08-31', 1)).toEqual({ from: '2017-07-01', to: '2017-07-31' });
  expect(monthOf('2020-03-30', 1)).toEqual({ from: '2020-02-01', to: '2020-02-29' });
  expect(monthOf('2018-01-01', 1)).toEqual({ from: '2017-12-01', to: '2017-12-31' });
});

test('services are summed over the days, the most bookings first', () => {
  const part = (code: string, booked: number, medianWaitMinutes: number | null) => ({
    ...{ service: { code, name: code.toLowerCase() }, booked, served: 1, noShows: 0 },
    ...{ medianWaitMinutes, medianServiceMinutes: null },
  });
  const days = [
    figuresDayOf('2017-08-07', { services: [part('NEW', 2, 5)] }),
    figuresDayOf('2017-08-08', { services: [part('NEW', 1, 15), part('OLD', 9, null)] }),
  ];
  expect(sumsByService(days)).toEqual([
    { name: 'old', booked: 9, served: 1, noShows: 0, waitMinutes: null, serviceMinutes: null },
    { name: 'new', booked: 3, served: 2, noShows: 0, waitMinutes: 15, serviceMinutes: null },
  ]);
});
