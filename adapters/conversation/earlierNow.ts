// Offers the earlier days that have a place now, to a person who waits for one that comes free.
import { dateAsTyped, dateInWords, type Instant } from '../../src/time.ts';
import type { VisitFragment } from './documents.ts';
import { asking, type Exchange, type SaidReply } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import { dayTitle } from './guideQuestions.ts';
import { type Facts, plainReply } from './reply.ts';
import { visitReplyParameters } from './visits.ts';

const MAX_DAYS_OFFERED = 3;

/**
 * The person waits already, and may move now instead: a yes is asked back with the earliest of these days. To an offer that
 * comes meanwhile it is the answer.
 */
export async function withEarlierDays(said: SaidReply, code: string | null, exchange: Exchange): Promise<SaidReply> {
  const { facts, delivered } = exchange;
  const booking = bookingMeant(code, facts);
  if (said.reply?.key !== 'standbyJoined' || !booking || isTooLate(booking, facts, delivered.at)) return said;
  const { date } = visitReplyParameters(booking);
  const { days } = await exchange.situation();
  const earlier = days.flatMap((day) => (day.date < date ? day.date : [])).slice(0, MAX_DAYS_OFFERED);
  if (earlier.length === 0) return said;
  const which = facts.bookings.length > 1 ? ` ${booking.code}` : '';
  const lines = earlier.map((day) => `- ${dateInWords(day, facts.language)}: #ubah${which} ${dateAsTyped(day)}`);
  const reply = withLine(said.reply, plainReply(facts, 'earlierFree', { date, list: lines.join('\n') }));
  const buttons = earlier.map((day) => {
    return { action: `MOVE:${booking.code}:${day}`, title: dayTitle(day, facts.language) };
  });
  const question = { wish: 'CHANGE', code: booking.code, ...(earlier[0] && { visitDate: earlier[0] }) } as const;
  return { ...said, reply: { ...reply, buttons }, state: asking(question, { ...exchange, state: said.state }) };
}

function bookingMeant(code: string | null, { bookings }: Facts): VisitFragment | undefined {
  if (code) return bookings.find((booking) => booking.code === code);
  return bookings.length === 1 ? bookings[0] : undefined;
}

/** Nearer to the visit than a change may come; an offer may still be taken then. */
function isTooLate({ window }: VisitFragment, { office }: Facts, at: Instant): boolean {
  const last = Temporal.Instant.from(window.startsAt).subtract({ hours: office.policy.changeCutoffHours });
  return Temporal.Instant.compare(at, last) >= 0;
}
