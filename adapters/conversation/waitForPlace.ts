// Registrations for which there is no place yet, or no registration at this hour: asked about once, kept, shown, taken back.
import type { MessageButton } from '../../src/channel/messages.ts';
import { dateIn } from '../../src/time.ts';
import { NOT_CERTAIN } from './aboutBooking.ts';
import { bookInput } from './converse.ts';
import * as documents from './documents.ts';
import { asking, type Exchange, type SaidReply } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import { lineOf } from './line.ts';
import { SAYS } from './parse.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import { type KeptRegistration, withoutRegistration } from './state.ts';
import { visitReplyParameters } from './visits.ts';

/** The refusal with the question whether the registration shall wait; what was typed is kept for the yes. */
export function askToWait(
  refused: { reply: Reply; reason: string | null },
  kept: KeptRegistration,
  exchange: Exchange,
): SaidReply {
  const { facts, state, delivered } = exchange;
  const question = plainReply(facts, kept.isFull ? 'askWaitForPlace' : 'askWaitForIntake', {});
  const at = delivered.at.epochMilliseconds;
  const waiting = { ...withoutRegistration(state), kept: { ...kept, at } };
  return {
    reply: { ...withLine(refused.reply, question), buttons: yesOrNo(facts) },
    reason: refused.reason ?? NOT_CERTAIN,
    state: asking({ wish: 'WAIT', code: '' }, { ...exchange, state: waiting }),
  };
}

function yesOrNo({ language }: Facts): MessageButton[] {
  const [yes, no] = language === 'id' ? ['Ya', 'Tidak'] : ['Yes', 'No'];
  return [
    { action: `${SAYS}${yes}`, title: yes as string },
    { action: `${SAYS}${no}`, title: no as string },
  ];
}

/** Has the API keep the registration; a refusal with its reason, where it may be booked now or lacks something. */
export async function keepWaiting(
  { registration, photo }: KeptRegistration,
  { ask, facts, state }: Exchange,
): Promise<SaidReply & { refused: string | null }> {
  const { idempotencyKey: _, ...input } = bookInput(registration, { ...facts, photo });
  const { requestPlace: answer } = await ask(documents.RequestPlaceDocument, { input }, facts.language);
  const rest = withoutRegistration(state);
  if (answer.__typename !== 'Refusal') {
    // A hold that lapsed before this is not told of any more.
    const { ownCodes: _codes, ...waiting } = rest;
    return { reply: waits(answer, facts), reason: null, state: waiting, refused: null };
  }
  const { reason, message } = answer;
  return { reply: { key: `refused.${reason}`, text: message, media: [] }, reason, state: rest, refused: reason };
}

/** The state of the sender's requests; null: none waits here. */
export async function waitingReply(exchange: Exchange): Promise<Reply | null> {
  const [first, ...others] = await waitingHere(exchange);
  if (!first) return null;
  const { facts } = exchange;
  return others.reduce((reply, other) => withLine(reply, waits(other, facts)), waits(first, facts));
}

/** The place that was held here and was not taken in time, with the line to register again; null: there was none. */
export async function lapsedPlaceReply({ ask, facts }: Exchange): Promise<Reply | null> {
  const { viewer } = await ask(documents.LapsedPlaceDocument, { office: facts.office.code }, facts.language);
  const lapsed = viewer.lapsedPlace;
  if (!lapsed) return null;
  const { applicant } = lapsed;
  const known = { name: applicant.name, ...(applicant.birthDate && { birthDate: applicant.birthDate }) };
  return plainReply(facts, 'placeLapsed', {
    ...visitReplyParameters(lapsed),
    example: lineOf(facts.office, undefined, known),
  });
}

/** Takes back what waits here, as "batal" says of one who has no booking; null: nothing does. */
export async function stopWaiting(exchange: Exchange): Promise<SaidReply | null> {
  const { ask, facts, state } = exchange;
  const all = await waitingHere(exchange);
  let said: Reply | null = null;
  for (const { id, name, office } of all) {
    await ask(documents.WithdrawPlaceRequestDocument, { input: { request: id } }, facts.language);
    const left = plainReply(facts, 'placeRequestLeft', { name, office: office.name });
    said = said ? withLine(said, left) : left;
  }
  return said && { reply: said, reason: null, state };
}

async function waitingHere({ ask, facts }: Exchange): Promise<documents.WaitingFragment[]> {
  const { viewer } = await ask(documents.PlaceRequestsDocument, {}, facts.language);
  return viewer.placeRequests.filter(({ office }) => office.code === facts.office.code);
}

function waits(waiting: documents.WaitingFragment, facts: Facts): Reply {
  const { dueAt, tellableUntil, office } = waiting;
  const reply = placeInLine(waiting, facts);
  const isTold = tellableUntil === null || (dueAt !== null && dueAt < tellableUntil);
  if (isTold) return reply;
  const zone = office.timeZone;
  const at = Temporal.Instant.from(tellableUntil);
  return withLine(reply, plainReply(facts, 'writeToBeTold', { date: dateIn(zone, at), until: { at, zone } }));
}

function placeInLine({ name, place, dueAt, expiresAt, office }: documents.WaitingFragment, facts: Facts): Reply {
  const zone = office.timeZone;
  if (dueAt) {
    const at = Temporal.Instant.from(dueAt);
    return plainReply(facts, 'intakeRequested', {
      office: office.name,
      name,
      date: dateIn(zone, at),
      from: { at, zone },
    });
  }
  const date = dateIn(zone, Temporal.Instant.from(expiresAt));
  return plainReply(facts, 'placeRequested', { office: office.name, name, place, date });
}
