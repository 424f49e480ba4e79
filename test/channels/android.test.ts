// SMS by a phone with SMS Gateway for Android: the contract of all channels, then what is its alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { androidChannel } from '../../adapters/gateway/android.ts';
import type { AndroidSettings } from '../../adapters/gateway/androidSettings.ts';
import { type ChannelBench, toApplicant } from '../../channelKit/bench.ts';
import { describeChannel } from '../../channelKit/contract.ts';
import { type SendFault, UnreadableRequestError } from '../../src/channel/faults.ts';
import { type AndroidSms, DEVICE, type FakeAndroid, received, startFakeAndroid } from '../support/fakeAndroid.ts';
import type { Outcome } from '../support/outcome.ts';
import { APPLICANT, COMMON, OFFICE } from './smsLimits.ts';

describeChannel('SMS by a phone', androidBench);

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

  test('tells one SMS under two ids: sender, text and time are the same to the millisecond', async () => {
    const keys = async (...all: Partial<AndroidSms>[]) => {
      const told = (await Promise.all(all.map((sms) => receive(sms)))).flat();
      return new Set(told.map((each) => each.type === 'message' && each.contentKey)).size;
    };
    const at = (time: string) => ({ receivedAt: `2017-08-01T09:00:${time}+07:00` });
    expect(
      await keys(at('01.000'), { ...at('01.000'), messageId: 'other' }, { receivedAt: '2017-08-01T02:00:01Z' }),
    ).toBe(1);
    expect(await keys(at('01.000'), { ...at('01.000'), text: 'lain' })).toBe(2);
    expect(await keys(at('01.000'), { ...at('01.000'), from: '+6281234567891' })).toBe(2);
    // "1" and "1" again, seven seconds later, are two answers.
    expect(await keys(at('28.000'), at('35.000'))).toBe(2);
    expect(await keys(at('01.000'), at('01.001'))).toBe(2);
  });

  test('that tells no time tells no two messages apart: none is dropped for being like another', async () => {
    const [odd] = await receive({ receivedAt: 'kemarin' });
    expect(odd).not.toHaveProperty('contentKey');
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
    // A database that was emptied counts from one again.
    await channel().send({ ...message, text: 'lain' });
    expect(phone.messages.at(-1)).toMatchObject({ text: 'lain' });
  });

  test('tells of an MMS with its words, and that something came with them', async () => {
    const picture = { partId: 7, contentType: 'image/jpeg', name: 'ktp.jpg', size: 9, data: null };
    const mms = {
      ...{
        messageId: '17',
        sender: APPLICANT,
        recipient: OFFICE,
        simNumber: 1,
        subject: 'KTP',
        body: '#Budi#25011987',
      },
      ...{ attachments: [picture], receivedAt: '2017-08-01T09:00:00.000+07:00' },
    };
    const media = [{ url: 'mms:7', contentType: 'application/octet-stream' }];
    const [told] = await channel().receive(phone.webhook('mms:downloaded', mms));
    expect(told).toMatchObject({ type: 'message', from: { value: APPLICANT }, text: '#Budi#25011987', media });
    expect(told).not.toHaveProperty('contentKey');
    const batch = { messages: [{ ...mms, body: null }] };
    expect(await channel().receive(phone.webhook('mms:batch:downloaded', batch))).toMatchObject([
      { text: 'KTP', media },
    ]);
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
