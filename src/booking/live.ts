// The live bookings of those who ask: one a person, and as many a sender as the office allows, across all offices.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Instant, isBefore } from '../time.ts';

/** Who wants to have a live booking. */
export interface Claimant {
  person: string;
  sender: string | null;
  office: Office;
}

interface LiveRow {
  code: string;
  person: string;
  sender: string | null;
  slot: number;
  due_at: Instant | null;
}

export type LiveBookings = Awaited<ReturnType<typeof liveAmong>>;

export async function liveAmong(tx: Transaction, claimants: readonly Claimant[]) {
  let rows = await find(tx, claimants);
  const persons = new Set(rows.map((row) => row.person));
  const slots = new Map<string, Set<number>>();
  for (const row of rows) if (row.sender) occupied(row.sender).add(row.slot);
  const given = new Map<Claimant, number>();

  function occupied(sender: string): Set<number> {
    const known = slots.get(sender) ?? new Set();
    slots.set(sender, known);
    return known;
  }

  function freeSlot({ sender, office }: Claimant): number | null {
    if (!sender) return 1;
    const taken = occupied(sender);
    for (let slot = 1; slot <= office.policy.maxLiveBookingsPerSender; slot++) if (!taken.has(slot)) return slot;
    return null;
  }

  return {
    /** Codes of those that should have ended by now. */
    due: (now: Instant) => rows.filter((row) => row.due_at && !isBefore(now, row.due_at)).map((row) => row.code),

    forget(codes: readonly string[]): void {
      for (const row of rows.filter(({ code }) => codes.includes(code))) {
        persons.delete(row.person);
        if (row.sender) occupied(row.sender).delete(row.slot);
      }
      rows = rows.filter(({ code }) => !codes.includes(code));
    },

    refuse(claimant: Claimant): Refusal | null {
      if (persons.has(claimant.person)) return refuse('ALREADY_BOOKED', {}, { field: 'applicant' });
      if (freeSlot(claimant) !== null) return null;
      return refuse('LIMIT_REACHED', { limit: claimant.office.policy.maxLiveBookingsPerSender });
    },

    /** Counts the claimant from now on. */
    add(claimant: Claimant): void {
      const slot = freeSlot(claimant) ?? 1;
      persons.add(claimant.person);
      if (claimant.sender) occupied(claimant.sender).add(slot);
      given.set(claimant, slot);
    },

    slotOf: (claimant: Claimant) => given.get(claimant) ?? 1,
  };
}

async function find(tx: Transaction, claimants: readonly Claimant[]): Promise<LiveRow[]> {
  if (claimants.length === 0) return [];
  const persons = claimants.map(({ person }) => person);
  const senders = claimants.flatMap(({ sender }) => sender ?? []);
  return tx.query<LiveRow>({ name: 'live bookings', text: LIVE }, [JSON.stringify(persons), JSON.stringify(senders)]);
}

// Two index look-ups; an "or" over both columns would be planned as neither.
const LIVE = `
  select code, person_key as person, sender_key as sender, sender_slot as slot,
    case status when 'HELD' then confirm_by when 'CONFIRMED' then forfeit_at end as due_at
  from booking where live and person_key = any(array(select json_array_elements_text($1)))
  union
  select code, person_key, sender_key, sender_slot,
    case status when 'HELD' then confirm_by when 'CONFIRMED' then forfeit_at end
  from booking where live and sender_key = any(array(select json_array_elements_text($2)))`;
