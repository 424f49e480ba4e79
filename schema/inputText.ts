// Checks of texts and identifiers that callers send, and times that belong to no office.
import { CallerError } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';

/** @throws CallerError BAD_USER_INPUT if the text is empty or too long. */
export function trimmedText(text: string, name: string, maxLength: number): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > maxLength)
    throw new CallerError('BAD_USER_INPUT', `${name} must have 1 to ${maxLength} characters.`);
  return trimmed;
}

/** The number that an identifier stands for; -1, which no row has, if it is none. */
export function readNumericId(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : -1;
}

/** A time that belongs to no office, in UTC. */
export function utc(at: Instant): string;
export function utc(at: Instant | null): string | null;
export function utc(at: Instant | null): string | null {
  return at && rfc3339(at, 'UTC');
}
