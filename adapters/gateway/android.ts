// SMS by a SIM card of the office's own, in a phone that runs SMS Gateway for Android (capcom6/android-sms-gateway).
import type { Channel } from '../../src/channel/channel.ts';
import { SendError } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { runningClock } from '../../src/time.ts';
import { call } from '../call.ts';
import type { Provider } from '../provider.ts';
import { receive } from './androidReceive.ts';
import { asAndroidWants, isTaken, messageIdOf, refused } from './androidSend.ts';
import type { AndroidSettings } from './androidSettings.ts';
import { CAPABILITIES, checkSms } from './limits.ts';

/** Bytes. A phone that was out of reach tells of hundreds of messages at once. */
const LARGEST = 256 * 1024;

const machine = () => Math.floor(runningClock(null).now().epochMilliseconds / 1000);

export function androidChannel(settings: AndroidSettings): Provider {
  const { url, username, password, signingKey, numbers } = settings;
  if (![url, username, password, signingKey].every(Boolean) || numbers.size === 0) {
    throw new Error('The SMS gateway needs its URL, user, password, signing key and number.');
  }
  return {
    // A SIM card that sends faster is taken for a robot's by its operator.
    capabilities: { ...CAPABILITIES, messagesPerSecond: 1 / 3 },
    largest: () => LARGEST,
    claims: ({ headers }) => headers['x-signature'] !== undefined,
    receive: async (request) => receive(request, { seconds: machine, ...settings }),
    send: sender(settings),
  };
}

function sender({ url, username, password, numbers, timeout = 10_000 }: AndroidSettings): Channel['send'] {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return async (message: OutboundMessage) => {
    checkSms(message);
    const card = numbers.get(message.from);
    if (card === undefined) throw new SendError('configuration', 'The SMS gateway has no number of that office.');
    const [provider, providerId] = ['The SMS gateway', messageIdOf(message)];
    const answer = await call({
      provider,
      url: `${url}/messages`,
      method: 'POST',
      timeout,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(asAndroidWants(message, card)),
    });
    if (isTaken(answer)) return { providerId };
    // Older phones stumble over an id they have already instead of saying so.
    const look = { provider, url: `${url}/messages/${providerId}`, method: 'GET', timeout } as const;
    if (answer.status === 500 && (await call({ ...look, headers: { authorization } })).status === 200) {
      return { providerId };
    }
    throw refused(answer);
  };
}
