// The table of all settings, in the order of the reference: the server's own, and those of the providers.
import {
  EMAIL_ROWS,
  KANNEL_ROWS,
  META_ROWS,
  OUTSIDE_ROWS,
  SENDING_ROWS,
  SMS_GATEWAY_ROWS,
  TWILIO_ROWS,
} from '../adapters/settingRows.ts';
import { KEY_ROWS, LIMIT_ROWS, OIDC_ROWS } from '../src/settings/accessRows.ts';
import { REPLICA_ROWS } from '../src/settings/replicaRows.ts';
import type { SettingRow, SettingRows } from '../src/settings/row.ts';
import {
  AUDIT_ROWS,
  DATABASE_ROWS,
  FILE_ROWS,
  LISTENING_ROWS,
  LOG_ROWS,
  MODE_ROWS,
  RETRY_ROWS,
} from '../src/settings/serviceRows.ts';
import { TELEMETRY_ROWS } from '../src/settings/telemetryRows.ts';

export interface SettingGroup {
  title: string;
  about?: string;
  rows: SettingRows;
}

export const SETTING_GROUPS: readonly SettingGroup[] = [
  { title: 'The server', rows: LISTENING_ROWS },
  { title: 'The database', rows: { ...DATABASE_ROWS, ...REPLICA_ROWS } },
  { title: 'Demonstration or real service', rows: MODE_ROWS },
  {
    title: 'Sending',
    about:
      'Each provider with credentials receives, at PUBLIC_URL/channels/whatsapp, /channels/sms or /channels/email, and is recognised by its signature. One sends, and must be named if several have credentials.',
    rows: { ...SENDING_ROWS, ...RETRY_ROWS },
  },
  { title: 'WhatsApp and SMS by Twilio', rows: TWILIO_ROWS },
  { title: "WhatsApp by Meta's Cloud API", rows: META_ROWS },
  { title: 'SMS by a phone that runs SMS Gateway for Android', rows: SMS_GATEWAY_ROWS },
  { title: 'SMS by Kannel', rows: KANNEL_ROWS },
  { title: 'E-mail', rows: EMAIL_ROWS },
  { title: 'Channels from outside', rows: OUTSIDE_ROWS },
  { title: 'Files', rows: FILE_ROWS },
  { title: 'The log', rows: LOG_ROWS },
  { title: 'Traces and metrics by OpenTelemetry', rows: TELEMETRY_ROWS },
  { title: 'Limits and networks', rows: LIMIT_ROWS },
  { title: 'Keys and the audit log', rows: { ...KEY_ROWS, ...AUDIT_ROWS } },
  { title: 'Staff by OpenID Connect', rows: OIDC_ROWS },
];

export const SETTINGS_TABLE: readonly (readonly [string, SettingRow])[] = SETTING_GROUPS.flatMap(({ rows }) =>
  Object.entries(rows),
);
