// A prepared channel has loaded all that its first message needs.
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { joined } from '../../adapters/provider.ts';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import { atEnd } from '../support/atEnd.ts';
import { startFakeTwilio } from '../support/fakeTwilio.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';

const { cache } = createRequire(import.meta.url);
const loadedOf = (name: string) => Object.keys(cache).filter((path) => path.includes(`/node_modules/${name}/`)).length;

test('before its first message', async () => {
  const twilio = await startFakeTwilio();
  atEnd(() => twilio.close());
  const channel = joined([], twilioChannel(settingsFor(twilio)));
  await channel.prepare?.();
  const prepared = loadedOf('twilio');
  // Another file of this process may have loaded it before; alone, this one shows that preparing does.
  expect(prepared).toBeGreaterThan(0);
  const to = { kind: 'phone' as const, value: APPLICANT };
  await channel.send({ id: 'm1', from: OFFICE, to, text: 'A12', media: [] });
  expect(loadedOf('twilio')).toBe(prepared);
});
