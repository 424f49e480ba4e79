// Ends take-overs whose time is over: the automaton answers again, and a person who still waits is told.

import { type AttendedEnds, lockState } from '../answering/attend.ts';
import { NOT_TAKEN, setTaken } from '../answering/change.ts';
import { AttendedConversationEntity } from '../answering/entities.ts';
import { answeringTables } from '../answering/tables.ts';
import { type Pool, queriesOn } from '../database.ts';
import type { Announcement } from '../events.ts';
import { addressesOf } from '../office/addresses.ts';
import type { Directory } from '../office/directory.ts';
import type { Notice } from '../outbox/notice.ts';
import type { Fields } from '../statement.ts';
import type { Instant } from '../time.ts';
import { transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';

const TAKE_OVERS_PER_TURN = 200;

/** Ends each by itself. @throws at the end where some failed */
export async function endTakeOvers(pool: Pool, offices: Directory, now: Instant): Promise<void> {
  const over = await answeringTables(queriesOn(pool))
    .selectFrom('attended_conversation')
    .select(['id', 'channel', 'senderKind', 'sender', 'recipient'])
    .where('takenUntil', '<=', now)
    .orderBy('takenUntil')
    .limit(TAKE_OVERS_PER_TURN)
    .execute();
  await eachOf(
    pool,
    over.map((one) => () => endTakeOver(pool, offices, one, now)),
  );
}

async function endTakeOver(
  pool: Pool,
  offices: Directory,
  one: AttendedEnds & { id: number },
  now: Instant,
): Promise<void> {
  await transact(pool, async (tx) => {
    await lockState(tx, one);
    const row = await answeringTables(tx)
      .selectFrom('attended_conversation')
      .selectAll()
      .where('id', '=', one.id)
      .where('takenUntil', '<=', now)
      .forUpdate()
      .executeTakeFirst();
    if (!row?.takenUntil) return { answer: null, announcements: [] };
    await setTaken(tx, row, NOT_TAKEN);
    const notice = row.waitingSince ? stillWaiting(row, offices, row.takenUntil) : null;
    const announcements: Announcement[] = [{ event: 'conversation', office: row.office }];
    return { answer: null, announcements, notices: { at: now, all: notice ? [notice] : [] } };
  });
}

/** Only where the office still has the number. */
function stillWaiting(
  { id, office: code, channel, senderKind, sender, recipient, language }: Fields<typeof AttendedConversationEntity>,
  offices: Directory,
  ended: Instant,
): Notice<'takeOverEnded'> | null {
  const office = offices.find(code);
  if (!office || !addressesOf(office).includes(recipient)) return null;
  return {
    purpose: `take-over ended:${id}:${ended}`,
    channel,
    from: recipient,
    office: code,
    to: { kind: senderKind, value: sender },
    language,
    texts: office.texts,
    key: 'takeOverEnded',
    parameters: { office: office.name },
  };
}
