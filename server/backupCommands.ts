// antrean backup, antrean restore and antrean doubt: what they take, and what they say.
import { resolve } from 'node:path';
import type { Environment } from '../src/config.ts';
import { type Instant, instant, inUtc } from '../src/time.ts';
import type { Doubts } from './backup/afterRestore.ts';
import { readOptions, readWords, UsageFault } from './backup/commandWords.ts';
import { doubtSince } from './backup/doubtSince.ts';
import { makeBackup } from './backup/makeBackup.ts';
import { type RestoredBackup, restoreBackup } from './backup/restoreBackup.ts';
import { bringToVersion, counted, explained, orOneSentence, sayResult, versionReached } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { StartFault } from './faults/startFault.ts';
import { MIGRATIONS } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { readServerSettings, type Settings } from './settings.ts';

export function runBackupCommand(processEnvironment: Environment, words: string[], program: string): Promise<void> {
  const { file } = readWords(words, {});
  return orOneSentence(async () => {
    const environment = await openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    const { header, bytes, rows } = await explained(settings, () => makeBackup(url, resolve(file), program));
    const count = Object.values(rows).reduce((sum, each) => sum + each, 0);
    sayResult(`${file}: ${counted(count, 'row')} as of ${header.takenAt}, ${counted(bytes, 'byte')}.`);
    if (header.dataKeys.length > 0)
      sayResult(
        `Parts of it are encrypted with ${keysNamed(header.dataKeys)} of DATA_KEY, which is not in it: keep it elsewhere.`,
      );
  });
}

export function runRestoreCommand(processEnvironment: Environment, words: string[]): Promise<void> {
  const { file, flags } = readWords(words, { replace: 'boolean', 'as-it-was': 'boolean' });
  return orOneSentence(async () => {
    const environment = await openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    const options = { replace: flags.has('replace'), asItWas: flags.has('as-it-was') };
    const restored = await explained(settings, () => restoreBackup(url, resolve(file), options));
    await explained(settings, () => bringToVersion(url, settings));
    sayRestored(restored, settings);
  });
}

function sayRestored({ header, rows, doubts }: RestoredBackup, { dataKeys }: Settings): void {
  const { office = 0, booking = 0 } = rows;
  sayResult(`Restored as of ${header.takenAt}: ${counted(office, 'office')}, ${counted(booking, 'booking')}.`);
  if (doubts) sayDoubts('then', doubts);
  const missing = header.dataKeys.filter((id) => !dataKeys.some((key) => key.id === id));
  if (missing.length > 0)
    sayResult(
      `Parts of it are encrypted with ${keysNamed(missing)}, which DATA_KEY does not list: a server starts on it only with that key.`,
    );
}

function sayDoubts(since: string, { messages, unanswered, holds, windows }: Doubts): void {
  sayResult(`What came about since ${since} is not known, so that
  messages to applicants (${messages}) go only if the provider says that it does not have them, and are left to officers if it cannot say;
  messages of applicants without an answer (${unanswered}) are left to officers, as those will be that came since then;
  holds (${holds}) are kept until their visit, since they may have been confirmed;
  windows to come (${windows}) leave out as many queue numbers as they have places.`);
}

/** For a database that PostgreSQL itself brought back to a moment. */
export function runDoubtCommand(processEnvironment: Environment, words: string[]): Promise<void> {
  const { flags, values } = readOptions(words, { since: 'string', 'dry-run': 'boolean' });
  const since = readMoment(values['since']);
  const isRehearsal = flags.has('dry-run');
  return orOneSentence(async () => {
    const environment = await openEnvironment(processEnvironment);
    const settings = readServerSettings(environment);
    const url = await databaseForTools(environment);
    if ((await versionReached(url, settings)).length < MIGRATIONS.length)
      throw new StartFault(
        'The database is of an older version of Antrean: bring it to this one by antrean migrate first.',
      );
    const { doubts, lastChange } = await explained(settings, () => doubtSince(url, { since, isRehearsal }));
    if (lastChange !== null) sayResult(`The last change of a booking that the database knows is of ${lastChange}.`);
    if (!doubts) return sayResult(`What came about since ${inUtc(since)} is in doubt already: nothing was changed.`);
    sayDoubts(inUtc(since), doubts);
    if (isRehearsal) sayResult('Nothing was changed, since --dry-run was given.');
  });
}

/** @throws UsageFault */
function readMoment(text: string | undefined): Instant {
  try {
    return instant(text ?? '');
  } catch {
    throw new UsageFault('--since must be a moment with its offset, such as 2026-11-30T10:00:00+07:00.');
  }
}

function keysNamed(ids: readonly string[]): string {
  return `key ${ids.map((id) => `"${id}"`).join(', ')}`;
}
