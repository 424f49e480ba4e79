// Asks the API as officers: one function for each step at the desk and the counters, answering with the ticket or the
// refusal.
import { ADMIN_KEY } from './app.ts';
import { birthDateFor, nameOf } from './house.ts';

const TICKET = `fragment OfTicket on Ticket {
  number status priority reason: callReason calls calledAt issuedAt ahead estimatedWaitMinutes allowedActions
  counter { id label } service { code } booking { code status }
}`;
const COUNTER = `fragment OfCounter on Counter {
  id label open officer { kind } services { code } serving { number status }
}`;
const NO = 'fragment No on Refusal { refused: code message field alternatives { startsAt } }';
export const BOARD = `sequence at notice called { number counter calledAt calls }
  waiting { service { code } waiting next estimatedWaitMinutes }`;
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';

const ticketStep = (field: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${field}(input: $input) { __typename ...OfTicket ...No } } ${TICKET} ${NO}`;
const counterStep = (field: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${field}(input: $input) { __typename ...OfCounter ...No } } ${COUNTER} ${NO}`;

const BOOKED = `... on Booking { code status queueNumber window { startsAt } applicant { name } } ... on Refusal { reason message }`;
const BOOK = `mutation ($input: BookInput!) { answer: book(input: $input) { ${BOOKED} } }`;
const CONFIRM = `mutation ($input: ConfirmBookingInput!) { answer: confirmBooking(input: $input) { ${BOOKED} } }`;
const TICKETS = `query ($office: ID!, $status: [TicketStatus!], $first: Int!, $after: String) {
  answer: tickets(office: $office, status: $status, first: $first, after: $after) {
    edges { cursor node { number status } } ${PAGE} } }`;
const BOOKINGS = `query ($office: ID!, $date: Date!, $status: [BookingStatus!], $search: String, $first: Int!, $after: String) {
  answer: bookings(office: $office, date: $date, status: $status, search: $search, first: $first, after: $after) {
    edges { cursor node { code status queueNumber applicant { name } window { startsAt } } } ${PAGE} } }`;

export type Step = 'recall' | 'serve' | 'finish' | 'park' | 'resume' | 'markNoShow' | 'putBack' | 'undo';

export type Queue = ReturnType<typeof queueAt>;

/** Everything at one office of the server at that address; whose key it is may be another's. */
export function queueAt(address: string | (() => string), office = 'BOGOR', key = ADMIN_KEY) {
  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
  const ask = async (query: string, variables: object = {}): Promise<any> => {
    const response = await fetch(`${typeof address === 'string' ? address : address()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data: { answer: unknown };
      errors?: { message: string; extensions: { code: string } }[];
    };
    if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
    return data.answer;
  };
  const counterId = (counter: string | number) => (typeof counter === 'number' ? `${office}/${counter}` : counter);
  return {
    ask,
    /** A confirmed booking of the person of that number, made at the desk. */
    async confirmed(person: number, more: object = {}) {
      const { priority } = more as { priority?: string };
      const applicant = { name: nameOf(person), birthDate: birthDateFor(priority) };
      const booked = await ask(BOOK, { input: { office, applicant, ...more } });
      if (!booked.code) throw new Error(`Not booked: ${JSON.stringify(booked)}`);
      const confirmed = await ask(CONFIRM, { input: { code: booked.code } });
      if (!confirmed.code) throw new Error(`Not confirmed: ${JSON.stringify(confirmed)}`);
      return confirmed;
    },
    checkIn: (code: string, more: object = {}) =>
      ask(ticketStep('checkIn', 'CheckInInput'), { input: { office, code, ...more } }),
    issueTicket: (more: object = {}) =>
      ask(ticketStep('issueTicket', 'IssueTicketInput'), { input: { office, ...more } }),
    openCounter: (counter: string | number, more: object = {}) =>
      ask(counterStep('openCounter', 'OpenCounterInput'), { input: { counter: counterId(counter), ...more } }),
    closeCounter: (counter: string | number) =>
      ask(counterStep('closeCounter', 'CloseCounterInput'), { input: { counter: counterId(counter) } }),
    callNext: (counter: string | number, more: object = {}) =>
      ask(ticketStep('callNext', 'CallNextInput'), { input: { counter: counterId(counter), ...more } }),
    callTicket: (counter: string | number, number: string) =>
      ask(ticketStep('callTicket', 'CallTicketInput'), { input: { counter: counterId(counter), number } }),
    step: (step: Step, number: string, more: object = {}) =>
      ask(ticketStep(step, 'TicketInput'), { input: { office, number, ...more } }),
    transfer: (number: string, to: object) =>
      ask(ticketStep('transfer', 'TransferInput'), { input: { office, number, ...to } }),
    setPriority: (number: string, priority: string) =>
      ask(ticketStep('setPriority', 'SetPriorityInput'), { input: { office, number, priority } }),
    ticket: (number: string) =>
      ask(
        `query ($office: ID!, $number: String!) { answer: ticket(office: $office, number: $number) { ...OfTicket } } ${TICKET}`,
        { office, number },
      ),
    tickets: (more: object = {}) => ask(TICKETS, { office, first: 50, ...more }),
    bookings: (date: string, more: object = {}) => ask(BOOKINGS, { office, date, first: 50, ...more }),
    board: () => ask(`query ($office: ID!) { answer: board(office: $office) { ${BOARD} } }`, { office }),
    announce: (notice: string | null) =>
      ask(
        `mutation ($input: AnnounceInput!) { answer: announce(input: $input) { ... on Office { board { notice sequence } } } }`,
        { input: { office, notice } },
      ),
  };
}
