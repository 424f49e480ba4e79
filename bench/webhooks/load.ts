// A process of its own that sends signed webhooks at a fixed rate, whatever the server does, and is the provider that replies go to.
import { Agent, request } from 'node:http';
import { messageFields, signedRequest } from '../../test/support/twilioWebhook.ts';
import { type BenchPerson, newSid, openPeople } from './people.ts';
import { type FakeProvider, startProvider } from './provider.ts';

export type LoadOrder =
  | { do: 'begin' }
  | { do: 'run'; url: string; rate: number; seconds: number; account: LoadAccount; day: string; first: number }
  | { do: 'taken' };

export interface LoadAccount {
  accountSid: string;
  authToken: string;
  publicUrl: string;
  offices: readonly string[];
}

export interface LoadRun {
  /** Milliseconds from the moment a webhook was to be sent to its acknowledgement, the shortest first. */
  latencies: number[];
  /** Ids of the messages, in the order in which each person sent them. */
  sids: Record<string, string[]>;
  /** How many webhooks came twice. */
  repeated: number;
  /** Webhooks that were not acknowledged as they should be; empty: none. */
  fault: string;
  /** How late the latest was sent, in milliseconds: whether this side kept up. */
  latest: number;
  /** Milliseconds of processor time on this side. */
  cpu: number;
}

/** One in this many webhooks comes twice, the second right behind the first. */
const REPEATED = 50;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

let provider: FakeProvider;
let replied: (number: string, text: string) => void = () => {};

async function runLoad({
  url,
  rate,
  seconds,
  account,
  day,
  first,
}: Extract<LoadOrder, { do: 'run' }>): Promise<LoadRun> {
  const people = openPeople(first, day, account.offices);
  replied = people.replied;
  const target = new URL(url);
  const latencies: number[] = [];
  const sids = new Map<BenchPerson, string[]>();
  const total = rate * seconds;
  const before = process.cpuUsage();
  let [sent, open, repeated, latest] = [0, 0, 0, 0];
  let fault = '';

  await new Promise<void>((resolve) => {
    const began = performance.now();
    const timer = setInterval(() => {
      // All that are due by now: each is measured from its own moment.
      for (let due = began + (sent / rate) * 1000; sent < total && due <= performance.now(); ) {
        latest = Math.max(latest, performance.now() - due);
        say(due, sent % REPEATED === REPEATED - 1);
        due = began + (++sent / rate) * 1000;
      }
      if (sent === total && open === 0) {
        clearInterval(timer);
        resolve();
      }
    }, 1);
  });
  const { user, system } = process.cpuUsage(before);
  const ofNumber = Object.fromEntries([...sids].map(([{ number }, list]) => [number, list]));
  const sorted = latencies.sort((a, b) => a - b);
  return { latencies: sorted, sids: ofNumber, repeated, fault, latest, cpu: (user + system) / 1000 };

  function say(due: number, twice: boolean): void {
    const { person, text } = people.next();
    const sid = newSid('SM');
    const own = sids.get(person) ?? [];
    sids.set(person, own);
    own.push(sid);
    person.sent++;
    const fields = messageFields(
      { from: `whatsapp:${person.number}`, to: `whatsapp:${person.office}`, body: text, messageSid: sid },
      account.accountSid,
    );
    const { authToken, publicUrl } = account;
    const signed = signedRequest(fields, { token: authToken, publicUrl, path: '/channels/whatsapp' });
    let waiting = twice ? 2 : 1;
    const acknowledged = () => {
      if (--waiting === 0) person.acknowledged++;
    };
    post(signed, due, acknowledged);
    if (!twice) return;
    repeated++;
    post(signed, due, acknowledged);
  }

  function post({ url: path, headers, body }: ReturnType<typeof signedRequest>, due: number, done: () => void): void {
    open++;
    const over = (why: string) => {
      open--;
      fault ||= why;
      latencies.push(performance.now() - due);
      done();
    };
    const { hostname, port } = target;
    const length = { 'content-length': String(body.length), host: 'antrean.example' };
    const sending = request(
      { agent, hostname, port, path, method: 'POST', headers: { ...headers, ...length } as Record<string, string> },
      (response) => {
        response.resume();
        response.on('end', () =>
          over(response.statusCode === 204 ? '' : `a webhook was answered ${response.statusCode}`),
        );
      },
    );
    sending.on('error', (error) => over(error.message));
    sending.end(body);
  }
}

process.on('message', async (order: LoadOrder) => {
  if (order.do === 'begin') {
    provider = await startProvider((number, text) => replied(number, text));
    process.send?.(provider.url);
  } else if (order.do === 'run') process.send?.(await runLoad(order));
  else process.send?.(provider.taken);
});
process.on('disconnect', () => process.exit());
