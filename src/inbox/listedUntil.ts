// Up to when what a channel's provider lists of messages to us has been taken in, by the clock that all servers share.
import { sql } from 'kysely';
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { ListedUntilEntity } from './entities.ts';

const tables = tablesOf(ListedUntilEntity);

/** `until` null: nothing was ever listed. */
export async function listedUntil(db: Queryable, channel: string): Promise<{ until: Instant | null; now: Instant }> {
  return tables(db)
    .selectNoFrom(({ selectFrom }) => [
      sql<Instant>`clock_timestamp()`.as('now'),
      selectFrom('listed_until').select('at').where('channel', '=', channel).as('until'),
    ])
    .executeTakeFirstOrThrow();
}

export async function noteListed(tx: Transaction, channel: string, at: Instant): Promise<void> {
  await tables(tx)
    .insertInto('listed_until')
    .values({ channel, at })
    .onConflict((conflict) =>
      conflict
        .column('channel')
        .doUpdateSet(({ fn, ref }) => ({ at: fn('greatest', [ref('listed_until.at'), ref('excluded.at')]) })),
    )
    .execute();
}
