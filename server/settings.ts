// The settings of the server: its own, and those of the channels that the adapters know.
import { type ChannelAccounts, readChannels } from '../adapters/index.ts';
import { type Config, type Environment, readConfig } from '../src/config.ts';

export type Settings = Config<readonly ChannelAccounts[]>;

/** @throws ConfigFault naming each variable that is wrong and what it should be. */
export function readServerSettings(environment: Environment): Readonly<Settings> {
  return readConfig(environment, (read) => {
    const channels = readChannels(read);
    // A provider of several kinds of channel is reached by one account.
    const accounts = new Set(channels.flatMap((channel) => Object.values(channel.accounts)));
    return { channels, reached: [...accounts].map(({ reached }) => reached) };
  });
}
