// A ticket of today by its number, followed live to the end of the visit.
import { Arg, Ctx, ID, Resolver, Subscription } from 'type-graphql';
import { endOfTicket, type Ticket } from '../src/queue/ticket.ts';
import { addDays, atTime, dateIn } from '../src/time.ts';
import { BY_THE_HUB } from './board.ts';
import type { Context } from './context.ts';
import { ticketOfDay } from './ticket.ts';
import { TicketType } from './ticketType.ts';

@Resolver(() => TicketType)
export class TicketLiveResolver {
  @Subscription(() => TicketType, {
    ...BY_THE_HUB,
    name: 'ticket',
    nullable: true,
    description:
      'Sends a ticket of today at once, then again at each change of its position or status; null until the number is issued, so that it can be opened before check-in. The operation completes once the visit is over and cannot be taken back (some minutes after SERVED), or with the day: until then a no-show may come back.',
  })
  async ticketChanged(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('number', () => String, { description: 'Queue number of the ticket: `A312`.' }) number: string,
    @Ctx() context: Context,
  ): Promise<Ticket | null> {
    const { timeZone } = context.app.offices.get(office);
    const ticket = await ticketOfDay(context, { office, date: dateIn(timeZone, context.since), number });
    const dayEnds = atTime(addDays(dateIn(timeZone, context.since), 1), '00:00', timeZone);
    context.noteEndAt(ticket ? endOfTicket(ticket, timeZone) : dayEnds);
    return ticket;
  }
}
