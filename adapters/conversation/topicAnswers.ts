// Answers what people ask an office about, from what the office has set; where it has set nothing, says so.
import { addDays, dateIn } from '../../src/time.ts';
import * as documents from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import { childReply, feeReply, locationReply, requirementsReply, withLine } from './factAnswers.ts';
import type { Intent } from './intent.ts';
import { citiesNear, cityIn } from './nearestCity.ts';
import { nextOpening } from './nextOpening.ts';
import { termsIn } from './normalise.ts';
import { hoursInWords, openingHoursOn, reasonOn, weekInWords } from './openingHours.ts';
import { plainReply, type Reply } from './reply.ts';
import { asksOfResidence, residenceReply } from './residence.ts';
import { type OfficeTopic, TOPICS, type Topic } from './topics.ts';
import { beingLate, nowServing, passportStatus, walkingIn } from './visitAnswers.ts';
import { priorityNote } from './visits.ts';

export type TopicAsked = Extract<Intent, { intent: 'TOPIC' }>;

/** Recorded with a message that an officer has to read. */
export const WANTS_OFFICER = 'WANTS_OFFICER';
/** Recorded where the office has set nothing that answers the question. */
export const NO_ANSWER = 'NO_ANSWER';

interface TopicReply {
  reply: Reply;
  reason: string | null;
}

type AnswerTopic = (asked: TopicAsked, exchange: Exchange) => Promise<TopicReply> | TopicReply;

const ANSWERS: Record<OfficeTopic, AnswerTopic> = {
  HOURS: openingHours,
  REQUIREMENTS: requirements,
  FEE: fees,
  LOCATION: writtenAnswer(locationReply),
  // Offices write these as answers of their own; until then officers read the question.
  FACILITIES: notSet,
  CHILD: children,
  PROXY: (_, { facts }) => plainAnswer(plainReply(facts, 'proxyHow', { office: facts.office.name })),
  ADD_PERSON: (_, exchange) => plainAnswer(severalPeople(exchange)),
  PRIORITY: (_, exchange) => plainAnswer(priority(exchange)),
  PASSPORT_STATUS: async (_, exchange) => plainAnswer(await passportStatus(exchange)),
  NOW_SERVING: async (_, exchange) => plainAnswer(await nowServing(exchange)),
  LATE: (_, exchange) => plainAnswer(beingLate(exchange)),
  ARRIVED: (_, exchange) => plainAnswer(arrival(exchange)),
  WALK_IN: async (_, exchange) => plainAnswer(await walkingIn(exchange)),
  SERVICES: (_, exchange) => plainAnswer(services(exchange)),
  OTHER_OFFICE: otherOffices,
  GENUINE: (_, { facts }) => plainAnswer(plainReply(facts, 'genuineHow', { office: facts.office.name })),
  COMPLAINT: (_, exchange) => officerAnswers('complaintHeard', exchange),
  INSULT: (_, { facts }) => forOfficer(plainReply(facts, 'insultHeard', {})),
  HUMAN: (_, exchange) => officerAnswers('humanAsked', exchange),
};

export async function answerTopic(asked: TopicAsked, exchange: Exchange): Promise<SaidReply> {
  const { reply, reason } = await ANSWERS[asked.topic](asked, exchange);
  return { reply, reason, state: exchange.state };
}

/** One question with the likeliest topics as buttons, and as numbers where a channel has none. */
export function askWhichTopic(topics: readonly Topic[], { facts, state }: Exchange): SaidReply {
  const titles = topics.map((topic) => TOPICS[topic].title[facts.language]);
  const list = titles.map((title, index) => `${index + 1}. ${title}`).join('\n');
  const buttons = topics.map((topic, index) => {
    return { action: `SAY:${TOPICS[topic].examples[facts.language][0] ?? ''}`, title: titles[index] ?? '' };
  });
  const reply = { ...plainReply(facts, 'whatMeant', { list }), buttons };
  return { reply, reason: 'UNKNOWN_TEXT', state: { ...state, choices: [...topics] } };
}

function plainAnswer(reply: Reply): TopicReply {
  return { reply, reason: null };
}

function forOfficer(reply: Reply): TopicReply {
  return { reply, reason: WANTS_OFFICER };
}

function notSet({ topic }: TopicAsked, { facts }: Exchange): TopicReply {
  const title = TOPICS[topic].title[facts.language];
  const what = `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return { reply: plainReply(facts, 'notSetHere', { office: facts.office.name, what }), reason: NO_ANSWER };
}

/** The longest time ahead that a day can be asked about, in days. */
const MAX_DAYS_AHEAD = 366;

async function openingHours({ date }: TopicAsked, { facts, ask, delivered }: Exchange): Promise<TopicReply> {
  const { office, language } = facts;
  const today = dateIn(office.timeZone, delivered.at);
  const variables = { code: office.code, from: today, to: addDays(today, MAX_DAYS_AHEAD) };
  const { office: opening } = await ask(documents.OpeningDocument, variables, language);
  if (!opening) return notSet({ intent: 'TOPIC', topic: 'HOURS', date }, { facts, ask, delivered } as Exchange);
  const list = weekInWords(opening, { today, timeZone: office.timeZone, language });
  if (date === null) return plainAnswer(plainReply(facts, 'openingHours', { office: office.name, list }));
  const hours = openingHoursOn(opening, date);
  if (hours) {
    return plainAnswer(plainReply(facts, 'openOn', { office: office.name, date, what: hoursInWords(hours, language) }));
  }
  return plainAnswer(plainReply(facts, 'closedOn', { office: office.name, date, what: reasonOn(opening, date), list }));
}

async function requirements(asked: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const written = await requirementsReply(exchange);
  if (written) return plainAnswer(written);
  const { facts, ask } = exchange;
  const { office } = await ask(documents.BringDocument, { code: facts.office.code }, facts.language);
  const bring = office?.bring ?? '';
  return bring === ''
    ? notSet(asked, exchange)
    : plainAnswer(plainReply(facts, 'whatToBring', { office: facts.office.name, bring }));
}

/** Says what the office has written; if that is nothing, officers see the question. */
function writtenAnswer(replyOf: (exchange: Exchange) => Promise<Reply | null>): AnswerTopic {
  return async (asked, exchange) => {
    const reply = await replyOf(exchange);
    return reply ? plainAnswer(reply) : notSet(asked, exchange);
  };
}

/** "Bisa pakai QRIS?" is answered by the fee only where that names the way. */
async function fees(asked: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const reply = await feeReply(exchange);
  if (!reply) return notSet(asked, exchange);
  const isOpen = asksHowToPay(exchange.delivered.message.text) && !asksHowToPay(reply.text);
  if (!isOpen) return plainAnswer(reply);
  return { reply: withLine(reply, plainReply(exchange.facts, 'payWayNotSet', {})), reason: NO_ANSWER };
}

function asksHowToPay(text: string): boolean {
  const terms = termsIn(text);
  return terms.has('PAY_BY') || (terms.has('PAY') && (terms.has('WHERE') || terms.has('HOW')));
}

async function children(_: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const { facts } = exchange;
  const needs = await childReply(exchange);
  return plainAnswer(needs ?? plainReply(facts, 'childHow', { office: facts.office.name }));
}

/** Outside hours with the time at which officers are there again. */
async function officerAnswers(key: 'complaintHeard' | 'humanAsked', exchange: Exchange): Promise<TopicReply> {
  const { facts } = exchange;
  const reply = plainReply(facts, key, { office: facts.office.name });
  const opens = await nextOpening(exchange);
  return { reply: opens ? withLine(reply, plainReply(facts, 'officersFrom', opens)) : reply, reason: WANTS_OFFICER };
}

/** Persons who are booked with one have it already. */
function priority({ facts }: Exchange): Reply {
  const notes = facts.bookings.flatMap((booking) => priorityNote(booking, facts) ?? []);
  return notes.reduce(withLine, plainReply(facts, 'priorityHow', {}));
}

function severalPeople({ facts }: Exchange): Reply {
  const limit = facts.office.policy.maxLiveBookingsPerSender;
  return limit > 1 ? plainReply(facts, 'noteFamily', { limit }) : plainReply(facts, 'noteAlone', {});
}

function arrival({ facts }: Exchange): Reply {
  const booking = facts.bookings.find(({ status }) => status === 'CONFIRMED');
  return booking ? plainReply(facts, 'arrivedWithCode', { code: booking.code }) : plainReply(facts, 'arrivedHow', {});
}

/** Those that can be booked by message, and those for which people come to the office. */
function services({ facts, delivered }: Exchange): Reply {
  const { office, language } = facts;
  const named = (isHere: boolean) =>
    office.services
      .filter(({ channels }) => channels.includes(delivered.channel) === isHere)
      .map(({ names }) => names[language === 'id' ? 0 : 1] ?? names[0] ?? '')
      .join(', ');
  const [list, elsewhere] = [named(true), named(false)];
  const reply = plainReply(facts, 'servicesHere', { office: office.name, list });
  if (elsewhere === '') return reply;
  return { ...reply, text: `${reply.text}\n${plainReply(facts, 'servicesThere', { list: elsewhere }).text}` };
}

const MAX_OFFICES_NAMED = 5;

/** Those of the city that is named, or the nearest ones. */
async function otherOffices(asked: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const { facts, delivered } = exchange;
  const { text } = delivered.message;
  if (asksWhereNumberHolds(text)) return plainAnswer(plainReply(facts, 'numberHoldsHere', {}));
  if (!asksOfResidence(text)) return officesThere(asked, exchange);
  const written = await residenceReply(exchange);
  if (written) return plainAnswer(written);
  const { reply } = await officesThere(asked, exchange);
  return { reply: withLine(plainReply(facts, 'residenceNotSet', {}), reply), reason: NO_ANSWER };
}

async function officesThere(asked: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const { facts } = exchange;
  const city = cityIn(exchange.delivered.message.text);
  if (!city) return plainAnswer(plainReply(facts, 'whichCity', {}));
  const there = await officesIn(city, exchange);
  if (there) return plainAnswer(plainReply(facts, 'otherOffices', { list: there }));
  for (const near of citiesNear(city)) {
    const list = await officesIn(near, exchange);
    if (list) return plainAnswer(plainReply(facts, 'nearestOffices', { city: titled(city), list }));
  }
  return notSet(asked, exchange);
}

/** "Antrian di Jakarta bisa dipakai di Bogor?" */
function asksWhereNumberHolds(text: string): boolean {
  const terms = termsIn(text);
  return terms.has('USE') && (['QUEUE', 'NUMBER', 'CODE', 'REGISTER'] as const).some((one) => terms.has(one));
}

/** A line for each office, with its street and its numbers; null: there is none. */
async function officesIn(near: string, { ask, facts }: Exchange): Promise<string | null> {
  const { offices } = await ask(documents.OfficesNearDocument, { near }, facts.language);
  if (offices.length === 0) return null;
  return offices
    .slice(0, MAX_OFFICES_NAMED)
    .map(({ name, premises, channels }) =>
      [name, premises.street, channels.map(({ address }) => address).join(' / ')].filter(Boolean).join(', '),
    )
    .join('\n');
}

function titled(city: string): string {
  return city.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
