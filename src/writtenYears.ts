// The years 1 to 9999: instants before and after them are written in a form that PostgreSQL does not read.

const FIRST_WRITTEN = Temporal.Instant.from('0001-01-01T00:00:00Z');
const LAST_WRITTEN = Temporal.Instant.from('9999-12-31T23:59:59.999Z');

export function isInWrittenYears({ epochMilliseconds }: Temporal.Instant): boolean {
  return epochMilliseconds >= FIRST_WRITTEN.epochMilliseconds && epochMilliseconds <= LAST_WRITTEN.epochMilliseconds;
}

/** The instant, or the end of these years that is next to it: the first and the last day begin and end elsewhere in other zones. */
export function withinWrittenYears(at: Temporal.Instant): Temporal.Instant {
  if (isInWrittenYears(at)) return at;
  return at.epochMilliseconds < 0 ? FIRST_WRITTEN : LAST_WRITTEN;
}
