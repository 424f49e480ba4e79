// Corrects the name or the birth date of a booking by a word of its sender, as the API allows.
import * as documents from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import type { Correction } from './intent.ts';
import { type Facts, plainReply } from './reply.ts';
import { status, visitReplyParameters } from './visits.ts';

export async function correctData(correction: Correction, { ask, facts, state }: Exchange): Promise<SaidReply> {
  const { name, birthDate } = correction;
  if (name === null && birthDate === null) {
    return { reply: plainReply(facts, 'correctHow', { office: facts.office.name }), reason: null, state };
  }
  const code = codeMeant(correction, facts);
  if (code === null) {
    if (facts.bookings.length === 0) return { reply: status(facts), reason: 'NOTHING_BOOKED', state };
    const codes = facts.bookings.map((booking) => booking.code);
    const parameters = { codes: codes.join(', '), command: commandFor(correction, codes[0] ?? '') };
    return { reply: plainReply(facts, 'whichOne', parameters), reason: 'WHICH_ONE', state };
  }
  const input = { code, booking: code, newName: name, newBirthDate: birthDate };
  const { correctMyData } = await ask(documents.CorrectDataDocument, { input }, facts.language);
  if (correctMyData.__typename === 'Refusal') {
    const { reason, message } = correctMyData;
    return { reply: { key: `refused.${reason}`, text: message, media: [] }, reason, state };
  }
  return { reply: plainReply(facts, 'corrected', visitReplyParameters(correctMyData)), reason: null, state };
}

/** Without a code the only booking there is; null: it has to be said. */
function codeMeant({ code }: Correction, { bookings }: Facts): string | null {
  return code ?? (bookings.length === 1 ? (bookings[0]?.code ?? null) : null);
}

function commandFor({ name, birthDate }: Correction, code: string): string {
  if (name !== null) return `UBAH ${code} NAMA ${name}`;
  const [year, month, day] = (birthDate ?? '').split('-');
  return `UBAH ${code} TGLLAHIR ${day}-${month}-${year}`;
}
