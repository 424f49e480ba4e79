// The live bookings of those who ask: one a person, as many a sender as the office allows, and as many holds a source as
// an unproven one may have, across all offices.

import { MOST_HELD_BY_SOURCE, officeContact } from '../abuse/unproven.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';

/** An applicant who is to have a live booking. */
export interface Claimant {
  person: string;
  sender: string | null;
  office: Office;
  /** The budget of unproven holds it counts in. */
  budget?: string | null;
}

interface LiveRow {
  code: string;
  person: string;
  sender: string | null;
  slot: number;
  proven: boolean;
  /** Set while it is only held. */
  source: string | null;
  due_at: Instant | null;
}

export type LiveBookings = Awaited<ReturnType<typeof liveAmong>>;

export async function liveAmong(tx: Transaction, claimants: readonly Claimant[]) {
  let rows = await find(tx, claimants);
  const persons = new Set(rows.map((row) => row.person));
  const slots = new Map<string, Set<number>>();
  for (const row of rows) if (row.sender) occupied(row.sender).add(row.slot);
  const given = new Map<Claimant, number>();
  const held = new Map<string, number>();
  for (const { source } of rows) if (source) held.set(source, heldBy(source) + 1);

  function heldBy(source: string): number {
    return held.get(source) ?? 0;
  }

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

  /** When the first of a source's holds lapses; null: all were made just now. */
  function firstFree(source: string): Instant | null {
    const dues = rows.flatMap((row) => (row.source === source && row.due_at ? [row.due_at] : []));
    return dues.toSorted(Temporal.Instant.compare)[0] ?? null;
  }

  return {
    /** Codes of those that should have ended by now. */
    due: (now: Instant) => rows.filter((row) => row.due_at && !isBefore(now, row.due_at)).map((row) => row.code),

    forget(codes: readonly string[]): void {
      for (const row of rows.filter(({ code }) => codes.includes(code))) {
        persons.delete(row.person);
        if (row.sender) occupied(row.sender).delete(row.slot);
        if (row.source) held.set(row.source, heldBy(row.source) - 1);
      }
      rows = rows.filter(({ code }) => !codes.includes(code));
    },

    /** Codes of unproven bookings, if they alone would stand against a proven applicant. */
    unprovenAgainst(claimant: Claimant): string[] {
      const full = claimant.sender !== null && freeSlot(claimant) === null;
      const inTheWay = (row: LiveRow) => row.person === claimant.person || (full && row.sender === claimant.sender);
      return rows.filter((row) => !row.proven && row.due_at !== null && inTheWay(row)).map(({ code }) => code);
    },

    refuse(claimant: Claimant, now: Instant): Refusal | null {
      const { budget, office } = claimant;
      if (budget && heldBy(budget) >= MOST_HELD_BY_SOURCE) return tooManyHeld(office, firstFree(budget), now);
      if (persons.has(claimant.person)) return refuse('ALREADY_BOOKED', {}, { field: 'applicant' });
      if (freeSlot(claimant) !== null) return null;
      return refuse('LIMIT_REACHED', { limit: claimant.office.policy.maxLiveBookingsPerSender });
    },

    /** Counts the claimant from now on. */
    add(claimant: Claimant): void {
      const slot = freeSlot(claimant) ?? 1;
      persons.add(claimant.person);
      if (claimant.sender) occupied(claimant.sender).add(slot);
      if (claimant.budget) held.set(claimant.budget, heldBy(claimant.budget) + 1);
      given.set(claimant, slot);
    },

    slotOf: (claimant: Claimant) => given.get(claimant) ?? 1,
  };
}

function tooManyHeld(office: Office, until: Instant | null, now: Instant): Refusal {
  const at = until ?? addMinutes(now, office.policy.holdMinutes);
  const limit = MOST_HELD_BY_SOURCE;
  return refuse('TOO_MANY_HELD', { limit, until: { at, zone: office.timeZone }, contact: officeContact(office) });
}

async function find(tx: Transaction, claimants: readonly Claimant[]): Promise<LiveRow[]> {
  if (claimants.length === 0) return [];
  const persons = claimants.map(({ person }) => person);
  const senders = claimants.flatMap(({ sender }) => sender ?? []);
  const sources = claimants.flatMap(({ budget }) => budget ?? []);
  const values = [persons, senders, sources].map((keys) => JSON.stringify(keys));
  return tx.query<LiveRow>({ name: 'live bookings', text: LIVE }, values);
}

const LIVE_COLUMNS = `code, person_key as person, sender_key as sender, sender_slot as slot, proven,
    case status when 'HELD' then source end as source,
    case status when 'HELD' then confirm_by when 'CONFIRMED' then forfeit_at end as due_at`;
// Index look-ups one by one; an "or" over the columns would be planned as none.
const LIVE = `
  select ${LIVE_COLUMNS} from booking where live and person_key = any(array(select json_array_elements_text($1)))
  union
  select ${LIVE_COLUMNS} from booking where live and sender_key = any(array(select json_array_elements_text($2)))
  union
  select ${LIVE_COLUMNS} from booking where status = 'HELD' and source = any(array(select json_array_elements_text($3)))`;
