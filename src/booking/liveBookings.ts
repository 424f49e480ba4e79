// The live bookings of those who ask: one a person, and as many a sender as the office allows, across all offices.

import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Instant, isBefore } from '../time.ts';

/** An applicant who is to have a live booking. */
export interface Claimant {
  /** null: the booking is there already, and only its sender is new. */
  person: string | null;
  sender: string | null;
  office: Office;
}

export interface LiveRow {
  code: string;
  person: string;
  sender: string | null;
  slot: number;
  proven: boolean;
  due_at: Instant | null;
}

/** The live bookings of those who ask, as they change while a group is answered. */
export class LiveBookings {
  #rows: readonly LiveRow[];
  readonly #persons: Set<string>;
  readonly #slots = new Map<string, Set<number>>();
  readonly #given = new Map<Claimant, number>();

  constructor(rows: readonly LiveRow[]) {
    this.#rows = rows;
    this.#persons = new Set(rows.map(({ person }) => person));
    for (const { sender, slot } of rows) if (sender) this.#occupied(sender).add(slot);
  }

  /** Codes of those that should have ended by now. */
  due(now: Instant): string[] {
    return this.#rows.filter(({ due_at }) => due_at && !isBefore(now, due_at)).map(({ code }) => code);
  }

  forget(codes: readonly string[]): void {
    for (const { person, sender, slot } of this.#rows.filter(({ code }) => codes.includes(code))) {
      this.#persons.delete(person);
      if (sender) this.#occupied(sender).delete(slot);
    }
    this.#rows = this.#rows.filter(({ code }) => !codes.includes(code));
  }

  /** Codes of unproven bookings, if they alone would stand against a proven applicant. */
  unprovenAgainst(claimant: Claimant): string[] {
    const full = this.#freeSlot(claimant) === null;
    const inTheWay = (row: LiveRow) => row.person === claimant.person || (full && row.sender === claimant.sender);
    return this.#rows.filter((row) => !row.proven && row.due_at !== null && inTheWay(row)).map(({ code }) => code);
  }

  /** The code of the proven booking that stands against it, the person's own first; null: none does. */
  provenAgainst({ person, sender }: Pick<Claimant, 'person' | 'sender'>): string | null {
    const proven = this.#rows.filter((row) => row.proven);
    const found = proven.find((row) => row.person === person) ?? proven.find((row) => sender && row.sender === sender);
    return found?.code ?? null;
  }

  /** Whether the person has a proven booking of another sender. */
  isHeldByOther({ person, sender }: Pick<Claimant, 'person' | 'sender'>): boolean {
    return this.#rows.some((row) => row.proven && row.person === person && row.sender !== sender);
  }

  /** Whether the person has a booking of this very sender. */
  isOwn({ person, sender }: Pick<Claimant, 'person' | 'sender'>): boolean {
    return this.#rows.some((row) => row.person === person && row.sender !== null && row.sender === sender);
  }

  refuse(claimant: Claimant): Refusal | null {
    const { office, person } = claimant;
    if (person !== null && this.#persons.has(person)) return refuse('ALREADY_BOOKED', {}, { field: 'applicant' });
    if (this.#freeSlot(claimant) !== null) return null;
    return refuse('LIMIT_REACHED', { limit: office.policy.maxLiveBookingsPerSender });
  }

  /** The number of live bookings that the claimant's sender may still have. */
  freeSlots({ sender, office }: Claimant): number {
    return office.policy.maxLiveBookingsPerSender - (sender ? this.#occupied(sender).size : 0);
  }

  /** Counts the claimant from now on. */
  add(claimant: Claimant): void {
    const { person, sender } = claimant;
    const slot = this.#freeSlot(claimant) ?? 1;
    if (person !== null) this.#persons.add(person);
    if (sender) this.#occupied(sender).add(slot);
    this.#given.set(claimant, slot);
  }

  /** Counts a claimant who got no place no more. */
  withdraw(claimant: Claimant): void {
    const slot = this.#given.get(claimant);
    if (slot === undefined) return;
    const { person, sender } = claimant;
    if (person !== null) this.#persons.delete(person);
    if (sender) this.#occupied(sender).delete(slot);
    this.#given.delete(claimant);
  }

  slotOf(claimant: Claimant): number {
    return this.#given.get(claimant) ?? 1;
  }

  #occupied(sender: string): Set<number> {
    const known = this.#slots.get(sender) ?? new Set();
    this.#slots.set(sender, known);
    return known;
  }

  #freeSlot({ sender, office }: Claimant): number | null {
    if (!sender) return 1;
    const taken = this.#occupied(sender);
    // A sender whose number became known may have more than one may have from the beginning.
    if (taken.size >= office.policy.maxLiveBookingsPerSender) return null;
    for (let slot = 1; slot <= office.policy.maxLiveBookingsPerSender; slot++) if (!taken.has(slot)) return slot;
    return null;
  }
}
