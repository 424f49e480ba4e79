// The conversation by WhatsApp through Meta's Cloud API: batches in, replies out, and people without a number.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ADMIN_KEY, codeIn, eventually, openApp } from '../support/app.ts';
import { type FakeMeta, startFakeMeta } from '../support/fakeMeta.ts';
import { heicPicture } from '../support/heic.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { type MetaMessage, newWamid, verificationRequest } from '../support/metaWebhook.ts';
import { post } from '../support/webhooks.ts';

const BOGOR = '+628111100333';
const BATAM = '+6282288862017';
const meta = await startFakeMeta({
  numbers: new Map([
    [BOGOR, '106540352242922'],
    [BATAM, '106540352242923'],
  ]),
});
const app = await openApp({ environment: { ...metaEnvironment(meta), WHATSAPP_SEND_BY: 'meta' } });

function metaEnvironment({ accessToken, appSecret, verifyToken, baseUrl, numbers }: FakeMeta) {
  return {
    META_ACCESS_TOKEN: accessToken,
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: verifyToken,
    META_BASE_URL: baseUrl,
    META_NUMBERS: [...numbers].map((pair) => pair.join('=')).join(),
  };
}

let senders = 0;

/** A new applicant: what they send, and what has come back. `hidden`: without a number. */
function phone({ hidden = false } = {}) {
  const number = 300 + senders++;
  const name = nameOf(number);
  const value = hidden ? `ID.${1_000_000 + number}` : phoneOf(number);
  const sender: MetaMessage = hidden ? { userId: value } : { from: value.slice(1), userId: `ID.${2_000_000 + number}` };
  const send = async (...messages: MetaMessage[]) => {
    const answer = await meta.deliver(app.url, BOGOR, ...messages.map((each) => ({ ...sender, ...each })));
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  };
  const received = (count: number) => meta.sentTo(value, count);
  return {
    ...{ name, value, sender, send, received },
    line: `#${name}#25011987#07082017`,
    async ask(text: string) {
      const before = meta.messages.filter(({ to }) => to === value).length;
      await send({ text });
      return (await received(before + 1))[before]?.body;
    },
  };
}

const textOf = (body: {
  text?: { body: string };
  image?: { caption: string };
  interactive?: { body: { text: string } };
}) => body.text?.body ?? body.image?.caption ?? body.interactive?.body.text ?? '';

describe('the address', () => {
  test('answers Meta’s question in its own words, and no one else’s', async () => {
    const asked = await post(app.url, verificationRequest(meta.verifyToken, '1158201444'));
    expect(asked.status).toBe(200);
    expect(asked.headers.get('content-type')).toContain('text/plain');
    expect(await asked.text()).toBe('1158201444');
    expect((await post(app.url, verificationRequest('another', '1'))).status).toBe(403);
  });

  test('keeps nothing of what is not signed', async () => {
    const genuine = meta.webhook(BOGOR, [{ from: '6281234567890', text: 'palsu' }]);
    const body = Buffer.from(genuine.body.toString().replace('palsu', 'PALSU'));
    expect((await post(app.url, { ...genuine, body })).status).toBe(403);
    const { 'x-hub-signature-256': _, ...headers } = genuine.headers;
    expect((await post(app.url, { ...genuine, headers })).status).toBe(403);
    expect(await app.query(`select from inbox_message where text ilike 'palsu'`)).toEqual([]);
  });

  test('takes a webhook as large as Meta makes them', async () => {
    const { sender } = phone();
    const long = { ...sender, text: 'x'.repeat(4096) };
    const many = Array.from({ length: 700 }, () => ({
      ...long,
      content: { type: 'reaction', reaction: { emoji: 'x'.repeat(4096) } },
    }));
    const request = meta.webhook(BOGOR, many);
    expect(request.body.length).toBeGreaterThan(2.5 * 1024 * 1024);
    expect((await post(app.url, request)).status).toBe(200);
  });
});

describe('a dialogue', () => {
  test('of someone without a number: they book, and confirm', async () => {
    const { ask, line, value, received } = phone({ hidden: true });
    const held = await ask(line);
    expect(held).toMatchObject({ recipient: value, recipient_type: 'individual' });
    expect(held).not.toHaveProperty('to');
    expect(textOf(held)).toContain('Senin, 7 Agustus 2017 pukul 08.00 WIB');
    const code = codeIn(textOf(held));
    const confirmed = await ask(code);
    expect(textOf(confirmed)).toContain('Nomor antrean A1');
    const link = confirmed.image?.link ?? confirmed.interactive?.header?.image.link;
    expect((await app.visit(link)).headers.get('content-type')).toBe('image/png');
    const [row] = await app.query('select status, channel, sender_key from booking where code = $1', [code]);
    expect(row).toEqual({ status: 'CONFIRMED', channel: 'WHATSAPP', sender_key: `id:${value}` });
    const [, last] = await received(2);
    const outbox = () => app.query('select status from outbox_message where provider_id = $1', [last?.id]);
    await eventually('it is written down', async () => (await outbox()).length > 0);
    for (const status of ['read', 'sent', 'delivered', 'sent'])
      expect((await post(app.url, meta.status(BOGOR, last?.id as string, status))).status).toBe(200);
    expect(await outbox()).toEqual([{ status: 'READ' }]);
  });

  test('of someone without a number, who is reminded in time', async () => {
    const { ask, name, value, received } = phone({ hidden: true });
    const code = codeIn(textOf(await ask(`#${name}#25011987#02082017`)));
    expect(textOf(await ask(code))).toContain('Rabu, 2 Agustus 2017');
    app.clock.set('2017-08-01T17:00:00+07:00');
    const [, , dayBefore] = await received(3);
    expect(dayBefore).toMatchObject({ to: value });
    expect(dayBefore?.body).toMatchObject({ recipient: value, recipient_type: 'individual' });
    expect(textOf(dayBefore?.body)).toContain(code);
    expect(textOf(dayBefore?.body)).toContain('pengingat kedatangan');
    const rows = await app.query('select key from outbox_message where recipient = $1 order by id', [value]);
    expect(rows.map(({ key }) => key)).toEqual(['held', 'confirmed', 'reminderDay']);
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('of someone who presses instead of typing', async () => {
    const { ask, line, send, received } = phone();
    const held = await ask(line);
    // biome-ignore lint/suspicious/noExplicitAny: the rules of the fake have looked at it.
    const buttons: any[] = held.interactive.action.buttons.map(({ reply }: any) => reply);
    const code = codeIn(textOf(held));
    expect(buttons.map(({ id }) => id)).toContain(`CONFIRM:${code}`);
    const [pressed] = buttons.filter(({ id }) => id.startsWith('CONFIRM'));
    await send({ content: { type: 'interactive', interactive: { type: 'button_reply', button_reply: pressed } } });
    expect(textOf((await received(2))[1]?.body)).toContain('Nomor antrean A1');
  });

  test('of someone who hides their number afterwards goes on as theirs', async () => {
    const { ask, line, sender, value, received } = phone();
    const code = codeIn(textOf(await ask(line)));
    const { from: _, ...hidden } = sender;
    await meta.deliver(app.url, BOGOR, { ...hidden, text: '#cek' });
    const [, answer] = await received(2);
    expect(textOf(answer?.body)).toContain(code);
    expect(answer?.body).toMatchObject({ to: value });
  });

  test('of someone who tells their number afterwards: what was booked before is theirs, and is the one they may have', async () => {
    const { ask, line, value, sender } = phone({ hidden: true });
    const code = codeIn(textOf(await ask(line)));
    const known = { ...sender, from: phoneOf(890).slice(1) };
    const answers = async (text: string, count: number) => {
      await meta.deliver(app.url, BOGOR, { ...known, text });
      return textOf((await meta.sentTo(phoneOf(890), count))[count - 1]?.body);
    };
    expect(await answers('#cek', 1)).toContain(code);
    // One place each, also across both ids: the other person is registered only in the place of the first.
    expect(await answers('#Zulkifli Rahman#31121960#08082017', 2)).toContain('Balas YA untuk mengganti');
    expect(await answers(code, 3)).toContain('Nomor antrean A1');
    const rows = await app.query('select code, status from booking where sender_key in ($1, $2)', [
      `tel:${phoneOf(890)}`,
      `id:${value}`,
    ]);
    expect(rows).toEqual([{ code, status: 'CONFIRMED' }]);
  });

  test('reads a batch with three messages and two statuses whole, once, and in order', async () => {
    const [one, two, three] = [phone(), phone({ hidden: true }), phone()];
    await three.ask(three.line);
    const sent = (await three.received(1))[0]?.id as string;
    await eventually('it is written down', async () => {
      return (await app.query('select from outbox_message where provider_id = $1', [sent])).length > 0;
    });
    const change = { to: BOGOR, phoneNumberId: meta.phoneNumberId(BOGOR) };
    const request = meta.batch([
      [
        {
          ...change,
          messages: [
            { ...one.sender, text: one.line },
            { ...two.sender, text: two.line },
          ],
        },
      ],
      [
        {
          ...change,
          statuses: [
            { id: sent, status: 'sent' },
            { id: sent, status: 'delivered' },
          ],
        },
        { ...change, messages: [{ ...one.sender, text: '#cek' }] },
      ],
    ]);
    // Meta repeats for a week what it is not sure of.
    const answers = await Promise.all([post(app.url, request), post(app.url, request)]);
    expect([...answers, await post(app.url, request)].map(({ status }) => status)).toEqual([200, 200, 200]);
    const [held, checked] = (await one.received(2)).map(({ body }) => textOf(body));
    expect(held).toContain('Balas dengan kode');
    expect(checked).toContain(codeIn(held as string));
    expect(textOf((await two.received(1))[0]?.body)).toContain(two.name);
    const rows = () => app.query('select status from outbox_message where provider_id = $1', [sent]);
    expect(await rows()).toEqual([{ status: 'DELIVERED' }]);
    // One at a time and in order: what the repeats had caused would have come before this.
    await one.ask('#cek');
    expect((await one.received(1)).length).toBe(3);
  });

  test('goes by when a message was said, not by when it came: three days late is late', async () => {
    const { send, line, received, sender } = phone();
    const id = newWamid();
    const said = Date.parse('2017-07-29T02:00:00Z') / 1000;
    await send({ id, text: line, timestamp: said });
    // It is answered, but by then only an approved template would be let through.
    const answered = async () => {
      const rows = await app.query('select status, reason from outbox_message where recipient = $1', [
        `+${sender.from}`,
      ]);
      return rows[0]?.status === 'FAILED' && rows[0];
    };
    expect(await eventually('the answer could not be sent', answered)).toMatchObject({ reason: 'TEMPLATE' });
    expect(await received(0)).toEqual([]);
    const [row] = await app.query('select sent_at from inbox_message where message_id = $1', [id]);
    expect(row.sent_at.toISOString()).toBe('2017-07-29T02:00:00.000Z');
    await send({ id, text: line, timestamp: said });
    expect(await app.query('select from inbox_message where message_id = $1', [id])).toHaveLength(1);
    expect(sender.from).toBeDefined();
  });

  test('is not begun by a reaction, an echo, or a group', async () => {
    const { sender, ask, received } = phone();
    const quiet: MetaMessage[] = [
      { content: { type: 'reaction', reaction: { emoji: '👍' } } },
      { content: { type: 'system', system: { type: 'user_changed_number' } } },
      { content: { type: 'text', text: { body: 'halo semua' }, group_id: 'G1' } },
    ];
    await meta.deliver(app.url, BOGOR, ...quiet.map((each) => ({ ...sender, ...each })), {
      from: BOGOR.slice(1),
      text: 'dari kantor',
    });
    await ask('bantuan');
    expect((await received(1)).length).toBe(1);
  });

  test('says what to do to someone whose message cannot be read', async () => {
    const { sender, received } = phone();
    await meta.deliver(app.url, BOGOR, { ...sender, content: { type: 'unsupported', errors: [{ code: 131051 }] } });
    expect(textOf((await received(1))[0]?.body)).not.toBe('');
  });
});

describe('a reply Meta does not take', () => {
  test('is tried again when it is too fast, and given up when there is no one', async () => {
    const [busy, gone] = [phone(), phone()];
    meta.script(busy.value, [{ status: 400, code: 131056 }]);
    meta.script(gone.value, [{ status: 400, code: 131026 }]);
    await Promise.all([busy.send({ text: busy.line }), gone.send({ text: gone.line })]);
    await app.retryNow(busy.value);
    expect(textOf((await busy.received(1))[0]?.body)).toContain(busy.name);
    const [row] = await eventually('it is given up', async () => {
      const rows = await app.query('select status, fault from outbox_message where recipient = $1', [gone.value]);
      return rows[0]?.status === 'FAILED' && rows;
    });
    expect(row.fault).toContain('131026');
  });
});

test('a photo that an iPhone sends as a document, in HEIC, is seen by officers as a JPEG, upright', async () => {
  const number = 300 + senders++;
  const to = phoneOf(number);
  const id = meta.keepFile({ bytes: heicPicture('tiled'), mimeType: 'image/heic' });
  const caption = `#${nameOf(number)}#25011987#Jl. Sudirman 1`;
  const document = { id, mime_type: 'image/heic', filename: 'IMG_0042.HEIC', caption };
  const sent = await meta.deliver(app.url, BATAM, { from: to.slice(1), content: { type: 'document', document } });
  expect(sent.status).toBe(200);
  const [held] = await meta.sentTo(to, 1);
  const code = codeIn(textOf(held?.body));
  const photoUrl = async () => {
    const query = `{ booking(code: "${code}") { photoUrl } }`;
    const { data } = await app.graphql(query, {}, { authorization: `Bearer ${ADMIN_KEY}` });
    return data.booking.photoUrl as string | null;
  };
  await eventually('the booking has its photo', async () => (await photoUrl()) !== null);
  const answer = await app.visit((await photoUrl()) ?? '');
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  const { format, width, height } = await sharp(await answer.arrayBuffer()).metadata();
  expect([format, width, height]).toEqual(['jpeg', 250, 400]);
  await eventually('Meta no longer has it', async () => meta.files() === 0);
});

describe('an edited message', () => {
  const edit = (original: string, text: string): MetaMessage => ({
    content: { type: 'edit', edit: { original_message_id: original, message: { type: 'text', text: { body: text } } } },
  });

  test('is read while its answer waits for a correction, and not once it was understood', async () => {
    const { value, line, send, received } = phone();
    const [first, second] = [newWamid(), newWamid()];
    await send({ id: first, text: line.replace('25011987', '99991987') });
    await received(1);
    await send({ ...edit(first, line), id: second });
    const [, held] = await received(2);
    expect(textOf(held?.body)).toContain('Senin, 7 Agustus 2017');
    await send({ ...edit(second, '#batal'), id: newWamid() });
    await send({ text: '#cek' });
    const replies = await received(3);
    const [row] = await app.query(`select count(*)::int as count from inbox_message where sender = $1`, [value]);
    expect([row.count, textOf(replies[2]?.body)]).toEqual([3, expect.stringContaining('7 Agustus 2017')]);
  });

  test('is left alone once its sender has written again', async () => {
    const { value, line, send, received } = phone();
    const first = newWamid();
    await send({ id: first, text: line.replace('25011987', '99991987') });
    await received(1);
    await send({ text: line });
    await received(2);
    await send({ ...edit(first, line.replace('25011987', '26011987')), id: newWamid() });
    const [row] = await app.query(`select count(*)::int as count from inbox_message where sender = $1`, [value]);
    expect(row.count).toBe(2);
  });
});
