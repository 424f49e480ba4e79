// Remembers which days could not be opened, so that each is reported once and shown by monitoring.
import type { LocalDate } from '../time.ts';
import type { UnopenedDay } from './openDays.ts';

export interface Unopened {
  /** The days that could not be opened at the last try. */
  days(): readonly { office: string; date: LocalDate | null }[];
  /** Takes down what the last try at these offices found, and tells of each fault that is new. */
  note(offices: readonly string[], found: readonly UnopenedDay[]): void;
}

export function openUnopened(onFault: (day: UnopenedDay) => void): Unopened {
  let known = new Map<string, UnopenedDay>();
  return {
    days: () => [...known.values()].map(({ office, date }) => ({ office, date })),
    note(offices, found) {
      const last = known;
      const tried = new Set(offices);
      const others = [...last].filter(([, { office }]) => !tried.has(office));
      known = new Map([...others, ...found.map(withKey)]);
      for (const [key, day] of known) if (!last.has(key)) onFault(day);
    },
  };
}

function withKey(day: UnopenedDay): [string, UnopenedDay] {
  return [`${day.office} ${day.date} ${day.error}`, day];
}
