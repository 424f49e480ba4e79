// The allowed values of an office's time zone.
import { z } from 'zod';

export const zone = z.string().refine(isZone, 'must be an IANA time zone such as Asia/Jakarta');

function isZone(text: string): boolean {
  try {
    // Temporal takes offsets and any case too, which have no name like WIB.
    return (
      /^[A-Z]/.test(text) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text
    );
  } catch {
    return false;
  }
}
