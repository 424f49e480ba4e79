// Writes for the office console the numbers of the booking policy: what it asks for, and their bounds.
import { NUMBER_SETTINGS, type NumberSetting, numberSettingsIn } from '../src/office/numberSettings.ts';

const MARK = '@generated from src/office/numberSettings.ts by npm run schema — do not edit.';
const SETTINGS = Object.entries<NumberSetting>(NUMBER_SETTINGS);

/** Fragments by which the console asks for every number: the public ones, and those for managers only. */
export function numberFragments(): string {
  const shown = numberSettingsIn('policy').map(({ name }) => name);
  const inside = numberSettingsIn('houseRules').map(({ name }) => name);
  return [
    `fragment PublicNumbers on BookingPolicy { ${shown.join(' ')} }`,
    `fragment ManagersNumbers on HouseRules { ${inside.filter((name) => !shown.includes(name)).join(' ')} }`,
  ].join('\n');
}

/** The file's path and its text. */
export function consoleNumbers(): readonly [string, string] {
  const bounds = SETTINGS.map(([name, { group, unit, min, max }]) => ({ name, group, unit, least: min, most: max }));
  const rows = bounds.map((row) => `  ${JSON.stringify(row)},\n`).join('');
  return [
    'web/texts/office/numbers.ts',
    `// The numbers of the booking policy. ${MARK}\nexport const NUMBER_BOUNDS = [\n${rows}] as const;\n`,
  ];
}
