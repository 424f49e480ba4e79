// WhatsApp by Meta's Cloud API: the contract of all channels, then its signature, its batches and its many kinds.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { metaChannel } from '../../adapters/meta/channel.ts';
import type { MetaSettings } from '../../adapters/meta/settings.ts';
import type { ChannelBench, Taken } from '../../channelKit/bench.ts';
import { describeChannel } from '../../channelKit/contract.ts';
import { type SendFault, SignatureError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import { type FakeMeta, type MetaTaken, startFakeMeta } from '../support/fakeMeta.ts';
import { bytesOf, type MetaMessage, payloadOf, signedRequest, verificationRequest } from '../support/metaWebhook.ts';
import type { Outcome } from '../support/outcome.ts';

const OFFICE = '+628111100333';
const OTHER_OFFICE = '+6281299004406';
const APPLICANT = '+6281234567890';
const NUMBERS = new Map([
  [OFFICE, '106540352242922'],
  [OTHER_OFFICE, '106540352242923'],
]);

function settingsFor(meta: FakeMeta, given: Partial<MetaSettings> = {}): MetaSettings {
  const { accessToken, appSecret, verifyToken, baseUrl, numbers } = meta;
  return { accessToken, appSecrets: [appSecret], verifyToken, baseUrl, numbers, mediaDelays: [0, 0], ...given };
}

describeChannel('WhatsApp by Meta', bench);

const FAULTS: Record<SendFault, Outcome> = {
  later: { status: 400, code: 131056 },
  template: { status: 400, code: 131047 },
  address: { status: 400, code: 131026 },
  stopped: { status: 400, code: 131050 },
  never: { status: 400, code: 131009 },
  configuration: { status: 401, code: 190 },
  unknown: 'drop',
};

async function bench(): Promise<ChannelBench> {
  const meta = await startFakeMeta({ numbers: NUMBERS });
  const channel = metaChannel(settingsFor(meta));
  const { appSecret } = meta;
  return {
    channel,
    office: OFFICE,
    applicant: { kind: 'phone', value: APPLICANT },
    other: { kind: 'other', value: 'ID.13491208655302741918' },
    media: { url: 'meta:2754859441498128', contentType: 'image/jpeg' },
    templateId: 'queue_reminder',
    statuses: ['sent', 'delivered', 'read', 'failed'],
    incoming: ({ text, messageId, from, media = [], pressed, alias }) => {
      const sender = from?.kind === 'other' ? { userId: from.value } : { from: APPLICANT.slice(1) };
      const [first] = media;
      const image = first && { id: first.url.replace('meta:', ''), mime_type: first.contentType, sha256: 'x' };
      return meta.webhook(OFFICE, [
        {
          ...sender,
          ...(alias && { userId: alias }),
          ...(messageId && { id: messageId }),
          text,
          ...(image && { content: { type: 'image', image: { ...image, ...(text && { caption: text }) } } }),
          ...(pressed && {
            content: {
              type: 'interactive',
              interactive: { type: 'button_reply', button_reply: { id: pressed.action, title: pressed.title } },
            },
          }),
        },
      ]);
    },
    forgeries: (genuine) => ({
      'an empty signature': { ...genuine, headers: { 'x-hub-signature-256': '' } },
      'no digest': { ...genuine, headers: { 'x-hub-signature-256': 'sha256=' } },
      'a digest of nobody': { ...genuine, headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } },
      'half a digest': {
        ...genuine,
        headers: { 'x-hub-signature-256': String(genuine.headers['x-hub-signature-256']).slice(0, -32) },
      },
      'another secret': signedRequest(genuine.body, 'another secret'),
      'no secret': signedRequest(genuine.body, ''),
      'two signatures': { ...genuine, headers: { 'x-hub-signature-256': ['a', 'b'] } },
      'read and written again': { ...genuine, body: Buffer.from(JSON.stringify(JSON.parse(genuine.body.toString()))) },
      'the older signature alone': { ...genuine, headers: { 'x-hub-signature': 'sha1=x' } },
      'the digest of another app': signedRequest(genuine.body, appSecret.toUpperCase()),
    }),
    receipt: (providerId, status) => meta.status(OFFICE, providerId, status, status === 'failed' ? 131047 : undefined),
    fail: (to, fault) => meta.script(to.value, [FAULTS[fault]]),
    taken: () => meta.messages.map(taken),
    attempts: meta.attempts,
    limits: {
      signedUrl: 'Meta signs what it says, not where it sends it.',
      validity: 'Meta holds a message back for as long as it likes.',
    },
    close: meta.close,
  };
}

function taken({ to, body }: MetaTaken): Taken {
  const { text, image, interactive, template } = body;
  const link = image?.link ?? interactive?.header?.image.link;
  const choices =
    // biome-ignore lint/suspicious/noExplicitAny: the rules of the fake have looked at it.
    interactive?.action.buttons?.map(({ reply }: any) => reply) ?? interactive?.action.sections?.[0].rows ?? [];
  return {
    to,
    text: text?.body ?? image?.caption ?? interactive?.body.text ?? '',
    media: link ? [link] : [],
    buttons: choices.map(({ id, title }: { id: string; title: string }) => ({ action: id, title })),
    ...(template && {
      template: {
        id: template.name,
        variables: (template.components?.[0].parameters ?? []).map((each: { text: string }) => each.text),
      },
    }),
  };
}

describe('Meta', () => {
  let meta: FakeMeta;
  beforeAll(async () => {
    meta = await startFakeMeta({ numbers: NUMBERS });
  });
  afterAll(() => meta.close());

  const channel = (given?: Partial<MetaSettings>) => metaChannel(settingsFor(meta, given));
  const FROM = APPLICANT.slice(1);
  const receive = (...messages: MetaMessage[]) => channel().receive(meta.webhook(OFFICE, messages));
  const content = (type: string, rest: unknown): MetaMessage => ({ from: FROM, content: { type, [type]: rest } });

  describe('asks at the beginning', () => {
    test('and gets its words back', async () => {
      const asked = await channel().receive(verificationRequest(meta.verifyToken, '1158201444'));
      expect(asked).toEqual([{ type: 'verification', answer: '1158201444' }]);
    });

    test.each([
      ['with another token', 'another', 'subscribe'],
      ['without a token', '', 'subscribe'],
      ['for something else', null, 'unsubscribe'],
    ])('%s, and gets nothing', async (_, token, mode) => {
      const request = verificationRequest(token ?? meta.verifyToken, '1', mode);
      await expect(channel().receive(request)).rejects.toBeInstanceOf(SignatureError);
    });
  });

  describe('signs', () => {
    test('over emoji and accents as it escapes them', async () => {
      const request = meta.webhook(OFFICE, [{ from: FROM, text: 'é 👍🏽 a/b', profileName: '🌸 Siti' }]);
      expect(request.body.toString()).toContain('\\u00e9 \\ud83d\\udc4d');
      expect(await channel().receive(request)).toMatchObject([{ text: 'é 👍🏽 a/b', profileName: '🌸 Siti' }]);
    });

    test('with either of two secrets while one replaces the other', async () => {
      const request = meta.webhook(OFFICE, [{ from: FROM, text: 'halo' }]);
      await expect(channel({ appSecrets: ['new', meta.appSecret] }).receive(request)).resolves.toHaveLength(1);
      await expect(channel({ appSecrets: ['new', ''] }).receive(request)).rejects.toBeInstanceOf(SignatureError);
      expect(() => channel({ appSecrets: [''] })).toThrow('app secret');
    });

    test.each([
      ['no JSON', 'halo'],
      ['JSON of another product', '{"object":"page","entry":[]}'],
      ['an array', '[]'],
      ['nothing', ''],
    ])('%s, which can’t be read', async (_, body) => {
      const request = signedRequest(Buffer.from(body), meta.appSecret);
      await expect(channel().receive(request)).rejects.toBeInstanceOf(UnreadableRequestError);
    });
  });

  describe('tells many things at once:', () => {
    test('entries, changes, messages and statuses, each of them and in order', async () => {
      const change = (to: string, ids: string[]) => ({
        ...{ to, phoneNumberId: meta.phoneNumberId(to) },
        messages: ids.map((id) => ({ id, from: FROM, text: `teks ${id}` })),
      });
      const told = await channel().receive(
        meta.batch([
          [change(OFFICE, ['m1', 'm2']), { ...change(OFFICE, []), statuses: [{ id: 'w1', status: 'delivered' }] }],
          [{ ...change(OTHER_OFFICE, ['m3']), statuses: [{ id: 'w2', status: 'failed', error: 131026 }] }],
        ]),
      );
      expect(told).toMatchObject([
        { type: 'message', messageId: 'm1', to: OFFICE, text: 'teks m1' },
        { type: 'message', messageId: 'm2', to: OFFICE, text: 'teks m2' },
        { type: 'receipt', providerId: 'w1', status: 'delivered' },
        { type: 'message', messageId: 'm3', to: OTHER_OFFICE, text: 'teks m3' },
        { type: 'receipt', providerId: 'w2', status: 'failed', errorCode: '131026', fault: 'address' },
      ]);
    });

    test('one that can’t be read does not take the others with it', async () => {
      const payload = payloadOf([[{ to: OFFICE, phoneNumberId: meta.phoneNumberId(OFFICE) }]]);
      // biome-ignore lint/suspicious/noExplicitAny: what Meta never sends.
      const value = payload.entry[0]?.changes[0]?.value as any;
      value.messages = [null, {}, 'x', { id: 'm1', type: 'text' }, { from: FROM, type: 'text', text: { body: 'x' } }];
      value.messages.push({ id: 'm2', from: FROM, type: 'text', text: { body: 'baik' } });
      value.statuses = [null, {}, { id: 'w1', status: 'teleported' }, { id: 'w1', status: 'read' }];
      value.errors = [{ code: 131051 }];
      const told = await channel().receive(signedRequest(bytesOf(payload), meta.appSecret));
      expect(told.filter(({ type }) => type !== 'dropped')).toMatchObject([
        { messageId: 'm2', text: 'baik' },
        { providerId: 'w1', status: 'read' },
      ]);
      expect(told).toHaveLength(11);
    });

    test('nothing at all', async () => {
      const empty = { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages' }] }, {}] };
      expect(await channel().receive(signedRequest(bytesOf(empty), meta.appSecret))).toEqual([]);
    });
  });

  describe('names the sender', () => {
    test.each<[string, Partial<MetaMessage>, object]>([
      ['by the number', { from: FROM }, { from: { kind: 'phone', value: APPLICANT } }],
      ['by both', { from: FROM, userId: 'ID.1' }, { from: { kind: 'phone', value: APPLICANT }, alias: 'ID.1' }],
      ['by an id', { userId: 'ID.1' }, { from: { kind: 'other', value: 'ID.1' } }],
      ['by an id of a group of companies', { userId: 'ID.ENT.1' }, { from: { kind: 'other', value: 'ID.ENT.1' } }],
      ['by a number with no plan', { from: '5215512345678' }, { from: { kind: 'phone', value: '+5215512345678' } }],
    ])('%s', async (_, sender, expected) => {
      const [message] = await receive({ ...sender, text: 'halo' });
      expect(message).toMatchObject(expected);
      if (!('alias' in expected)) expect(message).not.toHaveProperty('alias');
    });

    test('in the list of contacts only', async () => {
      const request = meta.webhook(OFFICE, [{ userId: 'ID.7', text: 'halo', profileName: 'Budi' }]);
      const bare = request.body.toString().replace('"from_user_id":"ID.7",', '');
      const [message] = await channel().receive(signedRequest(Buffer.from(bare), meta.appSecret));
      expect(message).toMatchObject({ from: { kind: 'other', value: 'ID.7' }, profileName: 'Budi' });
    });
  });

  test.each<[string, MetaMessage, object]>([
    ['a picture', content('image', { id: '1', mime_type: 'image/jpeg', caption: 'KTP' }), { text: 'KTP' }],
    ['a picture without words', content('image', { id: '1', mime_type: 'image/jpeg' }), { text: '' }],
    ['a document', content('document', { id: '1', mime_type: 'application/pdf', filename: 'ktp.pdf' }), { text: '' }],
    ['a voice note', content('audio', { id: '1', mime_type: 'audio/ogg; codecs=opus', voice: true }), { text: '' }],
    ['a sticker', content('sticker', { id: '1', mime_type: 'image/webp', animated: false }), { text: '' }],
    ['a film', content('video', { id: '1', mime_type: 'video/mp4' }), { text: '' }],
  ])('tells of %s', async (_, message, expected) => {
    const [told] = await receive(message);
    const { type, ...rest } = message.content as { type: string };
    const { mime_type: contentType } = (rest as Record<string, { mime_type: string }>)[type] as { mime_type: string };
    expect(told).toMatchObject({ type: 'message', ...expected, media: [{ url: 'meta:1', contentType }] });
  });

  test.each<[string, MetaMessage, object]>([
    ['a place', content('location', { latitude: -6.2, longitude: 106.8 }), { text: '', media: [] }],
    ['a contact', content('contacts', [{ name: { formatted_name: 'Budi' } }]), { text: '', media: [] }],
    ['what it cannot pass on', content('unsupported', { type: 'poll' }), { text: '', media: [] }],
    ['a kind of tomorrow', content('hologram', { id: '1' }), { text: '', media: [] }],
    [
      'a template’s button',
      content('button', { payload: 'CANCEL:1', text: 'Batal' }),
      { text: 'Batal', action: 'CANCEL:1' },
    ],
    [
      'a row of a list',
      content('interactive', { type: 'list_reply', list_reply: { id: 'SLOT:3', title: '08.00', description: 'x' } }),
      { text: '08.00', action: 'SLOT:3' },
    ],
    ['a form', content('interactive', { type: 'nfm_reply', nfm_reply: { response_json: '{}' } }), { text: '' }],
  ])('tells of %s', async (_, message, expected) => {
    const [told] = await receive(message);
    expect(told).toMatchObject({ type: 'message', from: { value: APPLICANT }, ...expected });
  });

  test.each<[string, MetaMessage]>([
    ['a reaction', content('reaction', { message_id: 'wamid.1', emoji: '👍' })],
    ['a new number', content('system', { type: 'user_changed_number', wa_id: '6281' })],
    [
      'an edit without words',
      content('edit', { original_message_id: 'wamid.1', message: { type: 'image', image: { id: '1' } } }),
    ],
    [
      'an answer to a call',
      content('interactive', { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } }),
    ],
    ['what a group says', { from: FROM, content: { type: 'text', text: { body: 'x' }, group_id: 'G1' } }],
    ['an echo of the office itself', { from: OFFICE.slice(1), text: 'x' }],
  ])('drops %s', async (_, message) => {
    expect(await receive(message)).toEqual([{ type: 'dropped', reason: expect.any(String) }]);
  });

  test('drops what the office writes on its phone, and what is no message', async () => {
    for (const field of ['smb_message_echoes', 'history', 'account_settings_update']) {
      const change = { to: OFFICE, phoneNumberId: '1', field, messages: [{ from: FROM, text: 'x' }] };
      expect(await channel().receive(meta.batch([[change]]))).toEqual([{ type: 'dropped', reason: `field ${field}` }]);
    }
  });

  test('tells of an edit as a message with the new words, and of which', async () => {
    const message = { type: 'text', text: { body: '#Budi#25011987#07082017' } };
    const edit = content('edit', { original_message_id: 'wamid.1', message });
    expect(await receive({ ...edit, id: 'wamid.2' })).toMatchObject([
      { type: 'message', messageId: 'wamid.2', edits: 'wamid.1', text: '#Budi#25011987#07082017', media: [] },
    ]);
  });

  describe('an alarm', () => {
    const TOLD = '2017-08-01T02:00:00Z';
    const told = (field: string, value: object) => channel().receive(meta.event(field, value));
    const template = { message_template_id: 1, message_template_name: 'pengingat', message_template_language: 'id' };

    test.each<[string, object, object]>([
      [
        'message_template_status_update',
        { event: 'PAUSED', ...template, reason: 'NONE' },
        { about: 'TEMPLATE', name: 'pengingat (id)', state: 'PAUSED', reason: null },
      ],
      [
        'message_template_status_update',
        { event: 'REJECTED', ...template, reason: 'INVALID_FORMAT' },
        { about: 'TEMPLATE', name: 'pengingat (id)', state: 'REJECTED', reason: 'INVALID_FORMAT' },
      ],
      [
        'message_template_status_update',
        { event: 'APPROVED', ...template, reason: 'NONE' },
        { about: 'TEMPLATE', name: 'pengingat (id)', state: null, reason: null },
      ],
      [
        'phone_number_quality_update',
        { display_phone_number: OFFICE.slice(1), event: 'FLAGGED', current_limit: 'TIER_1K' },
        { about: 'NUMBER', name: OFFICE, state: 'FLAGGED', reason: 'TIER_1K' },
      ],
      [
        'phone_number_quality_update',
        { display_phone_number: '62 999-1', event: 'UNFLAGGED', current_limit: 'TIER_1K' },
        { about: 'NUMBER', name: '+629991', state: null, reason: null },
      ],
      [
        'account_update',
        { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE', waba_ban_date: '2017-08-09' } },
        {
          about: 'ACCOUNT',
          name: '102290129340398',
          state: 'DISABLED_UPDATE',
          reason: 'SCHEDULE_FOR_DISABLE, 2017-08-09',
        },
      ],
      [
        'account_update',
        { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } },
        { about: 'ACCOUNT', name: '102290129340398', state: null, reason: null },
      ],
      [
        'account_update',
        {
          event: 'ACCOUNT_RESTRICTION',
          restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }],
        },
        { about: 'ACCOUNT', state: 'ACCOUNT_RESTRICTION', reason: 'RESTRICTED_BIZ_INITIATED_MESSAGING' },
      ],
    ])('is told of %s %j', async (field, value, expected) => {
      expect(await told(field, value)).toEqual([expect.objectContaining({ type: 'alarm', toldAt: TOLD, ...expected })]);
    });

    test('is none where nothing changes in what may be sent', async () => {
      for (const [field, value] of [
        ['account_update', { event: 'VERIFIED_ACCOUNT' }],
        ['message_template_status_update', { event: 'PENDING', ...template }],
        ['message_template_status_update', { event: 'PAUSED' }],
        ['phone_number_quality_update', { event: 'FLAGGED' }],
        ['account_update', {}],
      ] as const)
        expect(await told(field, value)).toEqual([{ type: 'dropped', reason: expect.stringContaining(field) }]);
    });
  });

  test('tells when it was said, even days later, and nothing where it does not', async () => {
    const sentAt = async (timestamp: unknown) => {
      const [told] = await receive({ from: FROM, text: 'x', timestamp: timestamp as number });
      return (told as Extract<Inbound, { type: 'message' }>).sentAt;
    };
    expect(await sentAt(1_501_552_800)).toBe('2017-08-01T02:00:00Z');
    for (const odd of ['', 'soon', '1e300', '-', '99999999999999']) expect(await sentAt(odd)).toBeUndefined();
  });

  test('tells of a number it was never told about', async () => {
    const change = { to: '+628999', phoneNumberId: '77', messages: [{ from: FROM, text: 'x' }] };
    expect(await channel().receive(meta.batch([[change]]))).toMatchObject([{ to: '+628999' }]);
  });
});
