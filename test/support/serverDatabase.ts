// A database for a server of the tests: where nothing is changed, one in which all is done that a start would do.
import { pino } from 'pino';
import { type AppSetup, type RunningApp, startOn } from '../../server/app.ts';
import { openOffices, rememberUnopened } from '../../server/appOffices.ts';
import { openDirectory } from '../../src/office/directory.ts';
import { cloneDatabase } from './database.ts';
import { standingClock } from './house.ts';
import { makeOffices, type OfficesChange } from './offices.ts';
import { SEEDED, templateFor } from './seed.ts';
import { templateOf } from './templates.ts';

export interface ServerDatabase {
  url: string;
  /** Starts a server on it. */
  start(setup: AppSetup): Promise<RunningApp>;
}

/** A fresh clone, dropped when the file's tests are done. */
export async function serverDatabase(start: string, change: OfficesChange | undefined): Promise<ServerDatabase> {
  const template = templateFor(start);
  if (change || template !== SEEDED) {
    const { url } = await cloneDatabase(template);
    return { url, start: (setup) => startOn(setup, openOffices) };
  }
  const { url } = await cloneDatabase(await openedAt(start));
  return { url, start: (setup) => startOn(setup, findOffices) };
}

const findOffices: typeof openOffices = async ({ orm }, { log }) => ({
  directory: await openDirectory(orm.em),
  unopened: rememberUnopened(log),
});

/** A template with the offices, their counters and their days as open at that moment. */
function openedAt(start: string): Promise<string> {
  const setup = { offices: makeOffices(), clock: standingClock(start), log: pino({ level: 'silent' }) };
  return templateOf({ key: `opened ${start}`, from: SEEDED, fill: (database) => openOffices(database, setup) });
}
