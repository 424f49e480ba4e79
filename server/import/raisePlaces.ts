// Gives windows as many more places as another system has sold in them, as a manager would by setCapacity.
import { writeAudit } from '../../src/access/audit.ts';
import { windowsBetween } from '../../src/capacity/windows.ts';
import type { Transaction } from '../../src/database.ts';
import type { Announcement } from '../../src/events.ts';
import { itemAt } from '../../src/items.ts';
import { sayRefusal } from '../../src/messages/index.ts';
import { setCapacity } from '../../src/office/days.ts';
import { GENERAL } from '../../src/office/quotas.ts';
import { isRefusal } from '../../src/refusal.ts';
import { reshape } from '../../src/replanning/reshape.ts';
import { type Instant, minutesOfDay, timeIn, timeOfMinutes } from '../../src/time.ts';
import { StartFault } from '../faults/startFault.ts';
import type { BookingRow } from './bookingTable.ts';
import { IMPORTER } from './importer.ts';

/** By one place a row; all rows are of one day of an office. @throws StartFault where the day cannot be changed. */
export async function raisePlaces(tx: Transaction, rows: readonly BookingRow[], now: Instant): Promise<Announcement[]> {
  const { office, date } = itemAt(rows, 0);
  const windows = itemAt(await windowsBetween(tx, [{ office: office.code, from: date, to: date }]), 0);
  const more = Map.groupBy(rows, ({ time }) => time ?? '');
  const runs = [...more].map(([from, some]) => {
    const general = windows.find(
      ({ quota, startsAt }) => quota === GENERAL && timeIn(office.timeZone, startsAt) === from,
    );
    const capacity = (general?.capacity ?? 0) + some.length;
    return {
      firstDate: date,
      lastDate: date,
      from,
      to: timeOfMinutes(minutesOfDay(from) + 1),
      quota: GENERAL,
      capacity,
    };
  });
  const change = {
    office: office.code,
    what: 'setCapacity',
    asker: IMPORTER,
    firstDate: date,
    async set(inner: Transaction, current: typeof office) {
      for (const run of runs) await setCapacity(inner, current, run);
    },
    move: false,
    undoMinutes: 0,
    idempotencyKey: null,
    input: null,
  };
  const { answer, announcements } = await reshape(tx, change, now);
  if (isRefusal(answer)) throw new StartFault(`${office.code}, ${date}: ${sayRefusal('en', answer)}`);
  const subject = runs.map(({ from, capacity }) => `${date} ${from}: ${capacity}`).join(', ');
  await writeAudit(tx, { asker: IMPORTER, source: null, what: 'setCapacity', office: office.code, subject }, now);
  return announcements;
}
