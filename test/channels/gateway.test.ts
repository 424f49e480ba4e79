// SMS by a gateway of one's own, a phone or Kannel: the contract of all channels, then what is theirs alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AndroidSettings, androidChannel } from '../../adapters/gateway/android.ts';
import { kannelChannel } from '../../adapters/gateway/kannel.ts';
import { SendError, type SendFault, SignatureError, UnreadableRequestError } from '../../src/channel.ts';
import { type AndroidSms, DEVICE, type FakeAndroid, received, startFakeAndroid } from '../support/fakeAndroid.ts';
import { type FakeKannel, startFakeKannel } from '../support/fakeKannel.ts';
import type { Outcome } from '../support/outcome.ts';
import { type ChannelBench, toApplicant } from './bench.ts';
import { describeChannel } from './contract.ts';

const OFFICE = '+6281100000001';
const APPLICANT = '+6281234567890';
const PUBLIC_URL = 'https://antrean.example/kantor';
const NO_PICTURES = 'An SMS is a text.';
const COMMON: ChannelBench['limits'] = {
  ...{ media: NO_PICTURES, pictures: NO_PICTURES, buttons: NO_PICTURES, templates: NO_PICTURES },
  ...{ otherAddress: 'An SMS comes from a number.', alias: 'An SMS comes from a number.' },
  template: 'An SMS may be sent at any time.',
  stopped: 'Nobody can opt out of a SIM card.',
};

describeChannel('SMS by a phone', androidBench);
describeChannel('SMS by Kannel', kannelBench);

async function androidBench(): Promise<ChannelBench> {
  const phone = await startFakeAndroid();
  const faults: Partial<Record<SendFault, Outcome>> = {
    later: { status: 503, message: 'Queue limits exceeded; ensure device is online' },
    address: { status: 400, message: 'invalid phone number: failed to parse' },
    never: { status: 400, message: 'Text message is empty' },
    configuration: { status: 401 },
    unknown: 'drop',
  };
  return {
    channel: androidChannel(androidSettings(phone)),
    office: OFFICE,
    applicant: { kind: 'phone', value: APPLICANT },
    statuses: ['sent', 'delivered', 'failed'],
    incoming: ({ text, messageId }) => phone.received({ from: APPLICANT, text, ...(messageId && { messageId }) }),
    forgeries: (genuine) => ({
      'an empty signature': { ...genuine, headers: { ...genuine.headers, 'x-signature': '' } },
      'another time of signing': { ...genuine, headers: { ...genuine.headers, 'x-timestamp': '1501552801' } },
      'no time of signing': { ...genuine, headers: { 'x-signature': genuine.headers['x-signature'] } },
      'a time that is none': { ...genuine, headers: { ...genuine.headers, 'x-timestamp': '' } },
      'another key': phone.received({ from: APPLICANT, text: 'halo' }, { key: 'another key' }),
      'of the day before yesterday': phone.received({ from: APPLICANT, text: 'halo' }, { seconds: now() - 172_800 }),
      'of the day after tomorrow': phone.received({ from: APPLICANT, text: 'halo' }, { seconds: now() + 172_800 }),
    }),
    receipt: (messageId, status) =>
      phone.webhook(`sms:${status}`, { messageId, phoneNumber: APPLICANT, reason: 'RESULT_ERROR_NO_SERVICE' }),
    fail: (to, fault) => phone.script(to.value, [faults[fault] ?? 'ok']),
    taken: () => phone.messages.map(({ to, text, ttl }) => ({ to, text, media: [], validFor: ttl })),
    attempts: phone.attempts,
    limits: { ...COMMON, signedUrl: 'The phone signs what it says, not where it sends it.' },
    close: phone.close,
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function androidSettings(phone: FakeAndroid, given: Partial<AndroidSettings> = {}): AndroidSettings {
  const { url, username, password, signingKey } = phone;
  return { url, username, password, signingKey, numbers: new Map([[OFFICE, '']]), ...given };
}

async function kannelBench(): Promise<ChannelBench> {
  const kannel = await startFakeKannel();
  const faults: Partial<Record<SendFault, Outcome>> = {
    later: { status: 503, message: 'Temporal failure, try again later.' },
    address: { status: 400, message: 'Number(s) has/have been denied by white- and/or black-lists.' },
    never: { status: 400, message: 'Empty text, rejected' },
    configuration: { status: 403, message: 'Authorization failed for sendsms' },
    unknown: 'drop',
  };
  const REPORTS = { delivered: 1, queued: 4, sent: 8, failed: 16, read: 0 };
  return {
    channel: kannelChannel(kannelSettings(kannel)),
    office: OFFICE,
    applicant: { kind: 'phone', value: APPLICANT },
    statuses: ['queued', 'sent', 'delivered', 'failed'],
    incoming: ({ text, messageId }) =>
      kannel.received({ from: APPLICANT, to: OFFICE, text, ...(messageId && { id: messageId }) }),
    receipt: (providerId, status) => ({
      ...{ method: 'GET', headers: {}, body: Buffer.alloc(0) },
      url: `/channels/sms?secret=${kannel.secret}&dlr=${providerId}&status=${REPORTS[status]}`,
    }),
    fail: (to, fault) => kannel.script(to.value, [faults[fault] ?? 'ok']),
    taken: () =>
      kannel.messages.map(({ to, text, validity }) => {
        return { to, text, media: [], validFor: validity === undefined ? undefined : validity * 60 };
      }),
    attempts: kannel.attempts,
    limits: {
      ...COMMON,
      signature: 'Kannel signs nothing: a secret in the address is all there is.',
      signedUrl: 'Kannel signs nothing: a secret in the address is all there is.',
    },
    close: kannel.close,
  };
}

function kannelSettings({ sendUrl: url, username, password, secret }: FakeKannel) {
  return { url, username, password, secret, publicUrl: PUBLIC_URL };
}

describe('a phone', () => {
  let phone: FakeAndroid;
  beforeAll(async () => {
    phone = await startFakeAndroid();
  });
  afterAll(() => phone.close());

  const channel = (given?: Partial<AndroidSettings>) => androidChannel(androidSettings(phone, given));
  const receive = (sms: Partial<AndroidSms>, given?: Partial<AndroidSettings>) =>
    channel(given).receive(phone.received({ from: APPLICANT, text: 'halo', ...sms }));

  test('tells many messages at once, each of them and in order', async () => {
    const told = await channel().receive(
      phone.batch([
        { from: APPLICANT, text: 'satu' },
        { from: 'TELKOMSEL', text: 'iklan' },
        { from: '081234567891', text: 'dua' },
      ]),
    );
    expect(told).toMatchObject([
      { text: 'satu', from: { value: APPLICANT } },
      { type: 'dropped' },
      { text: 'dua', from: { kind: 'phone', value: '+6281234567891' } },
    ]);
  });

  test('of an older version names the sender by another word', async () => {
    const { sender: _, recipient: __, ...old } = received({ from: APPLICANT, text: 'halo' });
    expect(await channel().receive(phone.webhook('sms:received', old))).toMatchObject([{ from: { value: APPLICANT } }]);
  });

  test('tells one SMS under two ids: sender, text and minute are the same', async () => {
    const keys = async (...all: Partial<AndroidSms>[]) => {
      const told = (await Promise.all(all.map((sms) => receive(sms)))).flat();
      return new Set(told.map((each) => each.type === 'message' && each.contentKey)).size;
    };
    const at = (seconds: string) => ({ receivedAt: `2017-08-01T09:00:${seconds}.000+07:00` });
    expect(await keys(at('01'), { ...at('59'), messageId: 'other' }, { receivedAt: '2017-08-01T02:00:30Z' })).toBe(1);
    expect(await keys(at('01'), { ...at('01'), text: 'lain' })).toBe(2);
    expect(await keys(at('01'), { ...at('01'), from: '+6281234567891' })).toBe(2);
    expect(await keys(at('01'), { receivedAt: '2017-08-01T09:01:00+07:00' })).toBe(2);
  });

  test('gives two messages the same short id: they are two', async () => {
    const ids = async (sms: Partial<AndroidSms>) =>
      (await receive({ messageId: 'a80532bb', ...sms })) as { messageId?: string }[];
    const [[one], [two]] = [await ids({}), await ids({ receivedAt: '2017-08-02T09:00:00+07:00' })];
    expect(one?.messageId).not.toBe(two?.messageId);
  });

  test('tells when the SMS came to it, however late it gets through to us', async () => {
    expect(await receive({ receivedAt: '2017-08-01T09:59:00.000+07:00' })).toMatchObject([
      { sentAt: '2017-08-01T02:59:00Z' },
    ]);
    const [odd] = await receive({ receivedAt: 'kemarin' });
    expect(odd).not.toHaveProperty('sentAt');
  });

  const OTHER = '+6281100000002';
  const two = {
    numbers: new Map([
      [OFFICE, `${DEVICE}/1`],
      [OTHER, `${DEVICE}/2`],
    ]),
  };
  test.each<[string, Partial<AndroidSms>, Partial<AndroidSettings>, string]>([
    ['the SIM card', { sim: 2 }, two, OTHER],
    ['the SIM card, whatever it believes its number to be', { sim: 1, recipient: OTHER }, two, OFFICE],
    [
      'the phone',
      {},
      {
        numbers: new Map([
          [OTHER, DEVICE],
          [OFFICE, 'another'],
        ]),
      },
      OTHER,
    ],
    [
      'its number, where neither is known',
      { recipient: '081100000002' },
      {
        numbers: new Map([
          [OFFICE, 'x/1'],
          [OTHER, 'y/1'],
        ]),
      },
      OTHER,
    ],
    ['the only number there is', { recipient: null }, {}, OFFICE],
    ['the only number there is, whatever the card believes', { recipient: '+6289999999999' }, {}, OFFICE],
  ])('tells which office it was sent to by %s', async (_, sms, given, to) => {
    expect(await receive(sms, given)).toMatchObject([{ to }]);
  });

  test('sends from the SIM card of the office, and from no other', async () => {
    await channel(two).send({ ...toApplicant(bench()), from: OTHER });
    expect(phone.messages.at(-1)).toMatchObject({ deviceId: DEVICE, simNumber: 2 });
    await channel().send(toApplicant(bench()));
    expect(phone.messages.at(-1)).toMatchObject({ deviceId: undefined, simNumber: undefined });
    const error = await channel()
      .send({ ...toApplicant(bench()), from: OTHER })
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ fault: 'configuration' });
  });

  test.each([false, true])('takes a message once, however often it is tried: %s', async (stumbles) => {
    phone.stumble(stumbles);
    const message = toApplicant(bench(), { id: `${stumbles}`, text: 'sekali' });
    phone.script(APPLICANT, ['drop']);
    await expect(channel().send(message)).rejects.toMatchObject({ fault: 'unknown' });
    const { providerId } = await channel().send(message);
    expect(phone.messages.filter(({ id }) => id === providerId)).toHaveLength(1);
    phone.script(APPLICANT, [{ status: 500 }]);
    await expect(channel().send({ ...message, text: 'gagal' })).rejects.toMatchObject({ fault: 'unknown' });
    // A database that was begun anew counts from one again.
    await channel().send({ ...message, text: 'lain' });
    expect(phone.messages.at(-1)).toMatchObject({ text: 'lain' });
  });

  test.each(['system:ping', 'app:started', 'sms:data-received', 'mms:received', 'sms:teleported'])(
    'tells of %s, which is dropped',
    async (event) => {
      expect(await channel().receive(phone.webhook(event, {}))).toEqual([{ type: 'dropped', reason: event }]);
    },
  );

  test.each<[string, string | undefined, SendFault]>([
    ['RESULT_ERROR_NO_SERVICE', 'RESULT_ERROR_NO_SERVICE', 'later'],
    ['Can’t send: RESULT_ERROR_LIMIT_EXCEEDED', 'RESULT_ERROR_LIMIT_EXCEEDED', 'later'],
    ['Invalid number', undefined, 'address'],
    ['RESULT_ERROR_GENERIC_FAILURE', 'RESULT_ERROR_GENERIC_FAILURE', 'never'],
    ['', undefined, 'never'],
  ])('that could not send for "%s" has the code %s and is "%s"', async (reason, errorCode, fault) => {
    const [told] = await channel().receive(phone.webhook('sms:failed', { messageId: '1', reason }));
    expect(told).toEqual({
      type: 'receipt',
      providerId: '1',
      status: 'failed',
      fault,
      ...(errorCode && { errorCode }),
    });
  });

  test('that says nothing in signed words can’t be read', async () => {
    for (const payload of [phone.webhook('', {}), phone.webhook('sms:sent', {})])
      await expect(channel().receive(payload)).rejects.toBeInstanceOf(UnreadableRequestError);
  });

  test('needs all its settings', () => {
    expect(() => channel({ signingKey: '' })).toThrow('signing key');
    expect(() => channel({ numbers: new Map() })).toThrow('number');
  });

  function bench() {
    return { office: OFFICE, applicant: { kind: 'phone', value: APPLICANT } } as ChannelBench;
  }
});

describe('Kannel', () => {
  let kannel: FakeKannel;
  beforeAll(async () => {
    kannel = await startFakeKannel();
  });
  afterAll(() => kannel.close());

  const channel = () => kannelChannel(kannelSettings(kannel));
  const bench = { office: OFFICE, applicant: { kind: 'phone', value: APPLICANT } } as ChannelBench;
  const SMS = { from: APPLICANT, to: OFFICE, text: 'halo' };

  test('is known by its secret alone', async () => {
    const genuine = kannel.received(SMS);
    const url = (change: (url: string) => string) => ({ ...genuine, url: change(genuine.url) });
    for (const [how, request] of Object.entries({
      'another secret': kannel.received(SMS, 'another-secret-of-sixteen'),
      'an empty secret': kannel.received(SMS, ''),
      'no secret': url((text) => text.replace(/secret=\w+&/, '')),
      'no query': url(() => '/channels/sms'),
      'half a secret': url((text) => text.replace(kannel.secret, kannel.secret.slice(0, 16))),
      'the secret in the body': { ...url(() => '/channels/sms'), body: Buffer.from(`secret=${kannel.secret}`) },
    })) {
      await expect(channel().receive(request), how).rejects.toBeInstanceOf(SignatureError);
    }
    const error = await channel()
      .receive(kannel.received({ ...SMS, text: 'rahasia' }, 'x'))
      .catch((thrown) => thrown);
    expect(`${error.message} ${error.stack}`).not.toContain('rahasia');
    expect(() => kannelChannel({ ...kannelSettings(kannel), secret: 'short' })).toThrow('16');
    expect(() => kannelChannel({ ...kannelSettings(kannel), secret: 'percent%dpercent%d' })).toThrow('16');
  });

  test('sends in seven bits what fits in seven, all else in sixteen', async () => {
    for (const [text, coding] of [
      ['Nomor A12 pukul 08.00 ^{}[]~\\|€', '0'],
      ['“Nomor” A12', '2'],
      ['نمبر ١٢', '2'],
      ['tab\there', '2'],
    ] as const) {
      await channel().send(toApplicant(bench, { text }));
      expect(kannel.messages.at(-1)).toMatchObject({ text, coding });
      expect(kannel.messages.at(-1)?.fields.get('charset')).toBe('UTF-8');
    }
  });

  test('does not get more parts than phones put together', async () => {
    const send = (text: string) => channel().send(toApplicant(bench, { text }));
    await send('é'.repeat(1530));
    await send('ع'.repeat(670));
    for (const text of ['ع'.repeat(671), '^'.repeat(766), `${'x'.repeat(1200)}ع`]) {
      const error = await send(text).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(SendError);
      expect(error.fault).toBe('never');
    }
  });

  test('tells what became of a message at the address that came with it', async () => {
    const { providerId } = await channel().send(toApplicant(bench));
    const [message] = kannel.messages.slice(-1);
    expect(message?.dlrUrl).toContain(`${PUBLIC_URL}/channels/sms?`);
    for (const [report, status] of [
      [4, 'queued'],
      [8, 'sent'],
      [1, 'delivered'],
    ] as const) {
      const request = kannel.report(message!, report);
      const url = request.url.replace('/kantor', '');
      expect(await channel().receive({ ...request, url })).toEqual([{ type: 'receipt', providerId, status }]);
    }
    const failed = await channel().receive({ ...kannel.report(message!, 2), method: 'GET' });
    expect(failed).toEqual([{ type: 'receipt', providerId, status: 'failed', errorCode: '2', fault: 'address' }]);
    expect(await channel().receive(kannel.report(message!, 32))).toMatchObject([{ type: 'dropped' }]);
    const forged = { ...kannel.report(message!, 1) };
    forged.url = forged.url.replace(kannel.secret, 'x'.repeat(32));
    await expect(channel().receive(forged)).rejects.toBeInstanceOf(SignatureError);
  });

  test('takes what it queues for later as well', async () => {
    kannel.script(APPLICANT, [{ status: 202, message: '3: Queued for later delivery' }]);
    await expect(channel().send(toApplicant(bench))).resolves.toHaveProperty('providerId');
    kannel.script(APPLICANT, [{ status: 202, message: 'Sent.' }]);
    await expect(channel().send(toApplicant(bench))).rejects.toMatchObject({ fault: 'unknown' });
  });

  test.each([
    ['UTF-8', 'é 👍 #'],
    ['GSM', 'halo é'],
    ['UTF-16BE', 'نمبر 👍'],
    ['', 'halo'],
  ])('tells in %s', async (charset, text) => {
    expect(await channel().receive(kannel.received({ ...SMS, charset, text }))).toMatchObject([{ text }]);
  });

  test('tells in Latin letters where it is an old one', async () => {
    const request = kannel.received({ ...SMS, charset: 'GSM', text: 'x' });
    const url = request.url.replace(/text=x$/, 'text=caf%E9');
    expect(await channel().receive({ ...request, url })).toMatchObject([{ text: 'café' }]);
  });

  test.each([
    ['6281234567890', APPLICANT],
    ['081234567890', APPLICANT],
    ['+6281234567890', APPLICANT],
    ['+99912345678', '+99912345678'],
  ])('names the sender as its network writes it: %s', async (from, value) => {
    expect(await channel().receive(kannel.received({ ...SMS, from }))).toMatchObject([
      { from: { kind: 'phone', value } },
    ]);
  });

  test.each(['TELKOMSEL', '3636', ''])('tells of advertising from "%s", which is dropped', async (from) => {
    expect(await channel().receive(kannel.received({ ...SMS, from }))).toMatchObject([{ type: 'dropped' }]);
  });

  test('tells to which number, and when; and needs an id', async () => {
    const told = await channel().receive(kannel.received({ ...SMS, to: '081100000001', time: 1_501_552_800 }));
    expect(told).toMatchObject([{ to: OFFICE, sentAt: '2017-08-01T02:00:00Z' }]);
    const request = kannel.received(SMS);
    const url = request.url.replace(/&id=[^&]+/, '');
    await expect(channel().receive({ ...request, url })).rejects.toBeInstanceOf(UnreadableRequestError);
  });
});
