// Finds the live bookings of those who ask, across all offices.
import type { Transaction } from '../database.ts';
import { type Claimant, LiveBookings, type LiveRow } from './liveBookings.ts';

export async function liveAmong(tx: Transaction, claimants: readonly Claimant[]): Promise<LiveBookings> {
  return new LiveBookings(await find(tx, claimants));
}

async function find(tx: Transaction, claimants: readonly Claimant[]): Promise<LiveRow[]> {
  if (claimants.length === 0) return [];
  const persons = claimants.flatMap(({ person }) => person ?? []);
  const senders = claimants.flatMap(({ sender }) => sender ?? []);
  const values = [persons, senders].map((keys) => JSON.stringify(keys));
  return tx.query<LiveRow>({ name: 'live bookings', text: LIVE }, values);
}

const LIVE_COLUMNS = `code, person_key as person, sender_key as sender, sender_slot as slot, proven,
    case status when 'HELD' then confirm_by when 'CONFIRMED' then forfeit_at end as due_at`;
// Index look-ups one by one; an "or" over the columns would be planned as none.
const LIVE = `
  select ${LIVE_COLUMNS} from booking where live and person_key = any(array(select json_array_elements_text($1)))
  union
  select ${LIVE_COLUMNS} from booking where live and sender_key = any(array(select json_array_elements_text($2)))`;
