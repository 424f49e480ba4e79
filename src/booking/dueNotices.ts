// Notices that a transaction leaves to be sent: noted with their cause, and put out a moment later by a job.

import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { BOOKING_COLUMNS, readBooking } from './booking.ts';
import { DueNoticeEntity } from './entities.ts';
import { type Detail, noticeOfOccasion, type ToldKind } from './notices.ts';

export interface DueNotice {
  kind: ToldKind;
  booking: string;
  detail: Detail;
}

/** Sent as one statement that is not waited for; `near`: ids of tickets that are told that their turn is near. */
export async function noteDue(
  tx: Transaction,
  due: readonly DueNotice[],
  near: readonly number[],
  now: Instant,
): Promise<void> {
  if (due.length === 0) return;
  await tx.query({ name: 'note due', text: NOTE }, [JSON.stringify(due), near, now.toString()]);
}
const NOTE = `
  with told as (update ticket set near_told = true where id = any($2))
  insert into due_notice (kind, booking, detail, at)
  select kind, booking, detail, $3 from json_to_recordset($1) as due (kind text, booking char(8), detail jsonb)`;

const NOTICES_PER_STEP = 500;

/** Codes of the offices whose notices are due. */
export async function officesToTell(db: Queryable): Promise<string[]> {
  return (await db.query(OFFICES_TO_TELL)).map(({ office }) => office);
}
const OFFICES_TO_TELL = statement<{ office: string }>('offices to tell')`
  select distinct (select office from booking where code = due.booking) as office from due_notice due order by office`;

/** Takes the office's due notices, 500 at a time; several servers at it share them. Whether there may be more. */
export async function takeDue(
  tx: Transaction,
  office: Office,
  now: Instant,
): Promise<{ notices: Notice[]; more: boolean }> {
  const rows = await tx.query(TAKE_DUE, [NOTICES_PER_STEP, office.code]);
  const notices = rows.flatMap((row) => {
    const { kind, detail, noted_at: at } = row;
    return noticeOfOccasion({ kind, booking: readBooking(row), office, detail, at }, now) ?? [];
  });
  return { notices, more: rows.length === NOTICES_PER_STEP };
}
// Bookings are looked up by code, one by one: the planner must not think of reading them all.
const TAKE_DUE = statement<{ noted_at: Instant }>('take due')`
  with due as materialized (
    delete from due_notice where id in (
      select id from due_notice n where (select office from booking where code = n.booking) = $2
      order by id limit $1 for update skip locked
    ) returning *
  )
  select ${select(DueNoticeEntity, ['kind', 'detail']).of('due')}, due.at as noted_at, ${BOOKING_COLUMNS}
  from due cross join lateral (select * from booking where code = due.booking offset 0) b
    cross join lateral (select * from capacity_window where id = b.window_id offset 0) w
  order by due.id`;
