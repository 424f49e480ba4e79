// The registry of channels: key = route = stored name; a channel without credentials is absent.
import type { Channels } from '../src/channel.ts';
import { simulatorChannel } from './simulator/simulator.ts';
import { twilioChannel } from './twilio/channel.ts';

export { type Answer, type Ask, answer } from './conversation/answer.ts';
export type { Intent } from './conversation/intent.ts';
export type { Reply } from './conversation/reply.ts';
export type { State } from './conversation/state.ts';
export { FIELD_OF } from './conversation/template.ts';
export { type Answered, answerForm, type WebRequest } from './webForm/answer.ts';
export { page } from './webForm/page.ts';
export { WORDS } from './webForm/words.ts';

export interface ChannelSettings {
  publicUrl: string;
  simulator: boolean;
  twilio: { accountSid: string; authTokens: string[]; baseUrl: string | null } | null;
}

export function openChannels({ publicUrl, simulator, twilio }: ChannelSettings): Channels {
  const channels: Record<string, Channels[string]> = {};
  if (simulator) channels.simulator = simulatorChannel();
  if (twilio) {
    const shared = { ...twilio, baseUrl: twilio.baseUrl ?? undefined, publicUrl };
    channels.whatsapp = twilioChannel({ ...shared, kind: 'WHATSAPP', route: 'whatsapp' });
    channels.sms = twilioChannel({ ...shared, kind: 'SMS', route: 'sms' });
  }
  return Object.freeze(channels);
}
