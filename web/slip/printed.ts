// The contents of a slip of paper with a number.

/** The contents of the slip. */
export interface Slip {
  number: string;
  service: string;
  /** The hour booked; null: without a booking. */
  startsAt: string | null;
  issuedAt: string;
  ahead: number | null;
  /** Labels of the counters that serve it. */
  counters: readonly string[];
  /** The page on which its person follows the number. */
  visitUrl: string;
}
