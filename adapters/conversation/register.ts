// Registers an applicant, and keeps what is not complete: for its photo, or for the intake hours.
import { put } from './ask.ts';
import { converse, told } from './converse.ts';
import { asking, type Exchange, type SaidReply, touched } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import type { Registration } from './intent.ts';
import { registerAgain } from './registerAgain.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import { type State, withoutRegistration } from './state.ts';
import { status } from './visits.ts';

export function askPhoto({ name }: Registration, state: State, facts: Facts): SaidReply {
  return { reply: plainReply(facts, 'photoWanted', { name }), reason: 'MEDIA_MISSING', state };
}

/** A registration is done with whatever became of it, but for one that only lacks its photo: that waits for it. */
export async function register(
  registration: Registration,
  photo: string | null,
  exchange: Exchange,
  agreed = false,
): Promise<SaidReply> {
  const { ask, state } = exchange;
  const known = { ...exchange.facts, photo };
  const next = converse(registration, known);
  if (!('request' in next)) return { reply: next.reply, reason: next.reason, state };
  const outcome = await put(next.request, ask, known.language);
  const rest = withoutRegistration(state);
  if ('reason' in outcome && outcome.reason === 'OUTSIDE_INTAKE_HOURS')
    return keepForHours(exchange, told(next.request, outcome, known), { registration, photo });
  const instead = 'reason' in outcome ? await registerAgain({ registration, photo }, outcome, exchange) : null;
  if (instead) return instead;
  if ('reason' in outcome && outcome.reason === 'PHOTO_REQUIRED') {
    const waiting = touched({ ...rest, pending: registration, ...(agreed && { isPendingAgreed: true }) }, exchange);
    return askPhoto(registration, waiting, known);
  }
  // A guided applicant has said yes to all of it: the code need not come back.
  if (agreed && !('reason' in outcome)) {
    const confirm = { ask: 'confirm', input: { code: outcome.code } } as const;
    return { ...told(confirm, await put(confirm, ask, known.language), known), state: rest };
  }
  // They wanted another booking than the one that waits: the next yes is none to that.
  const [waiting, ...more] = known.bookings.filter(({ status }) => status === 'HELD');
  const isOther = 'reason' in outcome && waiting !== undefined && more.length === 0;
  const after = isOther ? asking({ wish: 'CHANGE', code: waiting.code }, { ...exchange, state: rest }) : rest;
  return { ...told(next.request, outcome, known), state: after };
}

/** The registration waits for the intake hours, so that it need not be typed again. */
function keepForHours(
  { state, facts, delivered }: Exchange,
  refused: { reply: Reply; reason: string | null },
  kept: { registration: Registration; photo: string | null },
): SaidReply {
  const at = delivered.at.epochMilliseconds;
  const reply = withLine(refused.reply, plainReply(facts, 'keptForHours', {}));
  return { reply, reason: refused.reason, state: { ...withoutRegistration(state), kept: { ...kept, at } } };
}

/** Yes to giving up the place that is held for the other registration. */
export async function replaceHold(code: string, exchange: Exchange): Promise<SaidReply> {
  const { state, ask, facts } = exchange;
  const { replacement } = state;
  const booking = facts.bookings.find((one) => one.code === code && one.status === 'HELD');
  if (!replacement || !booking) return { reply: status(facts), reason: null, state };
  const cancel = { ask: 'cancel', input: { code, idempotencyKey: facts.messageKey } } as const;
  const outcome = await put(cancel, ask, facts.language);
  if ('reason' in outcome) return { ...told(cancel, outcome, facts), state };
  const bookings = facts.bookings.filter((one) => one !== booking);
  const { registration, photo } = replacement;
  return register(registration, photo, { ...exchange, facts: { ...facts, bookings } });
}
