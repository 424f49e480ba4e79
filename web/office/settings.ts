// The settings a manager can change: each with its unit and its bounds, read from what the API tells and made its input: pure.
import type { OfficeSettingsInput } from '../../clients/types.ts';
import type { OfficeTexts } from '../texts/office/id.ts';
import type { RulesQuery } from './documents.ts';
import { timeTyped } from './typedDate.ts';

export type Rules = NonNullable<RulesQuery['office']>;
export type RuleName = keyof OfficeTexts['rules']['names'];
type RuleUnit = keyof OfficeTexts['rules']['units'];
export type Group = keyof OfficeTexts['rules']['groups'];

export interface Setting {
  name: RuleName;
  /** None: a time of day, or nothing. */
  unit?: RuleUnit;
  least: number;
  most: number;
}

const numbers = (name: RuleName, unit: RuleUnit, least: number, most: number): Setting => ({ name, unit, least, most });

/** Bounds as the API has them. */
export const GROUPS: readonly { group: Group; settings: readonly Setting[] }[] = [
  {
    group: 'booking',
    settings: [
      numbers('horizonDays', 'days', 1, 366),
      numbers('holdMinutes', 'minutes', 1, 1440),
      numbers('maxLiveBookingsPerSender', 'bookings', 1, 5),
      { name: 'release', least: 0, most: 0 },
      numbers('releaseJitter', 'minutes', 0, 720),
      numbers('overbookPercent', 'percent', 0, 30),
    ],
  },
  {
    group: 'visit',
    settings: [
      numbers('arriveMinutesBefore', 'minutes', 0, 240),
      numbers('minimumNoticeMinutes', 'minutes', 0, 10_080),
      numbers('checkInOpensMinutesBefore', 'minutes', 0, 1440),
      numbers('graceMinutes', 'minutes', 0, 240),
    ],
  },
  {
    group: 'changes',
    settings: [
      numbers('maxChanges', 'times', 0, 20),
      numbers('changeCutoffHours', 'hours', 0, 720),
      numbers('standbyAnswerMinutes', 'minutes', 1, 1440),
      numbers('freedFrom', 'minutes', 0, 1440),
      numbers('freedTo', 'minutes', 0, 1440),
    ],
  },
  {
    group: 'line',
    settings: [numbers('priorityEvery', 'calls', 0, 100), numbers('walkInPlaces', 'places', 0, 100_000)],
  },
  {
    group: 'misses',
    settings: [numbers('forfeitsInRow', 'times', 0, 10), numbers('forfeitDelayDays', 'days', 1, 90)],
  },
  { group: 'data', settings: [numbers('retentionDays', 'days', 1, 3650)] },
];

export type RuleValues = Record<RuleName, string>;

export function valuesOfRules({ policy, queue, houseRules }: Rules): RuleValues {
  const { release, ...rest } = policy;
  const { freedPlaceMinutes, ...inside } = houseRules;
  const all = {
    ...rest,
    ...inside,
    ...queue,
    release: release?.at ?? '',
    releaseJitter: release?.jitterMinutes ?? 0,
    freedFrom: freedPlaceMinutes.from,
    freedTo: freedPlaceMinutes.to,
  };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)])) as RuleValues;
}

export function changedNames(values: RuleValues, there: RuleValues): RuleName[] {
  return (Object.keys(there) as RuleName[]).filter((name) => values[name].trim() !== there[name]);
}

/** The faults by setting. */
export function faultsOfRules(values: RuleValues, say: OfficeTexts['rules']): Partial<Record<RuleName, string>> {
  const faults: Partial<Record<RuleName, string>> = {};
  for (const { name, unit, least, most } of GROUPS.flatMap(({ settings }) => settings)) {
    const text = values[name].trim();
    if (!unit) {
      if (text && !timeTyped(text)) faults[name] = say.needTime;
    } else if (!/^\d{1,6}$/.test(text) || Number(text) < least || Number(text) > most)
      faults[name] = say.needNumber(least, most);
  }
  if (!faults.freedTo && Number(values.freedTo) < Number(values.freedFrom)) faults.freedTo = say.needOrder;
  return faults;
}

const IN_THE_LINE: readonly RuleName[] = ['priorityEvery', 'walkInPlaces'];
const TOGETHER: readonly RuleName[] = ['release', 'releaseJitter', 'freedFrom', 'freedTo'];

/** Only what was changed; what belongs together goes together. */
export function inputOfRules(values: RuleValues, changed: readonly RuleName[]): OfficeSettingsInput {
  const number = (name: RuleName) => Number(values[name]);
  const of = (names: readonly RuleName[]) => Object.fromEntries(names.map((name) => [name, number(name)]));
  const plain = changed.filter((name) => !IN_THE_LINE.includes(name) && !TOGETHER.includes(name));
  const line = changed.filter((name) => IN_THE_LINE.includes(name));
  const at = timeTyped(values.release);
  // Nothing typed opens a day at once; what cannot be read must not.
  if (!at && values.release.trim()) throw new Error('A time that cannot be read is no input.');
  const policy = {
    ...of(plain),
    ...(changed.some((name) => name.startsWith('release')) &&
      (at ? { release: { at, jitterMinutes: number('releaseJitter') } } : { releaseAtOnce: true })),
    ...(changed.some((name) => name.startsWith('freed')) && {
      freedPlaceMinutes: { from: number('freedFrom'), to: number('freedTo') },
    }),
  };
  return {
    ...(Object.keys(policy).length > 0 && { policy }),
    ...(line.length > 0 && { queue: of(line) }),
  };
}
