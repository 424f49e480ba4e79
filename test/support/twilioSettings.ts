// Channels that speak with a fake Twilio.
import type { TwilioSettings } from '../../adapters/twilio/settings.ts';
import type { FakeTwilio } from './fakeTwilio.ts';

export const OFFICE = '+6281100000001';
export const APPLICANT = '+6281234567890';

/** The settings of a channel at this fake: WhatsApp unless told. */
export function settingsFor(twilio: FakeTwilio, given: Partial<TwilioSettings> = {}): TwilioSettings {
  const { accountSid, authToken, publicUrl, url } = twilio;
  const kind = given.kind ?? 'WHATSAPP';
  const route = kind === 'WHATSAPP' ? 'whatsapp' : 'sms';
  return { kind, route, accountSid, authTokens: [authToken], publicUrl, baseUrl: url, ...given };
}
