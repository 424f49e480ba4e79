// Answers about the day itself: the number being served, being late, walking in, and the last visit.
import { dateIn } from '../../src/time.ts';
import * as documents from './documents.ts';
import type { Exchange } from './exchange.ts';
import { durationReply, withLine } from './factAnswers.ts';
import { plainReply, type Reply } from './reply.ts';
import { visitReplyParameters } from './visits.ts';

/** Those who are called, those who wait, and the sender's own number with the people before it. */
export async function nowServing({ facts, ask }: Exchange): Promise<Reply> {
  const { office, viewer } = await ask(documents.ServingDocument, { code: facts.office.code }, facts.language);
  const { called, waiting } = office?.board ?? { called: [], waiting: [] };
  const count = waiting.reduce((sum, line) => sum + line.waiting, 0);
  const at = facts.language === 'id' ? 'loket' : 'counter';
  const list = called.map(({ number, counter }) => `${number} (${at} ${counter})`).join(', ');
  const reply =
    list === ''
      ? plainReply(facts, 'nothingServed', { office: facts.office.name, count })
      : plainReply(facts, 'nowServing', { office: facts.office.name, list, count });
  const own = viewer.bookings.edges.find(({ node }) => node.queueNumber)?.node;
  if (!own?.queueNumber) return reply;
  const ahead = own.ticket?.ahead ?? null;
  if (ahead === null) return withLine(reply, plainReply(facts, 'ownNumber', { number: own.queueNumber }));
  const parameters = { number: own.queueNumber, count: ahead };
  return withLine(reply, plainReply(facts, ahead === 0 ? 'ownNumberNext' : 'ownNumberAhead', parameters));
}

/** Until when the office waits, by its grace. */
export function beingLate({ facts }: Exchange): Reply {
  const booking = facts.bookings.find(({ status }) => status === 'CONFIRMED');
  const { graceMinutes } = facts.office.policy;
  if (!booking) return plainReply(facts, graceMinutes > 0 ? 'lateRuleGrace' : 'lateRule', { minutes: graceMinutes });
  const { date, from } = visitReplyParameters(booking);
  const zone = booking.office.timeZone;
  const moment = (at: string) => ({ at: Temporal.Instant.from(at), zone });
  const [arriveBy, deadline] = [moment(booking.arriveBy), moment(booking.forfeitsAt)];
  return plainReply(facts, 'lateForVisit', { date, from, arriveBy, deadline });
}

/** By the places that the office keeps for people without a booking. */
export async function walkingIn({ facts, ask }: Exchange): Promise<Reply> {
  const { office } = await ask(documents.WalkInsDocument, { code: facts.office.code }, facts.language);
  const count = office?.queue.walkInPlaces ?? 0;
  const key = count > 0 ? 'walkInPlaces' : 'walkInHow';
  return plainReply(facts, key, { office: facts.office.name, count });
}

/** By the last visit, else by how long a passport takes. */
export async function passportStatus(exchange: Exchange): Promise<Reply> {
  const last = await lastVisitReply(exchange);
  if (last) return last;
  const { facts } = exchange;
  const reply = plainReply(facts, 'passportStatusHow', { office: facts.office.name });
  const duration = await durationReply(exchange);
  return duration ? withLine(reply, duration) : reply;
}

/** null: the sender was not served here, as far as it is still kept. */
export async function lastVisitReply({ facts, ask }: Exchange): Promise<Reply | null> {
  const { viewer } = await ask(documents.LastVisitDocument, { office: facts.office.code }, facts.language);
  const visit = viewer.lastVisit;
  if (!visit) return null;
  const { name, date, readyToldAt } = visit;
  const office = facts.office.name;
  if (readyToldAt === null) return plainReply(facts, 'servedOn', { name, office, date });
  const told = dateIn(facts.office.timeZone, Temporal.Instant.from(readyToldAt));
  return plainReply(facts, 'servedAndReady', { name, office, date, told });
}
