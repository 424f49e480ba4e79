// Encrypts with the first key of DATA_KEY all that was kept with another or with none, a batch at a time, beside running servers.
import { checkDataKeys, forgetOtherKeys, resealSecrets } from '../access/keptSecrets.ts';
import { linkAudit, takeUpSeals } from '../audit/auditChain.ts';
import { DataKeyFault } from '../cipher.ts';
import { inTransaction, type Pool, queriesOn } from '../database.ts';
import { resealSeeds } from '../lottery/seed.ts';
import { resealMessages } from '../outbox/sealed.ts';
import { type PhotosDone, resealPhotos } from '../photos/reseal.ts';
import { resealBrowsers } from '../push/pushSubscriptions.ts';
import { resealWebhooks } from '../webhooks/keptWebhookSecrets.ts';

export interface Rotated {
  /** Seeds of lotteries to come, secrets of webhooks and addresses of phones are among them. */
  secrets: number;
  messages: number;
  photos: number;
  /** Photos that no key of DATA_KEY decrypts. */
  unreadable: string[];
}

/**
 * Each batch is committed by itself, and what the first key encrypted is passed over: stopped halfway, the next run goes
 * on. The other keys are no longer needed if all could be read. @throws DataKeyFault
 */
export async function rotateDataKey(pool: Pool, onBatch: (photos: number) => void = () => {}): Promise<Rotated> {
  const { cipher } = queriesOn(pool);
  if (cipher.keyId === null)
    throw new DataKeyFault('DATA_KEY is not set: set it as for the server, the new key first.');
  await takeUpSeals(pool);
  await checkDataKeys(queriesOn(pool));
  // The end of the audit log's chain is sealed by the first key from now on.
  await linkAudit(pool);
  const seeds = await inTransaction(pool, resealSeeds);
  const webhooks = await inTransaction(pool, resealWebhooks);
  const browsers = await inTransaction(pool, resealBrowsers);
  const secrets = seeds + webhooks + browsers + (await inTransaction(pool, resealSecrets));
  const messages = await inTransaction(pool, resealMessages);
  let photos = 0;
  const unreadable: string[] = [];
  for (let done: PhotosDone = { last: null, resealed: 0, unreadable: [], isEnd: false }; !done.isEnd; ) {
    const { last } = done;
    done = await inTransaction(pool, (tx) => resealPhotos(tx, last));
    photos += done.resealed;
    unreadable.push(...done.unreadable);
    onBatch(photos);
  }
  if (unreadable.length === 0) await inTransaction(pool, async (tx) => forgetOtherKeys(tx));
  return { secrets, messages, photos, unreadable };
}
