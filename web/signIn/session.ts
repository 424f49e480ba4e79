// Who is signed in on a page of the staff: whose key it is, where they are, and what they may do.
import type { ViewerKind } from '../../clients/types.ts';
import { AskFault, ask } from '../api/ask.ts';
import type { Language } from '../texts/language.ts';
import { WhereToWorkDocument, WhoAmIDocument } from './documents.ts';
import { forget, keep, keepOffice, readKept } from './kept.ts';

export interface WorkPlace {
  code: string;
  name: string;
}

export interface Staff {
  /** For `Asking.key` and `LineSetup.key`. */
  key: string;
  kind: ViewerKind;
  /** Null: the administrator's key itself. */
  name: string | null;
  office: WorkPlace;
  /** Where they may work: one place, but for administrators. */
  offices: readonly WorkPlace[];
  /** Root fields they may call: `Mutation.checkIn`. */
  allowed: ReadonlySet<string>;
}

/** Why nobody is signed in: a key nobody has, one that is not for staff, or one that was ended while it was in use. */
export type NoEntry = 'UNKNOWN_KEY' | 'NOT_STAFF' | 'KEY_ENDED';

const STAFF: readonly ViewerKind[] = ['FRONT_DESK', 'COUNTER_OFFICER', 'MANAGER', 'ADMINISTRATOR'];

type Listener = (staff: Staff | null, why: NoEntry | null) => void;

let current: Staff | null = null;
let reason: NoEntry | null = null;
const listeners = new Set<Listener>();

/** Hears at once who is signed in, then each change; the function returned ends it. */
export function onStaff(listener: Listener): () => void {
  listeners.add(listener);
  listener(current, reason);
  return () => listeners.delete(listener);
}

/** Signs in with a key; null: done. @throws AskFault where the server could not be asked */
export async function signIn(key: string, onDevice: boolean, language: Language): Promise<NoEntry | null> {
  const staff = await whoHas(key, null, language);
  if (typeof staff === 'string') return staff;
  keep({ key, office: staff.office.code }, onDevice);
  change(staff, null);
  return null;
}

/** With the key that is kept here, if any; whether somebody is signed in then. @throws AskFault as above */
export async function signInAgain(language: Language): Promise<boolean> {
  const kept = readKept();
  if (current || !kept) return current !== null;
  const staff = await whoHas(kept.key, kept.office, language);
  if (typeof staff === 'string') signOut('KEY_ENDED');
  else change(staff, null);
  return current !== null;
}

/** Also where the API no longer knows the key: `KEY_ENDED`. */
export function signOut(why: NoEntry | null = null): void {
  forget();
  change(null, why);
}

/** An administrator goes to another office. */
export function workAt(code: string): void {
  const office = current?.offices.find((each) => each.code === code);
  if (!current || !office) return;
  keepOffice(code);
  change({ ...current, office }, null);
}

/** A fault of any request: where the key is known no longer, whoever used it is signed out. */
export function noteFault(fault: unknown): void {
  if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED' && current) signOut('KEY_ENDED');
}

function change(staff: Staff | null, why: NoEntry | null): void {
  current = staff;
  reason = why;
  for (const listener of listeners) listener(staff, why);
}

async function whoHas(key: string, office: string | null, language: Language): Promise<Staff | NoEntry> {
  try {
    const { viewer } = await ask(WhoAmIDocument, {}, { language, key });
    if (!STAFF.includes(viewer.kind)) return 'NOT_STAFF';
    const offices = viewer.office ? [viewer.office] : (await ask(WhereToWorkDocument, {}, { language, key })).offices;
    const there = offices.find(({ code }) => code === office) ?? offices[0];
    if (!there) return 'NOT_STAFF';
    return { key, kind: viewer.kind, name: viewer.name, office: there, offices, allowed: new Set(viewer.allowed) };
  } catch (fault) {
    if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED') return 'UNKNOWN_KEY';
    throw fault;
  }
}
