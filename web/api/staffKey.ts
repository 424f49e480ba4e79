// The proof with which a page of the staff asks: a personal key, or the session of this browser.

import { isLeftAlone } from './attendance.ts';

/** The session that the browser's cookie belongs to. */
export interface BrowserSession {
  /** Code of the office that is worked for; null: the first of the person's, or all. */
  office: string | null;
}

/** For `Asking.key` and `LiveConnectionSetup.key`. */
export type StaffKey = string | BrowserSession;

export function isSession(key: StaffKey | null | undefined): key is BrowserSession {
  return typeof key === 'object' && key !== null;
}

export function headersFor(key: StaffKey): Record<string, string> {
  if (!isSession(key)) return { authorization: `Bearer ${key}` };
  // By this header the server knows a page of its own: no other site can send it.
  const session = { 'antrean-session': isLeftAlone() ? 'idle' : '1' };
  return key.office === null ? session : { ...session, 'antrean-office': key.office };
}

/** The same in the first message of a WebSocket. */
export function connectionParametersFor(key: StaffKey): Record<string, unknown> {
  if (!isSession(key)) return { authorization: `Bearer ${key}` };
  return { session: true, office: key.office ?? undefined };
}
