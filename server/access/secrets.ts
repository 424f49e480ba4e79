// Secrets made once and kept: the administrator's key, the keys of addresses of pictures and files, those of the place log.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepSecret, readSecret } from '../../src/access/keptSecrets.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import {
  isSigningKey,
  makeSigningKey,
  openKeys,
  type PlaceLogKeys,
  PSEUDONYM_SECRET,
} from '../../src/placeLog/keys.ts';
import { newVapidKeys, type VapidKeys } from '../../src/vapid.ts';
import { openVisitSecrets, type VisitSecrets } from '../../src/visit/visitSecrets.ts';
import { makeDataFolder, refuseUnwritable } from '../faults/dataFolder.ts';
import { StartFault } from '../faults/startFault.ts';

export interface AdminKey {
  matches(key: string): boolean;
  /** The key itself, at the start that made it; later null. */
  made: string | null;
  /** The file that keeps it, if there is one. */
  file: string | null;
  /** Null where the operator gave the key. */
  digest: string | null;
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}

function matcher(expected: string): (key: string) => boolean {
  const bytes = Buffer.from(expected);
  return (key) => timingSafeEqual(Buffer.from(digest(key)), bytes);
}

/**
 * The operator's key, or one made at the first start: the database keeps its digest, a file beside the data the key.
 * `former`: the digest of the key of a database that was emptied; it stays.
 */
export async function adminKey(
  pool: Pool,
  given: string | null,
  dataDir: string,
  former: string | null = null,
): Promise<AdminKey> {
  if (given) return { matches: matcher(digest(given)), made: null, file: null, digest: null };
  const fresh = randomBytes(24).toString('base64url');
  const db = queriesOn(pool);
  if (former === null && (await readSecret(db, 'admin key digest')) === null) {
    // Before the database has the digest of a key that no file could keep.
    await makeDataFolder(dataDir);
    await refuseUnwritable(dataDir);
  }
  const kept = await keepSecret(db, 'admin key digest', former ?? digest(fresh));
  const file = join(dataDir, 'admin-key');
  if (kept === digest(fresh)) {
    await writeFile(file, `${fresh}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
    return { matches: matcher(kept), made: fresh, file, digest: kept };
  }
  const there = await readFile(file, 'utf8').then(
    (text) => digest(text.trim()) === kept,
    () => false,
  );
  return { matches: matcher(kept), made: null, file: there ? file : null, digest: kept };
}

/** Signs what goes into an address, so that it can't be guessed from the code's form. */
export async function addressSigner(pool: Pool): Promise<(text: string) => string> {
  const key = await keepSecret(queriesOn(pool), 'address key', randomBytes(32).toString('base64'));
  const secret = Buffer.from(key, 'base64');
  return (text) => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
}

/** Encrypts what lets a browser fetch a file for some minutes. */
export async function fileLinkKey(pool: Pool): Promise<Uint8Array> {
  return Buffer.from(await keepSecret(queriesOn(pool), 'file link key', randomBytes(32).toString('base64')), 'base64');
}

/** Makes the addresses of people's own pages. */
export async function visitSecrets(pool: Pool): Promise<VisitSecrets> {
  const key = await keepSecret(queriesOn(pool), 'visit key', randomBytes(32).toString('base64'));
  return openVisitSecrets(Buffer.from(key, 'base64'));
}

/** The operator's key, or one made at the first start. @throws StartFault where the operator's cannot be used. */
export async function placeLogKeys(pool: Pool, given: string | null): Promise<PlaceLogKeys> {
  if (given !== null && !isSigningKey(given))
    throw new StartFault(
      'PLACE_LOG_KEY must be the output of openssl genpkey -algorithm ed25519 -outform DER | base64.',
    );
  const secret = await keepSecret(queriesOn(pool), PSEUDONYM_SECRET, randomBytes(32).toString('base64'));
  return openKeys(given ?? (await keepSecret(queriesOn(pool), 'place log key', makeSigningKey())), secret);
}

/** The operator's keys, or a pair made at the first start. */
export async function vapidKeys(pool: Pool, given: VapidKeys | null): Promise<VapidKeys> {
  return given ?? JSON.parse(await keepSecret(queriesOn(pool), 'vapid keys', JSON.stringify(newVapidKeys())));
}
