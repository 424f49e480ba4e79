// Something to press at Twilio: one Content for each shape, made once, and the text alone where there is none.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import { pressedContent } from '../../adapters/twilio/pressed.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { resourcesInMemory } from '../../src/channel/providerResources.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';

const pressedButtons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ action: `CONFIRM:KTWNNQ7${index}`, title: `Ya ${index}` }));
const PRESSED_MESSAGE: OutboundMessage = {
  ...{ id: 'm1', from: OFFICE, to: { kind: 'phone', value: APPLICANT }, media: [] },
  text: 'Budi, lahir 25 Januari 1987.\n\nSudah benar?',
  buttons: pressedButtons(2),
};

describe('the shape of a message', () => {
  test('is the same for the same lines and buttons, whatever they say', () => {
    const [one, other] = [
      PRESSED_MESSAGE,
      { ...PRESSED_MESSAGE, text: 'Siti\n\nBenar?', buttons: pressedButtons(2).toReversed() },
    ];
    expect(pressedContent(one)?.shape).toBe(pressedContent(other)?.shape);
    expect(pressedContent(one)?.types).toEqual(pressedContent(other)?.types);
    expect(pressedContent(one)?.variables).toEqual({
      ...{ 1: 'Budi, lahir 25 Januari 1987.', 2: 'Sudah benar?' },
      ...{ 3: 'Ya 0', 4: 'CONFIRM:KTWNNQ70', 5: 'Ya 1', 6: 'CONFIRM:KTWNNQ71' },
    });
    for (const text of ['Satu', 'Satu\nDua', 'Satu\n\nDua\nTiga'])
      expect(pressedContent({ ...PRESSED_MESSAGE, text })?.shape).not.toBe(pressedContent(PRESSED_MESSAGE)?.shape);
    expect(pressedContent({ ...PRESSED_MESSAGE, buttons: pressedButtons(3) })?.shape).toBe('buttons 3 1.0.1');
    expect(pressedContent({ ...PRESSED_MESSAGE, buttons: pressedButtons(4) })?.shape).toBe('list 4 1.0.1');
  });

  test('has no variable that is longer than Twilio takes', () => {
    const line = `${'Bawa dokumen asli. '.repeat(20)}😀${'x'.repeat(300)}`;
    const long = pressedContent({ ...PRESSED_MESSAGE, text: `Budi\n${line}` });
    const values = Object.values(long?.variables ?? {});
    expect(Math.max(...values.map(({ length }) => length))).toBeLessThanOrEqual(255);
    expect(values.slice(1, -4).join('')).toBe(line);
    expect(long?.shape).toBe(`buttons 2 1.${values.length - 5}`);
    expect(values.every((value) => value.isWellFormed())).toBe(true);
  });

  test.each<[string, Partial<OutboundMessage>]>([
    ['is longer than a body may be', { text: 'Bawa dokumen asli. '.repeat(60) }],
    ['has nothing to press', { buttons: [] }],
    ['has a picture', { media: ['https://antrean.example/a.png'] }],
    ['is a template', { template: { id: 'HX1', language: 'id', variables: [] } }],
    ['has words that no variable may hold', { text: 'Nama\tBudi' }],
    ['has wide blanks', { text: 'Nama     Budi' }],
    ['has too many lines', { text: 'x\n'.repeat(97) }],
  ])('is none where it %s', (_, change) => {
    expect(pressedContent({ ...PRESSED_MESSAGE, ...change })).toBeNull();
  });
});

describe('a message with buttons', () => {
  let twilio: FakeTwilio;
  beforeAll(async () => {
    twilio = await startFakeTwilio();
  });
  beforeEach(() => twilio.makesContents(true));
  afterAll(() => twilio.close());
  const last = () => twilio.messages.at(-1);

  test('arrives as it was written; a second one of its shape asks for no other Content, also from another server', async () => {
    const resources = resourcesInMemory();
    const before = twilio.contentsAsked();
    const send = (text: string) => twilioChannel(settingsFor(twilio, { resources })).send({ ...PRESSED_MESSAGE, text });
    await send(PRESSED_MESSAGE.text);
    expect(last()).toMatchObject({ body: PRESSED_MESSAGE.text, buttons: PRESSED_MESSAGE.buttons });
    await send('Siti, lahir 5 Mei 1990.\n\nSudah benar?');
    expect(last()).toMatchObject({ body: 'Siti, lahir 5 Mei 1990.\n\nSudah benar?', buttons: PRESSED_MESSAGE.buttons });
    expect(twilio.contentsAsked()).toBe(before + 1);
    expect(last()?.fields.has('Body')).toBe(false);
  });

  test('asks once for what several need at the same time', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const before = twilio.contentsAsked();
    await Promise.all(
      [1, 2, 3].map((id) => channel.send({ ...PRESSED_MESSAGE, id: `at once ${id}`, buttons: pressedButtons(4) })),
    );
    expect(twilio.contentsAsked()).toBe(before + 1);
  });

  test('is a text where Twilio makes no Content of its shape, which it is not asked for again at once', async () => {
    twilio.makesContents(false);
    const channel = twilioChannel(settingsFor(twilio));
    const before = twilio.contentsAsked();
    for (const id of ['1', '2']) await channel.send({ ...PRESSED_MESSAGE, id });
    expect(last()).toMatchObject({ body: PRESSED_MESSAGE.text, buttons: [] });
    expect(twilio.contentsAsked()).toBe(before + 1);
    twilio.makesContents(true);
    await channel.send({ ...PRESSED_MESSAGE, id: '3', buttons: pressedButtons(5) });
    expect(last()).toMatchObject({ buttons: pressedButtons(5) });
  });

  test('is a text where Twilio refuses its variables, and the Content stays', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    await channel.send(PRESSED_MESSAGE);
    const before = twilio.contentsAsked();
    twilio.script(`whatsapp:${APPLICANT}`, [{ status: 400, code: 21656 }]);
    await channel.send({ ...PRESSED_MESSAGE, id: 'm4' });
    expect(last()).toMatchObject({ body: PRESSED_MESSAGE.text, buttons: [] });
    await channel.send({ ...PRESSED_MESSAGE, id: 'm5' });
    expect(last()).toMatchObject({ buttons: PRESSED_MESSAGE.buttons });
    expect(twilio.contentsAsked()).toBe(before);
  });

  test('is a text where Twilio does not know the Content any more, which is forgotten', async () => {
    const resources = resourcesInMemory();
    const open = () => twilioChannel(settingsFor(twilio, { resources }));
    await open().send(PRESSED_MESSAGE);
    const sent = twilio.messages.length;
    twilio.script(`whatsapp:${APPLICANT}`, [{ status: 400, code: 21655 }]);
    await open().send({ ...PRESSED_MESSAGE, id: 'm2' });
    expect(last()).toMatchObject({ body: PRESSED_MESSAGE.text, buttons: [] });
    expect(twilio.messages).toHaveLength(sent + 1);
    await open().send({ ...PRESSED_MESSAGE, id: 'm3' });
    expect(last()).toMatchObject({ buttons: PRESSED_MESSAGE.buttons });
  });

  test('fails as others do where it is not about the Content', async () => {
    twilio.script(`whatsapp:${APPLICANT}`, [{ status: 400, code: 63003 }]);
    await expect(twilioChannel(settingsFor(twilio)).send(PRESSED_MESSAGE)).rejects.toMatchObject({ fault: 'address' });
  });

  test('that may have been taken is found by its words', async () => {
    const channel = twilioChannel(settingsFor(twilio));
    const since = Temporal.Now.instant().toString();
    const message = { ...PRESSED_MESSAGE, text: 'Kode Anda 2345678A\nSudah benar?' };
    const receipt = await channel.send(message);
    expect(await channel.sentAlready?.(message, since)).toEqual([receipt]);
  });
});
