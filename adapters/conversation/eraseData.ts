// Asks once whether the own data shall be deleted, and deletes them on a plain yes.
import { NOT_CERTAIN } from './aboutBooking.ts';
import type { VisitFragment } from './documents.ts';
import * as documents from './documents.ts';
import { asking, type Exchange, type SaidReply } from './exchange.ts';
import type { ErasureWish } from './intent.ts';
import { plainReply } from './reply.ts';

export function askErasure(exchange: Exchange, wish: ErasureWish): SaidReply {
  const { office, bookings } = exchange.facts;
  const isMeant = ({ office: { name }, applicant }: VisitFragment) =>
    name === office.name && (wish === 'ERASE' || applicant.isChild === true);
  const codes = bookings.filter(isMeant).map(({ code }) => code);
  const { plain, cancels } = QUESTIONS[wish];
  const reply =
    codes.length > 0
      ? plainReply(exchange.facts, cancels, { office: office.name, codes: codes.join(', ') })
      : plainReply(exchange.facts, plain, { office: office.name });
  return { reply, reason: NOT_CERTAIN, state: asking({ wish, code: '' }, exchange) };
}

const QUESTIONS = {
  ERASE: { plain: 'askErase', cancels: 'askEraseCancels' },
  ERASE_CHILDREN: { plain: 'askEraseChildren', cancels: 'askEraseChildrenCancels' },
} as const;

/** The conversation begins from nothing, but for the language and the wish to get no notices. */
export async function eraseData({ ask, facts, state }: Exchange, wish: ErasureWish): Promise<SaidReply> {
  const { office, language } = facts;
  const input = { office: office.code, cancelLive: true, ofChildren: wish === 'ERASE_CHILDREN' };
  const { eraseMyData } = await ask(documents.EraseMyDataDocument, { input }, language);
  if (eraseMyData.__typename === 'Refusal') {
    const { reason, message } = eraseMyData;
    return { reply: { key: `refused.${reason}`, text: message, media: [] }, reason, state };
  }
  const { language: chosen, hasStopped } = state;
  const kept = { ...(chosen && { language: chosen }), ...(hasStopped && { hasStopped }) };
  return { reply: { key: 'erased', text: eraseMyData.text, media: [] }, reason: null, state: kept };
}
