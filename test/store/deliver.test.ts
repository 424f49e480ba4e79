// A message may meet a changed booking, one before it, a number that cannot send, or a closed window on its way.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Channels } from '../../src/channel/channel.ts';
import { SendError, type SendFault } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { type Delivery, deliver, openDelivery } from '../../src/jobs/deliver.ts';
import { undelivered } from '../../src/jobs/undelivered.ts';
import { type Notice, putNotices } from '../../src/outbox/notice.ts';
import { optIn, optOut } from '../../src/outbox/optOut.ts';
import { type Outgoing, putOut } from '../../src/outbox/outbox.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { eventually } from '../support/eventually.ts';
import { made, openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const BOGOR = '+628111100333';
const BOGOR_SMS = '+6281100000099';
const TEMPLATE = `HX${'0123456789abcdef'.repeat(2)}`;
const house = await openHouse('2017-08-01T09:00:00+07:00', {
  BOGOR: {
    channels: [
      { kind: 'WHATSAPP', address: BOGOR },
      { kind: 'SMS', address: BOGOR_SMS },
    ],
    notices: { fallback: true },
    approvedTemplates: { cancelled: { id: TEMPLATE, variables: ['office', 'code'] } },
  },
});
const { pool } = house.database;
const tx = committedOneByOne(pool);

const CAN: Channel['capabilities'] = {
  ...{ kind: 'WHATSAPP', maxCharacters: 4096, maxCaption: 1024, pictures: 1, buttons: null, templates: true },
  ...{ otherAddresses: true, replyWindowHours: 24, receipts: true, messagesPerSecond: null, perPersonMinute: null },
};

/** A channel that does as it is told, once each; afterwards it takes everything. */
function scripted(capabilities: Partial<Channel['capabilities']> = {}) {
  const sent: OutboundMessage[] = [];
  const script: (SendFault | SendError)[] = [];
  const known = new Map<string, string[]>();
  const channel: Channel = {
    capabilities: { ...CAN, ...capabilities },
    receive: async () => [],
    async send(message) {
      const fault = script.shift();
      if (fault) throw fault instanceof SendError ? fault : new SendError(fault, `It is ${fault}.`);
      sent.push(message);
      return { providerId: `SM${sent.length}-${message.id}` };
    },
    sentAlready: async ({ id }) => (known.get(id) ?? []).map((providerId) => ({ providerId })),
  };
  return { channel, sent, script, known };
}

let whatsApp = scripted();
let sms = scripted();
let faults: unknown[] = [];
let people = 0;
let to = '';
let delivery: Delivery;

beforeEach(async () => {
  [whatsApp, sms, faults] = [scripted(), scripted({ kind: 'SMS', replyWindowHours: null, templates: false }), []];
  to = phoneOf(700 + people++);
  delivery = deliveryBy({ whatsapp: whatsApp.channel, sms: sms.channel });
  await pool.query('delete from sending');
});

function deliveryBy(channels: Channels): Delivery {
  const delays = { retry: 2000, pause: 15_000 };
  const { offices, clock } = house;
  return {
    pool,
    channels,
    offices,
    clock,
    delays,
    visitLinkOf: (code) => `https://antrean.example/t/${code}`,
    filesOf: async () => [],
    chance: (below) => below - 1,
    onFault: (e) => faults.push(e),
  };
}

async function idOf(purpose: string): Promise<number> {
  return (await tx.query('select id from outbox_message where purpose = $1', [purpose]))[0].id;
}

/** A notice to this test's person. */
async function tell(more: Partial<Notice<'cancelled'>> = {}): Promise<number> {
  const notice = {
    ...{
      purpose: `notice ${to}`,
      channel: 'whatsapp',
      from: BOGOR,
      office: 'BOGOR',
      to: { kind: 'phone', value: to },
      language: 'id',
    },
    ...{ key: 'cancelled', parameters: { code: '2345678A', office: 'Kantor\nImigrasi', date: '2017-08-07' } },
    ...more,
  } as Notice;
  await putNotices(tx, [notice], house.clock.now());
  return idOf(notice.purpose);
}

/** An answer to this test's person. */
async function answer(text: string, standard?: string): Promise<number> {
  const message: Outgoing = {
    ...{
      purpose: `reply ${to} ${text}`,
      channel: 'whatsapp',
      from: BOGOR,
      office: 'BOGOR',
      to: { kind: 'phone', value: to },
    },
    ...{ key: 'held', text, media: [], ...(standard !== undefined && { standard }) },
  };
  await putOut(tx, [message], house.clock.now(), true);
  return idOf(message.purpose);
}

async function bySms(text: string): Promise<number> {
  const message: Outgoing = {
    ...{
      purpose: `reply ${to} ${text}`,
      channel: 'sms',
      from: BOGOR_SMS,
      office: 'BOGOR',
      to: { kind: 'phone', value: to },
    },
    ...{ key: 'held', text, media: [] },
  };
  await putOut(tx, [message], house.clock.now(), true);
  return idOf(message.purpose);
}

/** They have just written. */
async function heard(at = house.clock.now()): Promise<void> {
  await tx.query(
    `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at)
     values ('whatsapp', gen_random_uuid(), 'phone', $1, $2, '', $3)`,
    [to, BOGOR, at.toString()],
  );
}

const row = async (id: number) =>
  (
    await tx.query(
      'select status, waits, reason, fault, attempts, text, provider_id from outbox_message where id = $1',
      [id],
    )
  )[0];
/** In how many seconds its job comes. */
const wait = async (id: number) => {
  const sql = `select extract(epoch from run_at - clock_timestamp())::float8 as seconds from graphile_worker.jobs where key = $1`;
  return (await tx.query(sql, [`deliver ${id}`]))[0]?.seconds;
};
/** For the numbers, whose time is the database's. */
const aMinutePasses = () => tx.query(`update sending set paused_until = paused_until - interval '1 minute'`);
const texts = () => whatsApp.sent.map(({ text }) => text);

describe('what is said', () => {
  test('is said in the words the office has when it goes, and kept', async () => {
    await heard();
    const id = await tell();
    const office = house.offices.get('BOGOR');
    const own = { ...office, texts: [{ key: 'cancelled', language: 'id' as const, text: 'Batal: {code}' }] };
    await deliver({ ...delivery, offices: { ...house.offices, find: () => own } }, id);
    expect(texts()).toEqual(['Batal: 2345678A']);
    expect(await row(id)).toMatchObject({ status: 'SENT', text: 'Batal: 2345678A', attempts: 1 });
  });

  test('by SMS has the signs that an SMS has, where that changes nothing, and by WhatsApp its own', async () => {
    await heard();
    await deliver(delivery, await answer('Jum’at – “buka”'));
    await deliver(delivery, await bySms('Jum’at – “buka” '));
    await deliver(delivery, await bySms('“Zoë Ñandú”'));
    expect(texts()).toEqual(['Jum’at – “buka”']);
    expect(sms.sent.map(({ text }) => text)).toEqual(['Jum\'at - "buka" ', '“Zoë Ñandú”']);
  });

  test('and is too long for one message goes as several, in their order, once', async () => {
    sms = scripted({ kind: 'SMS', replyWindowHours: null, templates: false, maxCharacters: 1530, maxParts: 10 });
    delivery = deliveryBy({ whatsapp: whatsApp.channel, sms: sms.channel });
    const text = Array.from({ length: 20 }, (_, index) => `${index} ${'ú'.repeat(60)}.`).join('\n');
    const id = await bySms(text);
    sms.script.push('later');
    await deliver(delivery, id);
    const rest = await idOf(`reply ${to} ${text}/part/2`);
    // It stands behind the first, which is tried again.
    await deliver(delivery, rest);
    expect(sms.sent).toEqual([]);
    await deliver(delivery, id);
    await deliver(delivery, rest);
    expect(sms.sent.map((message) => message.text).join('\n')).toBe(text);
    expect(sms.sent).toHaveLength(2);
    expect([await row(id), await row(rest)]).toMatchObject([{ status: 'SENT' }, { status: 'SENT' }]);
  });

  test('in words that the provider takes never is said in the standard ones', async () => {
    await heard();
    const office = {
      ...house.offices.get('BOGOR'),
      texts: [{ key: 'cancelled', language: 'id' as const, text: 'Batal: {code}' }],
    };
    const own = { ...delivery, offices: { ...house.offices, find: () => office } };
    const [notice, reply] = [await tell(), await answer('Kata kantor', 'Kata baku')];
    for (const id of [notice, reply]) {
      whatsApp.script.push('never');
      await deliver(own, id);
      expect(await row(id)).toMatchObject({ status: 'WAITING', reason: 'STANDARD', fault: 'It is never.' });
      await deliver(own, id);
      expect(await row(id)).toMatchObject({ status: 'SENT' });
    }
    expect(texts()).toEqual([expect.stringContaining('dibatalkan'), 'Kata baku']);
    // A message that was taken and then not delivered for its words is sent in others as well, and only once.
    await tx.query(`update outbox_message set status = 'FAILED', reason = null where id = $1`, [notice]);
    await undelivered(own, { id: notice, fault: 'never' });
    expect(await row(notice)).toMatchObject({ status: 'WAITING', reason: 'STANDARD' });
    whatsApp.script.push('never');
    await deliver(own, notice);
    expect(await row(notice)).toMatchObject({ status: 'FAILED', reason: 'NEVER' });
  });

  test('of a booking that has changed since is not said', async () => {
    await heard();
    const { code, version } = made(await house.book(wanted(house, people, { asker: sender(to) })));
    const about = { booking: code, version };
    const [now, then] = [
      await tell({ about }),
      await tell({ purpose: `then ${to}`, about: { ...about, version: version + 1 } }),
    ];
    for (const id of [then, now]) await deliver(delivery, id);
    expect(await row(then)).toMatchObject({ status: 'DROPPED', reason: 'STALE' });
    expect(await row(now)).toMatchObject({ status: 'SENT' });
    expect(texts()).toHaveLength(1);
  });

  test('of a booking has the address of its page below, by SMS where that makes no further one', async () => {
    await heard();
    const { code, version } = made(await house.book(wanted(house, people, { asker: sender(to) })));
    const about = { booking: code, version };
    await deliver(delivery, await tell({ about }));
    expect(texts().at(-1)).toMatch(new RegExp(`\\nhttps://antrean\\.example/t/${code}$`));
    const bySms = (office: string) => ({
      ...{ about, channel: 'sms', from: '+628111100334', purpose: `sms ${office.length} ${to}` },
      parameters: { code, office, date: '2017-08-07' },
    });
    await deliver(delivery, await tell(bySms('Kantor')));
    await deliver(delivery, await tell(bySms(`Kantor ${'panjang '.repeat(5)}`)));
    const [short, long] = sms.sent.map(({ text }) => text);
    expect(short).toContain('https://');
    expect(short?.length).toBeLessThanOrEqual(160);
    expect(long).not.toContain('https://');
  });

  test('tells the provider how long it is of use', async () => {
    await heard();
    await deliver(delivery, await tell({ notAfter: addMinutes(house.clock.now(), 10) }));
    expect(whatsApp.sent[0]?.validFor).toBe(600);
  });

  test('to who wants none is dropped, but for answers, until they want them again', async () => {
    await heard();
    const between = { channel: 'whatsapp', sender: BOGOR, recipient: to };
    await optOut(tx, between, 'PERSON', house.clock.now());
    const [notice, reply] = [await tell(), await answer('Halo')];
    for (const id of [notice, reply]) await deliver(delivery, id);
    expect(await row(notice)).toMatchObject({ status: 'DROPPED', reason: 'OPTED_OUT' });
    expect(await row(reply)).toMatchObject({ status: 'SENT' });
    await optIn(tx, between);
    const again = await tell({ purpose: `again ${to}` });
    await deliver(delivery, again);
    expect(await row(again)).toMatchObject({ status: 'SENT' });
  });
});

describe('after a fault', () => {
  test('a message is tried again, later each time and not before the provider asks', async () => {
    await heard();
    const id = await answer('Halo');
    whatsApp.script.push('later', 'later', new SendError('later', 'Slowly.', '20429', 60));
    for (const seconds of [2, 4, 68]) {
      await deliver(delivery, id);
      expect(await row(id)).toMatchObject({ status: 'WAITING', waits: 'RETRY' });
      expect(await wait(id)).toBeGreaterThan(seconds - 2);
      expect(await wait(id)).toBeLessThanOrEqual(seconds);
    }
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'SENT', attempts: 4, fault: null });
  });

  test('no other overtakes it, and one that will never go holds no one up', async () => {
    await heard();
    const [first, second, third] = [await answer('1'), await answer('2'), await answer('3')];
    whatsApp.script.push('later');
    await deliver(delivery, first);
    for (const id of [third, second]) await deliver(delivery, id);
    expect(texts()).toEqual([]);
    expect(await row(second)).toMatchObject({ waits: 'TURN' });
    whatsApp.script.push('never');
    await deliver(delivery, first);
    expect(await row(first)).toMatchObject({ status: 'FAILED', reason: 'NEVER' });
    // The next is called at once; the last still waits for it.
    expect(await wait(second)).toBeLessThan(0.1);
    await deliver(delivery, third);
    await deliver(delivery, second);
    await deliver(delivery, third);
    expect(texts()).toEqual(['2', '3']);
  });

  test('what may have been sent is looked up, and repeated only where it is not there', async () => {
    await heard();
    const [there, lost] = [await answer('There'), await answer('Lost')];
    for (const [id, isThere] of [
      [there, true],
      [lost, false],
    ] as const) {
      whatsApp.script.push('unknown');
      await deliver(delivery, id);
      expect(await row(id)).toMatchObject({ status: 'WAITING', waits: 'RETRY' });
      if (isThere) whatsApp.known.set(String(id), ['SM found']);
      await deliver(delivery, id);
    }
    expect(await row(there)).toMatchObject({ status: 'SENT', provider_id: 'SM found' });
    expect(texts()).toEqual(['Lost']);
  });

  test('the same words said a little earlier are another message, and this one is sent', async () => {
    await heard();
    const [earlier, later] = [await answer('Pilih hari'), await answer('Pilih hari.')];
    await deliver(delivery, earlier);
    const { provider_id } = await row(earlier);
    whatsApp.script.push('unknown');
    await deliver(delivery, later);
    // The provider lists both alike: what is known as another's is not taken for this one.
    whatsApp.known.set(String(later), [provider_id]);
    await deliver(delivery, later);
    expect(texts()).toEqual(['Pilih hari', 'Pilih hari.']);
    const last = await answer('Pilih hari!');
    whatsApp.script.push('unknown');
    await deliver(delivery, last);
    whatsApp.known.set(String(last), [provider_id, 'SM own']);
    await deliver(delivery, last);
    expect(await row(last)).toMatchObject({ status: 'SENT', provider_id: 'SM own' });
    expect(texts()).toHaveLength(2);
  });

  test('what is rather not said than said twice is not repeated', async () => {
    await heard();
    const id = await tell({ once: true });
    whatsApp.script.push('unknown');
    await deliver(delivery, id);
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'UNKNOWN' });
    expect(texts()).toEqual([]);
  });

  test('that a server died over one, it is not handed over a second time where it may come once only', async () => {
    await heard();
    const [once, code] = [await tell({ once: true }), await answer('Code')];
    const dying = { ...whatsApp.channel, send: async () => Promise.reject(new Error('killed')) };
    for (const id of [once, code]) {
      await expect(deliver(deliveryBy({ whatsapp: dying }), id)).rejects.toThrow('killed');
      // Another server may still be at it.
      await deliver(delivery, id);
      expect(await row(id)).toMatchObject({ status: 'WAITING', waits: 'ANSWER' });
      await deliver(delivery, id, true);
    }
    expect(await row(once)).toMatchObject({ status: 'UNKNOWN' });
    expect(await row(code)).toMatchObject({ status: 'SENT' });
    expect(texts()).toEqual(['Code']);
  });

  test('of our own settings nothing of the number goes, until one message gets through', async () => {
    await heard();
    const [first, second] = [
      await answer('1'),
      await tell({ from: BOGOR, to: { kind: 'phone', value: phoneOf(9999) } }),
    ];
    const sending = async () => (await tx.query('select fault, probes from sending where sender = $1', [BOGOR]))[0];
    whatsApp.script.push('configuration', 'configuration');
    await deliver(delivery, first);
    expect(await sending()).toEqual({ fault: 'It is configuration.', probes: 0 });
    expect(faults).toHaveLength(1);
    await deliver(delivery, second);
    expect(await row(second)).toMatchObject({ status: 'WAITING', waits: 'PAUSE', attempts: 0 });
    await aMinutePasses();
    await deliver(delivery, first);
    expect(await sending()).toEqual({ fault: 'It is configuration.', probes: 1 });
    await aMinutePasses();
    // While one tries, the others wait for what it finds.
    await deliver(delivery, first);
    expect(await row(first)).toMatchObject({ status: 'SENT' });
    expect(await sending()).toEqual({ fault: null, probes: 0 });
    expect(await wait(second)).toBeLessThan(0.1);
  });
});

test.each(['later', 'unknown'] as const)(
  'a number that is stopped is tried again as soon as before where a try tells nothing: %s',
  async (fault) => {
    await heard();
    const first = await answer('1');
    /** In quarters of a minute, begun ones too. */
    const left = async () => {
      const sql = `select ceil(extract(epoch from paused_until - clock_timestamp()) / 15)::int as quarters from sending where sender = $1`;
      return (await tx.query(sql, [BOGOR]))[0].quarters;
    };
    whatsApp.script.push('configuration', fault, 'configuration', fault);
    await deliver(delivery, first);
    expect(await left()).toBe(1);
    await aMinutePasses();
    await deliver(delivery, first);
    expect(await left()).toBe(1);
    await aMinutePasses();
    await deliver(delivery, first);
    expect(await left()).toBe(2);
    await aMinutePasses();
    await deliver(delivery, first);
    expect(await left()).toBe(2);
    await aMinutePasses();
    await deliver(delivery, first);
    expect(await row(first)).toMatchObject({ status: 'SENT' });
    expect(await left()).toBe(null);
  },
);

describe('servers whose clocks are apart', () => {
  /** A server whose machine, and so its application, is this number of seconds ahead of the database. */
  async function by(seconds: number, id: number, isRepeat = false): Promise<void> {
    const [date, instant] = [Date.now, Temporal.Now.instant];
    Date.now = () => date() + seconds * 1000;
    Temporal.Now.instant = () => instant().add({ seconds });
    const clock = { now: () => house.clock.now().add({ seconds }) };
    try {
      await deliver({ ...delivery, clock }, id, isRepeat);
    } finally {
      [Date.now, Temporal.Now.instant] = [date, instant];
    }
  }
  const toAnother = (n: number, text: string) => {
    const person = { kind: 'phone' as const, value: phoneOf(5000 + people * 20 + n) };
    const message: Outgoing = {
      ...{
        purpose: `apart ${person.value} ${text}`,
        channel: 'whatsapp',
        from: BOGOR_SMS,
        office: 'BOGOR',
        to: person,
      },
      ...{ key: 'held', text, media: [] },
    };
    return putOut(tx, [message], house.clock.now(), true).then(() => idOf(message.purpose));
  };

  test.each([30, -30])('by %i s do not wait for each other: a number keeps its pace', async (apart) => {
    whatsApp = scripted({ replyWindowHours: null, messagesPerSecond: 1 });
    delivery = deliveryBy({ whatsapp: whatsApp.channel });
    // Five in a rush, by turns; what is behind them waits its second each, on either server.
    for (let n = 0; n < 5; n++) await by(n % 2 ? apart : 0, await toAnother(n, 'Halo'));
    expect(whatsApp.sent).toHaveLength(5);
    for (let n = 5; n < 9; n++) {
      const id = await toAnother(n, 'Halo');
      await by(n % 2 ? apart : 0, id);
      if ((await row(id)).waits === 'PACE') expect(await wait(id)).toBeLessThan(n - 3);
    }
    const [{ ahead }] = await tx.query(
      `select extract(epoch from free_at - clock_timestamp())::float8 as ahead from sending where sender = $1`,
      [BOGOR_SMS],
    );
    expect(ahead).toBeLessThan(10);
  });

  test.each([30, -30])(
    'by %i s agree how long a number is left alone, and since when one is at a message',
    async (apart) => {
      await heard();
      const [first, second] = [await answer('1'), await toAnother(0, '2')];
      whatsApp.script.push('configuration');
      await by(apart, first);
      await aMinutePasses();
      await by(0, first);
      expect(await row(first)).toMatchObject({ status: 'SENT' });
      const dying = { ...whatsApp.channel, capabilities: { ...CAN, replyWindowHours: null } };
      delivery = deliveryBy({ whatsapp: { ...dying, send: async () => Promise.reject(new Error('killed')) } });
      await expect(by(apart, second)).rejects.toThrow('killed');
      delivery = deliveryBy({ whatsapp: dying });
      await by(-apart, second);
      // It is looked after as long as a provider may take to answer, and no longer.
      expect(await row(second)).toMatchObject({ waits: 'ANSWER' });
      expect(await wait(second)).toBeLessThanOrEqual(15);
      await tx.query(`update outbox_message set tried_at = tried_at - interval '15 seconds' where id = $1`, [second]);
      await by(-apart, second);
      expect(await row(second)).toMatchObject({ status: 'SENT' });
    },
  );
});

describe('a closed window', () => {
  test('is known before the provider is asked: the sentence goes as it was approved', async () => {
    await heard(addMinutes(house.clock.now(), -24 * 60));
    await deliver(delivery, await tell());
    expect(whatsApp.sent[0]?.template).toEqual({
      id: TEMPLATE,
      language: 'id',
      variables: ['Kantor\nImigrasi', '2345678A'],
    });
  });

  test('that the provider knows of first: the sentence goes again as it was approved', async () => {
    await heard();
    const id = await tell();
    whatsApp.script.push('template');
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'WAITING', waits: 'RETRY' });
    await deliver(delivery, id);
    expect(whatsApp.sent.map(({ template }) => template?.id)).toEqual([TEMPLATE]);
    expect(await row(id)).toMatchObject({ status: 'SENT' });
  });

  test('without an approved sentence in that language goes by SMS', async () => {
    const id = await tell({ language: 'en' });
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'FAILED', reason: 'TEMPLATE', attempts: 1 });
    const other = await idOf(`notice ${to}/sms`);
    await deliver(delivery, other);
    expect(sms.sent).toMatchObject([{ from: BOGOR_SMS, to: { kind: 'phone', value: to } }]);
    expect(texts()).toEqual([]);
  });
});

describe('a person who is not reached', () => {
  test('gets it by the other channel, once', async () => {
    await heard();
    const id = await tell();
    whatsApp.script.push('address');
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'FAILED', reason: 'ADDRESS' });
    sms.script.push('address');
    await deliver(delivery, await idOf(`notice ${to}/sms`));
    expect(await tx.query('select purpose from outbox_message where recipient = $1', [to])).toHaveLength(2);
  });

  test('and has no such number left gets nothing where the office does not want it', async () => {
    await heard();
    const id = await tell();
    whatsApp.script.push('address');
    const office = house.offices.get('BOGOR');
    const strict = { ...office, notices: { ...office.notices, fallback: false } };
    await deliver({ ...delivery, offices: { ...house.offices, find: () => strict } }, id);
    expect(await tx.query('select purpose from outbox_message where recipient = $1', [to])).toHaveLength(1);
  });

  test('and has stopped us is told nothing unasked until they write again', async () => {
    await heard();
    const [first, second] = [await tell(), await tell({ purpose: `second ${to}` })];
    whatsApp.script.push('stopped');
    await deliver(delivery, first);
    expect(await row(first)).toMatchObject({ status: 'FAILED', reason: 'STOPPED' });
    await deliver(delivery, second);
    expect(await row(second)).toMatchObject({ status: 'DROPPED', reason: 'OPTED_OUT' });
    house.clock.advance(1);
    await heard();
    const third = await tell({ purpose: `third ${to}` });
    await deliver(delivery, third);
    expect(await row(third)).toMatchObject({ status: 'SENT' });
  });

  test('as the provider tells afterwards, gets it by the other channel', async () => {
    await heard();
    const id = await tell();
    await deliver(delivery, id);
    await tx.query(`update outbox_message set status = 'FAILED', fault = '63024' where id = $1`, [id]);
    await undelivered(delivery, { id, fault: 'address' });
    expect(await idOf(`notice ${to}/sms`)).toBeGreaterThan(id);
  });

  const bySms = async () =>
    (await tx.query('select from outbox_message where purpose = $1', [`notice ${to}/sms`])).length;

  test('whose telephone is off is sent it again hour by hour, and by the other channel in the end', async () => {
    await heard();
    const id = await tell();
    for (let tries = 1; tries <= 4; tries++) {
      await deliver(delivery, id);
      expect(await row(id)).toMatchObject({ status: 'SENT', attempts: tries });
      await tx.query(`update outbox_message set status = 'FAILED', fault = '30003' where id = $1`, [id]);
      expect(await bySms()).toBe(0);
      await undelivered(delivery, { id, fault: 'later' });
      if (tries === 4) break;
      expect(await row(id)).toMatchObject({ status: 'WAITING', waits: 'TIME' });
      expect(await wait(id)).toBeGreaterThan(3600 - 10);
    }
    expect(await row(id)).toMatchObject({ status: 'FAILED' });
    expect(await bySms()).toBe(1);
  });

  test('whose telephone is off gets by the other channel at once what is of no use in an hour', async () => {
    await heard();
    const id = await tell({ notAfter: addMinutes(house.clock.now(), 50) });
    await deliver(delivery, id);
    await tx.query(`update outbox_message set status = 'FAILED', fault = '30003' where id = $1`, [id]);
    await undelivered(delivery, { id, fault: 'later' });
    expect(await row(id)).toMatchObject({ status: 'FAILED' });
    expect(await bySms()).toBe(1);
  });
});

describe('a calm notice', () => {
  test('waits for the morning of its office', async () => {
    const night = instant('2017-08-01T22:00:00+07:00');
    house.clock.set(night);
    await heard();
    const id = await tell({ calm: true });
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'WAITING', waits: 'HOURS' });
    expect(await wait(id)).toBeGreaterThan(9 * 3600 - 10);
    // It keeps no answer.
    await deliver(delivery, await answer('Halo'));
    house.clock.set('2017-08-02T07:00:00+07:00');
    await deliver(delivery, id);
    expect(await row(id)).toMatchObject({ status: 'SENT' });
    house.clock.set('2017-08-01T09:00:00+07:00');
  });
});

describe('the pace of a number', () => {
  test('is one for all servers: the later one waits, and answers less than notices', async () => {
    const slow = scripted({ messagesPerSecond: 0.5, replyWindowHours: null });
    const two = [deliveryBy({ whatsapp: slow.channel }), deliveryBy({ whatsapp: slow.channel })];
    const ids: number[] = [];
    for (let index = 0; index < 4; index++)
      ids.push(await tell({ purpose: `pace ${index} ${to}`, to: { kind: 'phone', value: phoneOf(800 + index) } }));
    for (const [index, id] of ids.entries()) await deliver(two[index % 2] as Delivery, id);
    expect(slow.sent).toHaveLength(1);
    expect(await Promise.all(ids.slice(1).map(async (id) => Math.round((await wait(id)) ?? 0)))).toEqual([4, 8, 12]);
    await deliver(two[1] as Delivery, await answer('Halo'));
    expect(slow.sent).toHaveLength(2);
  });
});

describe('messages that are due together', () => {
  let answered = 0;
  const shared = (id: number) => ({ id, isRepeat: false, isShared: true });

  /** An answer to each of `count` people. */
  async function answers(count: number): Promise<number[]> {
    const ids: number[] = [];
    for (let index = 0; index < count; index++) {
      to = phoneOf(200_000 + answered++);
      await heard();
      ids.push(await answer(`Jawaban ${index}`));
    }
    return ids;
  }

  test('go in one group, each once, though it is due by two jobs', async () => {
    const ids = await answers(20);
    const send = openDelivery(delivery);
    await Promise.all([...ids, ...ids].map((id) => send(shared(id))));
    expect(texts().toSorted()).toEqual(ids.map((_, index) => `Jawaban ${index}`).toSorted());
    for (const id of ids) expect(await row(id)).toMatchObject({ status: 'SENT', attempts: 1 });
  });

  test('keep the pace of their number: who comes later in the group waits longer', async () => {
    whatsApp = scripted({ messagesPerSecond: 10 });
    delivery = deliveryBy({ whatsapp: whatsApp.channel });
    const ids = await answers(30);
    const send = openDelivery(delivery);
    await Promise.all(ids.map((id) => send(shared(id))));
    const rows = await Promise.all(ids.map(row));
    const goes = rows.filter(({ status }) => status === 'SENT').length;
    // A rush, and what comes within the moment for which is waited; each of the others has a moment of its own.
    expect(goes).toBeGreaterThanOrEqual(5);
    expect(goes).toBeLessThan(15);
    expect(rows.map(({ status, waits }) => waits ?? status)).toEqual([
      ...Array(goes).fill('SENT'),
      ...Array(30 - goes).fill('PACE'),
    ]);
    const moments = await Promise.all(ids.slice(goes).map(wait));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.at(-1) - moments[0]).toBeGreaterThan((30 - goes - 2) * 0.1);
  });

  test('and wait for a number that is stopped go as soon as one got through, also those decided about meanwhile', async () => {
    const [tried, ...ids] = (await answers(9)) as [number, ...number[]];
    whatsApp.script.push('configuration');
    await deliver(delivery, tried);
    await aMinutePasses();
    // The provider takes its time over the one that tries for the others.
    const taken = Promise.withResolvers<void>();
    const { send: take } = whatsApp.channel;
    const slow: Channel = {
      ...whatsApp.channel,
      send: async (message) => {
        await taken.promise;
        return take(message);
      },
    };
    const send = openDelivery(deliveryBy({ whatsapp: slow, sms: sms.channel }));
    const probing = send({ id: tried, isRepeat: false, isShared: false });
    await eventually('it is handed over', async () => (await row(tried)).waits === 'ANSWER');
    const deciding = Promise.all(ids.map((id) => send(shared(id))));
    taken.resolve();
    await Promise.all([probing, deciding]);
    expect(await row(tried)).toMatchObject({ status: 'SENT' });
    for (const id of ids) {
      const { status } = await row(id);
      // Either it went, or it is called at once.
      expect(status === 'SENT' || (await wait(id)) < 1).toBe(true);
    }
  });

  test('and of which one cannot be read fail alone', async () => {
    const ids = await answers(9);
    await tx.query(`update outbox_message set sealed = 'no cipher of ours' where id = $1`, [ids[4]]);
    const send = openDelivery(delivery);
    const results = await Promise.allSettled(ids.map((id) => send(shared(id))));
    expect(results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([4]);
    expect(texts()).toHaveLength(8);
    expect(await row(ids[4] as number)).toMatchObject({ status: 'WAITING', waits: null, attempts: 0 });
  });

  test('are left to a job of their own that they have by now, where the worker of all died', async () => {
    const [tried, fresh] = (await answers(2)) as [number, number];
    whatsApp.script.push('later');
    await deliver(delivery, tried);
    const send = openDelivery(delivery);
    await Promise.all([tried, fresh].map((id) => send({ ...shared(id), isRepeat: true })));
    expect(texts()).toEqual(['Jawaban 1']);
    expect(await row(tried)).toMatchObject({ status: 'WAITING', waits: 'RETRY' });
  });

  test('go by the job of their own where that is due in the same group as the repeated one of all', async () => {
    const [tried] = (await answers(1)) as [number];
    whatsApp.script.push('later');
    await deliver(delivery, tried);
    await aMinutePasses();
    const send = openDelivery(delivery);
    // The group begins with the first and takes the others that came meanwhile.
    await Promise.all([
      send({ ...shared(tried), isRepeat: true }),
      send({ ...shared(tried), isRepeat: true }),
      send({ id: tried, isRepeat: false, isShared: false }),
    ]);
    expect(await row(tried)).toMatchObject({ status: 'SENT' });
    expect(texts()).toEqual(['Jawaban 0']);
  });
});

describe('a message that may have gone before the database was restored', () => {
  const restoration = (taken: string, restored: string) =>
    tx.query('insert into restoration (taken_at, restored_at) values ($1, $2)', [taken, restored]);
  afterEach(() => tx.query('delete from restoration'));
  /** It waited when the backup was made. */
  async function inDoubt(): Promise<number> {
    await heard();
    const id = await answer('Jawaban');
    await restoration('2017-08-01T10:00:00+07:00', '2017-08-01T11:00:00+07:00');
    await tx.query('update outbox_message set unsure_at = $2 where id = $1', [id, '2017-08-01T10:00:00+07:00']);
    return id;
  }

  test('is not sent if its provider has it', async () => {
    const id = await inDoubt();
    whatsApp.known.set(String(id), ['SM-of-before']);
    await deliver(delivery, id);
    expect(whatsApp.sent).toEqual([]);
    expect(await row(id)).toMatchObject({ status: 'SENT', provider_id: 'SM-of-before' });
  });

  test('is sent if it does not', async () => {
    const id = await inDoubt();
    await deliver(delivery, id);
    expect(whatsApp.sent).toHaveLength(1);
    expect(await row(id)).toMatchObject({ status: 'SENT' });
  });

  test('is left to the officers if the provider cannot say', async () => {
    const id = await inDoubt();
    await tx.query(`update outbox_message set attempts = 1, fault = 'HTTP 503' where id = $1`, [id]);
    const { sentAlready: _, ...mute } = whatsApp.channel;
    await deliver(deliveryBy({ whatsapp: mute }), id);
    expect(whatsApp.sent).toEqual([]);
    // The office's list has a fault in the place of the reason: that of a try before tells nothing of this one.
    expect(await row(id)).toMatchObject({ status: 'UNKNOWN', reason: 'RESTORED', fault: null, waits: null });
  });

  test('is a notice that came due before as well, but no answer to a person, and none of later', async () => {
    await heard();
    const { sentAlready: _, ...mute } = whatsApp.channel;
    await restoration(addMinutes(house.clock.now(), -10).toString(), addMinutes(house.clock.now(), -5).toString());
    const [notice, reply] = [await tell(), await answer('Jawaban')];
    for (const id of [notice, reply]) await deliver(deliveryBy({ whatsapp: mute }), id);
    expect([(await row(notice)).status, (await row(reply)).status]).toEqual(['UNKNOWN', 'SENT']);
    await tx.query('update restoration set resumed_at = $1', [addMinutes(house.clock.now(), -5).toString()]);
    const later = await tell({ purpose: `later ${to}` });
    await deliver(deliveryBy({ whatsapp: mute }), later);
    expect(await row(later)).toMatchObject({ status: 'SENT' });
  });
});
