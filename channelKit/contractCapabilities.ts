// The part of the contract about limits: what a channel says it can carry it carries, all else it refuses unasked.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SendError } from '../src/channel/faults.ts';
import type { MessageButton, OutboundMessage } from '../src/channel/messages.ts';
import { fitted } from '../src/outbox/fitted.ts';
import { able, type ChannelBench, toApplicant } from './bench.ts';

const PICTURE = 'https://antrean.example/queue/A12.png';
const TEMPLATE = { id: 'HX0123456789abcdef0123456789abcdef', language: 'id', variables: ['A12'] };
const buttons = (count: number, title = 'Ya'): MessageButton[] =>
  Array.from({ length: count }, (_, index) => ({ action: `CONFIRM:${index}`, title: `${title}${index}` }));

export function describeCapabilities(bench: () => ChannelBench): void {
  test('what it cannot carry is refused for good before its provider is asked', async () => {
    const { channel, attempts, other } = bench();
    const can = channel.capabilities;
    const long = 'x'.repeat(can.maxCharacters + 1);
    const tooMuch: Record<string, Partial<OutboundMessage>> = {
      'nothing at all': { text: '' },
      'too long a text': { text: long },
      'too many pictures': { media: Array<string>(can.pictures + 1).fill(PICTURE) },
      'too long a text for a picture': { text: 'x'.repeat(can.maxCaption + 1), media: [PICTURE] },
      'too many buttons': { buttons: buttons((can.buttons?.rows ?? 0) + 1) },
      'too long a button': { buttons: buttons(1, 'x'.repeat(can.buttons?.title ?? 0)) },
      'a button without words': { buttons: [{ action: 'CONFIRM:1', title: '' }] },
      ...(!can.templates && { 'a template': { template: TEMPLATE } }),
      ...(!can.otherAddresses && { 'no number': { to: other ?? { kind: 'other', value: 'ID.4566123' } } }),
    };
    const before = attempts();
    for (const [what, given] of Object.entries(tooMuch)) {
      const error = await channel.send(toApplicant(bench(), given)).catch((thrown) => thrown);
      expect(error, what).toBeInstanceOf(SendError);
      expect(['never', 'address'], what).toContain(error.fault);
    }
    expect(attempts()).toBe(before);
  });

  test('whatever is fitted to it is taken, with its text whole', async () => {
    const { channel, taken } = bench();
    const { maxCharacters } = channel.capabilities;
    let sent = 0;
    const message = fc.record({
      text: fc.integer({ min: 1, max: maxCharacters }).map((length) => 'x'.repeat(length)),
      media: fc.array(fc.constant(PICTURE), { maxLength: 3 }),
      buttons: fc.array(
        fc.record({ action: fc.constant('CONFIRM:1'), title: fc.string({ unit: 'grapheme-ascii', maxLength: 30 }) }),
        { maxLength: 12 },
      ),
    });
    const anyMessage = fc.asyncProperty(message, async (given) => {
      const distinct = given.buttons.map(({ title }, index) => ({ action: `CONFIRM:${index}`, title }));
      const whole = toApplicant(bench(), { ...given, id: `any ${sent++}`, buttons: distinct });
      await channel.send(fitted(whole, channel.capabilities));
      expect(taken().at(-1)?.text).toBe(given.text);
    });
    await fc.assert(anyMessage, { numRuns: 40 });
  });

  able('buttons', 'sends a few buttons as such, and many as a list', bench, async (at) => {
    const { count, rows, title, rowTitle } = at.channel.capabilities.buttons!;
    for (const [many, longest] of [
      [1, title],
      [count, title],
      [count + 1, rowTitle],
      [rows, rowTitle],
    ] as const) {
      if (many > rows) continue;
      const pressed = buttons(many, 'x'.repeat(longest - 1)).map((button, index) => {
        return { ...button, title: button.title.slice(0, longest - 2) + String(index).padStart(2, '0') };
      });
      await at.channel.send(toApplicant(at, { buttons: pressed }));
      expect(at.taken().at(-1)).toMatchObject({ text: 'Nomor antrean Anda A12.', buttons: pressed });
    }
  });

  able('pressedPicture', 'sends buttons below a picture', bench, async (at) => {
    await at.channel.send(toApplicant(at, { media: [PICTURE], buttons: buttons(2) }));
    expect(at.taken().at(-1)).toMatchObject({ media: [PICTURE], buttons: buttons(2) });
  });

  able('buttons', 'tells what was pressed, not what stood on it', bench, async ({ channel, incoming }) => {
    const pressed = { action: 'CONFIRM:K7M2PQ4X', title: 'Ya' };
    const [message] = await channel.receive(incoming({ text: '', pressed }));
    expect(message).toMatchObject({ type: 'message', action: pressed.action, text: 'Ya' });
  });

  able('templates', 'fills a template with what its provider takes', bench, async (at) => {
    const variables = ['A12', 'Siti\n Aminah', '  a\t     b ', '', ' \n '];
    const template = { id: at.templateId!, language: 'id', variables };
    await at.channel.send(toApplicant(at, { template, text: 'A12' }));
    const taken = at.taken().at(-1)?.template;
    expect(taken).toEqual({ id: at.templateId, variables: ['A12', 'Siti Aminah', 'a b', '-', '-'] });
  });

  able('validity', 'says how long a message is of use', bench, async (at) => {
    for (const validFor of [1, 600, 86_400]) {
      await at.channel.send(toApplicant(at, { id: `for ${validFor}`, validFor }));
      const taken = at.taken().at(-1)?.validFor ?? 0;
      expect(taken).toBeGreaterThan(0);
      expect(taken).toBeLessThanOrEqual(Math.max(validFor, 60));
    }
    await at.channel.send(toApplicant(at, { id: 'for ever' }));
    expect(at.taken().at(-1)?.validFor).toBeUndefined();
  });
}
