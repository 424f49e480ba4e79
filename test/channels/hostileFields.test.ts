// Any text in any field of any provider's webhook is read at little cost, and what is read can be kept.
import { afterAll, expect, test } from 'vitest';
import { openChannels } from '../../adapters/index.ts';
import { openSimulatedPhotos } from '../../adapters/simulator/photos.ts';
import { readServerSettings } from '../../server/settings.ts';
import { SignatureError, TooLargeError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import { storable } from '../../src/text.ts';
import { startFakeMail } from '../support/fakeMail.ts';
import { HostileFindings, hostileTexts } from '../support/hostile.ts';
import { settingsOfAllChannels, webhookDoors } from '../support/hostileWebhooks.ts';

const mail = await startFakeMail();
afterAll(() => mail.close());
const { channels: accounts, publicUrl } = readServerSettings(settingsOfAllChannels(mail));
const channels = openChannels({ publicUrl, simulator: openSimulatedPhotos(), channels: accounts });
const DOORS = webhookDoors(mail);
const ANSWERED = [SignatureError, TooLargeError, UnreadableRequestError];
/** As long as a form with it may be. */
const TEXTS = Object.entries(hostileTexts(3000));

const MAX_KEPT_LENGTH = 16_384;

/** All texts of what would be stored. */
function textsIn(inbound: readonly Inbound[]): string[] {
  const found: string[] = [];
  const stored = inbound.filter(({ type }) => type !== 'verification');
  JSON.stringify(stored, (_, value) => {
    if (typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

test('every channel has its doors, and a usual text goes through each', async () => {
  const names = DOORS.map(({ fields, request }) => request(fields[0] ?? '', 'x').url.split(/[/?]/)[2]);
  expect(new Set(names)).toEqual(new Set(Object.keys(channels)));
  for (const { name, wordy, request } of DOORS) {
    const [field] = wordy;
    if (field === undefined || /receipt|report/.test(name)) continue;
    const sent = request(field, 'halo');
    const inbound = await channels[sent.url.split(/[/?]/)[2] ?? '']?.receive(sent);
    expect([name, inbound?.length]).toEqual([name, expect.toSatisfy((count) => count > 0)]);
  }
});

test.each(DOORS.map((door) => [door.name, door] as const))('%s', async (_, { name, fields, request }) => {
  const findings = new HostileFindings();
  expect(fields.length).toBeGreaterThan(2);
  for (const field of fields)
    for (const [kind, text] of TEXTS)
      await findings.check(`${name} ${field} ${kind}`, async () => {
        const sent = request(field, text);
        const channel = channels[sent.url.split(/[/?]/)[2] ?? ''];
        const inbound = await channel?.receive(sent).catch((error: unknown) => {
          if (ANSWERED.some((one) => error instanceof one)) return [];
          throw error;
        });
        return inbound && textsIn(inbound).every((one) => one === storable(one, MAX_KEPT_LENGTH)) ? 204 : 500;
      });
  expect(findings.found).toEqual([]);
});

test('a message that names no sender or no office is dropped', async () => {
  const door = DOORS.find(({ name }) => name === 'an SMS by Kannel');
  for (const field of ['from', 'to'])
    for (const text of ['', ' ', '\0']) {
      const inbound = (await channels.sms?.receive(door?.request(field, text) ?? expect.fail())) ?? [];
      expect([field, inbound.map(({ type }) => type)]).toEqual([field, ['dropped']]);
    }
});
