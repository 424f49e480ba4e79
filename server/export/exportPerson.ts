// Writes what is kept of one person as JSON Lines: the copy that the person may ask for, by one of the person's bookings.
import { inTransaction } from '../../src/database.ts';
import { openDirectory } from '../../src/office/directory.ts';
import { bookingsOfSubject, recordsOf } from '../../src/privacy/records.ts';
import { proveSubject } from '../../src/privacy/subject.ts';
import { isRefusal } from '../../src/refusal.ts';
import { runningClock } from '../../src/time.ts';
import { StartFault } from '../faults/startFault.ts';
import type { Database } from '../postgres/database.ts';

const OPERATOR = { kind: 'administrator' } as const;

/** Lines of the form `{"kind": "bookings", "record": {…}}`. @throws StartFault where no person has that booking any more. */
export async function linesOfPerson({ orm, pool }: Database, code: string): Promise<string[]> {
  const offices = await openDirectory(orm.em);
  const now = runningClock(null).now();
  const records = await inTransaction(pool, async (tx) => {
    const request = { asker: OPERATOR, office: null, code, proof: {}, ofChildren: false };
    const subject = await proveSubject(tx, request, offices.get, now);
    if (isRefusal(subject)) throw new StartFault(`There is no booking ${code} that still names a person.`);
    const office = offices.get(subject.office);
    const found = await bookingsOfSubject(tx, subject, office, now);
    return recordsOf(tx, { subject, asker: OPERATOR, office, found }, now);
  });
  const { office, madeAt, requestedBy, ...kinds } = records;
  const head = JSON.stringify({ kind: 'copy', record: { office, madeAt, requestedBy } });
  const rest = Object.entries(kinds).flatMap(([kind, some]) => some.map((record) => JSON.stringify({ kind, record })));
  return [head, ...rest];
}
