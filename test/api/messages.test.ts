// An office's message log: both directions in one list, found by what people know of a message, and sent again.
import { describe, expect, test } from 'vitest';
import { instant } from '../../src/time.ts';
import { ADMIN_KEY, codeIn, eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { step } from '../support/step.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const BOGOR = 'whatsapp:+628111100333';
const LIST = `query ($office: ID!, $search: String, $filter: MessageFilter, $first: Int! = 50, $after: String) {
  answer: messages(office: $office, search: $search, filter: $filter, first: $first, after: $after) {
    edges { cursor node { id direction channel from to kind text media state attempts fault bookingCode createdAt sentAt deliveredAt readAt } }
    pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
const RESEND = `mutation ($input: ResendMessageInput!) { answer: resendMessage(input: $input) { __typename
  ... on Message { id kind text state to } ... on Refusal { reason message } } }`;
const STATISTICS = `query ($office: ID!, $days: Int! = 1) { answer: messageStatistics(office: $office, days: $days) {
  counts { direction channel kind state count } oldestUnsentAt lastHeard { number at } } }`;

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;

/** An app with six messages: four at Bogor, two at another office. */
async function openLog() {
  const app = await openApp();
  const ask = async (document: string, variables: object, headers = ADMIN) => {
    const { data, errors } = await app.graphql(document, { office: 'BOGOR', ...variables }, headers);
    if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message} ${app.faults.at(-1) ?? ''}`);
    return data.answer;
  };
  const list = async (variables: object = {}, headers = ADMIN): Promise<Any[]> =>
    (await ask(LIST, variables, headers)).edges.map(({ node }: Any) => node);

  /** Writes as a new person, and waits for the answer, which has the code. */
  async function write(number: number, text: string, to = BOGOR) {
    const from = `whatsapp:${phoneOf(number)}`;
    const before = app.twilio.messagesTo(from).length;
    await app.deliver({ from, to, body: text });
    const replies = await app.twilio.sentTo(from, before + 1);
    const reply = replies[before] as (typeof replies)[number];
    await eventually('it counts as sent', async () => {
      const [row] = await app.query('select status from outbox_message where provider_id = $1', [reply.sid]);
      return row?.status === 'SENT';
    });
    return { from, reply, text: String(reply.body) };
  }

  async function staff(role: string, office = 'BOGOR') {
    const add = 'mutation ($input: AddStaffInput!) { answer: addStaff(input: $input) { ... on StaffKey { key } } }';
    const { key } = await ask(add, { input: { office, name: 'Sri Rahayu', role } });
    return { authorization: `Bearer ${key}` };
  }

  const first = await write(1, `#${nameOf(1)}#25011987#07082017`);
  const code = codeIn(first.text);
  app.clock.advance(1);
  const second = await write(2, '#paspor minggu depan#31021988#14082017');
  app.clock.advance(1);
  await write(3, `#${nameOf(3)}#25011987#SEMBARANG`, 'whatsapp:+6281299004406');
  return { app, ask, list, staff, first, code, second };
}

describe('the list', async () => {
  const { app, ask, list, staff, code } = await openLog();

  test('has what came in and what went out, the newest first', async () => {
    expect(await list()).toMatchObject([
      { direction: 'OUTBOUND', from: '+628111100333', to: phoneOf(2), state: 'SENT', attempts: 1, fault: null },
      { direction: 'INBOUND', from: phoneOf(2), to: '+628111100333', text: '#paspor minggu depan#31021988#14082017' },
      {
        ...{ direction: 'OUTBOUND', channel: 'WHATSAPP', kind: 'held', to: phoneOf(1), bookingCode: code, media: 0 },
        ...{ createdAt: '2017-08-01T09:00:00+07:00', sentAt: '2017-08-01T09:00:00+07:00', deliveredAt: null },
      },
      { direction: 'INBOUND', kind: 'REGISTER', state: 'DONE', attempts: 0, createdAt: '2017-08-01T09:00:00+07:00' },
    ]);
  });

  test('goes on from where it was left, each message once', async () => {
    const all = await list();
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Any = await ask(LIST, { first: 1, after });
      seen.push(...page.edges.map(({ node }: Any) => node.id));
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  test.each([
    ['a code', () => code, 1],
    ['a code as people write it', () => `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`, 1],
    ['a number', () => phoneOf(1), 2],
    ['a number as it is dialled', () => `0${phoneOf(1).slice(3, 6)}-${phoneOf(1).slice(6)}`, 2],
    ['a word, in the answer as well', () => 'paspor minggu', 2],
    ['the beginning of a word, in any case', () => 'MINGG', 2],
    ['a date as it was written', () => '25011987', 1],
    ['what is nowhere', () => 'Jayapura', 0],
  ])('is searched by %s', async (_what, search, count) => {
    const found = await list({ search: search() });
    expect(found).toHaveLength(count);
  });

  test("finds nothing of another office's, whatever is looked for", async () => {
    expect(await list({ search: phoneOf(3) })).toEqual([]);
    expect(await list({ office: 'JAKARTA_PUSAT', search: phoneOf(3) })).toHaveLength(2);
    expect(await list({ office: 'MEDAN' })).toEqual([]);
  });

  test.each([
    [{ direction: 'INBOUND' }, 2],
    [{ states: ['SENT'] }, 2],
    [{ states: ['REFUSED'] }, 1],
    [{ states: ['DONE', 'SENT'] }, 3],
    [{ states: ['WAITING', 'FAILED'] }, 0],
    [{ states: ['FAILED'], direction: 'INBOUND' }, 0],
    [{ kinds: ['held', 'REGISTER'] }, 2],
    [{ channels: ['SMS'] }, 0],
    [{ since: '2017-08-01T09:01:00+07:00' }, 2],
    [{ until: '2017-08-01T09:01:00+07:00' }, 2],
    [{ since: '2017-08-01T09:00:30+07:00', until: '2017-08-01T09:01:00+07:00' }, 0],
    [{}, 4],
  ])('keeps to %o', async (filter, count) => {
    expect(await list({ filter })).toHaveLength(count);
    // The way by words keeps to the same.
    const byWords = await list({ filter, search: phoneOf(1) });
    const own = (await list({ filter })).filter(({ from, to }) => [from, to].includes(phoneOf(1)));
    expect(byWords).toEqual(own);
  });

  test('is of their own office for staff, and who looked for what kind of thing is written down', async () => {
    const desk = await staff('FRONT_DESK');
    expect(await list({}, desk)).toHaveLength(4);
    await expect(list({ office: 'MEDAN' }, desk)).rejects.toThrow('FORBIDDEN');
    await list({ search: phoneOf(1) }, desk);
    await list({ search: code }, desk);
    await ask('{ readings(office: "BOGOR") { nodes { what } } }', {}, ADMIN);
    const audit = await app.query(`select who, subject from audit where what = 'messages' order by id desc limit 3`);
    expect(audit.map(({ subject }) => subject)).toEqual(['code', 'number', null]);
    expect(JSON.stringify(audit)).not.toContain(phoneOf(1).slice(3));
  });

  test('says what is no search and no cursor', async () => {
    await expect(list({ search: 'ab' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(list({ after: 'nonsense' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(list({ first: 0 })).rejects.toThrow('BAD_USER_INPUT');
  });
});

test('a message on its way, and sent again', async () => {
  const { app, ask, list, first, code, second } = await openLog();

  await step('tells when it arrived and was read', async () => {
    app.clock.advance(1);
    await app.twilio.deliverStatuses(app.url, first.reply.sid, ['delivered']);
    app.clock.advance(1);
    await app.twilio.deliverStatuses(app.url, first.reply.sid, ['read', 'delivered']);
    const [message] = await list({ search: code });
    expect(message).toMatchObject({
      state: 'READ',
      deliveredAt: '2017-08-01T09:03:00+07:00',
      readAt: '2017-08-01T09:04:00+07:00',
    });
  });

  await step('is counted by kind and state, with the oldest unsent and what was last heard', async () => {
    const { counts, oldestUnsentAt, lastHeard } = await ask(STATISTICS, {});
    expect(counts).toEqual(
      expect.arrayContaining([
        { direction: 'INBOUND', channel: 'WHATSAPP', kind: 'REGISTER', state: 'DONE', count: 1 },
        { direction: 'OUTBOUND', channel: 'WHATSAPP', kind: 'held', state: 'READ', count: 1 },
      ]),
    );
    expect(counts.reduce((sum: number, { count }: Any) => sum + count, 0)).toBe(4);
    expect(oldestUnsentAt).toBeNull();
    expect(lastHeard).toEqual([{ number: '+628111100333', at: '2017-08-01T09:01:00+07:00' }]);
    const batam = await ask(STATISTICS, { office: 'BATAM' });
    expect(batam).toMatchObject({ counts: [], lastHeard: [{ at: null }, { at: null }] });
  });

  const resend = (message: string, idempotencyKey?: string) =>
    ask(RESEND, { input: { office: 'BOGOR', message, idempotencyKey } });
  const arrived = (count: number) => app.twilio.sentTo(first.from, count);

  await step('goes out as a new one, once for a key, and the old stays as it was', async () => {
    const [old] = await list({ search: code });
    const sent = await resend(old.id, 'once');
    expect(sent).toMatchObject({ __typename: 'Message', kind: 'held', text: old.text, to: phoneOf(1) });
    expect(sent.id).not.toBe(old.id);
    const texts = (await arrived(2)).map(({ body }) => body);
    expect(texts).toEqual([first.text, first.text]);
    expect((await resend(old.id, 'once')).id).toBe(sent.id);
    const purposes = await app.query(`select purpose, status from outbox_message where recipient = $1 order by id`, [
      phoneOf(1),
    ]);
    expect(purposes.map(({ purpose }) => purpose)).toEqual([purposes[0].purpose, `${purposes[0].purpose}/again/1`]);
    expect(purposes[0].status).toBe('READ');
    expect(await app.query(`select from audit where what = 'resendMessage' and subject = $1`, [old.id])).toHaveLength(
      1,
    );
  });

  await step('is counted on from the last, whichever of them is named', async () => {
    await eventually('it has gone', async () => (await list({ filter: { states: ['WAITING'] } })).length === 0);
    const [latest] = await list({ search: code });
    await resend(latest.id);
    await arrived(3);
    const rows = await app.query(`select purpose from outbox_message where recipient = $1 order by id desc limit 1`, [
      phoneOf(1),
    ]);
    expect(rows[0].purpose).toMatch(/^reply:\d+:0\/again\/2$/);
  });

  await step('is refused while it waits', async () => {
    await eventually('it has gone', async () => (await list({ filter: { states: ['WAITING'] } })).length === 0);
    const [latest] = await list({ search: code });
    await app.query(`update outbox_message set status = 'WAITING' where id = $1`, [latest.id.slice(4)]);
    const oldest = (await list({ search: code })).at(-1);
    expect(await resend(oldest.id)).toMatchObject({ reason: 'MESSAGE_WAITING' });
    const { oldestUnsentAt } = await ask(STATISTICS, {});
    expect(instant(oldestUnsentAt)).toEqual(app.clock.now());
    await app.query(`update outbox_message set status = 'FAILED' where id = $1`, [latest.id.slice(4)]);
  });

  await step('is refused once it is of no use: too late, or the booking is another', async () => {
    const [latest] = await list({ search: code });
    const about = (set: string) => app.query(`update outbox_message set ${set} where id = $1`, [latest.id.slice(4)]);
    await about(`not_after = '2017-08-01T09:00:00+07:00'`);
    expect(await resend(latest.id)).toMatchObject({ reason: 'MESSAGE_OVER' });
    await about(`not_after = null, booking = '${code}', booking_version = 7`);
    expect(await resend(latest.id)).toMatchObject({ reason: 'MESSAGE_OVER' });
    await about(`booking_version = (select version from booking where code = '${code}')`);
    expect(await resend(latest.id)).toMatchObject({ __typename: 'Message' });
    await arrived(4);
  });

  await step('is none of another office, and none that came in', async () => {
    const [came] = await list({ filter: { direction: 'INBOUND' } });
    await expect(resend(came.id)).rejects.toThrow('NOT_FOUND');
    const [elsewhere] = await list({ office: 'JAKARTA_PUSAT', filter: { direction: 'OUTBOUND' } });
    await expect(resend(elsewhere.id)).rejects.toThrow('NOT_FOUND');
    await expect(resend('7')).rejects.toThrow('BAD_USER_INPUT');
  });

  await step('does not show digits that prove a number', async () => {
    await app.query(`update outbox_message set key = 'proof', text = 'Angka Anda: 123456' where provider_id = $1`, [
      second.reply.sid,
    ]);
    expect((await list({ filter: { kinds: ['proof'] } }))[0].text).toBe('Angka Anda: ••••••');
  });
});

describe('applicants of coming visits who were not reached', async () => {
  const { app, ask, list, code } = await openLog();
  const unreached = async () => {
    const asked = 'query ($office: ID!) { answer: messageStatistics(office: $office) { unreached } }';
    return (await ask(asked, {})).unreached;
  };
  /** As a notice about the booking that its provider did not take. */
  const failing = `update outbox_message m set status = 'FAILED', booking = b.code, booking_version = b.version
    from booking b where b.code = $1 and m.recipient = $2 and m.status <> 'FAILED'`;

  test('are counted once, until their message is sent again or their booking has changed', async () => {
    expect(await unreached()).toBe(0);
    await app.query(failing, [code, phoneOf(1)]);
    expect(await unreached()).toBe(1);
    const [failed] = await list({ filter: { states: ['FAILED'] } });
    const again = await ask(RESEND, { input: { office: 'BOGOR', message: failed.id } });
    expect(again).toMatchObject({ __typename: 'Message' });
    expect(await unreached()).toBe(0);

    // However much has failed, and no more once their booking has changed.
    await eventually('it is sent again', async () => {
      const rows = await app.query(`select from outbox_message where booking = $1 and status = 'SENT'`, [code]);
      return rows.length === 1;
    });
    await app.query(failing, [code, phoneOf(1)]);
    expect(await list({ filter: { states: ['FAILED'] } })).toHaveLength(2);
    expect(await unreached()).toBe(1);
    await app.query('update booking set version = version + 1 where code = $1', [code]);
    expect(await unreached()).toBe(0);
  });
});
