// Secrets that are the same for all servers and all starts, kept in the database: encrypted, where DATA_KEY is set.
import { DataKeyFault } from '../cipher.ts';
import type { Queryable, Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import { SecretEntity } from './entities.ts';

/** Stores the value unless there is one; returns the one that is kept. @throws DataKeyFault */
export async function keepSecret(db: Queryable, name: string, value: string): Promise<string> {
  const kept = db.cipher.sealText(value, rowOfSecret(name));
  await db.query('insert into secret (name, value) values ($1, $2) on conflict do nothing', [name, kept]);
  const found = await readSecret(db, name);
  if (found === null) throw new Error(`The secret ${name} was not kept.`);
  return found;
}

/** @throws DataKeyFault */
export async function readSecret(db: Queryable, name: string): Promise<string | null> {
  const [row] = await db.query(SECRET, [name]);
  return row ? db.cipher.openText(row.value, rowOfSecret(name)) : null;
}
const SECRET = statement('secret')`select ${select(SecretEntity, ['value'])} from secret where name = $1`;

function rowOfSecret(name: string): string {
  return `secret ${name}`;
}

/** A text that every key has encrypted which encrypts data here: it tells the key that is missing, or another. */
const SECRET_CHECK = 'data key ';

/** Before anything is encrypted or read. @throws DataKeyFault where DATA_KEY does not fit the data in this database. */
export async function checkDataKeys(db: Queryable): Promise<void> {
  const { keyId } = db.cipher;
  if (keyId !== null) {
    const name = SECRET_CHECK + keyId;
    await db.query('insert into secret (name, value) values ($1, $2) on conflict do nothing', [
      name,
      db.cipher.sealText(name, rowOfSecret(name)),
    ]);
  }
  for (const { name, value } of await db.query(CHECKS, [`${SECRET_CHECK}%`])) checkKey(db, name, value);
}
const CHECKS = statement('data keys')`
  select ${select(SecretEntity, ['name', 'value'])} from secret where name like $1 order by name`;

/** Whether a server with a key has worked on this database. */
export async function hasDataKeys(db: Queryable): Promise<boolean> {
  return (await db.query(CHECKS, [`${SECRET_CHECK}%`])).length > 0;
}

function checkKey({ cipher }: Queryable, name: string, value: string): void {
  const id = name.slice(SECRET_CHECK.length);
  if (!cipher.has(id))
    throw new DataKeyFault(`DATA_KEY must list key "${id}": data in this database are encrypted with it.`);
  try {
    cipher.openText(value, rowOfSecret(name));
  } catch {
    throw new DataKeyFault(`DATA_KEY: key "${id}" is another than the one that encrypted the data in this database.`);
  }
}

/** Encrypts with the first key what was kept with another or with none; gives the number of secrets. */
export async function resealSecrets(tx: Transaction): Promise<number> {
  const { cipher } = tx;
  const rows = await tx.query(SEALED_BY_OTHERS, [`${SECRET_CHECK}%`, cipher.header]);
  for (const { name, value } of rows) {
    const row = rowOfSecret(name);
    const kept = cipher.sealText(cipher.openText(value, row), row);
    tx.send('update secret set value = $2 where name = $1', [name, kept]);
  }
  return rows.length;
}
const SEALED_BY_OTHERS = statement('secrets of other keys')`
  select ${select(SecretEntity, ['name', 'value'])} from secret
  where name not like $1 and not starts_with(value, $2) order by name for update`;

/** Nothing is encrypted with the other keys any more: DATA_KEY need not list them. */
export function forgetOtherKeys(tx: Transaction): void {
  const { keyId } = tx.cipher;
  tx.send('delete from secret where name like $1 and name <> $2', [`${SECRET_CHECK}%`, `${SECRET_CHECK}${keyId}`]);
}
