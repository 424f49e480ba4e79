// Secrets of webhooks as they are kept: encrypted where DATA_KEY is set.
import type { DataCipher } from '../cipher.ts';
import type { Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { WebhookEntity } from './entities.ts';

const SECRET_ROW = 'webhook.secret';

export function sealWebhookSecret(cipher: DataCipher, secret: string): string {
  return cipher.sealText(secret, SECRET_ROW);
}

/** The secrets that sign, the newest first. @throws DataKeyFault */
export function secretsOf(
  cipher: DataCipher,
  kept: { secret: string; oldSecret: string | null; oldSecretUntil: Instant | null },
  isAhead: (until: Instant) => boolean,
): string[] {
  const { secret, oldSecret, oldSecretUntil } = kept;
  const isOldValid = oldSecret !== null && oldSecretUntil !== null && isAhead(oldSecretUntil);
  return [secret, ...(isOldValid ? [oldSecret] : [])].map((one) => cipher.openText(one, SECRET_ROW));
}

/** Encrypts with the first key what was kept with another or with none; gives the number of webhooks. */
export async function resealWebhooks(tx: Transaction): Promise<number> {
  const { cipher } = tx;
  const kept = await tx.query(WEBHOOKS_OF_OTHER_KEYS, [cipher.header]);
  const again = (text: string) => sealWebhookSecret(cipher, cipher.openText(text, SECRET_ROW));
  for (const { id, secret, oldSecret } of kept)
    tx.send('update webhook set secret = $2, old_secret = $3 where id = $1', [
      id,
      again(secret),
      oldSecret === null ? null : again(oldSecret),
    ]);
  return kept.length;
}
const WEBHOOKS_OF_OTHER_KEYS = statement('webhooks of other keys')`
  select ${select(WebhookEntity, ['id', 'secret', 'oldSecret'])} from webhook
  where not starts_with(secret, $1) or not starts_with(old_secret, $1) order by id for update`;
