// The other side of one server: a process with all its subscribers, which causes the events and looks at the clock.
import { request } from 'node:http';
import { ANNOUNCE, BENCH_KEY, BENCH_OFFICE, notice } from './board.ts';
import { openSubscriber, type Subscriber } from './subscriber.ts';

export interface Heard {
  /** Milliseconds from sending what causes the event until the first subscriber had the frame, and until the last had. */
  toFirst: number;
  toLast: number;
  /** Milliseconds of processor time on this side. */
  cpu: number;
  /** Empty: each had the frame once, and the right one. */
  fault: string;
}

export type ListenerOrder =
  | { do: 'begin'; url: string; board: Record<string, unknown>; announces: boolean }
  | { do: 'be'; subscribers: number }
  | { do: 'event'; number: number };

/** Connections that are opened at a time. */
const AT_A_TIME = 100;
/** One subscriber in this many is looked at closely. */
const LOOKED_AT = 250;
/** In this time nothing more comes, and the product may make the next frame at once. */
const QUIET_MS = 200;
const MAX_WAIT_MS = 20_000;

const subscribers: Subscriber[] = [];
let begun: Extract<ListenerOrder, { do: 'begin' }>;
let lost = '';
let heard = 0;
let first = 0;
let last = 0;
let everybody = () => {};

const ears = {
  next() {
    if (heard++ === 0) first = performance.now();
    if (heard !== subscribers.length) return;
    last = performance.now();
    everybody();
  },
  lost(reason: string) {
    lost ||= reason;
  },
};

async function be(number: number): Promise<void> {
  const port = Number(new URL(begun.url).port);
  while (subscribers.length < number) {
    const more = Math.min(AT_A_TIME, number - subscribers.length);
    subscribers.push(...(await Promise.all(Array.from({ length: more }, () => openSubscriber(port, ears)))));
  }
  for (const gone of subscribers.splice(number)) gone.end();
  subscribers.forEach((subscriber, index) => {
    const looked = index % LOOKED_AT === 0 || index === subscribers.length - 1;
    Object.assign(subscriber, { messages: 0, kept: looked ? '' : null });
  });
}

async function event(number: number): Promise<Heard> {
  heard = 0;
  for (const subscriber of subscribers) subscriber.messages = 0;
  const before = process.cpuUsage();
  const all = Promise.race([
    new Promise<void>((resolve) => {
      everybody = resolve;
    }),
    new Promise<void>((late) => setTimeout(late, MAX_WAIT_MS).unref()),
  ]);
  const start = performance.now();
  const answer = cause(number);
  await all;
  const { user, system } = process.cpuUsage(before);
  const fault = boardFault(await answer);
  await new Promise((quiet) => setTimeout(quiet, QUIET_MS));
  return {
    toFirst: first - start,
    toLast: last - start,
    cpu: (user + system) / 1000,
    fault: fault || lost || misheard(number),
  };
}

/** Changes the board, and returns the answer. */
function cause(number: number): Promise<string> {
  const body = begun.announces
    ? { query: ANNOUNCE, variables: { input: { office: BENCH_OFFICE, notice: notice(number) } } }
    : { ...begun.board, sequence: number, notice: notice(number) };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${BENCH_KEY}` };
  return new Promise((resolve, reject) => {
    const sent = request(begun.url, { method: 'POST', headers }, async (response) => {
      let text = '';
      for await (const piece of response) text += piece;
      resolve(text);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

function boardFault(answer: string): string {
  const { data, errors }: { data?: { announce: { __typename: string } }; errors?: unknown } = JSON.parse(answer);
  return errors || (data && data.announce.__typename !== 'Office') ? answer : '';
}

function misheard(number: number): string {
  const wrong = subscribers.filter(({ messages }) => messages !== 1).length;
  if (wrong > 0) return `${wrong} of ${subscribers.length} did not have the frame exactly once`;
  const kept = subscribers
    .flatMap((subscriber) => subscriber.kept ?? [])
    .map((text): { type: string; payload: { data: { board: { notice: string } } } } => JSON.parse(text));
  const amiss = kept.find(({ type, payload }) => type !== 'next' || payload.data.board.notice !== notice(number));
  return amiss ? `a wrong frame: ${JSON.stringify(amiss)}` : '';
}

process.on('message', async (order: ListenerOrder) => {
  try {
    if (order.do === 'begin') begun = order;
    if (order.do === 'be') await be(order.subscribers);
    process.send?.(order.do === 'event' ? await event(order.number) : { fault: '' });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
});
process.on('disconnect', () => process.exit());
