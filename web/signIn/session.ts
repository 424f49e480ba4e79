// The member of staff who is signed in on this page: the key, the office, and the fields of the API that they may call.
import type { ViewerKind } from '../../clients/types.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { isSession, type StaffKey } from '../api/staffKey.ts';
import type { PageLanguage } from '../texts/language.ts';
import {
  type EndedSession,
  endBrowserSession,
  readHeldOffice,
  readSessionOffice,
  signInWays,
  storeHeldOffice,
  storeLeft,
  storeSessionOffice,
} from './browserSession.ts';
import { WhereToWorkDocument, WhoAmIDocument } from './documents.ts';
import { forgetStaffKey, readStaffKey, storeKeyOffice, storeStaffKey } from './storedKey.ts';

export interface WorkPlace {
  code: string;
  name: string;
}

export interface SignedInStaff {
  key: StaffKey;
  kind: ViewerKind;
  /** Null: the administrator's key itself. */
  name: string | null;
  office: WorkPlace;
  /** The offices they may work at. */
  offices: readonly WorkPlace[];
  /** Root fields they may call: `Mutation.checkIn`. */
  allowed: ReadonlySet<string>;
  /** Days until the personal key expires; null: there is none. */
  keyDaysLeft: number | null;
}

/** Why no one is signed in: the key is unknown, is not for staff, was revoked while it was in use, or has expired; or the session is over. */
export type NoEntry = 'UNKNOWN_KEY' | 'NOT_STAFF' | 'KEY_ENDED' | 'KEY_EXPIRED' | 'SESSION_ENDED';

const STAFF: readonly ViewerKind[] = ['FRONT_DESK', 'COUNTER_OFFICER', 'MANAGER', 'ADMINISTRATOR'];

type StaffListener = (staff: SignedInStaff | null, why: NoEntry | null) => void;

let currentStaff: SignedInStaff | null = null;
let noEntryReason: NoEntry | null = null;
const staffListeners = new Set<StaffListener>();

/** The listener hears at once who is signed in, then each change; the function returned ends it. */
export function onStaff(listener: StaffListener): () => void {
  staffListeners.add(listener);
  listener(currentStaff, noEntryReason);
  return () => staffListeners.delete(listener);
}

/** Signs in with a key; null: done. @throws AskFault where the server could not be asked */
export async function signInWithKey(key: string, onDevice: boolean, language: PageLanguage): Promise<NoEntry | null> {
  const staff = await staffWithKey(key, null, language);
  if (typeof staff === 'string') return staff;
  storeStaffKey({ key, office: staff.office.code }, onDevice);
  changeStaff(staff, null);
  return null;
}

/** Whether the next `signInAgain` will most likely sign in: scripts that it needs can be loaded meanwhile. */
export function isStaffExpected(): boolean {
  return readStaffKey() !== null || readHeldOffice() !== null;
}

/** The office at which `signInAgain` will most likely sign in; null: there is none. */
export function expectedOffice(): string | null {
  return readStaffKey()?.office ?? readHeldOffice();
}

/** Signs in with the stored key, else with the session of the browser, and tells whether it did. @throws AskFault as above */
export async function signInAgain(language: PageLanguage): Promise<boolean> {
  const stored = readStaffKey();
  if (currentStaff) return true;
  if (!stored) return signInBySession(language);
  const staff = await staffWithKey(stored.key, stored.office, language);
  if (typeof staff === 'string') await signOut(staff === 'KEY_EXPIRED' ? staff : 'KEY_ENDED');
  else changeStaff(staff, null);
  return currentStaff !== null;
}

async function signInBySession(language: PageLanguage): Promise<boolean> {
  const { provider, cardUrl } = await signInWays(language);
  if (!provider && !cardUrl) return false;
  const staff = await staffInSession(readSessionOffice(), language);
  if (staff === 'UNKNOWN_KEY') await noteSessionEnd();
  if (typeof staff === 'string') return false;
  storeLeft(false);
  storeHeldOffice(staff.office.code);
  changeStaff(staff, null);
  return true;
}

/** At the office where the device's last session was, if the person works there. */
async function staffInSession(office: string | null, language: PageLanguage): Promise<SignedInStaff | NoEntry> {
  const staff = await staffWithKey({ office: null }, office, language);
  // At one office, and as an administrator, the role is the same wherever the session counts.
  if (typeof staff === 'string' || staff.kind === 'ADMINISTRATOR' || staff.offices.length === 1) return staff;
  return staffWithKey({ office: staff.office.code }, staff.office.code, language);
}

/** If the API no longer knows the key, the reason is `KEY_ENDED`. Null: a session goes on, since the server could not be asked. */
export async function signOut(why: NoEntry | null = null): Promise<EndedSession | null> {
  let ended: EndedSession = { logoutUrl: null };
  if (isSession(currentStaff?.key)) {
    const answer = await endBrowserSession();
    if (!answer) return null;
    ended = answer;
    storeLeft(true);
  }
  forgetStaffKey();
  changeStaff(null, why);
  return ended;
}

/** The session is over, and so is its cookie. */
async function noteSessionEnd(): Promise<void> {
  changeStaff(null, 'SESSION_ENDED');
  await endBrowserSession();
}

/** A member of staff of several offices goes to another one, where their role may be another. @throws AskFault */
export async function workAt(code: string, language: PageLanguage): Promise<void> {
  const office = currentStaff?.offices.find((each) => each.code === code);
  if (!currentStaff || !office) return;
  if (isSession(currentStaff.key)) return workInSessionAt(code, language);
  storeKeyOffice(code);
  changeStaff({ ...currentStaff, office }, null);
}

async function workInSessionAt(code: string, language: PageLanguage): Promise<void> {
  const staff = await staffInSession(code, language);
  if (typeof staff === 'string') return noteSessionEnd();
  storeSessionOffice(code);
  storeHeldOffice(code);
  changeStaff(staff, null);
}

/** Signs the member of staff out if a request shows that the key is no longer known. */
export function noteFault(fault: unknown): void {
  if (!(fault instanceof AskFault) || !currentStaff) return;
  if (fault.code === 'UNAUTHENTICATED') void (isSession(currentStaff.key) ? noteSessionEnd() : signOut('KEY_ENDED'));
  if (fault.code === 'KEY_EXPIRED') void signOut('KEY_EXPIRED');
}

function changeStaff(staff: SignedInStaff | null, why: NoEntry | null): void {
  currentStaff = staff;
  noEntryReason = why;
  for (const listener of staffListeners) listener(staff, why);
}

async function staffWithKey(
  key: StaffKey,
  office: string | null,
  language: PageLanguage,
): Promise<SignedInStaff | NoEntry> {
  try {
    const { viewer } = await askApi(WhoAmIDocument, {}, { language, key });
    if (!STAFF.includes(viewer.kind)) return 'NOT_STAFF';
    const offices = viewer.office ? viewer.offices : (await askApi(WhereToWorkDocument, {}, { language, key })).offices;
    const there = offices.find(({ code }) => code === office) ?? viewer.office ?? offices[0];
    if (!there) return 'NOT_STAFF';
    const { kind, name, keyDaysLeft } = viewer;
    return { key, kind, name, keyDaysLeft, office: there, offices, allowed: new Set(viewer.allowed) };
  } catch (fault) {
    if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED') return 'UNKNOWN_KEY';
    if (fault instanceof AskFault && fault.code === 'KEY_EXPIRED') return 'KEY_EXPIRED';
    throw fault;
  }
}
