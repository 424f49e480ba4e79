// The faults of a calendar of holidays that a manager chose, in words for programs and for people.
import { RefusedInput, refuse } from '../refusal.ts';

const CALENDAR_FIELD = { field: 'calendar' };

export function unreadableCalendar(message: string): RefusedInput {
  return new RefusedInput({ message, refusal: refuse('CALENDAR_UNREADABLE', {}, CALENDAR_FIELD) });
}

export function tooLargeCalendar(message: string): RefusedInput {
  return new RefusedInput({ message, refusal: refuse('CALENDAR_TOO_LARGE', {}, CALENDAR_FIELD) });
}

export function unreadableLine(line: number, lack: string): RefusedInput {
  return new RefusedInput({
    message: `calendar: line ${line} has ${lack}.`,
    refusal: refuse('CALENDAR_LINE_UNREADABLE', { line }, CALENDAR_FIELD),
  });
}
