// Corrects the name or the birth date of a booking by a word of its sender, as the API allows.

import type { VisitFragment } from './documents.ts';
import * as documents from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import type { Correction } from './intent.ts';
import { lineOf } from './line.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import { status, statusOf, visitReplyParameters } from './visits.ts';

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
    const held = reason === 'CORRECTION_AT_DESK' ? heldUnder(code, facts) : undefined;
    if (held) return { reply: sendAgain(held, correction, facts), reason, state };
    return { reply: { key: `refused.${reason}`, text: message, media: [] }, reason, state };
  }
  const reply = plainReply(facts, 'corrected', visitReplyParameters(correctMyData));
  const waits = correctMyData.status === 'HELD';
  return { reply: waits ? withLine(reply, statusOf(correctMyData, facts)) : reply, reason: null, state };
}

function heldUnder(code: string, { bookings }: Facts): VisitFragment | undefined {
  return bookings.find((booking) => booking.code === code && booking.status === 'HELD');
}

/** More than a slip needs no desk, as long as nothing is certain. */
function sendAgain(held: VisitFragment, { name, birthDate }: Correction, facts: Facts): Reply {
  const { applicant } = held;
  const right = {
    name: name ?? applicant.name,
    birthDate: birthDate ?? applicant.birthDate ?? '',
    visitDate: visitReplyParameters(held).date,
  };
  return plainReply(facts, 'correctBySending', { example: lineOf(facts.office, undefined, right) });
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
