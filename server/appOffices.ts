// Brings the offices of the file into the database, with their counters and their open days.

import { inTransaction, type Pool, queriesOn } from '../src/database.ts';
import { rollAll } from '../src/jobs/clockwork.ts';
import { settleAll } from '../src/jobs/settleAll.ts';
import { openUnopened, type Unopened } from '../src/jobs/unopened.ts';
import { smsOf } from '../src/messages/index.ts';
import { applyFile, type Directory, openDirectory } from '../src/office/directory.ts';
import type { FileOffice } from '../src/office/officesFile.ts';
import type { Office } from '../src/office/settings.ts';
import { seedCounters } from '../src/queue/counters.ts';
import { isBookable, openedDaysOf } from '../src/replanning/openedDays.ts';
import type { Clock, Instant } from '../src/time.ts';
import type { Log } from './faults/log.ts';
import type { Database } from './postgres/database.ts';
import type { NoteStep } from './startProgress.ts';

interface OfficesSetup {
  offices: readonly FileOffice[];
  clock: Clock;
  log: Log;
  note?: NoteStep;
}

export interface OpenedOffices {
  directory: Directory;
  /** The days that could not be opened; they are tried again each minute. */
  unopened: Unopened;
}

export async function openOffices(
  { orm, pool }: Database,
  { offices, clock, log, note = () => {} }: OfficesSetup,
): Promise<OpenedOffices> {
  const unopened = rememberUnopened(log);
  note(`Reading the settings of the offices (${offices.length})`);
  for (const office of await inTransaction(pool, (tx) => applyFile(tx, offices)))
    log.warn({ office }, 'This office is no longer in the offices file; it stays as it was.');
  const directory = await openDirectory(orm.em);
  for (const office of directory.all()) warnOfLongTexts(office, log);
  await inTransaction(pool, (tx) => seedCounters(tx, directory.all()));
  await openBookableDays(pool, directory, { unopened, note, now: clock.now() });
  note('Starting to work');
  // The scheduler tries again to end days that cannot be ended yet; they keep no office closed.
  await settleAll(pool, clock.now()).catch((error: unknown) =>
    log.error({ err: error }, 'What is due could not be ended.'),
  );
  return { directory, unopened };
}

/** Only those of offices that lack them: for all others, the scheduler opens what is due while the server answers. */
async function openBookableDays(
  pool: Pool,
  directory: Directory,
  { unopened, note, now }: { unopened: Unopened; note: NoteStep; now: Instant },
): Promise<void> {
  const opened = await openedDaysOf(queriesOn(pool));
  const due = directory.all().filter((office) => !isBookable(office, opened.get(office.code), now));
  const codes = due.map(({ code }) => code);
  if (due.length > 0) note(`Opening the days of the offices that lack some (${due.length})`);
  unopened.note(codes, await rollAll(pool, { all: () => due }, now));
}

export function rememberUnopened(log: Log): Unopened {
  return openUnopened(({ office, date, error }) =>
    log.error({ err: error, office, date }, 'A day could not be opened; it will be tried again each minute.'),
  );
}

function warnOfLongTexts({ code, texts }: Office, log: Log): void {
  for (const text of texts) {
    const { key, language } = text;
    const sms = smsOf(text) ?? 1;
    if (sms > 1) log.warn({ office: code, key, language, sms }, 'A text of the office costs several SMS.');
  }
}
