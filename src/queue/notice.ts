// The notice on an office's board, which a manager writes.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { tablesOf } from '../tables.ts';
import { BoardEntity } from './entities.ts';

const boards = tablesOf(BoardEntity);

/** Puts a notice on the board; null takes it down. Whether it was another one before. */
export async function setNotice(tx: Transaction, office: Office, notice: string | null): Promise<boolean> {
  const changed = await boards(tx)
    .insertInto('board')
    .values({ office: office.code, notice, changes: 1 })
    .onConflict((conflict) =>
      conflict
        .column('office')
        .doUpdateSet(({ eb, ref }) => ({ notice: ref('excluded.notice'), changes: eb('board.changes', '+', 1) }))
        .where('board.notice', 'is distinct from', ({ ref }) => ref('excluded.notice')),
    )
    .returning('office')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Reads the notice for the audit log; no other is put up until the transaction ends. */
export function noticeState({ code }: Office): (tx: Transaction) => Promise<object> {
  return async (tx) => {
    const board = boards(tx).selectFrom('board').select('notice').where('office', '=', code).forUpdate();
    return { notice: (await board.executeTakeFirst())?.notice ?? null };
  };
}
