// The registry of channels: key = route = stored name; a channel without credentials is absent.
import type { Channel, Channels } from '../src/channel.ts';
import type { ChannelAccounts } from '../src/channelSettings.ts';
import { androidChannel } from './gateway/android.ts';
import { kannelChannel } from './gateway/kannel.ts';
import { keepable } from './keepable.ts';
import { metaChannel } from './meta/channel.ts';
import { joined, type Provider } from './provider.ts';
import type { SimulatedPhotos } from './simulator/photos.ts';
import { simulatorChannel } from './simulator/simulator.ts';
import { twilioChannel } from './twilio/channel.ts';

export { type Answer, type Ask, answer } from './conversation/answer.ts';
export { isStart } from './conversation/commands.ts';
export type { Intent } from './conversation/intent.ts';
export type { Reply } from './conversation/reply.ts';
export type { State } from './conversation/state.ts';
export { FIELD_OF } from './conversation/template.ts';
export { withFewFields } from './fields.ts';
export { BehindDocument, type BehindQuery } from './simulator/documents.ts';
export { openSimulatedPhotos, type SimulatedPhotos } from './simulator/photos.ts';
export { type Answered, answerForm, type WebRequest } from './webForm/answer.ts';
export { type FormPage, page } from './webForm/page.ts';
export { WORDS } from './webForm/words.ts';

export interface ChannelSettings {
  publicUrl: string;
  /** Where the simulator keeps its photos; null: there is none. */
  simulator: SimulatedPhotos | null;
  accounts: ChannelAccounts;
}

export function openChannels({ publicUrl, simulator, accounts }: ChannelSettings): Channels {
  const { whatsAppBy, smsBy } = accounts;
  const [whatsApp, sms] = [whatsAppProviders(accounts, publicUrl), smsProviders(accounts, publicUrl)];
  return Object.freeze({
    ...(simulator && { simulator: keepable(simulatorChannel(simulator)) }),
    ...(whatsAppBy &&
      whatsApp[whatsAppBy] && {
        whatsapp: keepable(atPace(joined(there(whatsApp), whatsApp[whatsAppBy]), accounts.whatsAppPerSecond)),
      }),
    ...(smsBy && sms[smsBy] && { sms: keepable(atPace(joined(there(sms), sms[smsBy]), accounts.smsPerSecond)) }),
  });
}

/** Numbers are raised by their providers, and gateways are set up as they are. */
function atPace(channel: Channel, messagesPerSecond: number | null): Channel {
  if (messagesPerSecond === null) return channel;
  return { ...channel, capabilities: { ...channel.capabilities, messagesPerSecond } };
}

function whatsAppProviders({ twilio, meta }: ChannelAccounts, publicUrl: string) {
  return {
    twilio: twilio && twilioChannel({ ...known(twilio), publicUrl, kind: 'WHATSAPP', route: 'whatsapp' }),
    meta: meta && metaChannel(known(meta)),
  };
}

function smsProviders({ twilio, gateway, kannel }: ChannelAccounts, publicUrl: string) {
  return {
    twilio: twilio && twilioChannel({ ...known(twilio), publicUrl, kind: 'SMS', route: 'sms' }),
    gateway: gateway && androidChannel(gateway),
    kannel: kannel && kannelChannel({ ...kannel, publicUrl }),
  };
}

/** Settings that were left out have defaults of the adapter's own. */
function known<Settings extends object>(settings: Settings) {
  const set = Object.entries(settings).filter(([, value]) => value !== null);
  return Object.fromEntries(set) as { [Name in keyof Settings]: Exclude<Settings[Name], null> };
}

function there(providers: Record<string, Provider | null>): Provider[] {
  return Object.values(providers).filter((provider) => provider !== null);
}
