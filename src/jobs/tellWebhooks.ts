// Each second: continues the feed, makes the deliveries of webhooks, and plans the jobs of those that have something due.
import { inTransaction, type Pool, queriesOn } from '../database.ts';
import type { Instant } from '../time.ts';
import { enqueueWebhooks, fanOut } from '../webhooks/deliveries.ts';
import { appendFeed } from '../webhooks/feed.ts';

/** Of each second: in a rush the feed stays behind, and those who book do not wait for it. */
const FEED_BUDGET_MS = 20;

export async function tellWebhooks(pool: Pool, now: Instant): Promise<void> {
  await appendFeed(pool, FEED_BUDGET_MS);
  while (await inTransaction(pool, (tx) => fanOut(tx, now)));
  await enqueueWebhooks(queriesOn(pool), now);
}
