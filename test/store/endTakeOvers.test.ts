// Take-overs whose time is over end each by itself: one that cannot be ended keeps no other.
import { expect, test } from 'vitest';
import { endTakeOvers } from '../../src/jobs/endTakeOvers.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const house = await openHouse('2017-08-01T09:00:00+07:00');
const { pool } = house.database;
const tx = committedOneByOne(pool);
const TAKEN = instant('2017-08-01T09:00:00+07:00');
const OVER = addMinutes(TAKEN, 1);

async function taken(sender: string): Promise<void> {
  await tx.query(
    `insert into attended_conversation
      (office, channel, sender_kind, sender, recipient, language, why, last_at, read_id, taken_by, taken_until)
    values ('BOGOR', 'whatsapp', 'phone', $1, '+628111100333', 'id', 'WANTS_OFFICER', $2, 0, 'officer 7', $2)`,
    [sender, TAKEN.toString()],
  );
}

test('a take-over that cannot be ended keeps no other from ending', async () => {
  const senders = ['+6281266600001', '+6281266600002', '+6281266600003'] as const;
  for (const sender of senders) await taken(sender);
  await pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'It cannot be ended.'; end $$`,
  );
  await pool.query(`create trigger refused before update on attended_conversation for each row
    when (old.sender = '${senders[0]}') execute function refuse()`);
  await expect(endTakeOvers(pool, house.offices, OVER)).rejects.toThrow('It cannot be ended.');
  const rows = await tx.query('select sender, taken_by from attended_conversation order by sender', []);
  expect(rows.map((row) => row.taken_by)).toEqual(['officer 7', null, null]);
});
