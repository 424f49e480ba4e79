// The live bookings of those who ask: one a person, as many a sender as the office allows, and as many holds a source as
// an unproven one may have, across all offices.

import { MOST_HELD_BY_SOURCE, officeContact } from '../abuse/unproven.ts';
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

export interface LiveRow {
  code: string;
  person: string;
  sender: string | null;
  slot: number;
  proven: boolean;
  /** Set while it is only held. */
  source: string | null;
  due_at: Instant | null;
}

/** The live bookings of those who ask, as they change while a group is answered. */
export class LiveBookings {
  #rows: readonly LiveRow[];
  readonly #persons: Set<string>;
  readonly #slots = new Map<string, Set<number>>();
  readonly #given = new Map<Claimant, number>();
  /** Holds by the budget of unproven holds that they count in. */
  readonly #held = new Map<string, number>();

  constructor(rows: readonly LiveRow[]) {
    this.#rows = rows;
    this.#persons = new Set(rows.map(({ person }) => person));
    for (const { sender, slot, source } of rows) {
      if (sender) this.#occupied(sender).add(slot);
      if (source) this.#held.set(source, this.#heldBy(source) + 1);
    }
  }

  /** Codes of those that should have ended by now. */
  due(now: Instant): string[] {
    return this.#rows.filter(({ due_at }) => due_at && !isBefore(now, due_at)).map(({ code }) => code);
  }

  forget(codes: readonly string[]): void {
    for (const { person, sender, slot, source } of this.#rows.filter(({ code }) => codes.includes(code))) {
      this.#persons.delete(person);
      if (sender) this.#occupied(sender).delete(slot);
      if (source) this.#held.set(source, this.#heldBy(source) - 1);
    }
    this.#rows = this.#rows.filter(({ code }) => !codes.includes(code));
  }

  /** Codes of unproven bookings, if they alone would stand against a proven applicant. */
  unprovenAgainst(claimant: Claimant): string[] {
    const full = claimant.sender !== null && this.#freeSlot(claimant) === null;
    const inTheWay = (row: LiveRow) => row.person === claimant.person || (full && row.sender === claimant.sender);
    return this.#rows.filter((row) => !row.proven && row.due_at !== null && inTheWay(row)).map(({ code }) => code);
  }

  refuse(claimant: Claimant, now: Instant): Refusal | null {
    const { budget, office, person } = claimant;
    if (budget && this.#heldBy(budget) >= MOST_HELD_BY_SOURCE) return tooManyHeld(office, this.#firstFree(budget), now);
    if (this.#persons.has(person)) return refuse('ALREADY_BOOKED', {}, { field: 'applicant' });
    if (this.#freeSlot(claimant) !== null) return null;
    return refuse('LIMIT_REACHED', { limit: office.policy.maxLiveBookingsPerSender });
  }

  /** Counts the claimant from now on. */
  add(claimant: Claimant): void {
    const { person, sender, budget } = claimant;
    const slot = this.#freeSlot(claimant) ?? 1;
    this.#persons.add(person);
    if (sender) this.#occupied(sender).add(slot);
    if (budget) this.#held.set(budget, this.#heldBy(budget) + 1);
    this.#given.set(claimant, slot);
  }

  slotOf(claimant: Claimant): number {
    return this.#given.get(claimant) ?? 1;
  }

  #heldBy(source: string): number {
    return this.#held.get(source) ?? 0;
  }

  #occupied(sender: string): Set<number> {
    const known = this.#slots.get(sender) ?? new Set();
    this.#slots.set(sender, known);
    return known;
  }

  #freeSlot({ sender, office }: Claimant): number | null {
    if (!sender) return 1;
    const taken = this.#occupied(sender);
    for (let slot = 1; slot <= office.policy.maxLiveBookingsPerSender; slot++) if (!taken.has(slot)) return slot;
    return null;
  }

  /** When the first of a source's holds lapses; null: all were made just now. */
  #firstFree(source: string): Instant | null {
    const dues = this.#rows.flatMap((row) => (row.source === source && row.due_at ? [row.due_at] : []));
    return dues.toSorted(Temporal.Instant.compare)[0] ?? null;
  }
}

function tooManyHeld(office: Office, until: Instant | null, now: Instant): Refusal {
  const at = until ?? addMinutes(now, office.policy.holdMinutes);
  const limit = MOST_HELD_BY_SOURCE;
  return refuse('TOO_MANY_HELD', { limit, until: { at, zone: office.timeZone }, contact: officeContact(office) });
}
