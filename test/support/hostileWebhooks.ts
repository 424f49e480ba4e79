// The webhook of each provider, with any text in any of its fields, signed as the provider signs it.
import { createHmac, randomUUID } from 'node:crypto';
import type { RawRequest } from '../../src/channel/webhook.ts';
import type { startFakeMail } from './fakeMail.ts';
import { type Door, jsonDoor, queryDoor } from './hostileDoor.ts';
import * as meta from './metaWebhook.ts';
import * as twilio from './twilioWebhook.ts';

type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json };

const PUBLIC_URL = 'http://127.0.0.1:1';
/** Nothing listens there: what is answered is lost. */
const NOWHERE = 'http://127.0.0.1:9';
const ACCOUNT = `AC${'0'.repeat(32)}`;
const TOKEN = '1'.repeat(32);
const KANNEL_SECRET = 'kannel-secret-0123456789';

/** The settings under which all of these requests are rightly signed. */
export function settingsOfAllChannels(mail: { url: string; key: string }): Record<string, string> {
  return {
    PUBLIC_URL,
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_BASE_URL: NOWHERE,
    META_ACCESS_TOKEN: 'token',
    META_APP_SECRET: 'app-secret',
    META_VERIFY_TOKEN: 'verify',
    META_BASE_URL: NOWHERE,
    META_NUMBERS: '+628111100333=106540352242922',
    WHATSAPP_SEND_BY: 'meta',
    SMS_SEND_BY: 'kannel',
    SMS_GATEWAY_URL: NOWHERE,
    SMS_GATEWAY_USERNAME: 'sms',
    SMS_GATEWAY_PASSWORD: 'secret',
    SMS_GATEWAY_SIGNING_KEY: 'key',
    SMS_GATEWAY_NUMBERS: '+6281100000001',
    KANNEL_URL: `${NOWHERE}/cgi-bin/sendsms`,
    KANNEL_USERNAME: 'u',
    KANNEL_PASSWORD: 'p',
    KANNEL_SECRET,
    EMAIL_SMTP_URL: mail.url,
    EMAIL_WEBHOOK_KEY: mail.key,
  };
}

export function webhookDoors(mail: Awaited<ReturnType<typeof startFakeMail>>): Door[] {
  return [...twilioDoors(), ...metaDoors(), ...androidDoors(), ...kannelDoors(), ...mailDoors(mail), simulatorDoor()];
}

function twilioDoors(): Door[] {
  const door = (name: string, path: string, example: () => twilio.Fields): Door => ({
    name,
    fields: Object.keys(example()),
    wordy: ['Body', 'ButtonPayload'],
    request: (field, text) =>
      twilio.signedRequest({ ...example(), [field]: text }, { token: TOKEN, publicUrl: PUBLIC_URL, path }),
  });
  const [applicant, office] = ['+6281234567890', '+628111100333'];
  const media = [{ url: `${NOWHERE}/media`, contentType: 'image/jpeg' }];
  const sent = { sid: twilio.newSid('SM'), status: 'failed', from: `whatsapp:${office}`, to: `whatsapp:${applicant}` };
  return [
    door('a message by Twilio', '/channels/whatsapp', () => ({
      ...twilio.messageFields(
        { from: `whatsapp:${applicant}`, to: `whatsapp:${office}`, body: 'halo', media },
        ACCOUNT,
      ),
      ButtonPayload: '',
      ButtonText: 'x',
      ListId: '',
      OptOutType: 'STOP',
      ExternalUserId: 'ID.1',
      Latitude: '1',
    })),
    door('an SMS by Twilio', '/channels/sms', () =>
      twilio.messageFields({ from: applicant, to: office, body: 'halo' }, ACCOUNT),
    ),
    door('a receipt by Twilio', '/channels/whatsapp', () => ({
      ...twilio.receiptFields(sent, ACCOUNT),
      ErrorCode: '63016',
      ErrorMessage: 'x',
      ChannelStatusMessage: 'x',
    })),
  ];
}

function metaDoors(): Door[] {
  const message = (content: { type: string; [name: string]: Json }) => () =>
    meta.payloadOf([
      [
        {
          to: '+628111100333',
          phoneNumberId: '106540352242922',
          messages: [{ from: '6281234567890', userId: `ID.${randomUUID()}`, content }],
          statuses: [{ id: meta.newWamid(), status: 'failed', error: 131026 }],
        },
      ],
    ]);
  const signed = (body: unknown) => meta.signedRequest(meta.bytesOf(body), 'app-secret');
  const reply = { type: 'list_reply', list_reply: { id: 'x', title: 'y' } };
  const photo = { id: '1', caption: 'KTP', mime_type: 'image/jpeg', sha256: 'x' };
  return [
    jsonDoor('a text by Meta', message({ type: 'text', text: { body: 'halo' } }), signed),
    jsonDoor('a button by Meta', message({ type: 'button', button: { text: 'Ya', payload: 'yes' } }), signed),
    jsonDoor('a list by Meta', message({ type: 'interactive', interactive: reply }), signed),
    jsonDoor('a photo by Meta', message({ type: 'image', image: photo }), signed),
    queryDoor('the verification by Meta', '/channels/whatsapp', () => ({
      'hub.mode': 'subscribe',
      'hub.verify_token': 'verify',
      'hub.challenge': '123',
    })),
  ];
}

function androidDoors(): Door[] {
  const message = () => ({
    messageId: randomUUID(),
    message: 'halo',
    sender: '+6281234567890',
    phoneNumber: '+6281234567890',
    recipient: '+6281100000001',
    simNumber: 1,
    receivedAt: '2017-08-01T09:00:00.000+07:00',
  });
  const event = (name: string, payload: () => unknown) => () => ({
    deviceId: 'ffffffffceb0b1db0000018e937c815b',
    event: name,
    id: randomUUID(),
    webhookId: 'antrean',
    payload: payload(),
  });
  const failed = () => ({ messageId: 'x', reason: 'RESULT_ERROR_GENERIC_FAILURE', phoneNumber: '+62' });
  return [
    jsonDoor('an SMS by a phone', event('sms:received', message), signedByPhone),
    jsonDoor(
      'SMS by a phone',
      event('sms:batch:received', () => ({ messages: [message(), message()] })),
      signedByPhone,
    ),
    jsonDoor('a receipt by a phone', event('sms:failed', failed), signedByPhone),
  ];
}

function signedByPhone(body: unknown): RawRequest {
  const bytes = Buffer.from(JSON.stringify(body));
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const signed = Buffer.concat([bytes, Buffer.from(timestamp)]);
  const signature = createHmac('sha256', 'key').update(signed).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-signature': signature, 'x-timestamp': timestamp };
  return { method: 'POST', url: '/channels/sms', headers, body: bytes };
}

function kannelDoors(): Door[] {
  return [
    queryDoor('an SMS by Kannel', '/channels/sms', () => ({
      secret: KANNEL_SECRET,
      id: randomUUID(),
      from: '+6281234567890',
      to: '+6281380001000',
      text: 'halo',
      time: '2017-08-01 09:00:00',
      charset: 'UTF-8',
    })),
    queryDoor('a report by Kannel', '/channels/sms', () => ({
      secret: KANNEL_SECRET,
      dlr: 'x',
      status: '1',
      answer: 'ACK/',
      sign: 'x',
    })),
  ];
}

function mailDoors(mail: Awaited<ReturnType<typeof startFakeMail>>): Door[] {
  const written = { from: 'Budi <budi@mail.example>', to: 'bogor@antrean.example', text: 'halo', subject: 'Daftar' };
  const fields = [
    'headers',
    'dkim',
    'SPF',
    'from',
    'to',
    'subject',
    'envelope',
    'charsets',
    'text',
    'html',
    'sender_ip',
  ];
  return [
    {
      name: 'a mail',
      fields,
      wordy: ['text', 'html', 'headers', 'subject'],
      request: (field, text) => mail.webhook({ ...written, fields: [[field, text]] }),
    },
    {
      name: 'a mail’s headers',
      fields: ['Message-ID', 'Auto-Submitted', 'Precedence', 'X-Autoreply', 'Subject', 'References'],
      wordy: [],
      request: (field, text) => mail.webhook({ ...written, headers: `${field}: ${text}\n` }),
    },
  ];
}

function simulatorDoor(): Door {
  return jsonDoor(
    'a message to the simulator',
    () => ({
      from: '+6281234567891',
      to: '+628111100333',
      text: 'halo',
      action: 'SAY:halo',
      messageId: randomUUID(),
      media: [{ url: 'simulator:1', contentType: 'image/jpeg' }],
    }),
    (body) => ({
      method: 'POST',
      url: '/channels/simulator',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    }),
  );
}
