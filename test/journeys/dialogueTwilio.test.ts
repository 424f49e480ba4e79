// The conversation by WhatsApp and SMS through Twilio: signed webhooks in, replies out, each once and in order.
import { describe, expect, test } from 'vitest';
import { enqueueForgotten, takeIn } from '../../src/inbox/inbox.ts';
import { instant } from '../../src/time.ts';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';
import { newSid, signedRequest } from '../support/twilioWebhook.ts';
import { post } from '../support/webhooks.ts';

const SMS_OFFICE = '+6281100000099';
const app = await openApp({
  change: { DEPOK: { channels: [{ kind: 'SMS', address: SMS_OFFICE }] } },
});
const BOGOR = 'whatsapp:+628111100333';
const BATAM = 'whatsapp:+6282288862017';

let senders = 0;

/** A phone of a new applicant at an office's number: what it sends, and what has come back so far. */
function phone(to: string, address?: string) {
  const number = 700 + senders++;
  const from = address ?? `${to.startsWith('whatsapp:') ? 'whatsapp:' : ''}${phoneOf(number)}`;
  const send = async (body: string, more: object = {}) => {
    const answer = await app.deliver({ from, to, body, ...more });
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
  };
  return {
    from,
    name: nameOf(number),
    send,
    line: `#${nameOf(number)}#25011987#07082017`,
    received: (count: number) => app.twilio.sentTo(from, count),
    soFar: () => app.twilio.messagesTo(from).map(({ body }) => body),
    /** Sends one message and returns the reply to it. */
    async ask(body: string, more: object = {}) {
      const before = app.twilio.messagesTo(from).length;
      await send(body, more);
      return (await app.twilio.sentTo(from, before + 1))[before] as Awaited<
        ReturnType<typeof app.twilio.sentTo>
      >[number];
    },
  };
}

/** How many rows each table has. */
/** Rows of the tables that requests write to: figures and the log of places are written by the clock, workers and lists are noted by themselves. */
async function rows(): Promise<Record<string, number>> {
  const tables = await app.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')
     and tablename not in ('worker_owner', 'listed_until', 'day_figures', 'place_head', 'place_log', 'place_seal')`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables)
    counts[name] = (await app.query(`select count(*)::int as count from ${name}`))[0].count;
  return counts;
}

/** The jobs of other tests, and what the server asks Twilio by itself when it starts, are done. */
const atRest = () =>
  eventually('nothing is worked on', async () => {
    const jobs = await app.query('select from graphile_worker.jobs where locked_by is not null or run_at <= now()');
    return jobs.length === 0;
  });

describe('a false signature', () => {
  const message = { from: `whatsapp:${phoneOf(1)}`, to: BOGOR, body: '#Budi#25011987#07082017' };

  test.each([
    ['of another token', { token: 'another token' }],
    ['over another address', { publicUrl: 'https://elsewhere.example' }],
  ])('%s is refused, and nothing is kept', async (_, variation) => {
    await atRest();
    const before = await rows();
    expect((await app.deliver(message, variation)).status).toBe(403);
    expect(await rows()).toEqual(before);
  });

  test('over other words is refused, and nothing is kept', async () => {
    await atRest();
    const [before, attempts] = [await rows(), app.twilio.attempts()];
    const genuine = app.twilio.webhook(message);
    const forged = { ...genuine, body: Buffer.from(genuine.body.toString().replace('Budi', 'Tono')) };
    expect((await post(app.url, forged)).status).toBe(403);
    const { 'x-twilio-signature': _, ...headers } = genuine.headers;
    expect((await post(app.url, { ...genuine, headers })).status).toBe(403);
    expect(await rows()).toEqual(before);
    expect(app.twilio.attempts()).toBe(attempts);
  });

  test('a true one over something else than a message is told so', async () => {
    const { authToken: token, publicUrl } = app.twilio;
    const request = signedRequest({ Hello: 'world' }, { token, publicUrl, path: '/channels/whatsapp' });
    expect((await post(app.url, request)).status).toBe(400);
  });
});

describe('by WhatsApp', () => {
  test('the line of the article, its code, the queue number with its picture', async () => {
    const { ask, from } = phone(BOGOR);
    const held = await ask('#Budi#25011987#07082017');
    expect(held).toMatchObject({ from: BOGOR, to: from, media: [] });
    expect(held.body).toContain('Senin, 7 Agustus 2017 pukul 08.00 WIB');
    const code = codeIn(held.body);
    const confirmed = await ask(code);
    expect(confirmed.body).toMatch(/^Nomor antrean A1\d\d$/m);
    expect(confirmed.media).toEqual([
      expect.stringMatching(new RegExp(`^${app.twilio.publicUrl}/bookings/${code}/.*qr.png$`)),
    ]);
    expect((await app.visit(confirmed.media[0] as string)).headers.get('content-type')).toBe('image/png');
    const outbox = () =>
      app.query('select status, provider_id, fault from outbox_message where recipient = $1 order by id', [
        from.replace('whatsapp:', ''),
      ]);
    const sent = [held, confirmed].map(({ sid }) => ({ status: 'SENT', provider_id: sid, fault: null }));
    await expect.poll(outbox).toEqual(sent);
    const [row] = await app.query('select channel, sender_key from booking where code = $1', [code]);
    expect(row).toEqual({ channel: 'WHATSAPP', sender_key: `tel:${from.replace('whatsapp:', '')}` });
  });

  test('the same webhook again and again is one booking and one reply', async () => {
    const { send, line, received, ask, name } = phone(BOGOR);
    const messageSid = newSid('SM');
    await Promise.all(Array.from({ length: 5 }, () => send(line, { messageSid })));
    await received(1);
    await send(line, { messageSid });
    // One at a time and in order: what the repeats had caused would have come before this reply.
    expect((await ask('#cek')).body).toContain(name);
    expect((await received(1)).length).toBe(2);
    const [{ count }] = await app.query('select count(*)::int from booking where name = $1', [name]);
    expect(count).toBe(1);
  });

  test('a sender who hides the number books and confirms', async () => {
    const { ask, line } = phone(BOGOR, 'whatsapp:ID.4566123');
    const code = codeIn((await ask(line)).body);
    const confirmed = await ask(code);
    expect(confirmed).toMatchObject({ to: 'whatsapp:ID.4566123', body: expect.stringContaining(code) });
    expect(confirmed.media.length).toBe(1);
  });

  test('three messages sent in a row are worked on in that order, while others are answered', async () => {
    const [slow, other] = [phone(BOGOR), phone(BOGOR)];
    const code = codeIn((await slow.ask(slow.line)).body);
    await slow.ask(code);
    const lock = await app.connect();
    await lock.query('begin');
    await lock.query('select from booking where code = $1 for update', [code]);
    for (const text of ['#ubah 08082017', '#cek', '#batal']) await slow.send(text);
    // The first of them waits for the lock, and the two behind it for the first; no other sender does.
    expect(codeIn((await other.ask(other.line)).body)).not.toBe(code);
    expect(slow.soFar().length).toBe(2);
    await lock.query('commit');
    const replies = (await slow.received(5)).slice(2).map(({ body }) => body);
    expect(replies[0]).toMatch(/^Nomor antrean[\s\S]*Selasa, 8 Agustus 2017/);
    expect(replies[1]).toMatch(/nomor antrean[\s\S]*Selasa, 8 Agustus 2017/);
    expect(replies[2]).toMatch(/sudah dibatalkan/);
  });

  test('thirty people at once each get their own reply', async () => {
    const phones = Array.from({ length: 30 }, () => phone(BOGOR));
    const replies = await Promise.all(phones.map(({ ask, line }) => ask(line)));
    replies.forEach(({ body }, index) => {
      expect(body).toContain(phones[index]?.name);
    });
    expect(new Set(replies.map(({ body }) => codeIn(body))).size).toBe(30);
  });

  test('a photo with its caption at Batam', async () => {
    const { ask, name } = phone(BATAM);
    const caption = `#${name}#25011987#Jl. Sudirman 1`;
    expect((await ask(caption)).body).toContain('foto KTP');
    const media = [{ url: 'https://api.twilio.com/media/1', contentType: 'image/jpeg' }];
    expect((await ask(caption, { media })).body).toContain('Selasa, 1 Agustus 2017 pukul 10.00 WIB');
  });

  test('what came in before a crash is worked on after it, by the time at which it came', async () => {
    const client = await app.connect();
    const tx = committedOneByOne(client);
    const value = phoneOf(690);
    const message = {
      ...{ type: 'message' as const, messageId: newSid('SM'), from: { kind: 'phone' as const, value } },
      ...{ to: BATAM.replace('whatsapp:', ''), text: '#Korban Macet#25011987#Jl. Sudirman 1' },
      media: [{ url: 'https://api.twilio.com/media/2', contentType: 'image/jpeg' }],
    };
    await takeIn(tx, [{ channel: 'whatsapp', message, office: 'BOGOR' }], instant('2017-08-01T09:59:00+07:00'), false);
    app.clock.set('2017-08-01T10:05:00+07:00');
    await enqueueForgotten(tx);
    const [reply] = await app.twilio.sentTo(value);
    app.clock.set('2017-08-01T09:00:00+07:00');
    expect(reply?.body).toContain('Balas dengan kode');
    expect(await enqueueForgotten(tx)).toBe(0);
  });
});

describe('by SMS', () => {
  test('the same dialogue without a picture', async () => {
    const { ask, line, from } = phone(SMS_OFFICE);
    const held = await ask(line);
    expect(held).toMatchObject({ from: SMS_OFFICE, to: from, media: [] });
    const code = codeIn(held.body);
    const confirmed = await ask(code.toLowerCase());
    expect(confirmed.body).toMatch(/No\. A1\d\d\b/);
    expect(confirmed.media).toEqual([]);
    expect(confirmed.fields.has('MediaUrl')).toBe(false);
    const [row] = await app.query('select channel from booking where code = $1', [code]);
    expect(row.channel).toBe('SMS');
  });

  test('a number knows its booking by either way', async () => {
    const { ask, line, from } = phone(SMS_OFFICE);
    const code = codeIn((await ask(line)).body);
    expect((await phone(BOGOR, `whatsapp:${from}`).ask('#cek')).body).toContain(code);
  });
});
