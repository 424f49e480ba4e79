// Registers an applicant, and keeps what is not complete: for its photo, for the intake hours, or for a place.
import { put } from './ask.ts';
import { converse, told } from './converse.ts';
import type { NoFragment } from './documents.ts';
import { asking, type Exchange, type SaidReply, touched } from './exchange.ts';
import type { Registration } from './intent.ts';
import { withOwnCodes } from './lapsedHold.ts';
import { registerAgain } from './registerAgain.ts';
import { type Facts, plainReply } from './reply.ts';
import { type KeptRegistration, type State, withoutRegistration } from './state.ts';
import { status } from './visits.ts';
import { askToWait, keepWaiting } from './waitForPlace.ts';

/** The questions to which the applicant has said yes before. */
export interface SaidBefore {
  /** To all that was typed: the code need not come back. */
  agreed?: boolean;
  /** To waiting for the intake hours. */
  waits?: boolean;
}

export function askPhoto({ name }: Registration, state: State, facts: Facts): SaidReply {
  return { reply: plainReply(facts, 'photoWanted', { name }), reason: 'MEDIA_MISSING', state };
}

/** A registration is done with whatever became of it, but for one that waits: for its photo, its hour, or a place. */
export async function register(
  registration: Registration,
  photo: string | null,
  exchange: Exchange,
  before: SaidBefore = {},
): Promise<SaidReply> {
  const { ask, state } = exchange;
  const known = { ...exchange.facts, photo };
  const next = converse(registration, known);
  if (!('request' in next)) return { reply: next.reply, reason: next.reason, state };
  const outcome = await put(next.request, ask, known.language);
  const rest = withOwnCodes(withoutRegistration(state), 'reason' in outcome ? [] : [outcome.code]);
  const said = told(next.request, outcome, known);
  if ('reason' in outcome) {
    const waiting = await waitsFor(outcome, said, { kept: { registration, photo }, before }, exchange);
    const instead = waiting ?? (await registerAgain({ registration, photo }, outcome, exchange));
    if (instead) return instead;
  }
  // A guided applicant has said yes to all of it: the code need not come back.
  if (before.agreed && !('reason' in outcome)) {
    const confirm = { ask: 'confirm', input: { code: outcome.code } } as const;
    return { ...told(confirm, await put(confirm, ask, known.language), known), state: rest };
  }
  // They wanted another booking than the one that waits: the next yes is none to that.
  const [waiting, ...more] = known.bookings.filter(({ status }) => status === 'HELD');
  const isOther = 'reason' in outcome && waiting !== undefined && more.length === 0;
  const after = isOther ? asking({ wish: 'CHANGE', code: waiting.code }, { ...exchange, state: rest }) : rest;
  return { ...said, state: after };
}

/** null: there is nothing to wait for. */
async function waitsFor(
  { reason, mayWait }: NoFragment,
  said: ReturnType<typeof told>,
  { kept, before }: { kept: KeptRegistration; before: SaidBefore },
  exchange: Exchange,
): Promise<SaidReply | null> {
  const { facts } = exchange;
  if (reason === 'PHOTO_REQUIRED')
    return askPhoto(kept.registration, pendingState(kept.registration, before, exchange), facts);
  if (!mayWait) return null;
  if (reason === 'FULL') return askToWait(said, { ...kept, isFull: true }, exchange);
  return before.waits ? resume(kept, exchange) : askToWait(said, kept, exchange);
}

function pendingState(registration: Registration, { agreed, waits }: SaidBefore, exchange: Exchange): State {
  const asked = { ...(agreed && { isPendingAgreed: true }), ...(waits && { isPendingToWait: true }) };
  return touched({ ...withoutRegistration(exchange.state), pending: registration, ...asked }, exchange);
}

/** Yes to waiting: kept by the office until there is a place, or until it takes registrations. */
async function resume(kept: KeptRegistration, exchange: Exchange): Promise<SaidReply> {
  const { refused, ...said } = await keepWaiting(kept, exchange);
  if (refused === 'PHOTO_REQUIRED') {
    const before = { agreed: true, waits: true };
    return askPhoto(kept.registration, pendingState(kept.registration, before, exchange), exchange.facts);
  }
  return said;
}

/** Yes to a registration that was kept: it is booked if it can be by now, and waits otherwise. */
export async function resumeKept(kept: KeptRegistration, exchange: Exchange): Promise<SaidReply> {
  const { registration, photo, isFull } = kept;
  if (!isFull) return register(registration, photo, exchange, { agreed: true, waits: true });
  const { refused, ...said } = await keepWaiting(kept, exchange);
  // The yes was to being told, not to a place on a day that was not named.
  return refused === 'PLACES_FREE' ? register(registration, photo, exchange) : said;
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
