// A holiday closes all offices at once while people book and agree at each of them: none is lost or left behind.
import { expect, test } from 'vitest';
import { apiOf } from '../support/api.ts';
import { openApp } from '../support/app.ts';
import { phoneOf } from '../support/house.ts';
import { ADMIN, managersOf } from '../support/managers.ts';

const DAY = '2017-08-22';
const CALENDAR = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20170822\r\nSUMMARY:Libur\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

test('an import for all offices while others book', async () => {
  const app = await openApp();
  const api = apiOf(app);
  const { ask } = managersOf(app);
  const offices = (await app.query('select code from office order by position')).map(({ code }) => code as string);
  let people = 0;
  const book = async (office: string) => {
    const { code, window, reason } = await api.book({ office, when: { date: DAY }, phone: phoneOf(people++) }, ADMIN);
    if (!code) return expect(reason).toBe('CLOSED');
    expect(window.startsAt.slice(0, 10) >= DAY).toBe(true);
    expect(await api.confirm(code, {}, ADMIN)).toMatchObject({ __typename: 'Booking', status: 'CONFIRMED' });
  };
  const everywhere = (times: number) => Array.from({ length: times }, () => offices.map(book)).flat();
  await Promise.all(everywhere(3));
  const importing = { calendar: CALENDAR, from: '2017-08-01', to: '2017-12-31', move: true };
  const [imported] = await Promise.all([ask('importHolidays', importing), ...everywhere(6)]);
  expect(imported).toMatchObject({ __typename: 'HolidayImport', holidays: [{ date: DAY, reason: 'Libur' }] });
  expect(imported.changes.map(({ office }: { office: { code: string } }) => office.code)).toEqual(offices.toSorted());
  const open = 'select office, capacity, taken from capacity_window where date = $1 and (capacity > 0 or taken > 0)';
  expect(await app.query(open, [DAY])).toEqual([]);
  const [{ count, live, numbers }] = await app.query(
    `select count(*)::int, count(*) filter (where status = 'CONFIRMED')::int as live,
       count(distinct (office, visit_date, queue_number))::int as numbers from booking`,
  );
  expect(count).toBeGreaterThanOrEqual(3 * offices.length);
  expect({ live, numbers }).toEqual({ live: count, numbers: count });
  const wrong = await app.query(
    `select w.id from capacity_window w where w.taken <> (select count(*) from booking b where b.window_id = w.id)`,
  );
  expect(wrong).toEqual([]);
  // Each of those moved is told, once.
  const [told] = await app.query(
    `select (select count(*)::int from moved_booking) as moved, (select count(*)::int from moved_booking where reached) as reached,
       (select count(distinct recipient)::int from outbox_message where purpose like 'moved:%') as told`,
  );
  expect(told.moved).toBeGreaterThanOrEqual(3 * offices.length);
  expect(told.told).toBe(told.reached);
  expect(app.faults).toEqual([]);
});
