// The name by which officers see the person of a ticket.
import type { DeskTexts } from '../texts/desk/texts.ts';
import type { DeskTicket } from './deskState.ts';

type NamedTicket = Pick<DeskTicket, 'walkInName'> & { booking: { applicant: { name: string } } | null };

/** The name of the booking, or as it was written down at the desk; a person without either has none. */
export function ticketPersonName({ booking, walkInName }: NamedTicket, say: DeskTexts): string {
  return booking?.applicant.name ?? walkInName ?? say.walkInName;
}
