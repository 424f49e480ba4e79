// The demonstration as it meets the server: in whose name it asks, by which clock, and when it gives way.
import type { Instant, LocalDate } from '../../src/time.ts';
import type { Ask } from '../conversation/ask.ts';

export type StageAsker =
  | { as: 'administrator' }
  | { as: 'officer'; id: string; name: string; role: 'FRONT_DESK' | 'COUNTER_OFFICER' | 'MANAGER'; office: string }
  | { as: 'sender'; phone: string }
  | { as: 'anyone' };

/** Asks the API at one time: now, or on a day that was. */
export interface StageTime {
  now(): Instant;
  ask(asker: StageAsker): Ask;
}

export interface StageDoors {
  seed: number;
  present: StageTime;
  /** Its own clock, which stands where it is set. */
  past: StageTime & { set(at: Instant): void };
  /** Moves the application's clock on; never back. */
  moveTo(at: Instant): Promise<void>;
  /** Minutes by which anyone has moved the clock so far. */
  movedMinutes(): number;
  /** Opens the days of an office as a server did that ran then. */
  openDays(office: string, at: Instant): Promise<void>;
  /** Writes to a number of an office by the simulator's channel. */
  write(message: { from: string; to: string; text: string }): Promise<void>;
  /** Waits until no request is under way; false: the server stops. */
  giveWay(): Promise<boolean>;
  /** False: the server stops. */
  pause(milliseconds: number): Promise<boolean>;
  /** Notes a part of the scene as begun; false: it was begun before. */
  takeStep(step: string): Promise<boolean>;
  keepClock(): Promise<void>;
}

/** One of the demonstration's offices, with the people who work there. */
export interface StageOffice {
  code: string;
  timeZone: string;
  /** Its place among them: the first has the weeks behind it. */
  place: number;
  /** By which one can write to it; null: by none. */
  number: string | null;
  frontDesk: StageAsker;
  manager: StageAsker;
  officers: readonly (StageAsker & { as: 'officer' })[];
  /** Identifiers of its counters. */
  counters: readonly string[];
}

export interface DayAtOffice {
  office: StageOffice;
  date: LocalDate;
}
