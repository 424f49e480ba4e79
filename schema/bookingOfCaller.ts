// Finds a booking for a caller who has to prove that it is theirs.
import type { Booking } from '../src/booking/booking.ts';
import { findBookings } from '../src/booking/find.ts';
import { isTheirs } from '../src/booking/rules.ts';
import { type Context, reading } from './context.ts';
import { guarded } from './guardedLookup.ts';
import { type Owned, ownedBooking } from './ownership.ts';

/** The booking of that code, if the caller has proven that it is theirs; wrong codes and birth dates count as guesses. */
export function bookingOfCaller(
  context: Context,
  { code, birthDate }: { code: string; birthDate: string | null },
): Promise<Owned<Booking> | null> {
  return guarded(context, { code, birthDate }, async () => {
    const found = (await findBookings(reading(context), [code])).get(code);
    return found && isTheirs(found, context.asker, { birthDate }) ? ownedBooking(found) : null;
  });
}
