// Holidays: seen before they are closed and chosen one by one; for all offices while others book, what was broken off goes on.

import { expect, test } from 'vitest';
import { lockOf } from '../../src/locks.ts';
import { apiOf } from '../support/api.ts';
import { eventually, openApp, type TestApp } from '../support/app.ts';
import { ADMIN, managersOf } from '../support/managers.ts';

const DAY = '2017-08-22';
const CALENDAR = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20170822\r\nSUMMARY:Libur\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const ORDER = { calendar: CALENDAR, from: '2017-08-01', to: '2017-12-31', move: true };

interface Imported {
  id: string;
  changes: { id: string; import: string; office: { code: string } }[];
  leftOut: { office: { code: string }; refusal: { reason: string } | null }[];
}
const codes = (list: { office: { code: string } }[]) => list.map(({ office }) => office.code);

async function openOffices() {
  const app = await openApp();
  const all = (await app.query('select code from office order by code collate "C"')).map(({ code }) => code as string);
  const importAll = (more = {}): Promise<Imported> => managersOf(app).ask('importHolidays', { ...ORDER, ...more });
  const closed = async () =>
    (
      await app.query(
        `select code from office o where not exists (
           select from capacity_window w where w.office = o.code and w.date = $1 and w.capacity > 0
         ) order by code collate "C"`,
        [DAY],
      )
    ).map(({ code }) => code);
  return { app, api: apiOf(app), all, importAll, closed };
}

async function undo(app: TestApp, id: string) {
  const query = `mutation { undoHolidayImport(input: { import: "${id}" }) { ... on HolidayImportUndo { changes { office { code } undoneAt } leftOut { office { code } refusal { reason } } } } }`;
  return app.graphql(query, {}, ADMIN);
}

test('while one office’s import is held up, people book at all the others', async () => {
  const { app, api, all, importAll } = await openOffices();
  const held = all[6] as string;
  const client = await app.connect();
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(${lockOf('days', '$1')})`, [held]);
  const importing = importAll();
  await eventually('the import waits for that office', async () => {
    const sql = `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    return (await app.query(sql)).length > 0;
  });
  // One that was closed already, and two that are still to come: all of them answer while it waits.
  for (const office of [all[0], all[7], all.at(-1)] as string[]) {
    const visitDate = office === all[0] ? '2017-08-23' : DAY;
    expect(await api.book({ office, when: { date: visitDate } }, ADMIN)).toMatchObject({ __typename: 'Booking' });
  }
  await client.query('commit');
  const { changes, leftOut } = await importing;
  expect([codes(changes), leftOut]).toEqual([all, []]);
  expect(app.faults).toEqual([]);
});

test('an import that a fault broke off says where, and the same request again completes it', async () => {
  const { app, all, importAll, closed } = await openOffices();
  const broken = all[5] as string;
  await app.query(`create function refuse_change() returns trigger language plpgsql as $$
    begin if new.office = '${broken}' then raise 'the disk is full'; end if; return new; end $$`);
  await app.query(
    'create trigger refuse_change before insert on day_change for each row execute function refuse_change()',
  );
  const first = await importAll({ idempotencyKey: 'libur' });
  expect(codes(first.changes)).toEqual(all.slice(0, 5));
  expect(first.leftOut).toEqual(all.slice(5).map((code) => ({ office: { code }, refusal: null })));
  expect(await closed()).toEqual(all.slice(0, 5));
  expect(app.faults.join()).toContain('the disk is full');
  await app.query('drop trigger refuse_change on day_change');
  const again = await importAll({ idempotencyKey: 'libur' });
  expect([codes(again.changes), again.leftOut]).toEqual([all, []]);
  // As one import, of which nothing was done twice.
  expect(again.id).toBe(first.id);
  expect(again.changes.slice(0, 5)).toEqual(first.changes);
  expect(new Set(again.changes.map((change) => change.import))).toEqual(new Set([first.id]));
  expect(await closed()).toEqual(all);
  // With other days the key is refused, and with none it is an import of its own.
  await expect(importAll({ idempotencyKey: 'libur', move: false })).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
  expect((await importAll()).id).not.toBe(first.id);
});

test('all of an import is taken back at once, but where its time is over or something came after it', async () => {
  const { app, api, all, importAll, closed } = await openOffices();
  const booked = await api.book({ office: all[2] as string, when: { date: DAY } }, ADMIN);
  const { id } = await importAll();
  expect(await closed()).toEqual(all);
  const later = all[3] as string;
  await managersOf(app).ask('closeDay', { office: later, date: '2017-08-25', reason: 'Listrik' });
  const { data } = await undo(app, id);
  expect(codes(data.undoHolidayImport.changes)).toEqual(all.filter((code) => code !== later));
  expect(data.undoHolidayImport.leftOut).toEqual([
    { office: { code: later }, refusal: { reason: 'UNDO_LATER_FIRST' } },
  ]);
  expect(await closed()).toEqual([later]);
  const [row] = await app.query('select visit_date::text as date from booking where code = $1', [booked.code]);
  expect(row).toEqual({ date: DAY });
  expect((await undo(app, 'none')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const who = await app.query(`select distinct office from audit where what = 'undoHolidayImport'`);
  expect(who).toHaveLength(all.length - 1);
});

const TABLE =
  '2017-08-17;Kemerdekaan\n2017-08-18;Idul Fitri (belum pasti)\n2017-08-22;Cuti bersama\n2017-08-26;Libur Sabtu';

test('a calendar is looked at before anything is closed, and only the chosen days are', async () => {
  const app = await openApp();
  const api = apiOf(app);
  const { ask } = managersOf(app);
  const office = 'YOGYAKARTA';
  const booked = await api.book({ office, when: { date: '2017-08-22' } }, ADMIN);
  await ask('setException', {
    office,
    date: '2017-08-17',
    reason: 'Upacara',
    open: { hours: '10:00-12:00', breaks: [] },
  });
  const input = { office, calendar: TABLE, from: '2017-08-01', to: '2017-12-31' };
  const look = async (dates: string[] = []) => {
    const query = `query ($input: PreviewHolidaysInput!) { previewHolidays(input: $input) {
      days { date reason kind isOpen isSet bookings }
      effect { __typename ... on CapacityChange { id moved moves { nodes { code } } } ... on Refusal { reason } } } }`;
    const { data, errors } = await app.graphql(query, { input: { ...input, dates } }, ADMIN);
    if (errors) throw new Error(errors[0]?.message);
    return data.previewHolidays;
  };
  const day = (date: string, reason: string, more: object) => ({
    ...{ date, reason, kind: 'PUBLIC', isOpen: true, isSet: false, bookings: 0 },
    ...more,
  });
  expect(await look()).toEqual({
    days: [
      day('2017-08-17', 'Kemerdekaan', { isSet: true }),
      day('2017-08-18', 'Idul Fitri (belum pasti)', { kind: 'TENTATIVE' }),
      day('2017-08-22', 'Cuti bersama', { bookings: 1 }),
      day('2017-08-26', 'Libur Sabtu', { isOpen: false }),
    ],
    effect: null,
  });
  const { effect } = await look(['2017-08-22']);
  expect(effect).toEqual({
    __typename: 'CapacityChange',
    id: null,
    moved: 1,
    moves: { nodes: [{ code: booked.code }] },
  });
  await expect(look(['2017-08-23'])).rejects.toThrow('2017-08-23 is no day of the calendar');
  const dayOf = async (date: string) => (await managersOf(app).days(office, date, 1))[0]?.status;
  expect(await dayOf('2017-08-22')).toBe('OPEN');

  const imported = await ask('importHolidays', { ...input, dates: ['2017-08-18'], move: true });
  expect(imported.holidays).toEqual([{ date: '2017-08-18', reason: 'Idul Fitri (belum pasti)' }]);
  expect([await dayOf('2017-08-18'), await dayOf('2017-08-22')]).toEqual(['CLOSED', 'OPEN']);
  // Without a choice what is not certain closes nothing.
  const all = await ask('importHolidays', { ...input, move: true });
  expect(all.holidays.map(({ date }: { date: string }) => date)).toEqual(['2017-08-17', '2017-08-22', '2017-08-26']);
  expect([await dayOf('2017-08-17'), await dayOf('2017-08-22')]).toEqual(['OPEN', 'CLOSED']);
  await expect(ask('importHolidays', { ...input, dates: [] })).rejects.toThrow('has no whole day off');
});
