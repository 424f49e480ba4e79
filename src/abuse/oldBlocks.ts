// Blocks name a person: they end at some time, and are forgotten some time after.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { BlockEntity } from './entities.ts';

const blocks = tablesOf(BlockEntity);

/** Blocks name a person: none lasts longer than `blockDays`, and one that is over is kept as long as the office's bookings. */
export async function forgetBlocks(tx: Transaction, offices: readonly Office[], now: Instant): Promise<void> {
  await endOldBlocks(tx, offices, now);
  const longest = Math.max(0, ...offices.map(({ policy }) => policy.retentionDays));
  const codes = offices.map(({ code }) => code);
  await blocks(tx)
    .deleteFrom('block')
    .where(({ eb, and, or, not }) => {
      const endedBefore = (days: number) => {
        const before = now.subtract({ hours: days * 24 });
        return or([eb('liftedAt', '<', before), and([eb('liftedAt', 'is', null), eb('endsAt', '<', before)])]);
      };
      const elsewhere = codes.length === 0 ? [] : [not(eb('office', 'in', codes))];
      return or([
        ...offices.map(({ code, policy }) => and([eb('office', '=', code), endedBefore(policy.retentionDays)])),
        and([or([eb('office', 'is', null), ...elsewhere]), endedBefore(longest)]),
      ]);
    })
    .execute();
}

/** One that holds at all offices, or at an office that is gone, lasts as long as the longest. */
async function endOldBlocks(tx: Transaction, offices: readonly Office[], now: Instant): Promise<void> {
  const begunBefore = (days: number) => now.subtract({ hours: days * 24 }).toString();
  const ends = offices.map(({ code, policy }) => ({ office: code, before: begunBefore(policy.blockDays) }));
  const ofAll = begunBefore(Math.max(0, ...offices.map(({ policy }) => policy.blockDays)));
  await tx.query(END_OLD_BLOCKS, [JSON.stringify(ends), ofAll, now.toString()]);
}
const END_OLD_BLOCKS = `update block b set lifted_at = $3, lifted_by = 'clock'
  where b.lifted_at is null and (b.ends_at is null or b.ends_at > $3) and (b.began_at < $2 or exists (
    select from json_to_recordset($1) as o (office text, before timestamptz)
    where o.office = b.office and b.began_at < o.before
  ))`;
