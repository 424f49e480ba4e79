// Confirms the bookings of a family whose codes came in one message, and says of each how it stands.
import { withVisitLink } from '../../src/messages/index.ts';
import { put } from './ask.ts';
import type { NoFragment, VisitFragment } from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import { REASONS } from './refused.ts';
import type { Facts, Reply } from './reply.ts';
import { statusOf } from './visits.ts';

/**
 * One after the other, so that the numbers follow each other. A code that belongs to no booking ends it: a message is no
 * more guesses at a code than one.
 */
export async function confirmTogether(codes: readonly string[], exchange: Exchange): Promise<SaidReply> {
  const { facts, ask, state } = exchange;
  const parts: { reply: Reply; reason: string | null }[] = [];
  for (const code of codes) {
    const answer = await put({ ask: 'confirm', input: { code } }, ask, facts.language);
    parts.push(lineForCode(code, answer, facts));
    if ('reason' in answer && answer.reason === 'UNKNOWN_CODE') break;
  }
  const best = parts.find(({ reason }) => reason === null) ?? parts[0];
  if (!best) return { reply: null, reason: null, state };
  const text = parts.map(({ reply }) => reply.text).join('\n\n');
  return { reply: { key: best.reply.key, text, media: [] }, reason: best.reason, state };
}

/** The person, the number and the time; a refusal is said with the code that it is about. */
function lineForCode(code: string, answer: VisitFragment | NoFragment, facts: Facts) {
  if ('reason' in answer) {
    const reply: Reply = { key: `refused.${answer.reason}`, text: `${code}: ${answer.message}`, media: [] };
    return { reply, reason: REASONS[answer.reason] ?? answer.reason };
  }
  const reply = statusOf(answer, facts);
  const text = withVisitLink(reply.text, answer.visitUrl, facts.voice.sms === true);
  return { reply: { ...reply, text }, reason: null };
}
