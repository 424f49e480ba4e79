// Reads the settings of a Twilio account from the environment.
import type { SettingsReader } from '../../src/settings/reader.ts';
import { TWILIO_ROWS } from '../settingRows.ts';
import { type Account, listOf, refuseAlone, withoutNulls } from '../settings.ts';
import { twilioChannel } from './channel.ts';

const CREDENTIALS = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'] as const;
const ADDITIONS = ['TWILIO_BASE_URL', 'TWILIO_SMS_FROM', 'TWILIO_CONNECTION_OVERRIDES'] as const;

export function readTwilioAccount(read: SettingsReader): Account | null {
  const settings = readSettings(read);
  return (
    settings && {
      settings,
      reached: { isSetBy: 'TWILIO_ACCOUNT_SID', urlSetting: 'TWILIO_BASE_URL', url: settings.baseUrl },
      open: ({ kind, publicUrl, resources }) =>
        twilioChannel({
          ...withoutNulls(settings),
          publicUrl,
          ...(resources && { resources }),
          ...(kind === 'SMS' ? BY_SMS : BY_WHATSAPP),
        }),
    }
  );
}
const BY_WHATSAPP = { kind: 'WHATSAPP', route: 'whatsapp' } as const;
const BY_SMS = { kind: 'SMS', route: 'sms' } as const;

function readSettings(read: SettingsReader) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: tokens, ...set } = read.values(TWILIO_ROWS);
  // An empty token would sign for anybody. During a rotation two are valid: the first signs what we send.
  const authTokens = listOf(tokens);
  refuseAlone(read, ADDITIONS, CREDENTIALS);
  if (!accountSid && !tokens) return null;
  if (!accountSid) read.fault('TWILIO_ACCOUNT_SID is missing, but TWILIO_AUTH_TOKEN is set: set both or neither.');
  if (authTokens.length === 0)
    read.fault('TWILIO_AUTH_TOKEN is missing, but TWILIO_ACCOUNT_SID is set: set both or neither.');
  const { TWILIO_BASE_URL: baseUrl, TWILIO_SMS_FROM: smsFrom, TWILIO_CONNECTION_OVERRIDES: urlFragment } = set;
  return { accountSid: accountSid ?? '', authTokens, baseUrl, smsFrom, urlFragment };
}
