// Reads the settings of Kannel from the environment.
import type { SettingsReader } from '../../src/settings/reader.ts';
import { KANNEL_ROWS } from '../settingRows.ts';
import { type Account, together } from '../settings.ts';
import { kannelChannel } from './kannel.ts';

const NAMES = ['KANNEL_URL', 'KANNEL_USERNAME', 'KANNEL_PASSWORD', 'KANNEL_SECRET'] as const;

export function readKannelAccount(read: SettingsReader): Account | null {
  const { KANNEL_URL: url } = read.values(KANNEL_ROWS);
  const set = together(read, NAMES);
  if (!set) return null;
  const { KANNEL_USERNAME: username, KANNEL_PASSWORD: password, KANNEL_SECRET: secret } = set;
  const settings = { url: url ?? '', username, password, secret };
  return {
    settings,
    reached: { isSetBy: 'KANNEL_USERNAME', urlSetting: 'KANNEL_URL', url },
    open: ({ publicUrl }) => kannelChannel({ ...settings, publicUrl }),
  };
}
