// The seam of channels from outside: their people are theirs alone, and what a module gives or throws is not believed.
import { describe, expect, test } from 'vitest';
import { keepable } from '../../adapters/keepable.ts';
import { askModule } from '../../adapters/outside/askModule.ts';
import { asProvider } from '../../adapters/outside/asProvider.ts';
import type { OutsideChannel, OutsideProvider } from '../../adapters/outside/definition.ts';
import { readOutsideAccount } from '../../adapters/outside/outsideChannels.ts';
import { OutsideFault } from '../../adapters/outside/outsideFault.ts';
import { knowChannel } from '../../channelKit/outsideContract.ts';
import telegram from '../../examples/telegram/telegram.ts';
import { officeShape, readOfficeLines } from '../../server/import/officeTable.ts';
import { readTable } from '../../server/import/tableFile.ts';
import { blockedBy, blockKeyOf } from '../../src/abuse/blockKeys.ts';
import { readActor } from '../../src/access/actor.ts';
import { kindsThatWriteTo, reachOfApplicant } from '../../src/booking/reach.ts';
import { MediaError, SendError, SignatureError } from '../../src/channel/faults.ts';
import type { InboundMessage, OutboundMessage } from '../../src/channel/messages.ts';
import { type ChannelKind, channelKinds, kindOfId } from '../../src/channelKinds.ts';
import { officeChannel } from '../../src/office/channelShapes.ts';
import { addressKey, addressOfKey } from '../../src/phone.ts';
import { settingsReaderOn } from '../../src/settings/reader.ts';
import { makeOffice } from '../rules/make.ts';

knowChannel(telegram);

const TELEGRAM = 'TELEGRAM' as ChannelKind;
const BOT = '@kanim_bogor_bot';
const request = { method: 'POST', url: '/channels/telegram', headers: {}, body: Buffer.alloc(0) };
const message: InboundMessage = {
  ...{ type: 'message', messageId: '1', to: BOT, text: 'halo', media: [] },
  from: { kind: 'other', value: '700' },
};
const outbound: OutboundMessage = {
  ...{ id: '1', from: BOT, text: 'halo', media: [] },
  to: { kind: 'other', value: 'telegram:700' },
};

function providerOf(given: object) {
  const limits = { maxCharacters: 10, maxCaption: 10, pictures: 0, buttons: null, replyWindowHours: null };
  const paces = { receipts: false, messagesPerSecond: null, perPersonMinute: null };
  return asProvider(telegram, { limits: { ...limits, ...paces }, ...given } as unknown as OutsideProvider);
}

class ErrorOfAnotherKit extends Error {
  constructor(name: string, details: object = {}) {
    super('as it was said');
    this.name = name;
    Object.assign(this, details);
  }
}
const throwing =
  (name: string, details: object = {}) =>
  async () => {
    throw new ErrorOfAnotherKit(name, details);
  };

describe('its people', () => {
  test('have keys with its name, which are read back, and no one else’s', () => {
    expect(addressKey('other', 'telegram:700')).toBe('telegram:700');
    expect(addressOfKey('telegram:700')).toEqual({ kind: 'other', value: 'telegram:700' });
    expect(addressKey('other', 'ID.700')).toBe('id:ID.700');
    expect([kindOfId('telegram:700'), kindOfId('TELEGRAM:700'), kindOfId('line:700'), kindOfId('telegram')]).toEqual([
      'TELEGRAM',
      null,
      null,
      null,
    ]);
  });

  test('are written to by it alone', () => {
    expect(kindsThatWriteTo({ kind: 'other', value: 'telegram:700' })).toEqual(['TELEGRAM']);
    expect(kindsThatWriteTo({ kind: 'other', value: 'ID.700' })).toEqual(['WHATSAPP']);
    expect(kindsThatWriteTo({ kind: 'phone', value: '+6281234567890' })).toEqual(['WHATSAPP', 'SMS']);
    const channels = [
      { kind: 'WHATSAPP' as ChannelKind, address: '+628111100333' },
      { kind: TELEGRAM, address: BOT },
    ];
    const booking = { channel: 'WEB', senderKey: 'telegram:700', phone: null } as const;
    expect(reachOfApplicant(booking, makeOffice('BOGOR', { channels }))).toMatchObject({
      channel: 'telegram',
      from: BOT,
    });
  });

  test('are not claimed by an id of another channel', async () => {
    const provider = providerOf({});
    const receive = async () => [{ ...message, from: { kind: 'other', value: 'telegram:700' } } as const];
    const capabilities = { ...provider.capabilities, kind: 'WHATSAPP' } as const;
    expect(await keepable({ ...provider, capabilities, receive }).receive(request)).toEqual([
      { type: 'dropped', reason: 'sender of another channel' },
    ]);
    expect(await keepable({ ...provider, receive }).receive(request)).toHaveLength(1);
    const listed = await keepable({ ...provider, capabilities, listed: receive }).listed?.(['+628111100333'], '');
    expect(listed).toEqual([]);
  });

  test('are blocked as they are shown', () => {
    expect(blockKeyOf('telegram:700')).toBe('telegram:700');
    expect(blockedBy('telegram:700')).toEqual({ address: 'telegram:700', person: null });
    expect(blockedBy('id:ID.12:34')).toEqual({ address: 'ID.12:34', person: null });
  });

  test('are applicants in the history', () => {
    expect(readActor('applicant by TELEGRAM')).toMatchObject({ kind: 'APPLICANT', channel: 'TELEGRAM' });
    expect(readActor('applicant by FORMER')).toMatchObject({ kind: 'APPLICANT', channel: null });
  });
});

describe('its office', () => {
  test('has an address of its form', () => {
    expect(officeChannel.parse({ kind: 'TELEGRAM', address: 't.me/Kanim_Bogor_Bot' })).toEqual({
      kind: TELEGRAM,
      address: BOT,
    });
    const wrong = officeChannel.safeParse({ kind: 'TELEGRAM', address: '+628111100333' });
    expect(wrong.error?.issues).toMatchObject([{ path: ['address'], message: `must be an address such as ${BOT}` }]);
    const unknown = officeChannel.safeParse({ kind: 'LINE', address: 'x' });
    expect(unknown.error?.issues).toMatchObject([{ message: 'must be one of WHATSAPP, SMS, EMAIL, TELEGRAM' }]);
    expect(channelKinds()).toContain('TELEGRAM');
  });
});

test('tables of offices have a column of its name', () => {
  const { lines } = readTable(`code,name,city,like,telegram\nCIMAHI,Kantor Cimahi,Cimahi,BOGOR,'${BOT}`, officeShape());
  expect(readOfficeLines(lines, null)).toMatchObject({
    faults: [],
    rows: [{ channels: [{ kind: TELEGRAM, address: BOT }] }],
  });
});

describe('a module', () => {
  test('names people by bare ids, and can claim none of another channel', async () => {
    const told = [
      message,
      { ...message, from: { kind: 'phone', value: '+6281234567890' } },
      { ...message, from: { kind: 'other', value: ' ' } },
    ];
    expect(await providerOf({ receive: async () => told }).receive(request)).toEqual([
      { ...message, from: { kind: 'other', value: 'telegram:700' } },
      { type: 'dropped', reason: 'sender by phone' },
      { type: 'dropped', reason: 'message without a sender' },
    ]);
  });

  test.each([' 700', '700\n', '70\u00000', '7\ud800', '7'.repeat(129)])(
    'that names a person by %j is not heard: kept, the id would be another’s',
    async (value) => {
      const receive = async () => [{ ...message, from: { kind: 'other', value } }];
      const reason = 'sender with an id that cannot be kept';
      expect(await providerOf({ receive }).receive(request)).toEqual([{ type: 'dropped', reason }]);
    },
  );

  test('may write the address of the office in any way that it reads', async () => {
    const receive = async () => [{ ...message, to: 't.me/Kanim_Bogor_Bot' }];
    expect(await providerOf({ receive }).receive(request)).toMatchObject([{ to: BOT }]);
  });

  test('gets bare ids, and is not asked for what it cannot carry', async () => {
    const sent: OutboundMessage[] = [];
    const send = async (given: OutboundMessage) => ({ providerId: `${sent.push(given)}` });
    expect(await providerOf({ send }).send(outbound)).toEqual({ providerId: '1' });
    expect(sent).toMatchObject([{ to: { value: '700' } }]);
    await expect(providerOf({ send }).send({ ...outbound, text: 'x'.repeat(11) })).rejects.toMatchObject({
      fault: 'never',
    });
    const strange = { kind: 'other', value: '700' } as const;
    await expect(providerOf({ send }).send({ ...outbound, to: strange })).rejects.toMatchObject({ fault: 'address' });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['nothing', undefined],
    ['one message instead of a list', message],
    ['a message without an id', [{ ...message, messageId: '' }]],
    ['another kind of item', [{ type: 'call' }]],
    ['a time of no form', [{ ...message, sentAt: 'yesterday' }]],
  ])('that gives %s is said to have a fault, and nothing of the message is', async (_, told) => {
    const error = await providerOf({ receive: async () => told })
      .receive(request)
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/^What receive of the channel telegram gave has another form: /);
    expect(error.message).not.toContain('halo');
  });

  test.each([
    ['nothing', undefined],
    ['one receipt instead of a list', { providerId: '1' }],
    ['a receipt without an id', [{}]],
  ])('that tells %s of what it has sent leaves it unknown', async (_, told) => {
    const { sentAlready } = providerOf({ sentAlready: async () => told });
    await expect(sentAlready?.(outbound, '2017-08-07T00:00:00Z')).rejects.toMatchObject({
      fault: 'unknown',
      message: expect.stringMatching(/^What sentAlready of the channel telegram gave has another form: /),
    });
  });

  test('with a kit of its own is understood', async () => {
    await expect(providerOf({ receive: throwing('SignatureError') }).receive(request)).rejects.toBeInstanceOf(
      SignatureError,
    );
    const later = providerOf({ send: throwing('SendError', { fault: 'later', code: '429', retryAfter: 7 }) });
    const error = await later.send(outbound).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(SendError);
    expect(error).toMatchObject({ fault: 'later', code: '429', retryAfter: 7, message: 'as it was said' });
    const media = { url: 'x', contentType: 'image/png' };
    const gone = providerOf({ fetchMedia: throwing('MediaError', { fault: 'never' }) });
    await expect(gone.fetchMedia?.(media)).rejects.toBeInstanceOf(MediaError);
  });

  test('is believed also if it throws at once', async () => {
    const receive = () => {
      throw new ErrorOfAnotherKit('SignatureError');
    };
    await expect(providerOf({ receive }).receive(request)).rejects.toBeInstanceOf(SignatureError);
  });

  test('that fails to receive is named with the place, and nothing of the message is', async () => {
    const receive = async () => JSON.parse('halo');
    const error = await providerOf({ receive })
      .receive(request)
      .catch((thrown) => thrown);
    expect(error.message).toBe('The channel telegram failed to receive: SyntaxError.');
    expect(error.stack).toContain('outside.test.ts');
    expect(error.stack).not.toContain('halo');
  });

  test('that never answers is given up', async () => {
    await expect(askModule(() => new Promise(() => {}), 1)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('that throws something else may have sent the message, and gives away nothing', async () => {
    for (const send of [throwing('TypeError'), throwing('SendError', { fault: 'tired' }), async () => ({})]) {
      const error = await providerOf({ send })
        .send(outbound)
        .catch((thrown) => thrown);
      expect(error).toBeInstanceOf(SendError);
      expect(error.fault).toBe('unknown');
      expect(error.message).not.toContain('as it was said');
    }
  });
});

describe('opening it', () => {
  const SET = {
    TELEGRAM_BOTS: `${BOT}=110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw`,
    TELEGRAM_SECRET: 'a secret of sixteen',
  };
  const accountOf = (changes: Partial<OutsideChannel>, set: Record<string, string> = SET) => {
    const faults: string[] = [];
    const account = readOutsideAccount(
      { ...telegram, ...changes },
      settingsReaderOn((name) => set[name] ?? null, faults),
    );
    return { account, faults };
  };
  const place = { kind: TELEGRAM, publicUrl: 'https://antrean.example' };
  const open = (changes: Partial<OutsideChannel>) => () => accountOf(changes).account?.open(place);

  test('gives the channel that it describes', () => {
    expect(accountOf({}).faults).toEqual([]);
    expect(open({})()?.capabilities).toMatchObject({ kind: TELEGRAM, maxCharacters: 4096 });
  });

  test('names what is missing of it', () => {
    const none = open({ open: () => ({}) as OutsideProvider });
    expect(none).toThrow(OutsideFault);
    expect(none).toThrow(
      /^The channel telegram, which CHANNELS names, cannot be opened: limits .*; receive must be a function; send/,
    );
    const limits = {
      maxCharacters: 0,
      maxCaption: 10,
      pictures: 0,
      buttons: null,
      replyWindowHours: null,
      receipts: false,
    };
    const few = {
      limits: { ...limits, messagesPerSecond: null, perPersonMinute: null },
      receive: async () => [],
      send: async () => ({ providerId: '1' }),
    };
    expect(open({ open: () => few })).toThrow('limits.maxCharacters must be 1 or more');
  });

  test('tells an error in one line, without the secrets', () => {
    const throws = open({
      open() {
        throw new TypeError(`Not ${SET.TELEGRAM_SECRET}.\nMore.`);
      },
    });
    expect(throws).toThrow('The channel telegram, which CHANNELS names, cannot be opened (TypeError: Not ….).');
  });

  test('is refused with settings that only complete others', () => {
    const { account, faults } = accountOf({}, { TELEGRAM_URL: 'http://127.0.0.1:9' });
    expect(account).toBeNull();
    expect(faults).toEqual([
      expect.stringMatching(/^TELEGRAM_URL is set, but TELEGRAM_BOTS and TELEGRAM_SECRET are not/),
    ]);
  });

  test('takes a setting that cannot be read for one of another form, and tells nothing of it', () => {
    const read = () => {
      throw new Error('as it was said');
    };
    const settings = {
      ...telegram.settings,
      TELEGRAM_SECRET: { about: 'It.', read, must: 'be right', secret: true as const },
    };
    expect(accountOf({ settings }).faults).toEqual(['TELEGRAM_SECRET must be right.']);
  });
});
