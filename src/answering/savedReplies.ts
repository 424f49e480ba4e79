// The texts that an office keeps for answers: listed, made, changed and ended.
import type { Queryable, Transaction } from '../database.ts';
import type { Fields } from '../statement.ts';
import { SavedReplyEntity } from './entities.ts';

export type SavedReply = Fields<typeof SavedReplyEntity>;

/** By their titles. */
export function savedReplies(db: Queryable, office: string): Promise<SavedReply[]> {
  return db.em.find(SavedReplyEntity, { office, endedAt: null }, { orderBy: { title: 'asc', id: 'asc' } });
}

export async function addSavedReply(
  tx: Transaction,
  { office, title, text }: Pick<SavedReply, 'office' | 'title' | 'text'>,
): Promise<SavedReply> {
  const reply = tx.em.create(SavedReplyEntity, { office, title, text, endedAt: null });
  await tx.em.persist(reply).flush();
  return reply;
}

/** Sets what is given; the reply as it was before comes back beside it. */
export async function changeSavedReply(
  tx: Transaction,
  { id, office }: Pick<SavedReply, 'id' | 'office'>,
  next: Partial<Pick<SavedReply, 'title' | 'text' | 'endedAt'>>,
): Promise<{ answer: SavedReply; before: SavedReply } | null> {
  const reply = await tx.em.findOne(SavedReplyEntity, { id, office, endedAt: null });
  if (!reply) return null;
  const before = { ...reply };
  Object.assign(reply, next);
  await tx.em.flush();
  return { answer: reply, before };
}

export function auditedSavedReply({ title, text, endedAt }: SavedReply): object {
  return { title, text, endedAt };
}
