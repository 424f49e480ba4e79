// Reads the settings of SMS Gateway for Android from the environment.
import type { SettingsReader } from '../../src/settings/reader.ts';
import { SMS_GATEWAY_ROWS } from '../settingRows.ts';
import { type Account, readNumbers, together } from '../settings.ts';
import { androidChannel } from './android.ts';

const NAMES = [
  'SMS_GATEWAY_URL',
  'SMS_GATEWAY_USERNAME',
  'SMS_GATEWAY_PASSWORD',
  'SMS_GATEWAY_SIGNING_KEY',
  'SMS_GATEWAY_NUMBERS',
] as const;
const CARD = {
  form: /^[\w-]+(\/[1-9])?$/,
  what: 'its phone and SIM card, such as +6281100000001=ffffffffceb0b1db/1',
  mayStandAlone: true,
};

export function readAndroidAccount(read: SettingsReader): Account | null {
  const { SMS_GATEWAY_URL: url } = read.values(SMS_GATEWAY_ROWS);
  const set = together(read, NAMES);
  if (!set) return null;
  const settings = {
    url: url ?? '',
    username: set.SMS_GATEWAY_USERNAME,
    password: set.SMS_GATEWAY_PASSWORD,
    signingKey: set.SMS_GATEWAY_SIGNING_KEY,
    numbers: readNumbers(read, 'SMS_GATEWAY_NUMBERS', CARD),
  };
  return {
    settings,
    reached: { isSetBy: 'SMS_GATEWAY_USERNAME', urlSetting: 'SMS_GATEWAY_URL', url },
    open: () => androidChannel(settings),
  };
}
