// A webhook is limited before its sender is known, and taken once it is rightly signed, whatever is in it.
import { describe, expect, test } from 'vitest';
import { MOST_FIELDS } from '../../adapters/fields.ts';
import { openServer } from '../support/server.ts';

const SECRET = 'kannel-secret-0123456789';
const server = await openServer({
  environment: {
    ...{
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: '1'.repeat(32),
      SMS_SEND_BY: 'kannel',
      TWILIO_BASE_URL: 'http://127.0.0.1:9',
    },
    ...{ KANNEL_URL: 'http://127.0.0.1:9/cgi-bin/sendsms', KANNEL_USERNAME: 'u', KANNEL_PASSWORD: 'p' },
    ...{ KANNEL_SECRET: SECRET, PUBLIC_URL: 'http://127.0.0.1:1' },
  },
});

const forged = (body: string, from = '203.0.113.1') =>
  fetch(`${server.url}/channels/whatsapp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': 'x'.repeat(28),
      'x-forwarded-for': from,
    },
    body,
  });
const fields = (count: number) => Array.from({ length: count }, (_, i) => `${i}=1`).join('&');

describe('a webhook that no one signed', () => {
  test('is refused by its size before it is read', async () => {
    expect((await forged('x'.repeat(64 * 1024))).status).toBe(403);
    expect((await forged('x'.repeat(64 * 1024 + 1))).status).toBe(413);
    expect((await forged(fields(450_000))).status).toBe(413);
  });

  test('is refused by its size as it comes, if it did not say how much that is', async () => {
    const told = await fetch(`${server.url}/channels/whatsapp`, {
      method: 'POST',
      headers: { 'x-twilio-signature': 'x'.repeat(28), 'x-forwarded-for': '203.0.113.2' },
      body: new Blob(['x'.repeat(64 * 1024 + 1)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(told.status).toBe(413);
    expect(await told.json()).toMatchObject({ errors: [{ message: 'The body has at most 65536 bytes.' }] });
  });

  test('is refused by the number of its fields before they are taken apart', async () => {
    expect((await forged(fields(MOST_FIELDS))).status).toBe(403);
    expect((await forged(fields(MOST_FIELDS + 1))).status).toBe(413);
    const query = await fetch(`${server.url}/channels/sms?secret=x&${fields(MOST_FIELDS)}`);
    expect(query.status).toBe(413);
  });

  test('is told to wait after twenty within a minute, and is logged now and then', async () => {
    const lines = () => server.lines.filter((line) => line.includes('203.0.113.9')).length;
    const before = lines();
    const statuses: number[] = [];
    for (let times = 0; times < 25; times++) statuses.push((await forged('a=1', '203.0.113.9')).status);
    expect(statuses).toEqual([...Array(20).fill(403), ...Array(5).fill(429)]);
    expect(lines() - before).toBe(2);
    expect((await forged('a=1', '203.0.113.10')).status).toBe(403);
    expect((await forged('a=1', '203.0.113.9')).headers.get('retry-after')).toMatch(/^\d+$/);
  });
});

describe('a webhook that is the provider’s', () => {
  const sent = (query: Record<string, string>) =>
    fetch(`${server.url}/channels/sms?${new URLSearchParams({ secret: SECRET, ...query })}`);

  const HOSTILE = ['a\0b', '\u0301'.repeat(500), '\u202Ex\u200B', '9'.repeat(3000), '😀'.repeat(300), '%', "'", '\\'];
  test.each(['id', 'to', 'text', 'time', 'charset'])('is taken whatever stands in %s', async (name) => {
    for (const [place, text] of HOSTILE.entries()) {
      const usual = { id: `${name} ${place}`, from: '+628123450001', to: '+6281380001000', text: 'halo' };
      const before = await server.query('select count(*)::int as count from inbox_message');
      expect((await sent({ ...usual, [name]: text })).status).toBe(200);
      const after = await server.query('select count(*)::int as count from inbox_message');
      expect(after[0].count).toBe(before[0].count + 1);
    }
  });

  test('is never a fault of ours, whatever stands in the others', async () => {
    for (const text of HOSTILE)
      for (const name of ['from', 'dlr', 'status'])
        expect(
          (await sent({ id: '1', from: '+628123450001', to: 'x', dlr: 'x', status: '1', [name]: text })).status,
        ).toBe(200);
  });

  test('keeps ids apart that differ by what cannot be kept', async () => {
    const usual = { from: '+628123450001', to: '+6281380001000', text: 'halo' };
    for (const id of ['same', 'sa\0me', 'sam\0e']) await sent({ ...usual, id });
    const rows = await server.query(
      "select text from inbox_message where message_id like 'same' or length(message_id) = 43",
    );
    expect(rows.length).toBeGreaterThanOrEqual(3);
  });
});

test('what the simulator is told is never a fault of ours', async () => {
  for (const text of ['a\0b', 'a\uD800', '\u0301'.repeat(5000), 'x'.repeat(20_000)])
    for (const name of ['from', 'to', 'text', 'action', 'messageId', 'media']) {
      const body = { from: '+628123450002', to: 'BOGOR', text: 'halo', [name]: text };
      const { status } = await fetch(`${server.url}/channels/simulator`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      expect([name, status]).toEqual([name, 200]);
    }
});
