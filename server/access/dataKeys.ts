// At start: whether DATA_KEY fits the data, and that secrets of earlier starts are encrypted.
import { checkDataKeys, resealSecrets } from '../../src/access/keptSecrets.ts';
import { takeUpSeals } from '../../src/audit/auditChain.ts';
import type { Config } from '../../src/config.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import type { Log } from '../faults/log.ts';

/** @throws DataKeyFault where a key is missing, or is another than the one that was used. */
export async function takeUpDataKeys(pool: Pool): Promise<void> {
  const { cipher } = queriesOn(pool);
  await takeUpSeals(pool);
  await checkDataKeys(queriesOn(pool));
  if (cipher.keyId !== null) await inTransaction(pool, resealSecrets);
}

export function warnOfDataKey({ mode, dataKeys }: Pick<Config, 'mode' | 'dataKeys'>, log: Pick<Log, 'warn'>): void {
  if (mode !== 'live' || dataKeys.length > 0) return;
  log.warn(
    'DATA_KEY is not set: photos of identity cards and secrets lie in the database, and in its backups, as they are.',
  );
}
