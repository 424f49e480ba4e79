// Reads the settings of a Twilio account from the environment.
import type { SettingsReader } from '../../src/settingsReader.ts';
import { type Account, listOf, refuseAlone, withoutNulls } from '../settings.ts';
import { twilioChannel } from './channel.ts';

const SMS_FROM = /^(\+[1-9]\d{6,14}|\d{3,6}|MG[0-9a-fA-F]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

const CREDENTIALS = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'] as const;
const ADDITIONS = ['TWILIO_BASE_URL', 'TWILIO_SMS_FROM', 'TWILIO_CONNECTION_OVERRIDES'] as const;

export function readTwilioAccount(read: SettingsReader): Account | null {
  const settings = readSettings(read);
  return (
    settings && {
      settings,
      reached: { isSetBy: 'TWILIO_ACCOUNT_SID', urlSetting: 'TWILIO_BASE_URL', url: settings.baseUrl },
      open: ({ kind, publicUrl }) =>
        twilioChannel({ ...withoutNulls(settings), publicUrl, ...(kind === 'SMS' ? BY_SMS : BY_WHATSAPP) }),
    }
  );
}
const BY_WHATSAPP = { kind: 'WHATSAPP', route: 'whatsapp' } as const;
const BY_SMS = { kind: 'SMS', route: 'sms' } as const;

function readSettings(read: SettingsReader) {
  const accountSid = read.text('TWILIO_ACCOUNT_SID');
  // An empty token would sign for anybody. During a rotation two are valid: the first signs what we send.
  const authTokens = listOf(read.text('TWILIO_AUTH_TOKEN'));
  const baseUrl = read.url('TWILIO_BASE_URL');
  const smsFrom = read.text('TWILIO_SMS_FROM');
  const urlFragment = read.text('TWILIO_CONNECTION_OVERRIDES')?.replace(/^#/, '') ?? null;
  if (smsFrom && !SMS_FROM.test(smsFrom)) {
    read.fault('TWILIO_SMS_FROM must be a number, a name of up to 11 letters or digits, or the SID of a service.');
  }
  if (urlFragment && !/^\w+=\w+(&\w+=\w+)*$/.test(urlFragment)) {
    read.fault('TWILIO_CONNECTION_OVERRIDES must be what stands behind the # of the webhook, such as rc=3&rp=all.');
  }
  refuseAlone(read, ADDITIONS, CREDENTIALS);
  if (!accountSid && !read.text('TWILIO_AUTH_TOKEN')) return null;
  if (!accountSid) read.fault('TWILIO_ACCOUNT_SID is missing, but TWILIO_AUTH_TOKEN is set: set both or neither.');
  if (authTokens.length === 0)
    read.fault('TWILIO_AUTH_TOKEN is missing, but TWILIO_ACCOUNT_SID is set: set both or neither.');
  return { accountSid: accountSid ?? '', authTokens, baseUrl, smsFrom, urlFragment };
}
