// WhatsApp and SMS by way of Twilio: one channel each, the same code.
import type { Capabilities, Channel } from '../../src/channel.ts';
import { receive } from './receive.ts';
import { sender } from './send.ts';
import type { TwilioSettings } from './settings.ts';

const CAPABILITIES: Readonly<Record<TwilioSettings['kind'], Capabilities>> = {
  WHATSAPP: { kind: 'WHATSAPP', maxCharacters: 1600, pictures: true, buttons: false, replyWindowHours: 24 },
  // Outside North America Twilio turns a picture into a link.
  SMS: { kind: 'SMS', maxCharacters: 1600, pictures: false, buttons: false, replyWindowHours: null },
};

export function twilioChannel(settings: TwilioSettings): Channel {
  if (!settings.accountSid.startsWith('AC')) throw new Error('The Twilio account SID must begin with AC.');
  if (!settings.authTokens.some(Boolean)) throw new Error('The Twilio channel needs an auth token.');
  return {
    capabilities: CAPABILITIES[settings.kind],
    receive: async (request) => receive(request, settings),
    send: sender(settings),
  };
}
