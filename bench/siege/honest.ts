// Honest people at a fixed rate: every second one books on the web, the others by WhatsApp; each confirms by WhatsApp.
import { bookingCodeIn } from '../webhooks/people.ts';
import { nameInLetters, type SiegeAnswer, type Wire } from './wire.ts';

export interface HonestRun {
  people: number;
  /** Names of those who came, as they are stored. */
  names: string[];
  /** Milliseconds from the moment a request was due to its answer. */
  latencies: number[];
  /** Milliseconds from the first request to the office's answer that the booking is confirmed. */
  waits: number[];
  /** People whom the web sent on to WhatsApp. */
  sentOn: number;
  /** Requests that failed, by what was answered. */
  faults: Record<string, number>;
}

interface HonestPerson {
  number: string;
  name: string;
  came: number;
  isConfirming: boolean;
  isDone: boolean;
}

const BOOK = `mutation Book($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code } ... on Refusal { reason } } }`;

/** The people of one run after the other, and the replies that they get. */
export class HonestPeople {
  readonly #wire: Wire;
  readonly #byNumber = new Map<string, HonestPerson>();
  #count = 0;
  #run: HonestRun = emptyRun();
  /** Of the visits. */
  #day = '';

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Lets people come, and waits until their requests are answered; replies may still be under way. */
  async come(rate: number, seconds: number, day: string): Promise<HonestRun> {
    this.#run = emptyRun();
    this.#day = day;
    const began = performance.now();
    const coming: Promise<void>[] = [];
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        while (coming.length < rate * seconds && began + (coming.length / rate) * 1000 <= performance.now())
          coming.push(this.#one(began + (coming.length / rate) * 1000));
        if (coming.length < rate * seconds) return;
        clearInterval(timer);
        resolve();
      }, 1);
    });
    await Promise.all(coming);
    return this.#run;
  }

  /** A reply of the office has come to that number. */
  replied(number: string, text: string): void {
    const person = this.#byNumber.get(number);
    if (!person || person.isDone) return;
    const code = bookingCodeIn(text);
    if (!code) return;
    if (!person.isConfirming) return void this.#confirm(person, code, performance.now());
    person.isDone = true;
    this.#run.waits.push(performance.now() - person.came);
  }

  /** Whether the office's answers to all have come. */
  areDone(): boolean {
    return this.#run.waits.length >= this.#run.people;
  }

  async #one(due: number): Promise<void> {
    const index = this.#count++;
    const number = `+62812${20_000_000 + index}`;
    const name = nameInLetters('Pemohon', index);
    const person = { number, name, came: due, isConfirming: false, isDone: false };
    this.#byNumber.set(number, person);
    this.#run.people++;
    this.#run.names.push(name);
    if (index % 2 === 0) return this.#register(person, due);
    const input = { office: 'BENCH', when: { date: this.#day }, applicant: { name, birthDate: '1987-01-25' } };
    const answer = await this.#timed(due, () => this.#wire.ask(BOOK, { input }, homeOf(index)));
    const code = /"code":"(\w{8})"/.exec(answer?.text ?? '')?.[1];
    if (answer?.status === 200 && code) return this.#confirm(person, code, performance.now());
    this.#run.sentOn++;
    return this.#register(person, performance.now());
  }

  async #register({ number, name }: HonestPerson, due: number): Promise<void> {
    const day = this.#day.split('-').toReversed().join('');
    await this.#timed(due, () => this.#wire.write(number, `#${name}#25011987#${day}`), 204);
  }

  async #confirm(person: HonestPerson, code: string, due: number): Promise<void> {
    person.isConfirming = true;
    await this.#timed(due, () => this.#wire.write(person.number, code), 204);
  }

  /** A person tries again for a while where a request fails, as people do. */
  async #timed(due: number, send: () => Promise<SiegeAnswer>, expected = 200): Promise<SiegeAnswer | null> {
    const { latencies, faults } = this.#run;
    for (let tries = 0; tries < 3; tries++) {
      const answer = await send().catch((error: Error) => ({ status: 0, text: error.message }));
      latencies.push(performance.now() - due);
      if (answer.status === expected) return answer;
      const fault = `${answer.status} ${answer.text.slice(0, 80)}`;
      faults[fault] = (faults[fault] ?? 0) + 1;
    }
    return null;
  }
}

/** An address in a wider network (/20) that two thousand people before did not use. */
export function homeOf(index: number): string {
  return `36.${64 + (index % 128)}.${(Math.floor(index / 128) * 16) % 256}.5`;
}

function emptyRun(): HonestRun {
  return { people: 0, names: [], latencies: [], waits: [], sentOn: 0, faults: {} };
}
