// A registration that comes while the sender's only place is held: shown again, put right, moved, or asked about.
import { personKey } from '../../src/applicantName.ts';
import { actionButton, NOT_CERTAIN } from './aboutBooking.ts';
import { put } from './ask.ts';
import { told } from './converse.ts';
import type { NoFragment, VisitFragment } from './documents.ts';
import * as documents from './documents.ts';
import { asking, type Exchange, type SaidReply, touched } from './exchange.ts';
import type { Registration } from './intent.ts';
import { plainReply, type Request } from './reply.ts';
import { type State, withoutRegistration } from './state.ts';
import { visitReplyParameters } from './visits.ts';

/** A registration with the stored name of its photo. */
export interface PhotoRegistration {
  registration: Registration;
  photo: string | null;
}

/** null: no held place is in the way, and the refusal stands. */
export async function registerAgain(
  wanted: PhotoRegistration,
  { reason }: NoFragment,
  exchange: Exchange,
): Promise<SaidReply | null> {
  const held = heldInTheWay(wanted.registration, reason, exchange);
  if (!held) return null;
  const right = await corrected(held, wanted.registration, exchange);
  if (!('reason' in right)) return onDay(right, wanted.registration, exchange);
  // More than a slip: it may be another person.
  if (right.reason === 'CORRECTION_AT_DESK') return askReplace(held, wanted, exchange);
  return {
    ...told(bookRequest(wanted.registration, exchange), right, exchange.facts),
    state: refusedState(held, exchange),
  };
}

/** One at this office, and the only one: with several it would not be clear which is meant. */
function heldInTheWay(
  { name, birthDate }: Registration,
  reason: NoFragment['reason'],
  { facts: { bookings, office } }: Exchange,
): VisitFragment | null {
  const isOurs = (one: VisitFragment) => one.status === 'HELD' && one.office.name === office.name;
  if (reason === 'ALREADY_BOOKED') return bookings.find((one) => isOurs(one) && isOf(one, name, birthDate)) ?? null;
  const [only, ...others] = bookings;
  return reason === 'LIMIT_REACHED' && only && others.length === 0 && isOurs(only) ? only : null;
}

function isOf({ applicant }: VisitFragment, name: string, birthDate: string): boolean {
  return personKey(applicant.name, applicant.birthDate ?? '') === personKey(name, birthDate);
}

/** The booking of the person as written now. */
async function corrected(
  held: VisitFragment,
  { name, birthDate }: Registration,
  { ask, facts }: Exchange,
): Promise<VisitFragment | NoFragment> {
  if (isOf(held, name, birthDate)) return held;
  const newName = personKey(held.applicant.name, '') === personKey(name, '') ? null : name;
  const newBirthDate = held.applicant.birthDate === birthDate ? null : birthDate;
  const input = { code: held.code, booking: held.code, newName, newBirthDate };
  return (await ask(documents.CorrectDataDocument, { input }, facts.language)).correctMyData;
}

/** On the day that is wanted now; without another day the same echo again. */
async function onDay(held: VisitFragment, registration: Registration, exchange: Exchange): Promise<SaidReply> {
  const { ask, facts } = exchange;
  const { visitDate } = registration;
  const state = withoutRegistration(exchange.state);
  const { date } = visitReplyParameters(held);
  if (visitDate === null || visitDate === date || visitDate === held.overflowedFrom)
    return { ...told(bookRequest(registration, exchange), held, facts), state };
  const idempotencyKey = facts.messageKey;
  const input = { code: held.code, when: { date: visitDate }, idempotencyKey };
  const move: Request = { ask: 'reschedule', input, wishesHour: false };
  const outcome = await put(move, ask, facts.language);
  return { ...told(move, outcome, facts), state: 'reason' in outcome ? refusedState(held, exchange) : state };
}

/** They wanted something else than what is held: the next yes is none to that. */
function refusedState({ code }: VisitFragment, exchange: Exchange): State {
  return asking({ wish: 'CHANGE', code }, { ...exchange, state: withoutRegistration(exchange.state) });
}

/** Only names what was read: nothing is asked of the API with it. */
function bookRequest(read: Registration, { facts: { office } }: Exchange): Request {
  const { name, birthDate } = read;
  return { ask: 'book', input: { office: office.code, applicant: { name, birthDate } }, read };
}

/** Two people, one place: the place that is held goes, if the sender says so. */
function askReplace(held: VisitFragment, wanted: PhotoRegistration, exchange: Exchange): SaidReply {
  const { facts } = exchange;
  const buttons = [
    actionButton(facts, `REPLACE:${held.code}`, REPLACE_IT),
    actionButton(facts, `KEEP:${held.code}`, KEEP_HOLD),
  ];
  const parameters = { other: wanted.registration.name, ...visitReplyParameters(held) };
  const reply = { ...plainReply(facts, 'askReplace', parameters), buttons };
  const rest = touched({ ...withoutRegistration(exchange.state), replacement: wanted }, exchange);
  const state = asking({ wish: 'REPLACE', code: held.code }, { ...exchange, state: rest });
  return { reply, reason: NOT_CERTAIN, state };
}

const REPLACE_IT = { id: 'Ya, ganti', en: 'Yes, replace it' };
const KEEP_HOLD = { id: 'Tidak, tetap', en: 'No, keep it' };
