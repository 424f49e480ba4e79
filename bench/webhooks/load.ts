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
  /** Milliseconds from the planned moment of a webhook to its acknowledgement, the shortest first. */
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
let load: Load | null = null;

type RunOrder = Extract<LoadOrder, { do: 'run' }>;

/** One run: sends what is due each millisecond, until all were sent and acknowledged. */
class Load {
  readonly #order: RunOrder;
  readonly #people: ReturnType<typeof openPeople>;
  readonly #target: URL;
  readonly #latencies: number[] = [];
  readonly #sids = new Map<BenchPerson, string[]>();
  #sent = 0;
  #open = 0;
  #repeated = 0;
  #latest = 0;
  #fault = '';

  constructor(order: RunOrder) {
    this.#order = order;
    this.#people = openPeople(order.first, order.day, order.account.offices);
    this.#target = new URL(order.url);
  }

  replied(number: string, text: string): void {
    this.#people.replied(number, text);
  }

  async run(): Promise<LoadRun> {
    const before = process.cpuUsage();
    await this.#sendAll();
    const { user, system } = process.cpuUsage(before);
    return {
      latencies: this.#latencies.toSorted((a, b) => a - b),
      sids: Object.fromEntries([...this.#sids].map(([{ number }, list]) => [number, list])),
      repeated: this.#repeated,
      fault: this.#fault,
      latest: this.#latest,
      cpu: (user + system) / 1000,
    };
  }

  #sendAll(): Promise<void> {
    const { rate, seconds } = this.#order;
    const total = rate * seconds;
    const began = performance.now();
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        // All that are due by now: each is measured from its own moment.
        for (let due = began + (this.#sent / rate) * 1000; this.#sent < total && due <= performance.now(); ) {
          this.#latest = Math.max(this.#latest, performance.now() - due);
          this.#say(due, this.#sent % REPEATED === REPEATED - 1);
          due = began + (++this.#sent / rate) * 1000;
        }
        if (this.#sent < total || this.#open > 0) return;
        clearInterval(timer);
        resolve();
      }, 1);
    });
  }

  #say(due: number, twice: boolean): void {
    const { person, text } = this.#people.next();
    const { accountSid, authToken, publicUrl } = this.#order.account;
    const messageSid = newSid('SM');
    this.#sids.set(person, [...(this.#sids.get(person) ?? []), messageSid]);
    person.sent++;
    const ends = { from: `whatsapp:${person.number}`, to: `whatsapp:${person.office}` };
    const fields = messageFields({ ...ends, body: text, messageSid }, accountSid);
    const signed = signedRequest(fields, { token: authToken, publicUrl, path: '/channels/whatsapp' });
    let waiting = twice ? 2 : 1;
    const acknowledged = () => {
      if (--waiting === 0) person.acknowledged++;
    };
    this.#post(signed, due, acknowledged);
    if (!twice) return;
    this.#repeated++;
    this.#post(signed, due, acknowledged);
  }

  #post({ url: path, headers, body }: ReturnType<typeof signedRequest>, due: number, done: () => void): void {
    this.#open++;
    const over = (fault: string) => {
      this.#open--;
      this.#fault ||= fault;
      this.#latencies.push(performance.now() - due);
      done();
    };
    const { hostname, port } = this.#target;
    const sending = request({ agent, hostname, port, path, method: 'POST' }, (response) => {
      response.resume();
      response.on('end', () =>
        over(response.statusCode === 204 ? '' : `a webhook was answered ${response.statusCode}`),
      );
    });
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) sending.setHeader(name, value);
    sending.setHeader('content-length', String(body.length));
    sending.setHeader('host', 'antrean.example');
    sending.on('error', (error) => over(error.message));
    sending.end(body);
  }
}

process.on('message', async (order: LoadOrder) => {
  if (order.do === 'begin') {
    provider = await startProvider((number, text) => load?.replied(number, text));
    process.send?.(provider.url);
  } else if (order.do === 'run') {
    load = new Load(order);
    process.send?.(await load.run());
  } else process.send?.(provider.taken);
});
process.on('disconnect', () => process.exit());
