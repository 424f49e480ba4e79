// Pictures for the lobby boards of an office: kept while a slide names them, and for a day before.
import { randomUUID } from 'node:crypto';
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import { addMinutes, type Instant } from '../time.ts';
import { BoardPictureEntity } from './entities.ts';
import type { Office } from './settings.ts';

const tables = tablesOf(BoardPictureEntity);

export interface BoardPicture {
  contentType: string;
  bytes: Buffer;
}

/** Those of the slides, and as many that are not in them yet. */
export const MAX_BOARD_PICTURES = 24;
const UNUSED_MINUTES = 24 * 60;

/** Gives its id, null if the office has too many. Those that no slide names any more go. */
export async function keepBoardPicture(
  tx: Transaction,
  { code, boardSlides }: Pick<Office, 'code' | 'boardSlides'>,
  picture: BoardPicture,
  now: Instant,
): Promise<string | null> {
  const named = boardSlides.flatMap(({ picture }) => picture ?? []);
  const old = tables(tx)
    .deleteFrom('board_picture')
    .where('office', '=', code)
    .where('at', '<', addMinutes(now, -UNUSED_MINUTES));
  await (named.length > 0 ? old.where('id', 'not in', named) : old).execute();
  const kept = await tables(tx).selectFrom('board_picture').select('id').where('office', '=', code).execute();
  if (kept.length >= MAX_BOARD_PICTURES) return null;
  const id = randomUUID();
  await tables(tx)
    .insertInto('board_picture')
    .values({ id, office: code, ...picture, at: now })
    .execute();
  return id;
}

export async function readBoardPicture(db: Queryable, id: string): Promise<BoardPicture | null> {
  const kept = tables(db).selectFrom('board_picture').select(['contentType', 'bytes']).where('id', '=', id);
  return (await kept.executeTakeFirst()) ?? null;
}
