// The fake Twilio itself: refuses what Twilio refuses, and calls a server as Twilio does.
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import { startFakeTwilio } from '../support/fakeTwilio.ts';
import { faultOfMessage } from '../support/twilioRules.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';

describe('the fake Twilio', () => {
  const SMS = { From: OFFICE, To: APPLICANT, Body: 'A12' };
  const URL = 'https://antrean.example/a.png';
  const [TEMPLATE, SERVICE] = ['HX0123456789abcdef0123456789abcdef', 'MG0123456789abcdef0123456789abcdef'];

  test.each<[string, Record<string, string>]>([
    ['a text', {}],
    ['WhatsApp on both sides', { From: `whatsapp:${OFFICE}`, To: `whatsapp:${APPLICANT}` }],
    ['a user who hides the number', { From: `whatsapp:${OFFICE}`, To: 'whatsapp:ID.4566' }],
    ['a sender by name', { From: 'IMIGRASI' }],
    ['a service for a sender', { From: '', MessagingServiceSid: SERVICE }],
    ['a template for a text', { Body: '', ContentSid: TEMPLATE, ContentVariables: '{"1":"A12"}' }],
    ['as long a wait as there is', { ValidityPeriod: '36000' }],
    ['a callback with connection overrides', { StatusCallback: `${URL}#rc=3&rp=all` }],
  ])('takes %s', (_, fields) => {
    expect(faultOfMessage(formOf({ ...SMS, ...fields }))).toBeUndefined();
  });

  test.each<[number, Record<string, string>]>([
    [21604, { To: '' }],
    [21603, { From: '' }],
    [21602, { Body: '' }],
    [21211, { To: '081234567890' }],
    [21211, { To: '+0812' }],
    [21212, { From: 'A name that is too long' }],
    [21910, { To: `whatsapp:${APPLICANT}` }],
    [21617, { Body: 'x'.repeat(1601) }],
    [21620, { MediaUrl: 'ftp://antrean.example/a.png' }],
    [21620, { MediaUrl: '/a.png' }],
    [21609, { StatusCallback: '/channels/sms' }],
    [21656, { ContentSid: TEMPLATE, ContentVariables: '{1: A12}' }],
    [21656, { ContentSid: TEMPLATE, ContentVariables: '["A12"]' }],
    [21656, { ContentSid: TEMPLATE, ContentVariables: '{"1":"a\\nb"}' }],
    [21656, { ContentSid: TEMPLATE, ContentVariables: '{"1":"a     b"}' }],
    [21656, { ContentSid: TEMPLATE, ContentVariables: '{"1":" "}' }],
    [21656, { ContentSid: TEMPLATE, ContentVariables: '{"1":1}' }],
    [20001, { ContentVariables: '{"1":"A12"}' }],
    [20001, { ContentSid: 'HX1' }],
    [20001, { MessagingServiceSid: 'MG1' }],
    [20001, { Buttons: 'Ya' }],
    [21624, { ValidityPeriod: '0' }],
    [21624, { ValidityPeriod: '36001' }],
    [21624, { ValidityPeriod: 'long' }],
  ])('refuses with %i: %j', (code, fields) => {
    expect(faultOfMessage(formOf({ ...SMS, ...fields }))).toMatchObject({ status: 400, code });
  });

  test('takes ten pictures and not eleven', () => {
    const pictures = (count: number) => new URLSearchParams([...formOf(SMS), ...Array(count).fill(['MediaUrl', URL])]);
    expect(faultOfMessage(pictures(10))).toBeUndefined();
    expect(faultOfMessage(pictures(11))?.code).toBe(21623);
  });

  test.each([
    ['a stranger', 401, { authorization: 'Basic eA==' }, ''],
    ['another account', 404, {}, 'x'],
    ['anything but a form', 400, { 'content-type': 'application/json' }, ''],
  ])('refuses %s as Twilio does', async (_, status, headers, suffix) => {
    const twilio = await startFakeTwilio();
    const authorization = `Basic ${btoa(`${twilio.accountSid}:${twilio.authToken}`)}`;
    const url = `${twilio.url}/2010-04-01/Accounts/${twilio.accountSid}${suffix}/Messages.json`;
    const init = { method: 'POST', body: formOf(SMS).toString() };
    const response = await fetch(url, { ...init, headers: { authorization, ...headers } as Record<string, string> });
    expect(response.status).toBe(status);
    const fault = { code: expect.any(Number), message: expect.any(String), more_info: expect.any(String), status };
    expect(await response.json()).toEqual(fault);
    await twilio.close();
  });

  function formOf(fields: Record<string, string>): URLSearchParams {
    return new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''));
  }
});

describe('the fake Twilio against a server', () => {
  test('delivers messages and statuses, signed, and can be waited for', async () => {
    const twilio = await startFakeTwilio();
    const channel = twilioChannel(settingsFor(twilio));
    const heard: unknown[] = [];
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
      const { method = '', url = '', headers } = request;
      const inbound = await channel.receive({ method, url, headers, body }).catch((error) => [error]);
      heard.push(...inbound.map((each) => each.status ?? each.text ?? each.name));
      response.writeHead(204).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const serverUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

    const message = { from: `whatsapp:${APPLICANT}`, to: `whatsapp:${OFFICE}`, body: 'halo 👍' };
    await twilio.deliver(serverUrl, message);
    await twilio.deliver(serverUrl, message, { method: 'GET' });
    await twilio.deliver(serverUrl, message, { token: 'wrong' });
    const awaited = twilio.sentTo(APPLICANT);
    const { providerId } = await channel.send({
      ...{ id: 'm', from: OFFICE, to: { kind: 'phone', value: APPLICANT }, text: 'A12', media: [] },
    });
    expect((await awaited).map(({ sid }) => sid)).toEqual([providerId]);
    await twilio.deliverStatuses(serverUrl, providerId, ['delivered', 'sent', 'sent', 'read']);

    expect(heard).toEqual(['halo 👍', 'halo 👍', 'SignatureError', 'delivered', 'sent', 'sent', 'read']);
    await expect(twilio.waitFor(2, 1)).rejects.toThrow('1 of 2');
    server.closeAllConnections();
    server.close();
    await twilio.close();
  });
});
