// Holds every channel to the same contract, by any provider: one suite, run over all of them.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '../src/channel/channel.ts';
import { SEND_FAULTS, SendError, SignatureError } from '../src/channel/faults.ts';
import type { InboundMessage } from '../src/channel/messages.ts';
import type { RawRequest } from '../src/channel/webhook.ts';
import { able, type ChannelBench, toApplicant } from './bench.ts';
import { describeCapabilities } from './contractCapabilities.ts';

/** The limit of a test and of an opening, in milliseconds: a slow machine is no fault of the channel. */
const HANGS_MS = 120_000;

const TEXTS: Record<string, string> = {
  'a plain text': 'DAFTAR Siti Aminah#3174015506900001#25-11-2026',
  'no text': '',
  'blanks and line breaks at both ends': ' \n\tdaftar \r\n\r\n ',
  'the signs of a form': 'a+b&c=d%20e#f;g?h%',
  emoji: '👍🏽👨‍👩‍👧‍👦🇮🇩❤️',
  Arabic: 'حجز موعد \u200f٢٥-١١-٢٠٢٦',
  'four-byte letters': '𝓢𝓲𝓽𝓲 𠜎 𝟙',
  'composed and decomposed accents': 'é e\u0301',
  'hidden characters': '\ufeff#\u200bdaftar\u00a0\u202d+62\u202c',
  'a long text': 'panjang '.repeat(512),
};

export function describeChannel(name: string, make: () => ChannelBench | Promise<ChannelBench>): void {
  describe(name, { timeout: HANGS_MS }, () => {
    let made: ChannelBench;
    beforeAll(async () => {
      made = await make();
    }, HANGS_MS);
    afterAll(() => made?.close?.());
    const bench = () => made;
    describe('signature', () => describeSignature(bench));
    describe('receive', () => describeReceive(bench));
    describe('send', () => describeSend(bench));
    describe('capabilities', () => describeCapabilities(bench));
  });
}

function describeSignature(bench: () => ChannelBench): void {
  able('signature', 'takes no request that is not signed', bench, async ({ channel, incoming, forgeries }) => {
    const genuine = incoming({ text: 'halo' });
    await expect(channel.receive(genuine)).resolves.toHaveLength(1);
    await expectRefused(channel, { ...byAnyone(genuine), ...forgeries?.(genuine) });
  });

  able('signedUrl', 'takes no request that was sent to another address', bench, async ({ channel, incoming }) => {
    const genuine = incoming({ text: 'halo' });
    await expectRefused(channel, { 'another path': { ...genuine, url: `${genuine.url}x` } });
  });

  able('signature', 'says nothing of why in a way that gives a secret away', bench, async ({ channel, incoming }) => {
    const error = await channel.receive({ ...incoming({ text: 'rahasia' }), headers: {} }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(SignatureError);
    expect(JSON.stringify([error.message, error.stack, error])).not.toContain('rahasia');
  });
}

async function expectRefused(channel: Channel, forged: Record<string, RawRequest>): Promise<void> {
  for (const [how, request] of Object.entries(forged)) {
    await expect(channel.receive(request), how).rejects.toBeInstanceOf(SignatureError);
  }
}

/** The ways in which a request can be forged on its way. */
function byAnyone(genuine: RawRequest): Record<string, RawRequest> {
  return {
    'no headers': { ...genuine, headers: {} },
    'nothing at all': { ...genuine, headers: {}, body: Buffer.alloc(0) },
    'one byte more': { ...genuine, body: Buffer.concat([genuine.body, Buffer.from('1')]) },
    'one byte less': { ...genuine, body: genuine.body.subarray(0, -1) },
    'no form': { ...genuine, body: Buffer.from([0xff, 0x00, 0xfe]) },
  };
}

function describeReceive(bench: () => ChannelBench): void {
  test.each(Object.entries(TEXTS))('reads %s to the byte', async (_, text) => {
    const { channel, incoming } = bench();
    const message = await only(channel, incoming({ text }));
    expect(Buffer.from(message.text)).toEqual(Buffer.from(text));
  });

  test('reads any text to the byte', async () => {
    const { channel, incoming } = bench();
    const anyText = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      expect((await only(channel, incoming({ text }))).text).toBe(text);
    });
    await fc.assert(anyText);
  });

  test('tells who wrote to whom', async () => {
    const { channel, incoming, applicant, office } = bench();
    const message = await only(channel, incoming({ text: 'halo' }));
    expect(message).toMatchObject({ type: 'message', from: applicant, to: office, media: [] });
  });

  able('otherAddress', 'keeps a sender without a number apart', bench, async ({ channel, incoming, other }) => {
    expect(other?.kind).toBe('other');
    expect((await only(channel, incoming({ text: 'halo', from: other! }))).from).toEqual(other);
  });

  able('alias', 'tells the sender’s other id beside the number', bench, async ({ channel, incoming, ...at }) => {
    const message = await only(channel, incoming({ text: 'halo', alias: at.other!.value }));
    expect(message).toMatchObject({ from: at.applicant, alias: at.other!.value });
  });

  test('gives the same message the same id, and two messages two', async () => {
    const { channel, incoming } = bench();
    const request = incoming({ text: 'sama' });
    const [first, again] = [await only(channel, request), await only(channel, request)];
    const other = await only(channel, incoming({ text: 'sama' }));
    expect(first.messageId).not.toBe('');
    expect(again.messageId).toBe(first.messageId);
    expect(other.messageId).not.toBe(first.messageId);
  });

  able(
    'media',
    'names what came with a message, with and without text',
    bench,
    async ({ channel, incoming, ...at }) => {
      const media = [at.media!];
      expect(await only(channel, incoming({ text: '', media }))).toMatchObject({ text: '', media });
      expect(await only(channel, incoming({ text: 'KTP', media }))).toMatchObject({ text: 'KTP', media });
    },
  );

  able('receipts', 'tells what became of a message, in any order and twice', bench, async (at) => {
    const statuses = at.statuses ?? [];
    for (const status of [...statuses, ...statuses.toReversed()]) {
      const [told, ...more] = await at.channel.receive(at.receipt!('SM0123', status));
      expect(told, status).toMatchObject({ type: 'receipt', providerId: 'SM0123', status });
      expect(more).toEqual([]);
    }
    expect(statuses).toContain('failed');
    const [failed] = await at.channel.receive(at.receipt!('SM0123', 'failed'));
    expect(SEND_FAULTS).toContain(failed?.type === 'receipt' && failed.fault);
  });

  test('answers its provider with a status that it takes for a receipt', () => {
    const { channel, incoming } = bench();
    expect([200, 204]).toContain(channel.accepted?.(incoming({ text: 'halo' })) ?? 204);
  });
}

async function only(channel: Channel, request: RawRequest): Promise<InboundMessage> {
  const [message, ...more] = await channel.receive(request);
  expect(more).toEqual([]);
  if (message?.type !== 'message') throw new Error('No message was read.');
  return message;
}

function describeSend(bench: () => ChannelBench): void {
  test.each(Object.entries(TEXTS).filter(([, text]) => text !== ''))('sends %s to the byte', async (_, text) => {
    const fitting = text.slice(0, bench().channel.capabilities.maxCharacters);
    const { providerId } = await bench().channel.send(toApplicant(bench(), { text: fitting }));
    expect(providerId).not.toBe('');
    const lines = (said = '') => (bench().limits?.lineBreaks ? said.replaceAll('\r\n', '\n') : said);
    expect(lines(bench().taken().at(-1)?.text)).toBe(lines(fitting));
    expect(bench().taken().at(-1)?.to).toContain(bench().applicant.value);
  });

  test('sends as many characters as it says it can', async () => {
    const text = 'x'.repeat(bench().channel.capabilities.maxCharacters);
    await bench().channel.send(toApplicant(bench(), { text }));
    expect(bench().taken().at(-1)?.text).toBe(text);
  });

  test('gives each message an id of its own', async () => {
    const send = (id: string) => bench().channel.send(toApplicant(bench(), { id, text: 'sama' }));
    expect((await send('1')).providerId).not.toBe((await send('2')).providerId);
  });

  able('otherAddress', 'answers a sender without a number', bench, async (at) => {
    await at.channel.send(toApplicant(at, { to: at.other! }));
    expect(at.taken().at(-1)?.to).toContain(at.other!.value);
  });

  able('pictures', 'sends a picture', bench, async (at) => {
    const media = ['https://antrean.example/queue/A12.png'];
    await at.channel.send(toApplicant(at, { media }));
    expect(at.taken().at(-1)?.media).toEqual(media);
  });

  for (const fault of SEND_FAULTS) {
    able(fault, `tells the fault "${fault}", and tries nothing twice`, bench, async (at) => {
      const before = at.attempts();
      at.fail!(at.applicant, fault);
      // A message of its own: a gateway that dropped the line after it took one takes the same message only once.
      const message = toApplicant(at, { id: `fault-${fault}`, text: 'rahasia' });
      const error = await at.channel.send(message).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(SendError);
      expect(error.fault).toBe(fault);
      expect(at.attempts()).toBe(before + 1);
      const all = `${error.message} ${error.stack} ${JSON.stringify(error)} ${error.cause}`;
      for (const secret of ['rahasia', at.applicant.value.replace(/^(\+|[a-z]+:)/, '')])
        expect(all).not.toContain(secret);
      await expect(at.channel.send(toApplicant(at)), 'the next one').resolves.toHaveProperty('providerId');
    });
  }
}
