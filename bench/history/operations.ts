// What is timed: each operation as a client sends it, over HTTP, one after the other.
import type { Server } from '../servers.ts';

export const OPERATIONS = [
  'book',
  'confirm',
  'callNext',
  'board',
  'availability',
  'dailyStatistics, a year',
  'statistics, a year of all offices',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Milliseconds of each operation that was done in this round. */
export type Timed = Partial<Record<Operation, number>>;

const OFFICE = 'BOGOR';
const ADMIN = { authorization: 'Bearer only-for-the-bench' };
/** People in the line, so that there is somebody to choose from. */
const WAITING = 40;

const COUNTED = `date booked confirmed overflowed cancelled lapsed forfeited checkedIn walkIns served noShows capacity taken
  useOfCapacity medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes`;
const TICKET = `{ __typename ... on Ticket { number } ... on Refusal { reason } }`;
const DOCUMENTS = {
  book: `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code status confirmBy window { id startsAt } } ... on Refusal { reason } } }`,
  confirm: `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename ... on Booking { queueNumber arriveBy } ... on Refusal { reason } } }`,
  callNext: `mutation ($input: CallNextInput!) { callNext(input: $input) ${TICKET} }`,
  serve: `mutation ($input: TicketInput!) { serve(input: $input) ${TICKET} }`,
  finish: `mutation ($input: TicketInput!) { finish(input: $input) ${TICKET} }`,
  issue: `mutation ($input: IssueTicketInput!) { issueTicket(input: $input) ${TICKET} }`,
  open: `mutation ($input: OpenCounterInput!) { openCounter(input: $input) { __typename } }`,
  board: `query ($office: ID!) { board(office: $office) { sequence called { number counter calledAt calls } waiting { service { code } waiting next estimatedWaitMinutes } } }`,
  availability: `query ($office: ID!) { office(code: $office) { availability(days: 14) { date status capacity remaining windows { id startsAt remaining } } } }`,
  daily: `query ($office: ID!, $from: Date!, $to: Date!) { dailyStatistics(office: $office, from: $from, to: $to) { ${COUNTED} } }`,
  all: `query ($from: Date!, $to: Date!) { statistics(from: $from, to: $to) { ${COUNTED} } }`,
};

// biome-ignore lint/suspicious/noExplicitAny: answers are what the documents ask for.
type Any = any;

export interface Client {
  /** Puts people in the line. */
  prepare(): Promise<void>;
  /** Each operation once; `withAll`: the dearest, too. */
  round(withAll: boolean): Promise<Timed>;
}

/** `place`: names of its own for each round, never given twice to one server. */
export function clientOf({ url }: Server, salt: number): Client {
  let number = 0;
  const input = (value: object) => ({ input: value });

  async function ask(query: string, variables: object): Promise<{ answer: Any; took: number }> {
    const body = JSON.stringify({ query, variables });
    const began = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...ADMIN },
      body,
    });
    const text = await response.text();
    const took = performance.now() - began;
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(`${errors[0].message}: ${query}`);
    const answer = data[Object.keys(data)[0] as string];
    if (answer?.__typename === 'Refusal') throw new Error(`${answer.reason}: ${query}`);
    return { answer, took };
  }

  async function visit(timed: Timed): Promise<void> {
    const person = { name: `Pemohon ${lettersOf(++number)} ${lettersOf(salt)}`, birthDate: '1987-01-25' };
    const booked = await ask(
      DOCUMENTS.book,
      input({ office: OFFICE, visitDate: dateAfter(1 + (number % 20)), applicant: person }),
    );
    const confirmed = await ask(DOCUMENTS.confirm, input({ code: booked.answer.code }));
    timed.book = booked.took;
    timed.confirm = confirmed.took;
  }

  async function call(timed: Timed): Promise<void> {
    const called = await ask(DOCUMENTS.callNext, input({ counter: `${OFFICE}/1` }));
    timed.callNext = called.took;
    const ticket = { office: OFFICE, number: called.answer.number };
    await ask(DOCUMENTS.serve, input(ticket));
    await ask(DOCUMENTS.finish, input(ticket));
    await ask(DOCUMENTS.issue, input({ office: OFFICE }));
  }

  return {
    async prepare() {
      await ask(DOCUMENTS.open, input({ counter: `${OFFICE}/1` }));
      for (let waiting = 0; waiting < WAITING; waiting++) await ask(DOCUMENTS.issue, input({ office: OFFICE }));
    },
    async round(withAll) {
      const timed: Timed = {};
      await visit(timed);
      await call(timed);
      const year = { from: dateAfter(-364), to: dateAfter(0) };
      timed.board = (await ask(DOCUMENTS.board, { office: OFFICE })).took;
      timed.availability = (await ask(DOCUMENTS.availability, { office: OFFICE })).took;
      timed['dailyStatistics, a year'] = (await ask(DOCUMENTS.daily, { office: OFFICE, ...year })).took;
      if (withAll) timed['statistics, a year of all offices'] = (await ask(DOCUMENTS.all, year)).took;
      return timed;
    },
  };
}

/** In Bogor, so many days from today. */
function dateAfter(days: number): string {
  return Temporal.Now.plainDateISO('Asia/Jakarta').add({ days }).toString();
}

function lettersOf(number: number): string {
  return [...String(number)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
}
