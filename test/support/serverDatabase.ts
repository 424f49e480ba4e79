// A database for a server of the tests: where nothing is changed, one in which all is done that a start would do.
import { pino } from 'pino';
import { type AppSetup, type RunningApp, startOn } from '../../server/app.ts';
import { openOffices, rememberUnopened } from '../../server/appOffices.ts';
import { openDatabase } from '../../server/postgres/database.ts';
import { openDirectory } from '../../src/office/directory.ts';
import { instant } from '../../src/time.ts';
import { cloneDatabase, left, run, urlOf } from './database.ts';
import { standingClock } from './house.ts';
import { makeOffices, type OfficesChange } from './offices.ts';
import { SEEDED, templateFor } from './seed.ts';

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

const findOffices: typeof openOffices = async ({ orm }, { clock, log }) => ({
  directory: await openDirectory(orm.em),
  unopened: rememberUnopened(log),
  openedAt: clock.now(),
});

/** By the start, those that this process knows of. */
const templates = new Map<string, Promise<string>>();

/** The name of a database with the offices, their counters and their days as open at that moment. */
function openedAt(start: string): Promise<string> {
  const known = templates.get(start) ?? makeTemplate(start);
  templates.set(start, known);
  return known;
}

const TEMPLATE_LOCK = 20_170_801;

/** Each is made once for all processes, by the first that needs it. */
async function makeTemplate(start: string): Promise<string> {
  const name = `antrean_opened_${instant(start).epochMilliseconds}`;
  await run('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await run('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await fill(name, start);
  } finally {
    await run('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return name;
}

async function fill(name: string, start: string): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await run(`create database ${unfinished} template ${SEEDED}`);
  const database = await openDatabase(urlOf(unfinished), 2);
  const log = pino({ level: 'silent' });
  await openOffices(database, { offices: makeOffices(), clock: standingClock(start), log });
  await database.close();
  await left(unfinished);
  await run(`alter database ${unfinished} rename to ${name}`);
}
