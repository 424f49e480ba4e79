// npm run verify-places -- <export or DATABASE_URL>: verifies a place log, and compares it with the history if it can.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openEnvironment } from '../server/environment.ts';
import { readSecret } from '../src/access/keptSecrets.ts';
import { DataCipher } from '../src/cipher.ts';
import { readConfig } from '../src/config.ts';
import { atOneMoment, openPool, type Transaction, useCipher } from '../src/database.ts';
import { disagreements } from '../src/placeLog/agree.ts';
import { type LogLine, linesOf } from '../src/placeLog/export.ts';
import type { PlaceHead } from '../src/placeLog/head.ts';
import { PSEUDONYM_SECRET, pseudonymsBy } from '../src/placeLog/keys.ts';
import { wholeLog } from '../src/placeLog/read.ts';
import { sealBreaks } from '../src/placeLog/sealBreaks.ts';
import { type Trusted, type Verification, verifyLog } from '../src/placeLog/verify.ts';

const USAGE = `Usage: npm run verify-places -- <file or postgresql://…> [--key <public key>] [--head <sequence>:<digest>]…`;
/** More faults of one log are counted, not printed. */
const MAX_FAULTS_PRINTED = 20;

/** Also offices of whose log only the end is left. */
const LOGGED_OFFICES = `select office from place_log union select office from place_head union select office from place_seal
  order by office`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, head: { type: 'string', multiple: true } },
});
const [source] = positionals;
if (!source || positionals.length > 1) {
  console.error(USAGE);
  process.exit(2);
}
const trusted: Trusted = { publicKey: values.key, heads: (values.head ?? []).map(headGiven) };
const faults = /^postgres(ql)?:/.test(source) ? await verifyDatabase(source) : await verifyFile(source);
console.log(faults === 0 ? 'No fault was found.' : `Faults found: ${faults}.`);
process.exit(faults === 0 ? 0 : 1);

function headGiven(text: string): Pick<PlaceHead, 'sequence' | 'digest'> {
  const [, sequence, digest] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!sequence || !digest) {
    console.error(USAGE);
    process.exit(2);
  }
  return { sequence: Number(sequence), digest };
}

async function verifyFile(file: string): Promise<number> {
  return reportFaults(await verifyLog(linesOfFile(file), trusted));
}

async function* linesOfFile(file: string): AsyncGenerator<LogLine> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== '') yield JSON.parse(line);
}

async function verifyDatabase(url: string): Promise<number> {
  const pool = openPool(url, 1);
  useCipher(pool, new DataCipher(readConfig({ DATA_KEY: (await openEnvironment(process.env))['DATA_KEY'] }).dataKeys));
  try {
    return await atOneMoment(pool, async (tx) => {
      let found = 0;
      for (const { office } of await tx.query<{ office: string }>(LOGGED_OFFICES)) {
        const verified = await verifyLog(linesOf(tx, await wholeLog(tx, office), ''), trusted);
        found += reportFaults({ ...verified, faults: [...verified.faults, ...(await sealBreaks(tx, office))] });
      }
      return found + (await reportDisagreements(tx));
    });
  } finally {
    await pool.end();
  }
}

async function reportDisagreements(tx: Transaction): Promise<number> {
  const secret = await readSecret(tx, PSEUDONYM_SECRET);
  if (secret === null) {
    console.log('The database has no secret of pseudonyms: no server of this version has run on it.');
    return 1;
  }
  let found = 0;
  for await (const { event, text } of disagreements(tx, pseudonymsBy(secret))) {
    if (++found <= MAX_FAULTS_PRINTED) console.log(`  event ${event}: ${text}`);
  }
  if (found === 0) console.log('The log agrees with the history of bookings.');
  return found;
}

function reportFaults({ office, rows, heads, unsigned, publicKeys, faults: all }: Verification): number {
  const state = unsigned === 0 ? 'all covered by a signed head' : `${unsigned} after the last signed head`;
  console.log(`${office}: ${rows} rows, ${heads} signed heads, ${state}.`);
  for (const key of publicKeys) console.log(`  public key ${key}`);
  for (const { sequence, kind, text } of all.slice(0, MAX_FAULTS_PRINTED))
    console.log(`  row ${sequence}: ${kind}, ${text}`);
  if (all.length > MAX_FAULTS_PRINTED) console.log(`  and ${all.length - MAX_FAULTS_PRINTED} more`);
  return all.length;
}
