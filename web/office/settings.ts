// The settings a manager can change: each with its unit and its bounds, read from what the API tells and made its input: pure.
import type { OfficeSettingsInput } from '../../clients/types.ts';
import { tableKeysOf } from '../fields/tableKeys.ts';
import { mustBeRead, numberTyped } from '../fields/typedNumber.ts';
import { NUMBER_BOUNDS } from '../texts/office/numbers.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import type { RulesQuery } from './documents.ts';
import { timeTyped } from './typedDate.ts';

export type Rules = NonNullable<RulesQuery['office']>;
export type RuleName = keyof OfficeTexts<'rules'>['rules']['names'];
type RuleUnit = keyof OfficeTexts<'rules'>['rules']['units'];
export type Group = keyof OfficeTexts<'rules'>['rules']['groups'];

export interface Setting {
  name: RuleName;
  /** None: a time of day, or nothing, or a list. */
  unit?: RuleUnit;
  /** The codes that a list has. */
  list?: keyof typeof CODES_OF_LISTS;
  least: number;
  most: number;
}

const CODES_OF_LISTS = { countries: /^[A-Z]{2}$/, offices: /^[A-Z][A-Z0-9_]*$/ };

/** Codes side by side, separated by commas or spaces. */
const LISTS: readonly (Setting & Required<Pick<Setting, 'list'>>)[] = [
  { name: 'proofCountries', list: 'countries', least: 0, most: 50 },
  { name: 'sendsDigitsFor', list: 'offices', least: 0, most: 500 },
];

function codesTyped(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}

const JITTER: Setting = { name: 'releaseJitter', unit: 'minutes', least: 0, most: 720 };
const FREED_FROM: Setting = { name: 'freedFrom', unit: 'minutes', least: 0, most: 1440 };

/** Settings that are no single number of the policy, by the setting that they follow on the page. */
const FURTHER: Partial<Record<RuleName, readonly Setting[]>> = {
  maxLiveBookingsPerSender: [{ name: 'release', least: 0, most: 0 }, JITTER],
  standbyAnswerMinutes: [FREED_FROM, { ...FREED_FROM, name: 'freedTo' }],
};
const QUEUE_SETTINGS: readonly Setting[] = [
  { name: 'priorityEvery', unit: 'calls', least: 0, most: 100 },
  { name: 'walkInPlaces', unit: 'places', least: 0, most: 100_000 },
];

const settingsOf = (group: Group): Setting[] =>
  NUMBER_BOUNDS.filter((setting) => setting.group === group).flatMap((setting) => [
    setting,
    ...(FURTHER[setting.name] ?? []),
  ]);

/** Bounds as the API has them. */
export const GROUPS: readonly { group: Group; settings: readonly Setting[] }[] = [
  { group: 'booking', settings: settingsOf('booking') },
  { group: 'digits', settings: LISTS },
  { group: 'visit', settings: settingsOf('visit') },
  { group: 'changes', settings: settingsOf('changes') },
  { group: 'line', settings: QUEUE_SETTINGS },
  { group: 'misses', settings: settingsOf('misses') },
  { group: 'data', settings: settingsOf('data') },
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
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, textOfValue(value)])) as RuleValues;
}

function textOfValue(value: string | number | readonly string[]): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

export function changedNames(values: RuleValues, there: RuleValues): RuleName[] {
  return tableKeysOf(there).filter((name) => values[name].trim() !== there[name]);
}

/** The faults by setting. */
export function faultsOfRules(
  values: RuleValues,
  say: OfficeTexts<'rules'>['rules'],
): Partial<Record<RuleName, string>> {
  const faults: Partial<Record<RuleName, string>> = {};
  for (const { name, unit, list, least, most } of GROUPS.flatMap(({ settings }) => settings)) {
    const text = values[name].trim();
    if (list) {
      const codes = codesTyped(text);
      const isRight = codes.length <= most && codes.every((code) => CODES_OF_LISTS[list].test(code));
      if (!isRight) faults[name] = say.needCodes[list];
    } else if (!unit) {
      if (text && !timeTyped(text)) faults[name] = say.needTime;
    } else if (numberTyped(text, least, most) === null) faults[name] = say.needNumber(least, most);
  }
  if (!faults.freedTo && Number(values.freedTo) < Number(values.freedFrom)) faults.freedTo = say.needOrder;
  return faults;
}

const IN_THE_LINE = QUEUE_SETTINGS.map(({ name }) => name);
const TOGETHER: readonly RuleName[] = ['release', 'releaseJitter', 'freedFrom', 'freedTo'];
const LIST_NAMES = LISTS.map(({ name }) => name);

const NUMBER_SETTINGS: ReadonlyMap<RuleName, Setting> = new Map(
  GROUPS.flatMap(({ settings }) => settings.map((setting) => [setting.name, setting] as const)),
);

function numberOfRule(name: RuleName, text: string): number | null {
  const bounds = NUMBER_SETTINGS.get(name);
  return bounds ? numberTyped(text, bounds.least, bounds.most) : null;
}

/** Only what was changed; what belongs together goes together. @throws Error where `faultsOfRules` finds what cannot be read. */
export function inputOfRules(values: RuleValues, changed: readonly RuleName[]): OfficeSettingsInput {
  const number = (name: RuleName) => mustBeRead(numberOfRule(name, values[name]));
  const of = (names: readonly RuleName[]) => Object.fromEntries(names.map((name) => [name, number(name)]));
  const notPlain = new Set([...IN_THE_LINE, ...TOGETHER, ...LIST_NAMES]);
  const plain = changed.filter((name) => !notPlain.has(name));
  const lists = changed.filter((name) => LIST_NAMES.includes(name));
  const line = changed.filter((name) => IN_THE_LINE.includes(name));
  const at = timeTyped(values.release);
  // Nothing typed opens a day at once; what cannot be read must not.
  if (!at && values.release.trim()) throw new Error('A time that cannot be read is no input.');
  const policy = {
    ...of(plain),
    ...Object.fromEntries(lists.map((name) => [name, codesTyped(values[name])])),
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
