// Holds whose time to confirm is over, for a person who answers after it: told so, with the line to send again.
import { personKey } from '../../src/applicantName.ts';
import { dateIn } from '../../src/time.ts';
import { isYes } from './commands.ts';
import * as documents from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import type { Unclear } from './intent.ts';
import { lineOf } from './line.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import type { State } from './state.ts';
import { visitReplyParameters } from './visits.ts';
import { lapsedPlaceReply, waitingReply } from './waitForPlace.ts';

/** An answer that comes later is to something else. */
const LAPSED_HOLD_DAYS = 3;

type LapsedHold = NonNullable<documents.LapsedHoldQuery['booking']>;

/** More than a family's. */
const MAX_OWN_CODES = 6;

/** These codes are the sender's; those that were known keep their place. */
export function withOwnCodes(state: State, codes: readonly string[]): State {
  const { ownCodes = [] } = state;
  const added = codes.filter((code) => !ownCodes.includes(code));
  return added.length === 0 ? state : { ...state, ownCodes: [...ownCodes, ...added].slice(-MAX_OWN_CODES) };
}

/** The sender's latest holds, as far as they have lapsed, or the place held for a request; null: there is none. */
export async function lapsedReply(exchange: Exchange): Promise<SaidReply | null> {
  const { state } = exchange;
  const holds = await lapsedHolds(exchange);
  const [first, ...others] = holds.map((hold) => holdReply(hold, exchange));
  const latest = holds[0]?.code;
  if (first && latest) {
    return { reply: others.reduce(withLine, first), reason: LAPSED_REASON, state: { ...state, toldLapsed: latest } };
  }
  const reply = await lapsedPlaceReply(exchange);
  return reply && { reply, reason: LAPSED_REASON, state };
}
const LAPSED_REASON = 'CODE_EXPIRED';

/** A yes that comes after its time, with nothing newer that it may be to. */
export async function yesTooLate({ reason }: Unclear, exchange: Exchange): Promise<SaidReply | null> {
  const isUnread = reason === 'UNKNOWN_TEXT' || reason === 'UNSUPPORTED_TYPE';
  return isUnread && isYesToNothing(exchange) ? waitingOrLapsed(exchange) : null;
}

/** "Ya, terima kasih" after its time: a person who was told so before only thanks. */
export async function thanksTooLate(exchange: Exchange): Promise<SaidReply | null> {
  const { ownCodes = [], toldLapsed } = exchange.state;
  const latest = ownCodes.at(-1);
  if (latest === undefined || latest === toldLapsed || !isYesToNothing(exchange)) return null;
  return waitingOrLapsed(exchange);
}

function isYesToNothing({ delivered, facts, state }: Exchange): boolean {
  const { text } = delivered.message;
  const isBegun = state.draft !== undefined || state.pending !== undefined;
  return facts.bookings.length === 0 && !isBegun && isYes(text, text);
}

async function waitingOrLapsed(exchange: Exchange): Promise<SaidReply | null> {
  const waiting = await waitingReply(exchange);
  return waiting ? { reply: waiting, reason: null, state: exchange.state } : lapsedReply(exchange);
}

/** A code that came too late, where nothing else is booked, is told with the line to send again. */
export async function tellLapsedCode(said: SaidReply, code: string | null, exchange: Exchange): Promise<SaidReply> {
  const { bookings } = exchange.facts;
  const meant = code ?? bookings[0]?.code;
  const isElse = bookings.some((booking) => booking.code !== meant?.toUpperCase());
  if (said.reason !== LAPSED_REASON || meant === undefined || isElse) return said;
  const hold = await lapsedHold(meant, exchange);
  if (!hold) return said;
  return { ...said, reply: holdReply(hold, exchange), state: { ...said.state, toldLapsed: hold.code } };
}

/** The latest first, one a person, up to the first booking that has another end. */
async function lapsedHolds(exchange: Exchange): Promise<LapsedHold[]> {
  const holds = new Map<string, LapsedHold>();
  for (const code of (exchange.state.ownCodes ?? []).toReversed()) {
    const hold = await lapsedHold(code, exchange);
    if (!hold) break;
    const { name, birthDate } = hold.applicant;
    const person = personKey(name, birthDate ?? '');
    if (!holds.has(person)) holds.set(person, hold);
  }
  return [...holds.values()];
}

/** null: it has not lapsed, or long ago, or was at another office. */
async function lapsedHold(code: string, { ask, facts, delivered }: Exchange): Promise<LapsedHold | null> {
  const { booking } = await ask(documents.LapsedHoldDocument, { code }, facts.language);
  const end = booking && endOfHold(booking);
  if (!end || booking.office.code !== facts.office.code) return null;
  const since = delivered.at.subtract({ hours: LAPSED_HOLD_DAYS * 24 });
  const isRecent = Temporal.Instant.compare(end, since) >= 0 && Temporal.Instant.compare(end, delivered.at) <= 0;
  return isRecent ? booking : null;
}

/** The time of a hold may be over before its place is free. */
function endOfHold({ lapsedAt, confirmBy }: LapsedHold): Temporal.Instant | null {
  const end = lapsedAt ?? confirmBy;
  return end === null ? null : Temporal.Instant.from(end);
}

function holdReply(hold: LapsedHold, { facts, delivered }: Exchange): Reply {
  const { name, office, date, confirmBy } = visitReplyParameters(hold);
  const zone = hold.office.timeZone;
  const at = endOfHold(hold) ?? confirmBy.at;
  const isToCome = Temporal.Instant.compare(hold.window.startsAt, delivered.at) > 0;
  const example = lineAgain(hold, isToCome, facts);
  return plainReply(facts, 'holdLapsed', { name, office, date, ended: dateIn(zone, at), until: { at, zone }, example });
}

/** By the template of its service, and for the same day where that is still to come. */
function lineAgain({ applicant, service, window }: LapsedHold, isToCome: boolean, { office }: Facts): string {
  const { name, birthDate, address } = applicant;
  const template = office.registration.templates.find((one) => one.service === service.code)?.template;
  return lineOf(office, template, {
    name,
    service: service.code,
    ...(birthDate && { birthDate }),
    ...(address && { address }),
    ...(isToCome && { visitDate: window.startsAt.slice(0, 10) }),
  });
}
