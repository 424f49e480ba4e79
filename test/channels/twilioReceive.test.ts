// Tests the webhooks of Twilio, field by field.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import { UnreadableRequestError } from '../../src/channel/faults.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';
import { signedRequest } from '../support/twilioWebhook.ts';

describe('what Twilio tells', () => {
  let twilio: FakeTwilio;
  beforeAll(async () => {
    twilio = await startFakeTwilio();
  });
  afterAll(() => twilio.close());

  const receive = (fields: Record<string, string>) => {
    const request = signedRequest(fields, {
      token: twilio.authToken,
      publicUrl: twilio.publicUrl,
      path: '/channels/sms',
    });
    return twilioChannel(settingsFor(twilio, { kind: 'SMS' })).receive(request);
  };
  const MESSAGE = { MessageSid: 'SM1', From: `whatsapp:${APPLICANT}`, To: `whatsapp:${OFFICE}`, Body: 'x' };

  test.each([
    ['whatsapp:+6281234567890', 'phone', '+6281234567890'],
    ['+6281234567890', 'phone', '+6281234567890'],
    ['whatsapp:+5215512345678', 'phone', '+5215512345678'],
    ['whatsapp:ID.4566', 'other', 'ID.4566'],
    ['whatsapp:6281234567890', 'other', '6281234567890'],
    ['TELKOMSEL', 'other', 'TELKOMSEL'],
    ['3636', 'other', '3636'],
  ])('an address as it is: %s', async (From, kind, value) => {
    expect(await receive({ ...MESSAGE, From })).toMatchObject([{ from: { kind, value }, to: OFFICE }]);
  });

  test('the id of the same user beside the number, and nothing beside an id', async () => {
    const ExternalUserId = 'whatsapp:ID.4566';
    expect(await receive({ ...MESSAGE, ExternalUserId })).toMatchObject([{ alias: 'ID.4566' }]);
    const [hidden] = await receive({ ...MESSAGE, From: ExternalUserId, ExternalUserId });
    expect(hidden).not.toHaveProperty('alias');
  });

  test('the payload of a button or of a list, not the label', async () => {
    expect(await receive({ ...MESSAGE, ButtonPayload: 'confirm:7', ButtonText: 'Ya' })).toMatchObject([
      { action: 'confirm:7' },
    ]);
    expect(await receive({ ...MESSAGE, ListId: 'slot:3', ListTitle: '08.00' })).toMatchObject([{ action: 'slot:3' }]);
    const [plain] = await receive({ ...MESSAGE, ButtonPayload: '' });
    expect(plain).not.toHaveProperty('action');
    expect(plain).not.toHaveProperty('profileName');
  });

  test('a location is a message without text', async () => {
    const { Body: _, ...fields } = { ...MESSAGE, Latitude: '-6.2', Longitude: '106.8', MessageType: 'location' };
    expect(await receive(fields)).toMatchObject([{ type: 'message', text: '', media: [] }]);
  });

  test('a message that is still on its way in, or comes by the fallback address, is a message', async () => {
    expect(await receive({ ...MESSAGE, SmsStatus: 'receiving' })).toMatchObject([{ type: 'message', text: 'x' }]);
    const fallback = { SmsStatus: 'received', ErrorCode: '11205', ErrorUrl: 'https://antrean.example/channels/sms' };
    expect(await receive({ ...MESSAGE, ...fallback })).toMatchObject([{ type: 'message', text: 'x' }]);
  });

  test('as much media as there is, whatever the count says', async () => {
    const one = { MediaUrl0: 'https://api.twilio.com/ME0', MediaContentType0: 'audio/ogg' };
    const read = async (fields: Record<string, string>) => {
      const [message] = await receive({ ...MESSAGE, ...fields });
      return message?.type === 'message' && message.media;
    };
    expect(await read({ NumMedia: '1', ...one })).toEqual([{ url: one.MediaUrl0, contentType: 'audio/ogg' }]);
    expect(await read({ NumMedia: '999999999', ...one })).toHaveLength(1);
    expect(await read({ NumMedia: 'many', ...one })).toEqual([]);
    expect(await read({ NumMedia: '2', ...one, MediaUrl1: 'https://api.twilio.com/ME1' })).toHaveLength(2);
  });

  test.each([
    ['accepted', 'queued'],
    ['scheduled', 'queued'],
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['partially_delivered', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('the status %s is %s', async (MessageStatus, status) => {
    expect(await receive({ MessageSid: 'SM1', MessageStatus, ErrorCode: '30003' })).toEqual([
      {
        ...{ type: 'receipt', providerId: 'SM1', status },
        ...(status === 'failed' ? { errorCode: '30003', fault: 'later' } : {}),
      },
    ]);
  });

  test('a status no one knows is nothing, and the old name of the status does as well', async () => {
    for (const MessageStatus of ['teleported', 'constructor']) {
      expect(await receive({ MessageSid: 'SM1', MessageStatus })).toEqual([
        { type: 'dropped', reason: 'unknown status' },
      ]);
    }
    expect(await receive({ MessageSid: 'SM1', SmsStatus: 'delivered' })).toMatchObject([{ status: 'delivered' }]);
  });

  test.each(['MessageSid', 'From', 'To'])('a signed request without %s can’t be read', async (missing) => {
    const fields = Object.fromEntries(Object.entries(MESSAGE).filter(([name]) => name !== missing));
    await expect(receive(fields)).rejects.toBeInstanceOf(UnreadableRequestError);
    await expect(receive({ ...fields, [missing]: '' })).rejects.toBeInstanceOf(UnreadableRequestError);
  });
});
