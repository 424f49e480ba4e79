// Writes .env.example and docs/settings.md from the table of settings; --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { SETTING_GROUPS, type SettingGroup } from '../server/settingsTable.ts';
import type { SettingRow } from '../src/settings/row.ts';

const EXAMPLE_FILE = '.env.example';
const REFERENCE_FILE = 'docs/settings.md';
const LINE_WIDTH = 120;

const EXAMPLE_HEAD = `# @generated from the table of settings by npm run settings — do not edit.
# Every setting is optional. Copy this file to .env, which every start reads in the folder where it is started; a variable
# of the environment wins over it. A value with # or blanks stands in quotes. A secret may also be in a file of its own:
# ADMIN_KEY_FILE=/run/secrets/admin-key
`;

const REFERENCE_HEAD = `<!-- @generated from the table of settings by npm run settings — do not edit. -->

# Settings

Every setting is optional, and a variable of the environment. Faults are named all at once, one a line, and no value of a secret is
printed. The server and the commands beside it read, the first that is there:

1. the variable of the environment;
2. for a secret, the file that \`<name>_FILE\` names, such as \`ADMIN_KEY_FILE=/run/secrets/admin-key\`, without the newline at its end.
   Both at once are refused;
3. the same line in \`.env\` of the current folder, or in the file that \`ENV_FILE\` names: \`NAME=value\`, as in [.env.example](../.env.example).

Real service (\`MODE=live\`) needs ${namesOf(({ neededInLive }) => neededInLive)}, and does not start with ${namesOf(({ refusedInLive }) => refusedInLive)}.
`;

function namesOf(isMeant: (row: SettingRow) => unknown): string {
  const rows = SETTING_GROUPS.flatMap(({ rows: all }) => Object.entries(all));
  const names = rows.filter(([, row]) => isMeant(row)).map(([name]) => `\`${name}\``);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

export function settingsExample(): string {
  return EXAMPLE_HEAD + SETTING_GROUPS.map(exampleGroup).join('');
}

function exampleGroup({ title, about, rows }: SettingGroup): string {
  const head = `# ${title}${about ? `. ${about}` : ''}`;
  const settings = Object.entries(rows).map(([name, row]) => {
    const guide = row.see ? ` More: ${row.see}` : '';
    const value = row.example ?? row.usual ?? '';
    return `${remark(`${plainText(row.about)}${bounds(row)}${guide}`)}#${name}=${value}\n`;
  });
  return `\n${remark(head.slice(2))}\n${settings.join('')}`;
}

const plainText = (text: string) => text.replaceAll('`', '');

/** The form of numbers, as a fault would say it. */
function bounds({ type, must }: SettingRow): string {
  return type === 'number' ? ` It must ${must}.` : '';
}

/** Lines of a remark, none wider than the others of the repository. */
function remark(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 3 > LINE_WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `# ${line}\n`).join('');
}

export function settingsReference(): string {
  const sections = SETTING_GROUPS.map(({ title, about, rows }) => {
    const lines = Object.entries(rows).map(([name, row]) => referenceRow(name, row));
    const table = `| variable | | if it is not set | meaning |\n|---|---|---|---|\n${lines.join('')}`;
    return `\n## ${title}\n\n${about ? `${about}\n\n` : ''}${table}`;
  });
  return REFERENCE_HEAD + sections.join('');
}

function referenceRow(name: string, row: SettingRow): string {
  const guide = row.see
    ? ` More: [${row.see.replace(/^docs\//, '').replace(/#.*/, '')}](${relative('docs', row.see)})`
    : '';
  const mode = row.neededInLive ? ' Needed in real service.' : row.refusedInLive ? ' Demo mode only.' : '';
  const type = row.secret ? `${row.type}, secret` : row.type;
  const meaning = `${row.about}${bounds(row)}${mode}${guide}`;
  const cells = [`\`${name}\``, type, row.unset ?? row.usual ?? '', meaning];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |\n`;
}

if (import.meta.main) {
  const written = [
    [EXAMPLE_FILE, settingsExample()],
    [REFERENCE_FILE, settingsReference()],
  ] as const;
  for (const [file, text] of written) {
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${file} is not what the table of settings says: run npm run settings.`);
      process.exitCode = 1;
    }
  }
}
