// antrean/channel-kit/contract: the contract of all channels, run over a module's channel as the server opens it.
import { afterAll, beforeAll } from 'vitest';
import type { OutsideChannel } from '../adapters/outside/definition.ts';
import { addOutsideChannel, readOutsideAccount, removeOutsideChannel } from '../adapters/outside/outsideChannels.ts';
import type { Provider } from '../adapters/provider.ts';
import type { ChannelKind } from '../src/channelKinds.ts';
import { settingsReaderOn } from '../src/settings/reader.ts';
import type { ChannelBench, Incoming } from './bench.ts';
import { describeChannel } from './contract.ts';

export type { Incoming, Limit, Taken } from './bench.ts';

/** A message of an applicant; `from` is the provider's bare id. */
export type OutsideIncoming = Omit<Incoming, 'from' | 'alias'> & { from: string };

/** The channel with a fake of its provider behind it. People are named by the provider's bare ids. */
export interface OutsideBench
  extends Omit<ChannelBench, 'channel' | 'applicant' | 'other' | 'incoming' | 'fail' | 'templateId'> {
  /** Variables of the environment, as an operator sets them for the fake. */
  environment: Readonly<Record<string, string>>;
  applicant: string;
  /** Another applicant. */
  other: string;
  /** A genuine request with this message, as the provider sends it. */
  incoming(message: OutsideIncoming): ReturnType<ChannelBench['incoming']>;
  /** Makes the next message to this id fail so. */
  fail?(id: string, fault: Parameters<NonNullable<ChannelBench['fail']>>[1]): void;
}

export const CONTRACT_PUBLIC_URL = 'https://antrean.example';

/** Opens the channel as the server does. Throws what the server would say at its start. */
export function openForContract(channel: OutsideChannel, environment: Readonly<Record<string, string>>): Provider {
  const faults: string[] = [];
  const reader = settingsReaderOn((name) => environment[name]?.trim() || null, faults);
  const account = readOutsideAccount(channel, reader);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  if (!account) throw new Error(`No settings of the channel ${channel.name} are set.`);
  const kind = channel.name.toUpperCase() as ChannelKind;
  return account.open({ kind, publicUrl: CONTRACT_PUBLIC_URL });
}

/** Makes the channel known while the tests of a suite run. */
export function knowChannel(channel: OutsideChannel): void {
  beforeAll(() => {
    const faults = addOutsideChannel(channel);
    if (faults.length > 0) throw new Error(`The channel cannot be used: ${faults.join('; ')}.`);
  });
  afterAll(() => removeOutsideChannel(channel.name));
}

/** The suite. Each limitation of the bench is a skip with its reason. */
export function describeOutsideChannel(
  channel: OutsideChannel,
  make: () => OutsideBench | Promise<OutsideBench>,
): void {
  const scoped = (id: string) => `${channel.name}:${id}`;
  describeChannel(channel.label, async () => {
    const faults = addOutsideChannel(channel);
    if (faults.length > 0) throw new Error(`The channel cannot be used: ${faults.join('; ')}.`);
    const { environment, applicant, other, incoming, fail, taken, limits, close, ...rest } = await make();
    return {
      ...rest,
      channel: openForContract(channel, environment),
      applicant: { kind: 'other', value: scoped(applicant) },
      other: { kind: 'other', value: scoped(other) },
      incoming: ({ from, alias: _, ...message }) => {
        return incoming({ ...message, from: from ? bareId(from.value) : applicant });
      },
      taken: () => taken().map((message) => ({ ...message, to: scoped(message.to) })),
      ...(fail && { fail: (to, fault) => fail(bareId(to.value), fault) }),
      limits: { ...limits, ...OUTSIDE_LIMITS },
      async close() {
        await close?.();
        removeOutsideChannel(channel.name);
      },
    };
  });
}

const OUTSIDE_LIMITS = {
  alias: 'An outside channel names each person by one id.',
  templates: 'An outside channel has no templates.',
  template: 'An outside channel has no templates.',
} as const;

function bareId(value: string): string {
  return value.slice(value.indexOf(':') + 1);
}
