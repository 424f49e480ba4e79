// The timed operations: each as a client sends it, over HTTP, one after the other.
import { lettersOfNumber } from '../lettersOfNumber.ts';
import { READ_QUERIES, type ReadQuery } from '../read/queries.ts';
import type { BenchServer } from '../servers.ts';

export const OPERATIONS = [
  'book',
  'confirm',
  'callNext',
  'availability',
  'board',
  'offices',
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
  daily: `query ($office: ID!, $from: Date!, $to: Date!) { dailyStatistics(office: $office, from: $from, to: $to) { ${COUNTED_FIELDS} } }`,
  all: `query ($from: Date!, $to: Date!) { statistics(from: $from, to: $to) { ${COUNTED_FIELDS} } }`,
};

const inputOf = (value: object) => ({ input: value });

/** Answers are read as what the documents ask for. */
interface Asked {
  answer: { code: string; number: string };
  took: number;
}

interface TimedAnswer {
  data: Record<string, { __typename?: string; reason?: string } & Asked['answer']>;
  errors?: { message: string }[];
}

/** A client of one server; `salt` keeps the names of its applicants apart from those of other runs. */
export class TimedClient {
  readonly #url: string;
  readonly #salt: number;
  #number = 0;

  constructor({ url }: BenchServer, salt: number) {
    this.#url = url;
    this.#salt = salt;
  }

  /** Puts people in the line. */
  async prepare(): Promise<void> {
    await this.#ask(OPERATION_DOCUMENTS.open, inputOf({ counter: `${TIMED_OFFICE}/1` }));
    for (let waiting = 0; waiting < PEOPLE_WAITING; waiting++)
      await this.#ask(OPERATION_DOCUMENTS.issue, inputOf({ office: TIMED_OFFICE }));
  }

  /** Each operation once; `withAll`: the dearest, too. */
  async round(withAll: boolean): Promise<OperationTimes> {
    const { daily, all } = OPERATION_DOCUMENTS;
    const year = { from: dateAfter(-364), to: dateAfter(0) };
    return {
      ...(await this.#visit()),
      ...(await this.#call()),
      availability: await this.#read('availability', { office: TIMED_OFFICE }),
      board: await this.#read('board', { office: TIMED_OFFICE }),
      offices: await this.#read('offices', {}),
      'dailyStatistics, a year': await this.#time(daily, { office: TIMED_OFFICE, ...year }),
      ...(withAll && { 'statistics, a year of all offices': await this.#time(all, year) }),
    };
  }

  async #ask(query: string, variables: object): Promise<Asked> {
    const body = JSON.stringify({ query, variables });
    const began = performance.now();
    const headers = { 'content-type': 'application/json', ...ADMIN };
    const response = await fetch(this.#url, { method: 'POST', headers, body });
    const text = await response.text();
    const took = performance.now() - began;
    const { data, errors }: TimedAnswer = JSON.parse(text);
    if (errors) throw new Error(`${errors[0]?.message}: ${query}`);
    const [answer] = Object.values(data);
    if (!answer || answer.__typename === 'Refusal') throw new Error(`${answer?.reason}: ${query}`);
    return { answer, took };
  }

  async #time(query: string, variables: object): Promise<number> {
    return (await this.#ask(query, variables)).took;
  }

  /** Answers that tell of the caller, too, are kept for no one. */
  #read(query: ReadQuery, variables: object): Promise<number> {
    return this.#time(READ_QUERIES[query].replace(/\}\s*$/, ' viewer { kind } }'), variables);
  }

  async #visit(): Promise<OperationTimes> {
    const name = `Pemohon ${lettersOfNumber(++this.#number)} ${lettersOfNumber(this.#salt)}`;
    const applicant = { name, birthDate: '1987-01-25' };
    const when = { date: dateAfter(1 + (this.#number % 20)) };
    const booked = await this.#ask(OPERATION_DOCUMENTS.book, inputOf({ office: TIMED_OFFICE, when, applicant }));
    const confirm = await this.#time(OPERATION_DOCUMENTS.confirm, inputOf({ code: booked.answer.code }));
    return { book: booked.took, confirm };
  }

  async #call(): Promise<OperationTimes> {
    const called = await this.#ask(OPERATION_DOCUMENTS.callNext, inputOf({ counter: `${TIMED_OFFICE}/1` }));
    const ticket = { office: TIMED_OFFICE, number: called.answer.number };
    await this.#ask(OPERATION_DOCUMENTS.serve, inputOf(ticket));
    await this.#ask(OPERATION_DOCUMENTS.finish, inputOf(ticket));
    await this.#ask(OPERATION_DOCUMENTS.issue, inputOf({ office: TIMED_OFFICE }));
    return { callNext: called.took };
  }
}

/** In Bogor, that many days from today. */
function dateAfter(days: number): string {
  return Temporal.Now.plainDateISO('Asia/Jakarta').add({ days }).toString();
}
