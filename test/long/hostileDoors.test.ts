// Any text in any field of a webhook, a form or an address, and in any header, costs little and is never a fault of ours.
import { afterAll, describe, expect, test } from 'vitest';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { startFakeMail } from '../support/fakeMail.ts';
import { HostileFindings, hostileTexts } from '../support/hostile.ts';
import type { Door } from '../support/hostileDoor.ts';
import { addressesWith, headedRequests, PAGE_DOORS, ROUTES } from '../support/hostilePages.ts';
import { settingsOfAllChannels, webhookDoors } from '../support/hostileWebhooks.ts';
import { hurryPacedQueues } from '../support/pacedQueues.ts';
import { openServer } from '../support/server.ts';

const mail = await startFakeMail();
afterAll(() => mail.close());
// A refused message is tried again after the tests: its sending would count as the cost of another.
const server = await openServer({ environment: { ...settingsOfAllChannels(mail), RETRY_SECONDS: '3600' } });
const TEXTS = Object.entries(hostileTexts(3000));
/** A field that is hardly read gets this number of the texts, by turns. */
const TEXTS_A_FIELD = 5;

let networks = 0;

/** From a network of its own, so that none has asked too often; the status of the answer. */
async function statusOf({ method, url, headers, body }: RawRequest): Promise<number> {
  const { host: _, ...sent } = headers as Record<string, string>;
  const from = { 'x-forwarded-for': `2001:db8:${(++networks % 0xffff).toString(16)}::1` };
  const hasBody = method !== 'GET';
  const response = await fetch(server.url + url, {
    method,
    headers: { ...from, ...sent },
    redirect: 'manual',
    ...(hasBody && { body: new Uint8Array(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Messages are answered by jobs: the cost of an answer belongs to its message. False: it could not be answered. */
async function isAnswered(): Promise<boolean> {
  for (;;) {
    const [first] = await server.query('select id, failures from inbox_message where worked_at is null limit 1');
    if (!first) return true;
    if (first.failures > 0) {
      await server.query('delete from inbox_message where id = $1', [first.id]);
      return false;
    }
    // Most of them come from one number.
    await hurryPacedQueues((text) => server.query(text));
    // Asking costs processor time, too.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function textsFor({ wordy }: Door, field: string, place: number) {
  if (wordy.includes(field)) return TEXTS;
  return Array.from(
    { length: TEXTS_A_FIELD },
    (_, step) => TEXTS[(place * TEXTS_A_FIELD + step) % TEXTS.length],
  ).flatMap((text) => (text ? [text] : []));
}

async function tryDoor(door: Door, isDone: () => Promise<boolean>): Promise<string[]> {
  const findings = new HostileFindings();
  for (const [place, field] of door.fields.entries())
    for (const [kind, text] of textsFor(door, field, place)) {
      const send = async (sent: string) => {
        const status = await statusOf(door.request(field, sent));
        return (await isDone()) ? status : 500;
      };
      await findings.check(
        `${door.name} ${field} ${kind}`,
        () => send(text),
        () => send('Budi'),
      );
    }
  return findings.found;
}

describe('hostile texts in every field of', () => {
  test.each(webhookDoors(mail).map((door) => [door.name, door] as const))('%s', async (_, door) => {
    expect(await tryDoor(door, isAnswered)).toEqual([]);
  });

  test.each(PAGE_DOORS.map((door) => [door.name, door] as const))('%s', async (_, door) => {
    expect(await tryDoor(door, async () => true)).toEqual([]);
  });
});

test('hostile texts in every part and query of an address, and queries that name a field twice', async () => {
  expect(ROUTES).toContain('/book/:office');
  expect(ROUTES.length).toBeGreaterThan(20);
  const findings = new HostileFindings();
  for (const [kind, text] of TEXTS)
    for (const route of ROUTES)
      for (const url of addressesWith(route, text))
        await findings.check(`${route} ${kind}`, () =>
          statusOf({ method: 'GET', url, headers: {}, body: Buffer.alloc(0) }),
        );
  expect(findings.found).toEqual([]);
});

test('hostile texts in the headers of webhooks, forms and pages', async () => {
  const findings = new HostileFindings();
  for (const [kind, text] of TEXTS.filter((_, place) => place % 3 === 0))
    for (const { name, request } of headedRequests(text))
      await findings.check(`${name} ${kind}`, () => statusOf(request));
  expect(findings.found).toEqual([]);
});
