// A booking, followed live by those who can prove that it is theirs.
import { Arg, Ctx, Resolver, Subscription } from 'type-graphql';
import type { Booking } from '../src/booking/booking.ts';
import { isBookingOver } from '../src/booking/lifecycle.ts';
import { endOfTicket } from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { dateIn, type Instant } from '../src/time.ts';
import { BY_THE_HUB } from './board.ts';
import { bookingOfCaller } from './bookingOfCaller.ts';
import { BookingType } from './bookingType.ts';
import type { Context } from './context.ts';
import { BookingCodeScalar, DateScalar } from './scalars.ts';
import { checkedIn } from './ticket.ts';

@Resolver(() => BookingType)
export class BookingLiveResolver {
  @Subscription(() => BookingType, {
    ...BY_THE_HUB,
    name: 'booking',
    description:
      'Sends a booking at once, then again at each change: confirmed, moved, cancelled, forfeited, offered an earlier place, checked in, called, served. The proof is that of `Query.booking`; without it the operation ends with NOT_FOUND. It completes once the booking is over: cancelled, expired, forfeited, or its visit over and not to be taken back (some minutes after SERVED, with the day after NO_SHOW).',
  })
  async bookingChanged(
    @Arg('code', () => BookingCodeScalar, { description: 'Public code of the booking, as sent to the applicant.' })
    code: string,
    @Arg('birthDate', () => DateScalar, {
      nullable: true,
      description: "The applicant's birth date, as proof. Not needed by officers and the sender.",
    })
    birthDate: string | null,
    @Ctx() context: Context,
  ): Promise<Booking> {
    const found = await bookingOfCaller(context, { code, birthDate });
    if (!found) throw new CallerError('NOT_FOUND', `There is no booking ${code}, or the birth date is another.`);
    context.followed.add(`bookings ${found.office}`);
    // Its ticket changes with the queue, of which the booking itself tells nothing: followed on its day from before the
    // check-in, since the queue may be announced before this view has followed it.
    const isToday = found.window.date === dateIn(context.app.offices.get(found.office).timeZone, context.app.now());
    if (found.status === 'CHECKED_IN' || isToday) context.followed.add(`queue ${found.office}`);
    context.noteEndAt(await endOfBooking(context, found));
    return found;
  }
}

async function endOfBooking(context: Context, booking: Booking): Promise<Instant | null> {
  if (isBookingOver(booking.status)) return context.app.now();
  const ticket = booking.status === 'CHECKED_IN' ? await checkedIn(context, booking.code) : null;
  return ticket ? endOfTicket(ticket, context.app.offices.get(ticket.office).timeZone) : null;
}
