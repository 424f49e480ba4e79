// Posts an alert to the push service of a phone: encrypted (RFC 8291) and signed (RFC 8292) by web-push, to a public address.
import webPush from 'web-push';
import type { PushRequest } from '../../src/push/sendAlert.ts';
import type { VapidKeys } from '../../src/vapid.ts';
import type { DeliveryRules } from '../../src/webhooks/addresses.ts';
import type { AttemptOutcome } from '../../src/webhooks/retryRules.ts';
import { postWebhook } from './webhookPost.ts';

export interface PushSender {
  keys: VapidKeys;
  /** By which push services reach the operator. */
  subject: string;
  networks: readonly string[];
}

/** Push services are reached over HTTPS, in demonstrations as well. Never rejects. */
export async function postAlert(
  { browser, text, ttlSeconds, isUrgent, topic }: PushRequest,
  { keys, subject, networks }: PushSender,
): Promise<AttemptOutcome> {
  const { endpoint, p256dh, auth } = browser;
  const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
    vapidDetails: { subject, ...keys },
    TTL: ttlSeconds,
    urgency: isUrgent ? 'high' : 'normal',
    topic,
    contentEncoding: 'aes128gcm',
  });
  const headers = Object.fromEntries(
    Object.entries(details.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const rules: DeliveryRules = { networks, httpsOnly: true };
  return postWebhook({ url: endpoint, headers, body: details.body ?? Buffer.alloc(0) }, rules);
}

/** Push services refuse an address of this machine. */
export function subjectOfPushes({ publicUrl, subject }: { publicUrl: string; subject: string | null }): string {
  if (subject !== null) return subject;
  const { protocol, hostname, origin } = new URL(publicUrl);
  return protocol === 'https:' && hostname !== 'localhost' ? origin : 'mailto:operator@localhost';
}
