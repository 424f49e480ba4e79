// Asks once whether the own data shall be deleted, and deletes them on a plain yes.
import * as documents from './documents.ts';
import { asking, type Exchange, type SaidReply } from './exchange.ts';
import { plainReply } from './reply.ts';

export function askErasure(exchange: Exchange): SaidReply {
  const { office, bookings } = exchange.facts;
  const codes = bookings.filter(({ office: { name } }) => name === office.name).map(({ code }) => code);
  const reply =
    codes.length > 0
      ? plainReply(exchange.facts, 'askEraseCancels', { office: office.name, codes: codes.join(', ') })
      : plainReply(exchange.facts, 'askErase', { office: office.name });
  return { reply, reason: 'NOT_CERTAIN', state: asking({ wish: 'ERASE', code: '' }, exchange) };
}

/** The conversation begins from nothing, but for the language and the wish to get no notices. */
export async function eraseData({ ask, facts, state }: Exchange): Promise<SaidReply> {
  const { office, language } = facts;
  const input = { office: office.code, cancelLive: true };
  const { eraseMyData } = await ask(documents.EraseMyDataDocument, { input }, language);
  if (eraseMyData.__typename === 'Refusal') {
    const { reason, message } = eraseMyData;
    return { reply: { key: `refused.${reason}`, text: message, media: [] }, reason, state };
  }
  const { language: chosen, hasStopped } = state;
  const kept = { ...(chosen && { language: chosen }), ...(hasStopped && { hasStopped }) };
  return { reply: { key: 'erased', text: eraseMyData.text, media: [] }, reason: null, state: kept };
}
