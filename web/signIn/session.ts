// The member of staff who is signed in on this page: the key, the office, and the fields of the API that they may call.
import type { ViewerKind } from '../../clients/types.ts';
import { AskFault, askApi } from '../api/ask.ts';
import type { PageLanguage } from '../texts/language.ts';
import { WhereToWorkDocument, WhoAmIDocument } from './documents.ts';
import { forgetStaffKey, readStaffKey, storeKeyOffice, storeStaffKey } from './storedKey.ts';

export interface WorkPlace {
  code: string;
  name: string;
}

export interface SignedInStaff {
  /** For `Asking.key` and `LineSetup.key`. */
  key: string;
  kind: ViewerKind;
  /** Null: the administrator's key itself. */
  name: string | null;
  office: WorkPlace;
  /** The offices they may work at: one, but for administrators. */
  offices: readonly WorkPlace[];
  /** Root fields they may call: `Mutation.checkIn`. */
  allowed: ReadonlySet<string>;
  /** Days until the personal key expires; null: there is none. */
  keyDaysLeft: number | null;
}

/** Why no one is signed in: the key is unknown, is not for staff, was revoked while it was in use, or has expired. */
export type NoEntry = 'UNKNOWN_KEY' | 'NOT_STAFF' | 'KEY_ENDED' | 'KEY_EXPIRED';

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

/** Signs in with the stored key, if there is one, and tells whether it did. @throws AskFault as above */
export async function signInAgain(language: PageLanguage): Promise<boolean> {
  const stored = readStaffKey();
  if (currentStaff || !stored) return currentStaff !== null;
  const staff = await staffWithKey(stored.key, stored.office, language);
  if (typeof staff === 'string') signOut(staff === 'KEY_EXPIRED' ? staff : 'KEY_ENDED');
  else changeStaff(staff, null);
  return currentStaff !== null;
}

/** If the API no longer knows the key, the reason is `KEY_ENDED`. */
export function signOut(why: NoEntry | null = null): void {
  forgetStaffKey();
  changeStaff(null, why);
}

/** An administrator goes to another office. */
export function workAt(code: string): void {
  const office = currentStaff?.offices.find((each) => each.code === code);
  if (!currentStaff || !office) return;
  storeKeyOffice(code);
  changeStaff({ ...currentStaff, office }, null);
}

/** Signs the member of staff out if a request shows that the key is no longer known. */
export function noteFault(fault: unknown): void {
  if (!(fault instanceof AskFault) || !currentStaff) return;
  if (fault.code === 'UNAUTHENTICATED') signOut('KEY_ENDED');
  if (fault.code === 'KEY_EXPIRED') signOut('KEY_EXPIRED');
}

function changeStaff(staff: SignedInStaff | null, why: NoEntry | null): void {
  currentStaff = staff;
  noEntryReason = why;
  for (const listener of staffListeners) listener(staff, why);
}

async function staffWithKey(
  key: string,
  office: string | null,
  language: PageLanguage,
): Promise<SignedInStaff | NoEntry> {
  try {
    const { viewer } = await askApi(WhoAmIDocument, {}, { language, key });
    if (!STAFF.includes(viewer.kind)) return 'NOT_STAFF';
    const offices = viewer.office
      ? [viewer.office]
      : (await askApi(WhereToWorkDocument, {}, { language, key })).offices;
    const there = offices.find(({ code }) => code === office) ?? offices[0];
    if (!there) return 'NOT_STAFF';
    const { kind, name, keyDaysLeft } = viewer;
    return { key, kind, name, keyDaysLeft, office: there, offices, allowed: new Set(viewer.allowed) };
  } catch (fault) {
    if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED') return 'UNKNOWN_KEY';
    if (fault instanceof AskFault && fault.code === 'KEY_EXPIRED') return 'KEY_EXPIRED';
    throw fault;
  }
}
