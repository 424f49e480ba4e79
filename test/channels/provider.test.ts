// A channel whose messages come in by one provider and go out by another: each is believed by its own signature.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { androidChannel } from '../../adapters/gateway/android.ts';
import { kannelChannel } from '../../adapters/gateway/kannel.ts';
import { openChannels } from '../../adapters/index.ts';
import { metaChannel } from '../../adapters/meta/channel.ts';
import { joined } from '../../adapters/provider.ts';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import { readServerSettings } from '../../server/settings.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { MediaError, SignatureError } from '../../src/channel/faults.ts';
import { type FakeAndroid, startFakeAndroid } from '../support/fakeAndroid.ts';
import { type FakeKannel, startFakeKannel } from '../support/fakeKannel.ts';
import { type FakeMeta, startFakeMeta } from '../support/fakeMeta.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { verificationRequest } from '../support/metaWebhook.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';

let [twilio, meta, phone, kannel] = [] as unknown as [FakeTwilio, FakeMeta, FakeAndroid, FakeKannel];
let [sms, whatsApp] = [] as unknown as [Channel, Channel];

beforeAll(async () => {
  twilio = await startFakeTwilio();
  meta = await startFakeMeta({ numbers: new Map([[OFFICE, '106540352242922']]) });
  phone = await startFakeAndroid();
  kannel = await startFakeKannel();
  const twilioSms = twilioChannel(settingsFor(twilio, { kind: 'SMS', smsFrom: 'IMIGRASI' }));
  const receivers = [
    androidChannel({ ...phone, numbers: new Map([[OFFICE, '']]) }),
    kannelChannel({ ...kannel, url: kannel.sendUrl, publicUrl: twilio.publicUrl }),
  ];
  sms = joined(receivers, twilioSms);
  const cloud = metaChannel({ ...meta, appSecrets: [meta.appSecret], mediaHosts: [/^127\./] });
  whatsApp = joined([twilioChannel(settingsFor(twilio, { mediaDelays: [] })), cloud], cloud);
});
afterAll(() => Promise.all([twilio, meta, phone, kannel].map((each) => each.close())));

const message = { id: 'm1', from: OFFICE, to: { kind: 'phone' as const, value: APPLICANT }, text: 'A12', media: [] };

describe('a channel of several providers', () => {
  test('comes in from each of them', async () => {
    const told = [
      await sms.receive(phone.received({ from: APPLICANT, text: 'dari HP' })),
      await sms.receive(kannel.received({ from: APPLICANT, to: OFFICE, text: 'dari Kannel' })),
      await sms.receive(twilio.webhook({ from: APPLICANT, to: OFFICE, body: 'dari Twilio' })),
      await whatsApp.receive(twilio.webhook({ from: `whatsapp:${APPLICANT}`, to: `whatsapp:${OFFICE}`, body: 'T' })),
      await whatsApp.receive(meta.webhook(OFFICE, [{ from: APPLICANT.slice(1), text: 'M' }])),
    ].flat();
    expect(told.map((each) => each.type === 'message' && [each.text, each.from.value, each.to])).toEqual(
      ['dari HP', 'dari Kannel', 'dari Twilio', 'T', 'M'].map((text) => [text, APPLICANT, OFFICE]),
    );
  });

  test('goes out by one, which tells what became of it', async () => {
    const { providerId } = await sms.send(message);
    expect(twilio.messages.at(-1)).toMatchObject({ from: 'IMIGRASI', body: 'A12' });
    expect([phone.messages, kannel.messages]).toEqual([[], []]);
    const told = await sms.receive(twilio.statusCallback(providerId, 'delivered'));
    expect(told).toEqual([{ type: 'receipt', providerId, status: 'delivered' }]);
    expect(sms.capabilities).toMatchObject({ kind: 'SMS', maxCharacters: 1600 });
  });

  test('believes none by the signature of another, and no one else', async () => {
    const byPhone = phone.received({ from: APPLICANT, text: 'halo' });
    const byTwilio = twilio.webhook({ from: APPLICANT, to: OFFICE, body: 'halo' });
    for (const [how, request] of Object.entries({
      'no mark': { ...byPhone, headers: {} },
      'the mark of another': { ...byPhone, headers: { 'x-twilio-signature': 'x' } },
      'the signature of another under its mark': {
        ...byPhone,
        headers: { 'x-twilio-signature': String(byPhone.headers['x-signature']) },
      },
      'both marks': { ...byTwilio, headers: { ...byTwilio.headers, 'x-signature': 'x', 'x-timestamp': '1' } },
      'a false secret': kannel.received({ from: APPLICANT, to: OFFICE, text: 'x' }, 'x'.repeat(20)),
    })) {
      await expect(sms.receive(request), how).rejects.toBeInstanceOf(SignatureError);
    }
  });

  test('answers each as it wants to be answered', () => {
    const byKannel = kannel.received({ from: APPLICANT, to: OFFICE, text: 'x' });
    const byTwilio = twilio.webhook({ from: APPLICANT, to: OFFICE, body: 'x' });
    const statuses = [byKannel, byTwilio, { ...byTwilio, headers: {} }].map((request) => sms.accepted?.(request));
    expect(statuses).toEqual([200, 204, 204]);
    expect(whatsApp.accepted?.(verificationRequest('x', 'y'))).toBe(200);
  });

  test('fetches a file from where it came, and from nowhere else', async () => {
    const file = { bytes: Buffer.from('a picture'), contentType: 'image/jpeg' };
    const contentType = 'image/jpeg';
    expect(await whatsApp.fetchMedia?.({ url: twilio.keepFile(file), contentType })).toEqual(file.bytes);
    const id = meta.keepFile({ bytes: file.bytes, mimeType: contentType });
    expect(await whatsApp.fetchMedia?.({ url: `meta:${id}`, contentType })).toEqual(file.bytes);
    await whatsApp.removeMedia?.({ url: `meta:${id}`, contentType });
    await whatsApp.removeMedia?.({ url: 'https://evil.example/a', contentType });
    expect(meta.files()).toBe(0);
    const foreign = whatsApp.fetchMedia?.({ url: 'https://evil.example/a', contentType });
    await expect(foreign).rejects.toBeInstanceOf(MediaError);
    await expect(sms.fetchMedia?.({ url: `meta:${id}`, contentType })).rejects.toBeInstanceOf(MediaError);
  });

  test('lists what those remember that can', async () => {
    twilio.keep({ from: APPLICANT, to: OFFICE, body: 'lupa' }, '2017-08-01T02:00:00Z');
    expect(await sms.listed?.([OFFICE], '2017-08-01T00:00:00Z')).toMatchObject([{ text: 'lupa' }]);
    expect(joined([], androidChannel({ ...phone, numbers: new Map([[OFFICE, '']]) })).listed).toBeUndefined();
  });
});

describe('the registry', () => {
  const open = (environment: Record<string, string>) =>
    openChannels({
      publicUrl: 'https://antrean.example',
      simulator: null,
      channels: readServerSettings({ ...LIVE, ...environment }).channels,
    });
  const LIVE = {
    ...{ MODE: 'live', DATABASE_URL: 'postgres://db.example/antrean', PUBLIC_URL: 'https://antrean.example' },
    ADMIN_KEY: 'Jx7vQm2kT9rLw4ZbYf6HsDnC',
  };
  const TWILIO = { TWILIO_ACCOUNT_SID: 'AC0', TWILIO_AUTH_TOKEN: 'token' };
  const KANNEL = {
    ...{ KANNEL_URL: 'http://smsbox/cgi-bin/sendsms', KANNEL_USERNAME: 'a', KANNEL_PASSWORD: 'b' },
    KANNEL_SECRET: 'a-secret-of-sixteen',
  };

  test('has no channel without credentials', () => {
    expect(Object.keys(open({}))).toEqual([]);
    expect(Object.keys(open(TWILIO)).toSorted()).toEqual(['sms', 'whatsapp']);
    expect(Object.keys(open(KANNEL))).toEqual(['sms']);
  });

  test('sends by whom it was told', () => {
    expect(open({ ...TWILIO, ...KANNEL, SMS_SEND_BY: 'kannel' }).sms?.capabilities.maxCharacters).toBe(1530);
    expect(open({ ...TWILIO, ...KANNEL, SMS_SEND_BY: 'twilio' }).sms?.capabilities.maxCharacters).toBe(1600);
  });
});
