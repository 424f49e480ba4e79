// The actors of the contract in tests: what is asked of them, and what is expected.
import { expect } from 'vitest';

export const BY = 'by { kind role id name channel }';

const NONE = { role: null, id: null, name: null, channel: null };

/** A member of staff; left out: the holder of ADMIN_KEY. */
export function byStaff(role: string, name: string | null = null, id: unknown = expect.any(String)) {
  return { ...NONE, kind: 'STAFF', role, name, id: role === 'ADMINISTRATOR' && name === null ? null : id };
}
export const BY_ADMIN_KEY = byStaff('ADMINISTRATOR');

export function byApplicant(channel: string, kind: 'APPLICANT' | 'GUARDIAN' = 'APPLICANT') {
  return { ...NONE, kind, channel };
}

/** A program, a device or a webhook. */
export function byMachine(kind: string, name: string | null, id: unknown = expect.any(String)) {
  return { ...NONE, kind, id, name };
}
