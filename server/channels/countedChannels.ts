// Channels that tell how each handing over went, for the figures.
import type { Channel, Channels } from '../../src/channel/channel.ts';
import { SendError } from '../../src/channel/faults.ts';

/** `outcome`: `taken`, or the fault. */
export type CountSending = (channel: string, outcome: string) => void;

export function withCountedSending(channels: Channels, count: CountSending): Channels {
  const all = Object.entries(channels).map(([name, channel]): [string, Channel] => {
    const send: Channel['send'] = async (message) => {
      try {
        const receipt = await channel.send(message);
        count(name, 'taken');
        return receipt;
      } catch (error) {
        count(name, error instanceof SendError ? error.fault : 'error');
        throw error;
      }
    };
    return [name, { ...channel, send }];
  });
  return Object.freeze(Object.fromEntries(all));
}
