// Takes a stranger on as a member of the demonstration's staff, for one touch instead of a key.
import type { Ask } from '../conversation/ask.ts';
import * as documents from './documents.ts';
import { STAGE_ROLES, type StageRole, VISITOR_NAMES } from './people.ts';

export interface VisitorDesk {
  /** The office at which strangers work: the first of the demonstration; null: there is none. */
  office(): Promise<string | null>;
  /** A personal key of that role, the same until it expires or the server stops. */
  keyFor(role: StageRole): Promise<{ key: string; office: string } | null>;
}

export function visitorRole(text: unknown): StageRole | null {
  return STAGE_ROLES.find((role) => role === text) ?? null;
}

/** `ask` in the name of an administrator; `now` in milliseconds. */
export function openVisitorDesk(ask: Ask, now: () => number): VisitorDesk {
  const keys = new Map<StageRole, Promise<{ key: string; expiresAt: number }>>();
  const office = async () => {
    const { offices } = await ask(documents.StageOfficesDocument, {}, 'id');
    return offices.find(({ registration }) => registration.photo !== 'REQUIRED')?.code ?? null;
  };
  return {
    office,
    async keyFor(role) {
      const code = await office();
      if (code === null) return null;
      const known = await keys.get(role)?.catch(() => null);
      if (known && known.expiresAt > now()) return { key: known.key, office: code };
      const made = takeVisitorOn(ask, code, role);
      keys.set(role, made);
      return { key: (await made).key, office: code };
    },
  };
}

/** The one of an earlier start goes: its key is known to no one who could be asked. */
async function takeVisitorOn(ask: Ask, office: string, role: StageRole) {
  const name = VISITOR_NAMES[role];
  const { staff } = await ask(documents.StageStaffDocument, { office }, 'id');
  for (const one of staff?.nodes ?? [])
    if (one.name === name && one.role === role)
      await ask(documents.StageEndStaffDocument, { input: { office, id: one.id } }, 'id');
  const { answer } = await ask(documents.StageAddStaffDocument, { input: { office, name, role } }, 'id');
  if (answer.__typename === 'Refusal') throw new Error(answer.message);
  return { key: answer.key, expiresAt: Date.parse(answer.staff.expiresAt) };
}
