// WhatsApp and SMS by Twilio: the contract of all channels, then the signature, which is Twilio's own.
import { createHash } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import type { TwilioSettings } from '../../adapters/twilio/settings.ts';
import type { ChannelBench } from '../../channelKit/bench.ts';
import { describeChannel } from '../../channelKit/contract.ts';
import { type SendFault, SignatureError } from '../../src/channel/faults.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import type { Outcome } from '../support/outcome.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';
import { signatureOf, signedRequest } from '../support/twilioWebhook.ts';

describeChannel('WhatsApp by Twilio', () => benchOf('WHATSAPP'));
describeChannel('SMS by Twilio', () => benchOf('SMS'));

const NO_PRESSED_PICTURE = 'At Twilio buttons below a picture are part of an approved template.';
const SMS_LIMITS = {
  ...{ buttons: 'An SMS is a text.', templates: 'An SMS is a text.' },
  pictures: 'Outside North America Twilio turns a picture into a link.',
  otherAddress: 'An SMS comes from a number.',
};

const FAULTS: Record<SendFault, Outcome> = {
  later: { status: 429, code: 20429 },
  template: { status: 400, code: 63016 },
  address: { status: 400, code: 21211 },
  stopped: { status: 400, code: 21610 },
  never: { status: 400, code: 30007 },
  configuration: { status: 401, code: 20003 },
  unknown: 'drop',
};

async function benchOf(kind: TwilioSettings['kind']): Promise<ChannelBench> {
  const twilio = await startFakeTwilio();
  const prefix = kind === 'WHATSAPP' ? 'whatsapp:' : '';
  const channel = twilioChannel(settingsFor(twilio, { kind }));
  return {
    channel,
    office: OFFICE,
    applicant: { kind: 'phone', value: APPLICANT },
    other: { kind: 'other', value: 'ID.4566123' },
    media: { url: 'https://provider.example/Media/ME1?x=1&y=2', contentType: 'image/jpeg' },
    templateId: 'HX0123456789abcdef0123456789abcdef',
    statuses: ['queued', 'sent', 'delivered', 'read', 'failed'],
    incoming: ({ text, messageId, from, media = [], alias, pressed }) =>
      twilio.webhook({
        ...{ from: prefix + (from?.value ?? APPLICANT), to: prefix + OFFICE, body: pressed?.title ?? text, media },
        ...(messageId ? { messageSid: messageId } : {}),
        fields: {
          ...(alias && { ExternalUserId: prefix + alias }),
          // https://www.twilio.com/docs/content/twilio-quick-reply
          ...(pressed && { MessageType: 'button', ButtonText: pressed.title, ButtonPayload: pressed.action }),
        },
      }),
    forgeries: (genuine) => ({
      'an empty signature': withSignature(genuine, ''),
      'a signature of nobody': withSignature(genuine, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='),
      'a signature with another token': withSignature(genuine, resigned(genuine, 'another token')),
      'a signature of many bytes': withSignature(genuine, '👍'.repeat(1000)),
      'two signatures': { ...genuine, headers: { 'x-twilio-signature': ['a', 'b'] } },
    }),
    receipt: (providerId, status) => receiptRequest(twilio, kind, { MessageSid: providerId, MessageStatus: status }),
    fail: (to, fault) => twilio.script(prefix + to.value, [FAULTS[fault]]),
    taken: () =>
      twilio.messages.map(({ to, body, media, buttons, fields }) => {
        const [id, validity] = [fields.get('ContentSid'), fields.get('ValidityPeriod')];
        const variables = Object.values<string>(JSON.parse(fields.get('ContentVariables') ?? '{}'));
        return {
          ...{ to, text: body, media, validFor: validity ? Number(validity) : undefined },
          ...(buttons.length > 0 ? { buttons } : id && { template: { id, variables } }),
        };
      }),
    attempts: twilio.attempts,
    limits: kind === 'WHATSAPP' ? { pressedPicture: NO_PRESSED_PICTURE } : SMS_LIMITS,
    close: twilio.close,
  };
}

function receiptRequest(twilio: FakeTwilio, kind: TwilioSettings['kind'], fields: Record<string, string>): RawRequest {
  const path = kind === 'WHATSAPP' ? '/channels/whatsapp' : '/channels/sms';
  return signedRequest(fields, { token: twilio.authToken, publicUrl: twilio.publicUrl, path });
}

function withSignature(request: RawRequest, signature: string): RawRequest {
  return { ...request, headers: { ...request.headers, 'x-twilio-signature': signature } };
}

function resigned({ url, body }: RawRequest, token: string, publicUrl = 'https://antrean.example'): string {
  return getExpectedTwilioSignature(token, publicUrl + url, Object.fromEntries(new URLSearchParams(body.toString())));
}

describe('the signature of Twilio', () => {
  let twilio: FakeTwilio;
  beforeAll(async () => {
    twilio = await startFakeTwilio();
  });
  afterAll(() => twilio.close());

  const PATH = '/channels/whatsapp';
  const HALO = { from: `whatsapp:${APPLICANT}`, to: `whatsapp:${OFFICE}`, body: 'halo' };

  /** Whether a channel known by `ours` takes what Twilio signed for `theirs`. */
  async function takes(ours: string, theirs: string, path = PATH, receivedPath = path): Promise<boolean> {
    const channel = twilioChannel(settingsFor(twilio, { publicUrl: ours }));
    const request = { ...twilio.webhook(HALO, { publicUrl: theirs, path }), url: receivedPath };
    return channel.receive(request).then(
      () => true,
      (error) => {
        expect(error).toBeInstanceOf(SignatureError);
        return false;
      },
    );
  }

  const HOST = 'https://antrean.example';
  test.each<[string, boolean, string, string]>([
    ['the same URL', true, HOST, HOST],
    ['a slash at the end of our setting', true, `${HOST}/`, HOST],
    ['a port that only Twilio names', true, HOST, `${HOST}:443`],
    ['a port that only we name', true, `${HOST}:443`, HOST],
    ['another port on both sides', true, `${HOST}:8443`, `${HOST}:8443`],
    ['a path before ours', true, `${HOST}/kantor/jakarta`, `${HOST}/kantor/jakarta`],
    ['a port that http has of itself', true, 'http://antrean.example', 'http://antrean.example:80'],
    ['a path and a port', true, `${HOST}:8443/kantor`, `${HOST}:8443/kantor`],
    ['http for https', false, HOST, 'http://antrean.example'],
    ['https for http', false, 'http://antrean.example', HOST],
    ['another host', false, HOST, 'https://antrean.example.com'],
    ['the host the request names', false, HOST, 'http://internal:3000'],
    ['no path before ours', false, `${HOST}/kantor`, HOST],
    ['no URL of ours', false, '', HOST],
    ['a relative URL of ours', false, 'antrean.example', HOST],
  ])('over %s: %s', async (_, expected, ours, theirs) => {
    expect(await takes(ours, theirs)).toBe(expected);
  });

  test.each<[string, boolean, string, string]>([
    ['a query', true, `${PATH}?office=jakarta&x=%2B`, `${PATH}?office=jakarta&x=%2B`],
    ['a query whose order was changed', false, `${PATH}?a=1&b=2`, `${PATH}?b=2&a=1`],
    ['a query that was lost', false, `${PATH}?a=1`, PATH],
    ['a slash that was added', false, PATH, `${PATH}/`],
    ['a slash that was lost', false, `${PATH}/`, PATH],
    ['a path for another channel', false, PATH, '/channels/sms'],
    ['a whole URL instead of a path', false, PATH, `${HOST}${PATH}`],
  ])('over %s: %s', async (_, expected, path, receivedPath) => {
    expect(await takes(HOST, HOST, path, receivedPath)).toBe(expected);
  });

  test('over emoji, and over blanks that a framework would trim', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const [message] = await channel.receive(twilio.webhook({ ...HALO, body: ' 👍🏽 \n', profileName: ' 🌸 Siti ' }));
    expect(message).toMatchObject({ text: ' 👍🏽 \n', profileName: ' 🌸 Siti ' });
  });

  test('over letters that came without being escaped', async () => {
    const fields = { MessageSid: 'SM1', From: '+1', To: '+2', Body: 'halo 👍 é ' };
    const body = Buffer.from('MessageSid=SM1&From=%2B1&To=%2B2&Body=halo 👍 é ');
    const request = { ...signedRequest(fields, { token: twilio.authToken, publicUrl: HOST, path: PATH }), body };
    expect(await twilioChannel(settingsFor(twilio)).receive(request)).toMatchObject([{ text: 'halo 👍 é ' }]);
  });

  test('over fields that are repeated, empty, unknown or strangely named', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const fields = { Tag: ['b', 'a', 'b'], Empty: '', FutureField: 'x', constructor: 'y', '10': 'z', '9': 'w' };
    await expect(channel.receive(twilio.webhook({ ...HALO, fields }))).resolves.toHaveLength(1);
    const named = Object.fromEntries([
      ['__proto__', 'p'],
      ['MessageSid', 'SM1'],
      ['From', '+1'],
      ['To', '+2'],
    ]);
    const request = signedRequest(named, { token: twilio.authToken, publicUrl: HOST, path: PATH });
    await expect(channel.receive(request)).resolves.toHaveLength(1);
  });

  test('is the same by our reckoning and by the library', () => {
    const fields = { b: '2', a: ['y', 'x', 'y'], c: '👍' };
    const url = `${HOST}${PATH}?x=1`;
    expect(signatureOf('token', url, fields)).toBe(getExpectedTwilioSignature('token', url, fields));
  });

  test('with either of two tokens, and with neither after they are gone', async () => {
    const request = twilio.webhook(HALO);
    const receive = (authTokens: string[]) => twilioChannel(settingsFor(twilio, { authTokens })).receive(request);
    await expect(receive(['new', twilio.authToken])).resolves.toHaveLength(1);
    await expect(receive([twilio.authToken, 'old'])).resolves.toHaveLength(1);
    await expect(receive(['new', 'old'])).rejects.toBeInstanceOf(SignatureError);
    await expect(receive(['', 'new'])).rejects.toBeInstanceOf(SignatureError);
  });

  test('with an empty token is no one’s', async () => {
    const forged = twilio.webhook(HALO, { token: '' });
    const channel = twilioChannel(settingsFor(twilio, { authTokens: ['', twilio.authToken] }));
    await expect(channel.receive(forged)).rejects.toBeInstanceOf(SignatureError);
    expect(() => twilioChannel(settingsFor(twilio, { authTokens: [''] }))).toThrow('auth token');
  });

  test('with the fragment of connection overrides only where it is configured', async () => {
    const receive = (urlFragment?: string) =>
      twilioChannel(settingsFor(twilio, urlFragment ? { urlFragment } : {})).receive(signedOver);
    const plain = twilio.webhook(HALO);
    const signedOver = withSignature(plain, resigned({ ...plain, url: `${PATH}#rc=3&rp=all` }, twilio.authToken));
    await expect(receive('rc=3&rp=all')).resolves.toHaveLength(1);
    await expect(receive('#rc=3&rp=all')).resolves.toHaveLength(1);
    await expect(receive('rc=5')).rejects.toBeInstanceOf(SignatureError);
    await expect(receive()).rejects.toBeInstanceOf(SignatureError);
    const configured = twilioChannel(settingsFor(twilio, { urlFragment: 'rc=3&rp=all' }));
    await expect(configured.receive(plain)).resolves.toHaveLength(1);
  });

  test('with the fragment behind a query', async () => {
    const channel = twilioChannel(settingsFor(twilio, { urlFragment: 'rc=3&rp=all' }));
    const plain = twilio.webhook(HALO, { path: `${PATH}?office=jakarta` });
    await expect(channel.receive(plain)).resolves.toHaveLength(1);
    const over = resigned({ ...plain, url: `${plain.url}#rc=3&rp=all` }, twilio.authToken);
    await expect(channel.receive(withSignature(plain, over))).resolves.toHaveLength(1);
  });

  test('is over a form: JSON is none, even if it is signed', async () => {
    const body = Buffer.from(JSON.stringify({ MessageSid: 'SM1', From: '+1', To: '+2', Body: 'x' }));
    const digest = createHash('sha256').update(body).digest('hex');
    const url = `${PATH}?bodySHA256=${digest}`;
    const signature = getExpectedTwilioSignature(twilio.authToken, HOST + url, {});
    const headers = { 'x-twilio-signature': signature, 'content-type': 'application/json' };
    const request = { method: 'POST', url, headers, body };
    await expect(twilioChannel(settingsFor(twilio)).receive(request)).rejects.toBeInstanceOf(SignatureError);
  });

  test('passes again when the request is replayed, with the id that shows it', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const request = twilio.webhook({ ...HALO, messageSid: 'SMreplayed' });
    const ids = [...(await channel.receive(request)), ...(await channel.receive(request))];
    expect(ids.map((each) => each.type === 'message' && each.messageId)).toEqual(['SMreplayed', 'SMreplayed']);
  });

  test('of a GET is over its query, and nothing of its body counts', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const request = twilio.webhook({ ...HALO, body: 'lewat GET 👍' }, { method: 'GET' });
    expect(await channel.receive(request)).toMatchObject([{ text: 'lewat GET 👍', from: { value: APPLICANT } }]);
    const changed = { ...request, url: request.url.replace('GET', 'PUT') };
    await expect(channel.receive(changed)).rejects.toBeInstanceOf(SignatureError);
    const smuggled = await channel.receive({ ...request, body: Buffer.from('Body=palsu') });
    expect(smuggled).toMatchObject([{ text: 'lewat GET 👍' }]);
  });

  test('of a GET does not vouch for a POST to the same URL', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const get = twilio.webhook(HALO, { method: 'GET' });
    const post = { ...get, method: 'POST', body: Buffer.from('MessageSid=SM1&From=%2B1&To=%2B2&Body=palsu') };
    await expect(channel.receive(post)).rejects.toBeInstanceOf(SignatureError);
  });
});
