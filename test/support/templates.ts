// Databases that tests begin with as clones: each is made once for all processes, by the first that needs it.
import { createHash } from 'node:crypto';
import { type Database, openDatabase } from '../../server/postgres/database.ts';
import { left, run, urlOf } from './database.ts';

export interface Template {
  /** Names what is in it. */
  key: string;
  /** The template that it begins as. */
  from: string;
  /** Adds the rest. */
  fill(database: Database): Promise<unknown>;
}

/** Those that this process knows of. */
const known = new Map<string, Promise<string>>();
const TEMPLATE_LOCK = 20_170_801;

/** The name of the template, once it is there. */
export function templateOf(template: Template): Promise<string> {
  const made = known.get(template.key) ?? make(template);
  known.set(template.key, made);
  return made;
}

async function make(template: Template): Promise<string> {
  const name = `antrean_${createHash('sha256').update(template.key).digest('hex').slice(0, 24)}`;
  await run('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await run('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await fillAs(name, template);
  } finally {
    await run('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return name;
}

async function fillAs(name: string, { from, fill }: Template): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await run(`create database ${unfinished} template ${from}`);
  const database = await openDatabase(urlOf(unfinished), 2);
  await fill(database);
  await database.close();
  // One that is in use can be neither renamed nor cloned.
  await left(unfinished);
  await run(`alter database ${unfinished} rename to ${name}`);
}
