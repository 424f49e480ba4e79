// Opens every channel that has a provider with credentials: all of them receive, and one sends.
import type { Channel, Channels } from '../src/channel/channel.ts';
import type { ProviderResources } from '../src/channel/providerResources.ts';
import { type ChannelKind, channelName, SIMULATOR_CHANNEL } from '../src/channelKinds.ts';
import type { SettingsReader } from '../src/settings/reader.ts';
import { keepable } from './keepable.ts';
import { outsidePaceRows, outsideRegistry } from './outside/outsideChannels.ts';
import { joined } from './provider.ts';
import { REGISTRY, type Registry } from './registry.ts';
import { OUTSIDE_ROWS, SENDING_ROWS } from './settingRows.ts';
import type { Account, Place, ReadAccount } from './settings.ts';
import type { SimulatedPhotos } from './simulator/photos.ts';
import { simulatorChannel } from './simulator/simulator.ts';

/** The settings of one kind of channel. */
export interface ChannelAccounts {
  kind: ChannelKind;
  /** By their names in `<kind>_SEND_BY`. */
  accounts: Readonly<Record<string, Account>>;
  sendBy: string | null;
  /** Messages a second that one number may send; null: as many as its provider usually takes. */
  messagesPerSecond: number | null;
}

export function readChannels(
  read: SettingsReader,
  registry: Registry = { ...REGISTRY, ...outsideRegistry() },
): ChannelAccounts[] {
  // Its modules are loaded by now.
  read.values(OUTSIDE_ROWS);
  const accountOf = readOnce(read);
  const kinds = Object.entries(registry).map(([kind, readers]) => {
    const accounts = Object.entries(readers).flatMap(([name, reader]) => {
      const account = accountOf(reader);
      return account ? [[name, account] as const] : [];
    });
    return { kind: kind as ChannelKind, names: Object.keys(readers), accounts: Object.fromEntries(accounts) };
  });
  const senders = kinds.map(({ kind, names, accounts }) => sentBy(read, `${kind}_SEND_BY`, names, accounts));
  const paces: Readonly<Record<string, unknown>> = read.values({ ...SENDING_ROWS, ...outsidePaceRows() });
  return kinds.map(({ kind, accounts }, index) => {
    const pace = paces[`${kind}_MESSAGES_PER_SECOND`];
    const messagesPerSecond = typeof pace === 'number' ? pace : null;
    return { kind, accounts, sendBy: senders[index] ?? null, messagesPerSecond };
  });
}

/** A provider of two kinds of channel has one account, whose faults are named once. */
function readOnce(read: SettingsReader): (reader: ReadAccount) => Account | null {
  const known = new Map<ReadAccount, Account | null>();
  return (reader) => {
    const account = known.has(reader) ? known.get(reader) : reader(read);
    known.set(reader, account ?? null);
    return account ?? null;
  };
}

/** With one provider it is that one; with several a setting says which, for every message costs money. */
function sentBy(
  read: SettingsReader,
  setting: string,
  names: readonly string[],
  accounts: Readonly<Record<string, Account>>,
): string | null {
  const there = Object.keys(accounts);
  const chosen = read.text(setting)?.toLowerCase() ?? null;
  if (chosen === null) {
    if (there.length > 1) read.fault(`${setting} must say who sends: ${there.join(' or ')}.`);
    return there[0] ?? null;
  }
  if (!names.includes(chosen)) read.fault(`${setting} must be ${names.join(', ')}, not "${chosen}".`);
  else if (!there.includes(chosen)) read.fault(`${setting} is ${chosen}, but there are no credentials for it.`);
  return names.includes(chosen) ? chosen : null;
}

export interface ChannelsOpened {
  publicUrl: string;
  /** The photos of the simulator; null: there is none. */
  simulator: SimulatedPhotos | null;
  channels: readonly ChannelAccounts[];
  resources?: ProviderResources;
}

/** By name; a channel without credentials is absent. */
export function openChannels({ publicUrl, simulator, channels, resources }: ChannelsOpened): Channels {
  const open = channels.flatMap((one) => {
    const channel = openChannel(one, { publicUrl, ...(resources && { resources }) });
    return channel ? [[channelName(one.kind), keepable(channel)] as const] : [];
  });
  const standIn = simulator ? [[SIMULATOR_CHANNEL, keepable(simulatorChannel(simulator, publicUrl))] as const] : [];
  return Object.freeze(Object.fromEntries([...standIn, ...open]));
}

function openChannel({ kind, accounts, sendBy, messagesPerSecond }: ChannelAccounts, at: Omit<Place, 'kind'>) {
  const place = { kind, ...at };
  const providers = new Map(Object.entries(accounts).map(([name, account]) => [name, account.open(place)]));
  const sender = providers.get(sendBy ?? '');
  return sender ? atPace(joined([...providers.values()], sender), messagesPerSecond) : null;
}

/** Numbers are raised by their providers, and gateways are set up as they are. */
function atPace(channel: Channel, messagesPerSecond: number | null): Channel {
  if (messagesPerSecond === null) return channel;
  return { ...channel, capabilities: { ...channel.capabilities, messagesPerSecond } };
}
