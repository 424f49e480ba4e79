// Finds logs whose end is not sealed, and seals that began again for no reason that the database knows.
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { LogFault } from './verify.ts';

/** For as long after the upgrade that introduced seals, servers of the version before may still append. */
const UPGRADE_TIME = `interval '1 hour'`;

/**
 * A seal begins after other rows in two cases: at the upgrade, and with the first head by a new signing key. If it began
 * later, it was taken away, or rows were appended without one.
 */
export async function sealBreaks(db: Queryable, office: string): Promise<LogFault[]> {
  const rows = await db.query(SEAL_BREAKS, [office]);
  return rows.map(({ sequence, text }) => ({ kind: 'SEAL', sequence, text }));
}
const SEAL_BREAKS = statement<{ sequence: number; text: string }>('seal breaks')`
  with upgrade as (select executed_at as at from migration where name = 'Migration20270121_placeSeal'),
    seals as (select * from place_seal where office = $1)
  select sequence, 'the end of the log has no seal' as text
  from (select max(sequence) as sequence from place_log where office = $1) last
  where sequence is not null and not exists (select from seals)
  union all
  select begun_after, format('the seal began again at %s: it shows nothing of this row and those before',
    to_char(begun_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
  from seals, upgrade
  where begun_after > 0 and begun_at > upgrade.at + ${UPGRADE_TIME} and exists (
    select from place_head h
    where h.office = $1 and h.public_key = seals.public_key and h.sequence < begun_after
  )
  union all
  select sequence, 'the seal is older than the list of migrations says' from seals, upgrade where begun_at < upgrade.at`;
