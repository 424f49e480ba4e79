// The digest of an office's plan changes with everything that changes its windows, the rules of the program included.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestOfPlan, RULES_VERSION } from '../../src/office/plan.ts';
import type { Office } from '../../src/office/settings.ts';
import { plannedRows } from '../../src/replanning/roll.ts';
import { datesBetween } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const office = makeOffice('BATAM');
const open = { hours: { from: '09:00', to: '11:00' }, breaks: [] };
const CHANGES: Record<string, Partial<Office>> = {
  timeZone: { timeZone: 'Asia/Jayapura' },
  capacity: { schedule: { ...office.schedule, capacity: 56 } },
  shares: { schedule: { ...office.schedule, shares: { priority: 9, express: 7 } } },
  week: { schedule: { ...office.schedule, week: { ...office.schedule.week, 6: open } } },
  schedules: { schedules: [{ from: '2017-08-10', schedule: { ...office.schedule, windowMinutes: 30 } }] },
  quotas: { quotas: office.quotas.map((quota) => ({ ...quota, opensMinutesBefore: 30 })) },
  lines: { quotas: office.quotas.map((quota) => ({ ...quota, line: 'Z' })) },
  exceptions: { exceptions: new Map([['2017-08-08', { date: '2017-08-08', reason: '', open, capacity: 3 }]]) },
  overrides: { overrides: new Map([['2017-08-08', [{ from: '08:00', quota: 'general', capacity: 3 }]]]) },
  overbooking: { policy: { ...office.policy, overbookPercent: 10 } },
};
const windowsOf = (one: Office) => JSON.stringify(plannedRows(one, datesBetween('2017-08-07', '2017-08-20')));

test.each(Object.entries(CHANGES))('another %s is another plan', (_, change) => {
  const changed = { ...office, ...change };
  expect(windowsOf(changed)).not.toBe(windowsOf(office));
  expect(digestOfPlan(changed)).not.toBe(digestOfPlan(office));
});

test('a further horizon is another plan; another name, text or reason is none', () => {
  expect(digestOfPlan({ ...office, policy: { ...office.policy, horizonDays: 31 } })).not.toBe(digestOfPlan(office));
  const closed = (reason: string) =>
    new Map([['2017-08-17', { date: '2017-08-17', reason, open: null, capacity: null }]]);
  const renamed = { ...office, code: 'OTHER', name: 'Kantor lain', exceptions: closed('Libur') };
  expect(digestOfPlan(renamed)).toBe(digestOfPlan({ ...office, exceptions: closed('Hari Kemerdekaan') }));
});

/** Two years of the windows of some offices by each version of the rules: Berlin's have changes of the clocks. */
const WINDOWS_BY_VERSION: Readonly<Record<number, string>> = { 1: '951a7792ffa08a75' };

test('rules that plan other windows have another version', () => {
  const berlin = { ...office, timeZone: 'Europe/Berlin', schedule: { ...office.schedule, week: { 7: nightly } } };
  const some = [makeOffice(), berlin, ...Object.values(CHANGES).map((change) => ({ ...office, ...change }))];
  const dates = datesBetween('2017-01-01', '2018-12-31');
  const windows = some.map((one) => plannedRows(one, dates));
  const digest = createHash('sha256').update(JSON.stringify(windows)).digest('hex').slice(0, 16);
  // The rules of src/office/hours.ts have changed: raise RULES_VERSION of src/office/plan.ts, and add the digest here.
  expect({ [RULES_VERSION]: digest }).toEqual({ [RULES_VERSION]: WINDOWS_BY_VERSION[RULES_VERSION] });
});
const nightly = { hours: { from: '00:00', to: '23:00' }, breaks: [] };
