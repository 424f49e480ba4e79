// Reads the settings of Kannel from the environment.
import type { SettingsReader } from '../../src/settingsReader.ts';
import { type Account, together } from '../settings.ts';
import { kannelChannel } from './kannel.ts';
import { KANNEL_SECRET_FORM } from './kannelSettings.ts';

const NAMES = ['KANNEL_URL', 'KANNEL_USERNAME', 'KANNEL_PASSWORD', 'KANNEL_SECRET'] as const;

export function readKannelAccount(read: SettingsReader): Account | null {
  const url = read.url('KANNEL_URL');
  const set = together(read, NAMES);
  if (!set) return null;
  const { KANNEL_USERNAME: username, KANNEL_PASSWORD: password, KANNEL_SECRET: secret } = set;
  if (secret !== '' && !KANNEL_SECRET_FORM.test(secret)) {
    read.fault('KANNEL_SECRET must have at least 16 characters, and none but letters, digits, - and _.');
  }
  const settings = { url: url ?? '', username, password, secret };
  return {
    settings,
    reached: { isSetBy: 'KANNEL_USERNAME', urlSetting: 'KANNEL_URL', url },
    open: ({ publicUrl }) => kannelChannel({ ...settings, publicUrl }),
  };
}
