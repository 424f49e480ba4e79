// Conversations with the names of the officers who have to do with them.
import { keySpace } from '../src/access/keySpace.ts';
import { officerNames } from '../src/access/officerNames.ts';
import type { AttendedConversation } from '../src/answering/conversation.ts';
import { type Context, reading } from './context.ts';
import type { ConversationOfficer } from './conversationType.ts';

export interface NamedConversation extends AttendedConversation {
  names: ReadonlyMap<string, string>;
}

/** The key by which the caller has conversations, `officer 7`. */
export function officerKey({ asker }: Pick<Context, 'asker'>): string {
  return keySpace(asker);
}

export async function withNames(
  context: Context,
  conversations: readonly AttendedConversation[],
): Promise<NamedConversation[]> {
  const keys = conversations.flatMap(({ assignedTo, takenBy }) => [assignedTo, takenBy]);
  const names = await officerNames(reading(context), keys);
  return conversations.map((one) => ({ ...one, names }));
}

export function shownOfficer(
  key: string | null,
  names: ReadonlyMap<string, string>,
  context: Pick<Context, 'asker'>,
): ConversationOfficer | null {
  return key === null ? null : { id: key, name: names.get(key) ?? key, isSelf: key === officerKey(context) };
}
