// Webhooks of offices and of API keys: made, changed, given another secret, tried and ended.
import { LockMode } from '@mikro-orm/core';
import { ApiKeyEntity } from '../access/entities.ts';
import type { Queryable, Transaction } from '../database.ts';
import { CallerError, RefusedInput, refuse } from '../refusal.ts';
import { type Fields, type RowOf, select } from '../statement.ts';
import type { Instant } from '../time.ts';
import { WebhookDeliveryEntity, WebhookEntity } from './entities.ts';
import { endOfFeed } from './feed.ts';
import type { FeedType } from './feedTypes.ts';
import { sealWebhookSecret } from './keptWebhookSecrets.ts';
import { triedUntil } from './retryRules.ts';
import { newWebhookSecret } from './sign.ts';

const WEBHOOK = select(WebhookEntity, [
  'id',
  'office',
  'apiKey',
  'url',
  'types',
  'withPersonalData',
  'oldSecretUntil',
  'createdAt',
  'endedAt',
  'disabledAt',
  'disabledWhy',
  'failingSince',
]);
export type Webhook = RowOf<typeof WEBHOOK>;

/** An office, or an API key by its number. */
export type WebhookOwner = { office: string; apiKey: null } | { office: null; apiKey: number };

/** All of them are at most as many; a webhook is work for the server at each event. */
const MAX_WEBHOOKS = 20;

export interface NewWebhook {
  owner: WebhookOwner;
  url: string;
  /** None: all. */
  types: readonly FeedType[];
  withPersonalData: boolean;
}

/** A webhook with its secret, which is shown this once. */
export interface WebhookWithSecret {
  webhook: Webhook;
  secret: string;
}

/** It is told of what happens from now on. @throws CallerError BAD_USER_INPUT */
export async function createWebhook(tx: Transaction, wanted: NewWebhook, now: Instant): Promise<WebhookWithSecret> {
  const { owner, url, types, withPersonalData } = wanted;
  if (owner.apiKey !== null && !(await tx.em.findOne(ApiKeyEntity, { id: owner.apiKey, revokedAt: null })))
    throw new CallerError('NOT_FOUND', `There is no key ${owner.apiKey}.`);
  if ((await tx.em.count(WebhookEntity, { ...owner, endedAt: null })) >= MAX_WEBHOOKS)
    throw new RefusedInput({
      message: `There are ${MAX_WEBHOOKS} webhooks already.`,
      refusal: refuse('WEBHOOKS_FULL', { limit: MAX_WEBHOOKS }),
    });
  const secret = newWebhookSecret();
  const webhook = tx.em.create(WebhookEntity, {
    ...owner,
    url,
    types: [...types],
    withPersonalData,
    secret: sealWebhookSecret(tx.cipher, secret),
    oldSecret: null,
    oldSecretUntil: null,
    createdAt: now,
    endedAt: null,
    disabledAt: null,
    disabledWhy: null,
    failingSince: null,
    done: await endOfFeed(tx),
  });
  await tx.em.persist(webhook).flush();
  return { webhook, secret };
}

export function webhooksOf(db: Queryable, owner: WebhookOwner): Promise<Webhook[]> {
  return db.em.find(WebhookEntity, { ...owner, endedAt: null }, { orderBy: { id: 'asc' } });
}

/** Of that owner; undefined: of any. Kept from all others until the commit. @throws CallerError NOT_FOUND */
export async function lockWebhook(tx: Transaction, id: number, owner: WebhookOwner | undefined) {
  const wanted = { id, endedAt: null, ...owner };
  const found = await tx.em.findOne(WebhookEntity, wanted, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found) throw noSuchWebhook(id);
  return found;
}

/** @throws CallerError NOT_FOUND */
export async function ownedWebhook(db: Queryable, id: number, owner: WebhookOwner | undefined): Promise<Webhook> {
  const found = await db.em.findOne(WebhookEntity, { id, endedAt: null, ...owner });
  if (!found) throw noSuchWebhook(id);
  return found;
}

function noSuchWebhook(id: number): CallerError {
  return new CallerError('NOT_FOUND', `There is no webhook ${id}.`);
}

/** Left out: it stays. */
export interface WebhookChange {
  url?: string | undefined;
  types?: readonly FeedType[] | undefined;
  withPersonalData?: boolean | undefined;
  enabled?: boolean | undefined;
}

export type LockedWebhook = Fields<typeof WebhookEntity>;

/** Enabled again, it gets what has waited for it, and all that came since it was disabled as far as the feed is kept. */
export async function changeWebhook(
  tx: Transaction,
  webhook: LockedWebhook,
  { url, types, withPersonalData, enabled }: WebhookChange,
  now: Instant,
): Promise<Webhook> {
  if (url !== undefined) webhook.url = url;
  if (types !== undefined) webhook.types = [...types];
  if (withPersonalData !== undefined) webhook.withPersonalData = withPersonalData;
  if (enabled === false && !webhook.disabledAt) {
    webhook.disabledAt = now;
    webhook.disabledWhy = 'SWITCHED_OFF';
  }
  if (enabled === true && webhook.disabledAt) {
    webhook.disabledAt = null;
    webhook.disabledWhy = null;
    webhook.failingSince = null;
    const again = { nextAt: now, until: triedUntil(now) };
    await tx.em.nativeUpdate(WebhookDeliveryEntity, { webhook: webhook.id, state: 'WAITING' }, again);
  }
  return webhook;
}

/** The secret before signs as well until then, so that receivers can be changed one after the other. */
export async function rotateWebhookSecret(
  tx: Transaction,
  webhook: LockedWebhook,
  oldSecretUntil: Instant,
): Promise<WebhookWithSecret> {
  const secret = newWebhookSecret();
  webhook.oldSecret = webhook.secret;
  webhook.oldSecretUntil = oldSecretUntil;
  webhook.secret = sealWebhookSecret(tx.cipher, secret);
  return { webhook, secret };
}

/** Deliveries that wait are given up. */
export async function endWebhook(tx: Transaction, webhook: LockedWebhook, now: Instant): Promise<Webhook> {
  webhook.endedAt = now;
  webhook.oldSecret = null;
  await tx.em.nativeUpdate(WebhookDeliveryEntity, { webhook: webhook.id, state: 'WAITING' }, { state: 'GIVEN_UP' });
  return webhook;
}

/** The webhooks of keys that are revoked end with them. */
export async function endWebhooksOfRevokedKeys(tx: Transaction, now: Instant): Promise<void> {
  await tx.em.flush();
  await tx.query(
    `update webhook set ended_at = $1, old_secret = null from api_key k
     where k.id = webhook.api_key and k.revoked_at is not null and webhook.ended_at is null`,
    [now.toString()],
  );
}
