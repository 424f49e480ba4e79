// Takes a stranger on as a member of the demonstration's staff, for one touch instead of a key.
import type { Ask } from '../conversation/ask.ts';
import * as documents from './documents.ts';
import { STAGE_ROLES, type StageRole, VISITOR_NAMES } from './people.ts';

export interface VisitorDesk {
  /** The office at which strangers work: the first of the demonstration; null: there is none. */
  office(): Promise<string | null>;
  /** A personal key of that role, the same until it expires or is ended, or the server stops. */
  keyFor(role: StageRole): Promise<{ key: string; office: string } | null>;
}

export function visitorRole(text: unknown): StageRole | null {
  return STAGE_ROLES.find((role) => role === text) ?? null;
}

interface VisitorKey {
  /** Of the member of staff. */
  id: string;
  key: string;
  expiresAt: number;
}

/** `ask` in the name of an administrator; `now` in milliseconds. */
export function openVisitorDesk(ask: Ask, now: () => number): VisitorDesk {
  const keys = new Map<StageRole, Promise<VisitorKey | null>>();
  const office = async () => {
    const { offices } = await ask(documents.StageOfficesDocument, {}, 'id');
    return offices.find(({ registration }) => registration.photo !== 'REQUIRED')?.code ?? null;
  };
  return {
    office,
    async keyFor(role) {
      const code = await office();
      if (code === null) return null;
      // One after the other: of those who come together a second key would end the first one's.
      const made = (keys.get(role) ?? Promise.resolve(null)).then((known) =>
        keyOrNew(ask, { office: code, role, known: known && known.expiresAt > now() ? known : null }),
      );
      keys.set(
        role,
        made.catch(() => null),
      );
      return { key: (await made).key, office: code };
    },
  };
}

interface Visitor {
  office: string;
  role: StageRole;
  /** null: there is none that is valid. */
  known: VisitorKey | null;
}

/** A manager may have ended it, for all who come later; one of an earlier start goes: its key is known to no one who could be asked. */
async function keyOrNew(ask: Ask, { office, role, known }: Visitor): Promise<VisitorKey> {
  const name = VISITOR_NAMES[role];
  const { staff } = await ask(documents.StageStaffDocument, { office }, 'id');
  const those = (staff?.nodes ?? []).filter((one) => one.name === name && one.role === role);
  if (known && those.some(({ id }) => id === known.id)) return known;
  for (const { id } of those) await ask(documents.StageEndStaffDocument, { input: { office, id } }, 'id');
  const { answer } = await ask(documents.StageAddStaffDocument, { input: { office, name, role } }, 'id');
  if (answer.__typename === 'Refusal') throw new Error(answer.message);
  return { id: answer.staff.id, key: answer.key, expiresAt: Date.parse(answer.staff.expiresAt) };
}
