// Batam's year 2018 through the API: set by its manager on New Year's Day, then looked at day by day as the year goes by.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays, weekday } from '../../src/time.ts';
import { apiOf } from '../support/api.ts';
import { openApp } from '../support/app.ts';
import { BATAM_2018, type Quota, type WallShare } from '../support/batam2018.ts';
import { ADMIN, type Day, managersOf } from '../support/managers.ts';
import { step } from '../support/step.ts';

const HORIZON = 30;
/** Every fourth week the next days are looked at: two are seen twice. */
const STEP = 28;
const NEW_YEAR = '2018-01-01';

/** The callers, and the quotas whose places they may have. */
const PEOPLE: { as: string; priority: string; service: string; quotas: Quota[] }[] = [
  { as: '', priority: 'NORMAL', service: 'PASSPORT', quotas: ['general'] },
  { as: 'priority: PREGNANT', priority: 'PREGNANT', service: 'PASSPORT', quotas: ['general', 'priority'] },
  { as: 'service: "EXPRESS"', priority: 'NORMAL', service: 'EXPRESS', quotas: ['express'] },
];

test("Batam's year", async () => {
  const app = await openApp({ start: `${NEW_YEAR}T06:00:00+07:00` });
  const api = apiOf(app);
  const hired = await app.graphql(
    'mutation { addStaff(input: { office: "BATAM", name: "Rina", role: MANAGER }) { ... on StaffKey { key } } }',
    {},
    ADMIN,
  );
  const hers = { authorization: `Bearer ${hired.data.addStaff.key}` };
  const manager = managersOf(app, hers);
  const set = (field: string, input: object) => manager.ask(field, { office: 'BATAM', ...input });

  const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY'];
  const schedule = (days: object, friday: object) => {
    const week = [...WEEK.map((name) => ({ weekday: name, ...days })), { weekday: 'FRIDAY', ...friday }];
    const shares = [
      { quota: 'priority', places: 10 },
      { quota: 'express', places: 7 },
    ];
    return { windowMinutes: 60, capacity: 57, shares, week };
  };

  await step('is set on its first day: quotas, schedules from a date, holidays, days that differ', async () => {
    const quota = { opensMinutesBefore: 60 };
    const priorities = ['ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'];
    const quotas = [
      { ...quota, code: 'priority', name: { id: 'Prioritas', en: 'Priority' }, line: 'B', priorities },
      {
        ...quota,
        code: 'express',
        name: { id: 'Percepatan', en: 'Express' },
        line: 'C',
        services: ['EXPRESS'],
        generalToo: false,
      },
    ];
    await set('setQuotas', { quotas });
    const usual = schedule(
      { hours: '08:00-14:00', breaks: ['12:00-13:00'] },
      { hours: '08:00-15:00', breaks: ['11:00-13:00'] },
    );
    await set('setSchedule', { from: NEW_YEAR, schedule: usual });
    const ramadan = schedule({ hours: '08:00-12:00' }, { hours: '08:00-11:00', capacity: 38 });
    await set('setSchedule', { from: '2018-05-17', schedule: ramadan });
    await set('setSchedule', { from: '2018-06-15', schedule: usual });
    const calendar = readFileSync('test/cases/libur-2018.ics', 'utf8');
    const imported = await set('importHolidays', { calendar, from: NEW_YEAR, to: '2018-12-31' });
    expect(imported).toMatchObject({ __typename: 'HolidayImport', changes: [{ office: { code: 'BATAM' } }] });
    expect(imported.holidays).toHaveLength(26);
    await set('setException', { date: '2018-03-09', reason: 'Apel pagi', open: { hours: '08:00-11:00' } });
    await set('setException', { date: '2018-10-10', reason: 'Petugas cuti', capacity: 30 });
    await set('setException', { date: '2018-12-15', reason: 'Sabtu tambahan', open: { hours: '09:00-12:00' } });
    await set('setCapacity', { date: '2018-09-03', toDate: '2018-09-07', from: '13:00', to: '14:00', capacity: 20 });
  });

  await step('a manager shapes no other office, nor all of them', async () => {
    const calendar = readFileSync('test/cases/libur-2018.ics', 'utf8');
    const all = { calendar, from: NEW_YEAR, to: '2018-12-31' };
    await expect(manager.ask('importHolidays', all)).rejects.toThrow('FORBIDDEN');
    await expect(manager.ask('closeDay', { office: 'BOGOR', date: '2018-01-02', reason: 'x' })).rejects.toThrow(
      'FORBIDDEN',
    );
  });

  const taken = new Map<string, number>();
  const keyOf = ({ startsAt, quota }: Pick<WallShare, 'startsAt' | 'quota'>) => `${startsAt} ${quota}`;

  /** The day that these callers must see, by the wall and what is taken. */
  function onTheWall(date: string, quotas: readonly Quota[], released: boolean): Day {
    const shares = (BATAM_2018.get(date) ?? []).filter(({ quota }) => quotas.includes(quota));
    const windows = shares.map((share) => ({ ...share, remaining: share.capacity - (taken.get(keyOf(share)) ?? 0) }));
    const sum = (of: 'capacity' | 'remaining') => windows.reduce((total, window) => total + window[of], 0);
    const status = windows.length === 0 ? 'CLOSED' : released ? 'OPEN' : 'NOT_YET_RELEASED';
    const releasedAt = status === 'NOT_YET_RELEASED' ? `${addDays(date, -HORIZON)}T00:00:00+07:00` : null;
    return { date, status, capacity: sum('capacity'), remaining: sum('remaining'), releasedAt, windows };
  }

  /** Compares every day from `today` to the horizon, and the one after it, for all callers. */
  async function look(today: string, seen: Set<string>): Promise<void> {
    for (const { as, quotas } of PEOPLE) {
      for (const day of await manager.days('BATAM', today, HORIZON + 2, as)) {
        if (day.date > '2018-12-31') continue;
        const released = day.date <= addDays(today, HORIZON);
        expect({ as, ...day }).toEqual({ as, ...onTheWall(day.date, quotas, released) });
        if (released) seen.add(day.date);
      }
    }
  }

  const LINES: Record<Quota, string> = { general: 'A', priority: 'B', express: 'C' };

  /** A place on the day of the wall's next window: the first of the day, in their own share. */
  async function takes({ priority, service, quotas }: (typeof PEOPLE)[number], next: WallShare): Promise<void> {
    const own = quotas.at(-1) as Quota;
    const when = { date: next.startsAt.slice(0, 10) };
    const { code, window } = await api.book({ office: 'BATAM', when, priority, service });
    expect(window).toMatchObject({ startsAt: next.startsAt, quota: own });
    taken.set(keyOf(window), (taken.get(keyOf(window)) ?? 0) + 1);
    expect((await api.confirm(code, {}, hers)).queueNumber).toBe(`${LINES[own]}101`);
  }

  /** The clock goes on to six in the morning of that day, and the windows with it. */
  async function goesOnTo(today: string): Promise<void> {
    app.clock.set(`${today}T06:00:00+07:00`);
    // The last office to be rolled on; it has no days off but weekends.
    const end = weekdayBefore(addDays(today, HORIZON + 1));
    const rolled = () => app.query(`select from capacity_window where office = 'MAKASSAR' and date = $1`, [end]);
    await expect.poll(rolled).not.toEqual([]);
  }

  await step('is day by day as on the wall, while people take places and the clock goes on', async () => {
    const seen = new Set<string>();
    for (let today = NEW_YEAR; today <= '2018-12-31'; today = addDays(today, STEP)) {
      await goesOnTo(today);
      await look(today, seen);
      const [next] = [...BATAM_2018].flatMap(([date, shares]) => (date > today ? shares : []));
      for (const person of next ? PEOPLE : []) await takes(person, next as WallShare);
      await look(today, seen);
    }
    expect(seen.size).toBe(365);
    expect(app.faults).toEqual([]);
  });
});

/** The last weekday up to that date: other days have no windows. */
function weekdayBefore(date: string): string {
  return weekday(date) > 5 ? weekdayBefore(addDays(date, -1)) : date;
}
