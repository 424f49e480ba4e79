// Answers what people ask an office about, from what the office has set; where it has set nothing, says so.
import { addDays, dateIn } from '../../src/time.ts';
import * as documents from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import type { Intent } from './intent.ts';
import { hoursInWords, openingHoursOn, reasonOn, weekInWords } from './openingHours.ts';
import { plainReply, type Reply } from './reply.ts';
import { TERMS } from './terms.ts';
import { type OfficeTopic, TOPICS, type Topic } from './topics.ts';
import { visitReplyParameters } from './visits.ts';
import { wordsOf } from './words.ts';

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
  REQUIREMENTS: whatToBring,
  FEE: notSet,
  LOCATION: notSet,
  CHILD: (_, { facts }) => plainAnswer(plainReply(facts, 'childHow', { office: facts.office.name })),
  PROXY: (_, { facts }) => plainAnswer(plainReply(facts, 'proxyHow', { office: facts.office.name })),
  ADD_PERSON: (_, exchange) => plainAnswer(severalPeople(exchange)),
  PRIORITY: (_, { facts }) => plainAnswer(plainReply(facts, 'priorityHow', {})),
  PASSPORT_STATUS: (_, { facts }) => plainAnswer(plainReply(facts, 'passportStatusHow', { office: facts.office.name })),
  NOW_SERVING: nowServing,
  LATE: (_, exchange) => plainAnswer(beingLate(exchange)),
  ARRIVED: (_, exchange) => plainAnswer(arrival(exchange)),
  WALK_IN: (_, { facts }) => plainAnswer(plainReply(facts, 'walkInHow', { office: facts.office.name })),
  SERVICES: (_, exchange) => plainAnswer(services(exchange)),
  OTHER_OFFICE: otherOffices,
  COMPLAINT: (_, { facts }) => forOfficer(plainReply(facts, 'complaintHeard', { office: facts.office.name })),
  INSULT: (_, { facts }) => forOfficer(plainReply(facts, 'insultHeard', {})),
  HUMAN: (_, { facts }) => forOfficer(plainReply(facts, 'humanAsked', { office: facts.office.name })),
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

async function whatToBring(asked: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const { facts, ask } = exchange;
  const { office } = await ask(documents.BringDocument, { code: facts.office.code }, facts.language);
  const bring = office?.bring ?? '';
  return bring === ''
    ? notSet(asked, exchange)
    : plainAnswer(plainReply(facts, 'whatToBring', { office: facts.office.name, bring }));
}

async function nowServing(_: TopicAsked, { facts, ask }: Exchange): Promise<TopicReply> {
  const { office } = await ask(documents.ServingDocument, { code: facts.office.code }, facts.language);
  const { called, waiting } = office?.board ?? { called: [], waiting: [] };
  const own = facts.bookings.find(({ queueNumber }) => queueNumber)?.queueNumber;
  const count = waiting.reduce((sum, line) => sum + line.waiting, 0);
  const at = facts.language === 'id' ? 'loket' : 'counter';
  const list = called.map(({ number, counter }) => `${number} (${at} ${counter})`).join(', ');
  const reply =
    list === ''
      ? plainReply(facts, 'nothingServed', { office: facts.office.name, count })
      : plainReply(facts, 'nowServing', { office: facts.office.name, list, count });
  return plainAnswer(
    own ? { ...reply, text: `${reply.text}\n${plainReply(facts, 'ownNumber', { number: own }).text}` } : reply,
  );
}

function severalPeople({ facts }: Exchange): Reply {
  const limit = facts.office.policy.maxLiveBookingsPerSender;
  return limit > 1 ? plainReply(facts, 'noteFamily', { limit }) : plainReply(facts, 'noteAlone', {});
}

function beingLate({ facts }: Exchange): Reply {
  const booking = facts.bookings.find(({ status }) => status === 'CONFIRMED');
  if (!booking) return plainReply(facts, 'lateRule', {});
  const { date, from } = visitReplyParameters(booking);
  const moment = (at: string) => ({ at: Temporal.Instant.from(at), zone: booking.office.timeZone });
  const [arriveBy, deadline] = [moment(booking.arriveBy), moment(booking.forfeitsAt)];
  return plainReply(facts, 'lateForVisit', { date, from, arriveBy, deadline });
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

const CITIES: ReadonlySet<string> = new Set(TERMS.CITY.split(' '));
const MAX_OFFICES_NAMED = 5;

async function otherOffices(asked: TopicAsked, exchange: Exchange): Promise<TopicReply> {
  const { facts, ask, delivered } = exchange;
  const city = wordsOf(delivered.message.text).find((word) => CITIES.has(word));
  if (!city) return plainAnswer(plainReply(facts, 'whichCity', {}));
  const { offices } = await ask(documents.OfficesNearDocument, { near: city }, facts.language);
  if (offices.length === 0) return notSet(asked, exchange);
  const list = offices
    .slice(0, MAX_OFFICES_NAMED)
    .map(({ name, channels }) => [name, ...channels.map(({ address }) => address)].join(' '))
    .join('\n');
  return plainAnswer(plainReply(facts, 'otherOffices', { list }));
}
