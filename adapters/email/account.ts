// Reads the settings of the e-mail channel from the environment.
import { createPublicKey } from 'node:crypto';
import type { SettingsReader } from '../../src/settings/reader.ts';
import { EMAIL_ROWS } from '../settingRows.ts';
import { type Account, listOf, refuseAlone, together } from '../settings.ts';
import { emailChannel } from './channel.ts';
import { publicKeyOf } from './signature.ts';

const NAMES = ['EMAIL_SMTP_URL', 'EMAIL_WEBHOOK_KEY'] as const;

export function readEmailAccount(read: SettingsReader): Account | null {
  const { EMAIL_SMTP_URL: smtpUrl, EMAIL_FROM: from } = read.values(EMAIL_ROWS);
  const set = together(read, NAMES);
  refuseAlone(read, ['EMAIL_FROM'], NAMES);
  if (!set) return null;
  const webhookKeys = listOf(set.EMAIL_WEBHOOK_KEY);
  if (webhookKeys.length === 0 || !webhookKeys.every(isPublicKey)) {
    read.fault('EMAIL_WEBHOOK_KEY must be the public key of the security policy at SendGrid, as it is shown there.');
  }
  const settings = { smtpUrl: smtpUrl ?? '', from, webhookKeys };
  return {
    settings,
    reached: { isSetBy: 'EMAIL_SMTP_URL', urlSetting: 'EMAIL_SMTP_URL', url: smtpUrl },
    open: () => emailChannel(settings),
  };
}

function isPublicKey(key: string): boolean {
  try {
    return createPublicKey(publicKeyOf(key)).asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
}
