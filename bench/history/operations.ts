// The timed operations: each as a client sends it, over HTTP, one after the other.
import type { BenchServer } from '../servers.ts';

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
export type OperationTimes = Partial<Record<Operation, number>>;

const TIMED_OFFICE = 'BOGOR';
const ADMIN = { authorization: 'Bearer only-for-the-bench' };
/** People in the line, so that there is one to choose. */
const PEOPLE_WAITING = 40;

const COUNTED_FIELDS = `date booked confirmed overflowed cancelled lapsed forfeited checkedIn walkIns served noShows capacity taken
  useOfCapacity medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes`;
const TICKET = `{ __typename ... on Ticket { number } ... on Refusal { reason } }`;
const OPERATION_DOCUMENTS = {
  book: `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code status confirmBy window { id startsAt } } ... on Refusal { reason } } }`,
  confirm: `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename ... on Booking { queueNumber arriveBy } ... on Refusal { reason } } }`,
  callNext: `mutation ($input: CallNextInput!) { callNext(input: $input) ${TICKET} }`,
  serve: `mutation ($input: TicketInput!) { serve(input: $input) ${TICKET} }`,
  finish: `mutation ($input: TicketInput!) { finish(input: $input) ${TICKET} }`,
  issue: `mutation ($input: IssueTicketInput!) { issueTicket(input: $input) ${TICKET} }`,
  open: `mutation ($input: OpenCounterInput!) { openCounter(input: $input) { __typename } }`,
  board: `query ($office: ID!) { board(office: $office) { sequence called { number counter calledAt calls } waiting { service { code } waiting next estimatedWaitMinutes } } }`,
  availability: `query ($office: ID!) { office(code: $office) { availability(days: 14) { date status capacity remaining windows { id startsAt remaining } } } }`,
  daily: `query ($office: ID!, $from: Date!, $to: Date!) { dailyStatistics(office: $office, from: $from, to: $to) { ${COUNTED_FIELDS} } }`,
  all: `query ($from: Date!, $to: Date!) { statistics(from: $from, to: $to) { ${COUNTED_FIELDS} } }`,
};

// biome-ignore lint/suspicious/noExplicitAny: answers are what the documents ask for.
type Any = any;

export interface Client {
  /** Puts people in the line. */
  prepare(): Promise<void>;
  /** Each operation once; `withAll`: the dearest, too. */
  round(withAll: boolean): Promise<OperationTimes>;
}

/** `place`: names of its own for each round, never given twice to one server. */
export function clientOf({ url }: BenchServer, salt: number): Client {
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

  async function visit(timed: OperationTimes): Promise<void> {
    const person = { name: `Pemohon ${lettersOfNumber(++number)} ${lettersOfNumber(salt)}`, birthDate: '1987-01-25' };
    const booked = await ask(
      OPERATION_DOCUMENTS.book,
      input({ office: TIMED_OFFICE, visitDate: dateAfter(1 + (number % 20)), applicant: person }),
    );
    const confirmed = await ask(OPERATION_DOCUMENTS.confirm, input({ code: booked.answer.code }));
    timed.book = booked.took;
    timed.confirm = confirmed.took;
  }

  async function call(timed: OperationTimes): Promise<void> {
    const called = await ask(OPERATION_DOCUMENTS.callNext, input({ counter: `${TIMED_OFFICE}/1` }));
    timed.callNext = called.took;
    const ticket = { office: TIMED_OFFICE, number: called.answer.number };
    await ask(OPERATION_DOCUMENTS.serve, input(ticket));
    await ask(OPERATION_DOCUMENTS.finish, input(ticket));
    await ask(OPERATION_DOCUMENTS.issue, input({ office: TIMED_OFFICE }));
  }

  return {
    async prepare() {
      await ask(OPERATION_DOCUMENTS.open, input({ counter: `${TIMED_OFFICE}/1` }));
      for (let waiting = 0; waiting < PEOPLE_WAITING; waiting++)
        await ask(OPERATION_DOCUMENTS.issue, input({ office: TIMED_OFFICE }));
    },
    async round(withAll) {
      const timed: OperationTimes = {};
      await visit(timed);
      await call(timed);
      const year = { from: dateAfter(-364), to: dateAfter(0) };
      timed.board = (await ask(OPERATION_DOCUMENTS.board, { office: TIMED_OFFICE })).took;
      timed.availability = (await ask(OPERATION_DOCUMENTS.availability, { office: TIMED_OFFICE })).took;
      timed['dailyStatistics, a year'] = (await ask(OPERATION_DOCUMENTS.daily, { office: TIMED_OFFICE, ...year })).took;
      if (withAll) timed['statistics, a year of all offices'] = (await ask(OPERATION_DOCUMENTS.all, year)).took;
      return timed;
    },
  };
}

/** In Bogor, that many days from today. */
function dateAfter(days: number): string {
  return Temporal.Now.plainDateISO('Asia/Jakarta').add({ days }).toString();
}

function lettersOfNumber(number: number): string {
  return [...String(number)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
}
