// Tests the requests that Twilio is sent, and its answers.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import type { TwilioSettings } from '../../adapters/twilio/settings.ts';
import { SendError, type SendFault } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import type { Outcome } from '../support/outcome.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';

describe('a message to Twilio', () => {
  let twilio: FakeTwilio;
  beforeAll(async () => {
    twilio = await startFakeTwilio({ publicUrl: 'https://antrean.example/kantor' });
  });
  afterAll(() => twilio.close());

  const MESSAGE: OutboundMessage = {
    ...{ id: 'm1', from: OFFICE, to: { kind: 'phone', value: APPLICANT }, text: 'A12', media: [] },
  };
  const failure = async (settings: Partial<TwilioSettings> = {}, message = MESSAGE): Promise<SendError> => {
    const error = await twilioChannel(settingsFor(twilio, settings))
      .send(message)
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(SendError);
    return error;
  };

  test('has the prefix of WhatsApp, or none, and asks for receipts', async () => {
    await twilioChannel(settingsFor(twilio)).send(MESSAGE);
    await twilioChannel(settingsFor(twilio, { kind: 'SMS', urlFragment: 'rc=3&rp=all' })).send(MESSAGE);
    const [whatsApp, sms] = twilio.messages.slice(-2);
    expect(Object.fromEntries(whatsApp!.fields)).toEqual({
      ...{ From: `whatsapp:${OFFICE}`, To: `whatsapp:${APPLICANT}`, Body: 'A12' },
      StatusCallback: 'https://antrean.example/kantor/channels/whatsapp',
    });
    expect(sms).toMatchObject({ from: OFFICE, to: APPLICANT });
    expect(sms!.statusCallback).toBe('https://antrean.example/kantor/channels/sms#rc=3&rp=all');
  });

  test('outside the reply window is a template, with its gaps filled', async () => {
    const template = { id: 'HX0123456789abcdef0123456789abcdef', language: 'id', variables: ['A12', 'Siti\nAminah'] };
    await twilioChannel(settingsFor(twilio)).send({ ...MESSAGE, template });
    expect(Object.fromEntries(twilio.messages.at(-1)!.fields)).toMatchObject({
      ContentSid: template.id,
      ContentVariables: '{"1":"A12","2":"Siti Aminah"}',
    });
    expect(twilio.messages.at(-1)!.fields.has('Body')).toBe(false);
  });

  test('that may have been taken is found by its words and recipient, though clocks be minutes apart', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const text = 'Kode Anda 2345678A';
    const { providerId } = await channel.send({ ...MESSAGE, text });
    const since = (minutes: number) => Temporal.Now.instant().add({ minutes }).toString();
    for (const minutes of [-60, -1, 0, 1, 4])
      expect(await channel.sentAlready?.({ ...MESSAGE, text }, since(minutes))).toEqual([{ providerId }]);
    expect(await channel.sentAlready?.({ ...MESSAGE, text }, since(60))).toEqual([]);
    expect(await channel.sentAlready?.({ ...MESSAGE, text: 'Kode Anda 2345678B' }, since(0))).toEqual([]);
    const other = { kind: 'phone' as const, value: '+6281200000001' };
    expect(await channel.sentAlready?.({ ...MESSAGE, text, to: other }, since(0))).toEqual([]);
  });

  test.each([
    ['a number', '+14155550100', { From: '+14155550100' }],
    ['a registered name', 'IMIGRASI', { From: 'IMIGRASI' }],
    ['a service', 'MG0123456789abcdef0123456789abcdef', { MessagingServiceSid: 'MG0123456789abcdef0123456789abcdef' }],
  ])('comes from %s where the office’s own number is no sender there', async (_, smsFrom, fields) => {
    await twilioChannel(settingsFor(twilio, { kind: 'SMS', smsFrom })).send(MESSAGE);
    expect(Object.fromEntries(twilio.messages.at(-1)!.fields)).toMatchObject(fields);
    await twilioChannel(settingsFor(twilio, { smsFrom })).send(MESSAGE);
    expect(twilio.messages.at(-1)?.from).toBe(`whatsapp:${OFFICE}`);
  });

  test('waits in Twilio’s queue no longer than it is of use, and no longer than Twilio lets it', async () => {
    for (const [validFor, period] of [
      [600.9, '600'],
      [0.2, '1'],
      [86_400, '36000'],
    ] as const) {
      await twilioChannel(settingsFor(twilio)).send({ ...MESSAGE, validFor });
      expect(twilio.messages.at(-1)!.fields.get('ValidityPeriod')).toBe(period);
    }
  });

  test('may be a picture alone', async () => {
    await twilioChannel(settingsFor(twilio)).send({ ...MESSAGE, text: '', media: ['https://antrean.example/a.png'] });
    expect([...twilio.messages.at(-1)!.fields.keys()]).not.toContain('Body');
  });

  test('comes back as receipts that the channel reads', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const { providerId } = await channel.send(MESSAGE);
    const told = await channel.receive(twilio.statusCallback(providerId, 'undelivered', { ErrorCode: '63016' }));
    expect(told).toEqual([{ type: 'receipt', providerId, status: 'failed', errorCode: '63016', fault: 'template' }]);
  });

  test.each<[Outcome, SendFault]>([
    [{ status: 429, code: 20429 }, 'later'],
    [{ status: 429, code: 63018 }, 'later'],
    [{ status: 429 }, 'later'],
    [{ status: 429, code: 21211 }, 'later'],
    [{ status: 400, code: 21611 }, 'later'],
    [{ status: 400, code: 63038 }, 'later'],
    [{ status: 401, code: 20003 }, 'configuration'],
    [{ status: 401 }, 'configuration'],
    [{ status: 404, code: 20404 }, 'configuration'],
    [{ status: 400, code: 21606 }, 'configuration'],
    [{ status: 400, code: 63007 }, 'configuration'],
    [{ status: 403, code: 21408 }, 'configuration'],
    [{ status: 400, code: 21612 }, 'configuration'],
    [{ status: 400, code: 63016 }, 'template'],
    [{ status: 400, code: 21211 }, 'address'],
    [{ status: 400, code: 21614 }, 'address'],
    [{ status: 400, code: 63003 }, 'address'],
    [{ status: 400, code: 21610 }, 'stopped'],
    [{ status: 400, code: 63014 }, 'stopped'],
    [{ status: 400, code: 30007 }, 'never'],
    [{ status: 400, code: 63027 }, 'never'],
    [{ status: 400, code: 99999 }, 'never'],
    [{ status: 418 }, 'never'],
    [{ status: 408 }, 'unknown'],
    [{ status: 500, code: 20500 }, 'unknown'],
    [{ status: 503 }, 'unknown'],
    [{ status: 502, code: 21211 }, 'unknown'],
    [{ status: 302 }, 'unknown'],
    [{ status: 200 }, 'unknown'],
    ['drop', 'unknown'],
  ])('that ends with %j is "%s"', async (outcome, fault) => {
    twilio.script(APPLICANT, [outcome]);
    const error = await failure();
    expect(error.fault).toBe(fault);
    if (typeof outcome === 'object' && outcome.code) expect(error.code).toBe(`${outcome.code}`);
  });

  test('may be told how long to wait', async () => {
    twilio.script(APPLICANT, [
      { status: 429, code: 20429, retryAfter: 7 },
      { status: 429, code: 20429 },
      { status: 400, code: 21611 },
    ]);
    expect((await failure()).retryAfter).toBe(7);
    expect((await failure()).retryAfter).toBeUndefined();
    expect((await failure()).retryAfter).toBe(60);
  });

  test('that is never answered may have been taken', async () => {
    twilio.script(APPLICANT, ['silent']);
    expect((await failure({ timeout: 50 })).fault).toBe('unknown');
  });

  test('that never reached Twilio can go later', async () => {
    const { port, close } = await unused();
    await close();
    expect((await failure({ baseUrl: `http://127.0.0.1:${port}` })).fault).toBe('later');
    expect((await failure({ baseUrl: 'http://twilio.invalid' })).fault).toBe('later');
  });

  test('that Twilio itself finds wrong is refused for good', async () => {
    expect(await failure({}, { ...MESSAGE, media: ['/a.png'] })).toMatchObject({ fault: 'never', code: '21620' });
    expect(await failure({ publicUrl: '' })).toMatchObject({ fault: 'configuration', code: '21609' });
    const nobody = { ...MESSAGE, to: { kind: 'phone', value: '+0' } } as const;
    expect(await failure({}, nobody)).toMatchObject({ fault: 'address', code: '21211' });
    const template = { id: 'welcome', language: 'id', variables: [] };
    expect(await failure({}, { ...MESSAGE, template })).toMatchObject({ fault: 'never', code: '20001' });
  });

  test('leaves neither token, number nor text in its error', async () => {
    const authTokens = ['a-token-nobody-may-see'];
    const cut = async () => {
      twilio.script(APPLICANT, ['drop']);
      return failure();
    };
    for (const error of [
      await failure({ authTokens }),
      await cut(),
      await failure({ baseUrl: 'http://127.0.0.1:1' }),
    ]) {
      const all = `${error.stack} ${JSON.stringify(Object.getOwnPropertyDescriptors(error))} ${error.cause}`;
      for (const secret of [...authTokens, twilio.authToken, APPLICANT, 'A12', 'Basic ']) {
        expect(all).not.toContain(secret);
      }
    }
  });

  test('is sent with the first of two tokens', async () => {
    const authTokens = [twilio.authToken, 'old'];
    await expect(twilioChannel(settingsFor(twilio, { authTokens })).send(MESSAGE)).resolves.toBeDefined();
    expect((await failure({ authTokens: authTokens.toReversed() })).fault).toBe('configuration');
  });

  test('can be found again in the list of messages by the vendor’s own client', async () => {
    const { default: sdk } = await import('twilio');
    const client = new sdk.Twilio(twilio.accountSid, twilio.authToken);
    client.api.baseUrl = twilio.url;
    const to = { kind: 'phone', value: '+6281999999999' } as const;
    for (const text of ['1', '2', '3']) await twilioChannel(settingsFor(twilio)).send({ ...MESSAGE, to, text });
    const listed = await client.messages.list({ to: `whatsapp:${to.value}`, pageSize: 2 });
    expect(listed.map(({ body }) => body)).toEqual(['3', '2', '1']);
    expect(listed[0]?.sid).toMatch(/^SM[0-9a-f]{32}$/);
  });

  async function unused() {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const port = (server.address() as { port: number }).port;
    return { port, close: () => new Promise((closed) => void server.close(closed)) };
  }
});
