// Marks on bookings and tickets that the caller has proven to be theirs; without a mark personal data are masked.
import type { Booking } from '../src/booking/booking.ts';
import type { Ticket } from '../src/queue/ticket.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';

/** A parent value of the schema: the row, and whether the caller has proven in this request that it is theirs. */
export type Owned<Row> = Row & { readonly isOwned?: true };

/** The booking with the mark of ownership; a refusal as it is. */
export function ownedBooking<T extends Booking | Refusal>(answer: T): T | Owned<T> {
  return isRefusal(answer) ? answer : { ...answer, isOwned: true };
}

/** The ticket of a booking, owned if the booking is. */
export function ticketOf(booking: Owned<Booking>, ticket: Ticket): Owned<Ticket> {
  return booking.isOwned ? { ...ticket, isOwned: true } : ticket;
}
