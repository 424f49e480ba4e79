#!/usr/bin/env node
// The program of the package: antrean start, demo, migrate and check.
import './nodeVersion.ts';
import { readFileSync } from 'node:fs';

const USAGE = `Usage: antrean <command>

  start     starts the server with the settings of the environment and of .env in this folder
  demo      the same in demo mode, whatever MODE says: a living demonstration, at no public address
  migrate   brings the database to the version of this program, and ends
  check     says whether settings, offices and database can be started with, and changes nothing
  version   says the version of this program

Settings: docs/settings.md of the package.
`;

/** Libraries have other files for development, which say more and do it slower. */
process.env['NODE_ENV'] ??= 'production';
process.setSourceMapsEnabled(true);

const PROGRAM_COMMANDS: Readonly<Record<string, () => unknown>> = {
  start: () => import('./main.ts'),
  demo() {
    process.env['MODE'] = 'demo';
    return import('./main.ts');
  },
  migrate: async () => (await import('./commands.ts')).runMigrateCommand(process.env),
  check: async () => (await import('./commands.ts')).runCheckCommand(process.env),
  version() {
    console.log(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version);
  },
  help: () => console.log(USAGE),
};
const OTHER_NAMES: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help', '--version': 'version' };

const [given = 'help', ...rest] = process.argv.slice(2);
const command = PROGRAM_COMMANDS[OTHER_NAMES[given] ?? given];
if (!command || rest.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
await command();
