// The plan of an office's days as a digest: offices with the same one have the same windows.
import { createHash } from 'node:crypto';
import type { Plan } from './hours.ts';
import type { Office } from './settings.ts';

/** The rules of src/office/hours.ts: a change of what they plan is a new number, so that all offices are planned again. */
export const RULES_VERSION = 1;

type Ahead = Plan & { policy: Pick<Office['policy'], 'horizonDays'> };

/** Of all settings that shape the windows, and of nothing else. */
export function digestOfPlan(office: Ahead): string {
  const { timeZone, schedule, schedules, quotas, policy } = office;
  const plan = [
    RULES_VERSION,
    timeZone,
    policy.horizonDays,
    policy.overbookPercent,
    schedule,
    schedules,
    quotas.map(({ code, line, opensMinutesBefore }) => [code, line, opensMinutesBefore]),
    [...office.exceptions.values()].map(({ date, open, capacity }) => [date, open, capacity]),
    [...office.overrides].map(([date, set]) => [date, set.map(({ from, quota, capacity }) => [from, quota, capacity])]),
  ];
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 32);
}
