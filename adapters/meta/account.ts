// Reads the settings of Meta's Cloud API from the environment.
import type { SettingsReader } from '../../src/settings/reader.ts';
import { META_ROWS } from '../settingRows.ts';
import { type Account, listOf, readNumbers, refuseAlone, together, withoutNulls } from '../settings.ts';
import { metaChannel } from './channel.ts';

const NAMES = ['META_ACCESS_TOKEN', 'META_APP_SECRET', 'META_VERIFY_TOKEN', 'META_NUMBERS'] as const;
const NUMBER_ID = { form: /^\d+$/, what: "Meta's id of it, such as +628111100333=106540352242922" };

export function readMetaAccount(read: SettingsReader): Account | null {
  const { META_BASE_URL: baseUrl } = read.values(META_ROWS);
  const set = together(read, NAMES);
  refuseAlone(read, ['META_BASE_URL'], NAMES);
  if (!set) return null;
  const settings = {
    accessToken: set.META_ACCESS_TOKEN,
    appSecrets: listOf(set.META_APP_SECRET),
    verifyToken: set.META_VERIFY_TOKEN,
    numbers: readNumbers(read, 'META_NUMBERS', NUMBER_ID),
    baseUrl,
  };
  return {
    settings,
    reached: { isSetBy: 'META_ACCESS_TOKEN', urlSetting: 'META_BASE_URL', url: baseUrl },
    open: () => metaChannel(withoutNulls(settings)),
  };
}
