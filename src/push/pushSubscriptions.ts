// Phones that are told of a visit: they are added and taken away by the page of the visit, and end with it.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DataCipher } from '../cipher.ts';
import type { Queryable, Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import { queueChanges } from '../queue/line.ts';
import { select, statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import { addDays, dateIn, type Instant, type Language } from '../time.ts';
import type { VisitRows } from '../visit/visitState.ts';
import { PushSubscriptionEntity } from './entities.ts';
import { toldNow } from './phoneAlert.ts';
import { factsOfVisits, type VisitOfPhone } from './visitFacts.ts';

const subscriptions = tablesOf(PushSubscriptionEntity);

/** A browser as its push service knows it, with the keys by which it decrypts. */
export interface PushBrowser {
  endpoint: string;
  /** A point on P-256, and sixteen random bytes, both as base64url. */
  p256dh: string;
  auth: string;
}

/** Of one visit; another one takes the place of the oldest. */
export const MAX_PHONES_PER_VISIT = 5;

/** The phone knows what is so by now: it is told of what comes. */
export async function tellPhone(
  tx: Transaction,
  { rows, browser, language }: { rows: VisitRows; browser: PushBrowser; language: Language },
  now: Instant,
): Promise<void> {
  const visit = visitOfRows(rows);
  await lockKeys(tx, [`push ${visit.booking ?? visit.ticket}`]);
  const { office } = rows;
  const endpointDigest = digestOfEndpoint(browser.endpoint);
  await forgetPhone(tx, rows, browser.endpoint);
  await dropOldest(tx, visit);
  const boardSeen = await queueChanges(tx, office.code);
  const [found] = await factsOfVisits(tx, office, [visit], now);
  if (!found) return;
  await subscriptions(tx)
    .insertInto('push_subscription')
    .values({
      ...visit,
      office: office.code,
      date: found.date,
      endpointDigest,
      sealed: tx.cipher.sealText(JSON.stringify(browser), rowOfBrowser(endpointDigest)),
      language,
      told: toldNow(null, found.facts, office.notices.nearTurn),
      boardSeen,
      versionSeen: found.version,
      createdAt: now,
    })
    .execute();
}

export async function forgetPhone(tx: Transaction, rows: VisitRows, endpoint: string): Promise<void> {
  const { booking, ticket } = visitOfRows(rows);
  await subscriptions(tx)
    .deleteFrom('push_subscription')
    .where('endpointDigest', '=', digestOfEndpoint(endpoint))
    .where(({ eb, or }) => or([eb('booking', '=', booking), eb('ticket', '=', ticket)]))
    .execute();
}

async function dropOldest(tx: Transaction, { booking, ticket }: VisitOfPhone): Promise<void> {
  await subscriptions(tx)
    .deleteFrom('push_subscription')
    .where('id', 'in', (db) =>
      db
        .selectFrom('push_subscription')
        .select('id')
        .where(({ eb, or }) => or([eb('booking', '=', booking), eb('ticket', '=', ticket)]))
        .orderBy('id', 'desc')
        .offset(MAX_PHONES_PER_VISIT - 1),
    )
    .execute();
}

function visitOfRows({ booking, ticket }: VisitRows): VisitOfPhone {
  return booking ? { booking: booking.code, ticket: null } : { booking: null, ticket: ticket?.id ?? null };
}

/** @throws DataKeyFault */
export function openBrowser(cipher: DataCipher, kept: { sealed: string; endpointDigest: string }): PushBrowser {
  return JSON.parse(cipher.openText(kept.sealed, rowOfBrowser(kept.endpointDigest)));
}

function rowOfBrowser(endpointDigest: string): string {
  return `push_subscription ${endpointDigest}`;
}

function digestOfEndpoint(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url');
}

/** The browser has ended it, at all its visits. */
export async function endBrowser(db: Queryable, endpointDigest: string): Promise<void> {
  await subscriptions(db).deleteFrom('push_subscription').where('endpointDigest', '=', endpointDigest).execute();
}

/** Days after the visit, in every time zone: no one is told of it any more. */
const DAYS_AFTER_VISIT = 2;

export async function forgetPushes(tx: Transaction, now: Instant): Promise<void> {
  const before = addDays(dateIn('UTC', now), -DAYS_AFTER_VISIT);
  await subscriptions(tx).deleteFrom('push_subscription').where('date', '<=', before).execute();
}

/** Encrypts with the first key what was kept with another or with none; gives the number of rows. */
export async function resealBrowsers(tx: Transaction): Promise<number> {
  const { cipher } = tx;
  const kept = await tx.query(BROWSERS_OF_OTHER_KEYS, [cipher.header]);
  for (const { id, sealed, endpointDigest } of kept) {
    const row = rowOfBrowser(endpointDigest);
    const again = cipher.sealText(cipher.openText(sealed, row), row);
    await subscriptions(tx)
      .updateTable('push_subscription')
      .set({ sealed: sql.val(again) })
      .where('id', '=', id)
      .execute();
  }
  return kept.length;
}
const BROWSERS_OF_OTHER_KEYS = statement('browsers of other keys')`
  select ${select(PushSubscriptionEntity, ['id', 'sealed', 'endpointDigest'])} from push_subscription
  where not starts_with(sealed, $1) order by id for update`;
