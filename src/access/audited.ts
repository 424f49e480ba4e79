// Staff and API keys as the audit log compares them: never with a key or its digest.
import type { Device } from './devices.ts';
import type { ApiKey, Staff } from './keys.ts';
import type { StaffSession } from './staffSessions.ts';

export function auditedStaff({ name, role, office, endedAt }: Staff): object {
  return { name, role, office, endedAt };
}

export function auditedApiKey({ label, scopes, offices, perMinute, hint, revokedAt }: ApiKey): object {
  return { label, scopes, offices, perMinute, hint, revokedAt };
}

export function auditedDevice({ kind, label, office, endedAt, settings, reloads }: Device): object {
  return { kind, label, office, endedAt, ...settings, reloads };
}

export function auditedSession({ name, roles, endedAt }: StaffSession): object {
  return { name, roles, endedAt };
}
