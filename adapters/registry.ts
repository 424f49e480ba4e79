// The registry of channels: the providers of each kind. A channel's name and route is its kind in small letters.
import type { ChannelKind } from '../src/channelKinds.ts';
import { readEmailAccount } from './email/account.ts';
import { readAndroidAccount } from './gateway/androidAccount.ts';
import { readKannelAccount } from './gateway/kannelAccount.ts';
import { readMetaAccount } from './meta/account.ts';
import type { ReadAccount } from './settings.ts';
import { readTwilioAccount } from './twilio/account.ts';

/** By the names that providers have in `<kind>_SEND_BY`. */
export type Registry = Partial<Record<ChannelKind, Readonly<Record<string, ReadAccount>>>>;

export const REGISTRY: Registry = {
  WHATSAPP: { twilio: readTwilioAccount, meta: readMetaAccount },
  SMS: { twilio: readTwilioAccount, gateway: readAndroidAccount, kannel: readKannelAccount },
  EMAIL: { smtp: readEmailAccount },
};
