// The events that are announced to other rooms and other server processes after a commit, typed.
import type { LocalDate } from './time.ts';

export type Announcement =
  /** Places of a day were taken or came free. */
  | { event: 'availability'; office: string; date: LocalDate }
  /** A booking changed. */
  | { event: 'booking'; office: string; code: string }
  /** The line at an office changed: tickets or counters. */
  | { event: 'queue'; office: string }
  /** A new frame of an office's board is there. */
  | { event: 'board'; office: string; sequence: number }
  /** A conversation that concerns the officers of an office changed. */
  | { event: 'conversation'; office: string }
  /** Settings of an office changed. */
  | { event: 'office'; office: string };

/** PostgreSQL's channel on which the server processes tell each other. */
export const ANNOUNCEMENTS = 'antrean';

/** A mark by which the sender knows what it sent when that comes back; it comes before the announcements of its commit. */
export interface Echo {
  event: 'echo';
  of: string;
}

/** A commit announces once; PostgreSQL takes 8,000 bytes, and what is longer says only which offices are meant. */
export function eventPayload(announcements: readonly Announcement[], commit: string): string | null {
  if (announcements.length === 0) return null;
  const echo: Echo = { event: 'echo', of: commit };
  const distinct = [...new Set([echo, ...announcements].map((a) => JSON.stringify(a)))];
  const whole = `[${distinct.join(',')}]`;
  if (whole.length < 7000) return whole;
  const offices = [...new Set(announcements.map((a) => a.office))];
  return JSON.stringify([echo, ...offices.map((office) => ({ event: 'office', office }))]);
}
