// People who book while servers are killed: by the API with a key, or by WhatsApp. Each asks again until there is an answer.
import { setTimeout as pause } from 'node:timers/promises';
import { itemAt } from '../../src/items.ts';
import { nameInLetters, type SiegeAnswer, type Wire } from '../siege/wire.ts';
import { bookingCodeIn } from '../webhooks/people.ts';

/** The last answer that a person got. */
export interface ToldBooking {
  name: string;
  code: string;
  status: 'HELD' | 'CONFIRMED';
  /** null: no number was told. */
  number: string | null;
  /** The moment at which a hold lapses, as it was told; null: it was confirmed. */
  confirmBy: string | null;
}

/** A booking, or a refusal. */
interface BookAnswer extends Pick<ToldBooking, 'status' | 'confirmBy'> {
  code?: string;
  queueNumber: string | null;
  reason?: string;
}

export interface ChatPerson {
  phone: string;
  name: string;
  /** Webhooks that were acknowledged. */
  acknowledged: number;
  /** Texts of the office, in their order. */
  replies: string[];
  isConfirming: boolean;
  done(): void;
}

export interface KilledPeopleOptions {
  /** People a second. */
  rate: number;
  offices: readonly string[];
  /** The date of the visits that are asked for by WhatsApp, as it is written in a registration. */
  day: string;
  key: string;
}

const BOOK_BY_KEY = `mutation Book($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code status queueNumber confirmBy } ... on Refusal { reason } } }`;
const CONFIRM_BY_KEY = `mutation Confirm($input: ConfirmBookingInput!) { confirmBooking(input: $input) {
  __typename ... on Booking { code status queueNumber confirmBy } ... on Refusal { reason } } }`;
/** In a hundred people. */
const CHATTING_SHARE = 20;
/** People under way beyond whom no more begin, as a closed door would have it: those who wait for a message keep no other away. */
const MAX_UNDER_WAY = { chat: 500, api: 1000 } as const;
const [TRY_AGAIN_MS, MAX_TRY_AGAIN_MS] = [100, 1000];
const COMING_TICK_MS = 5;
const KILLS_BIRTH_DATE = '1987-01-25';

export class KilledPeople {
  readonly told = new Map<string, ToldBooking>();
  readonly chatting = new Map<string, ChatPerson>();
  /** Answers that no honest person should get. */
  readonly refused: string[] = [];
  /** Requests that got no answer, or another than the one wanted. */
  failed = 0;
  /** The moment of the last acknowledgement of any kind. */
  lastAnswerAt = 0;
  readonly #wire: Wire;
  readonly #options: KilledPeopleOptions;
  readonly #underWay = { chat: new Set<Promise<void>>(), api: new Set<Promise<void>>() };
  #came = 0;
  /** People who were due, those with a closed door among them. */
  #due = 0;
  #isComing = true;

  constructor(wire: Wire, options: KilledPeopleOptions) {
    this.#wire = wire;
    this.#options = options;
  }

  get came(): number {
    return this.#came;
  }

  get #left(): number {
    return this.#underWay.chat.size + this.#underWay.api.size;
  }

  /** Lets people come at that rate until the end is called. */
  async come(): Promise<void> {
    let begins = performance.now();
    for (let due = 0; this.#isComing; await pause(COMING_TICK_MS)) {
      const now = performance.now();
      due += ((now - begins) / 1000) * this.#options.rate;
      begins = now;
      for (; due >= 1; due--) this.#beginNext();
    }
  }

  /** No more people come; resolves when each has the last answer, or gives the number of those who have none in time. */
  async end(withinMs: number): Promise<number> {
    this.#isComing = false;
    const ends = performance.now() + withinMs;
    while (this.#left > 0 && performance.now() < ends) await pause(COMING_TICK_MS);
    return this.#left;
  }

  /** The office has written to that phone. */
  replied(phone: string, text: string): void {
    const person = this.chatting.get(phone);
    if (!person) return;
    person.replies.push(text);
    const code = bookingCodeIn(text);
    if (!code) this.refused.push(`a person by WhatsApp was told: ${text.slice(0, 120)}`);
    else if (person.isConfirming) this.#confirmed(person, code);
    else {
      person.isConfirming = true;
      void this.#write(person, code);
    }
  }

  /** The next person, unless as many of the same kind wait. */
  #beginNext(): void {
    const kind = this.#due++ % 100 < CHATTING_SHARE ? 'chat' : 'api';
    const underWay = this.#underWay[kind];
    if (underWay.size >= MAX_UNDER_WAY[kind]) return;
    const index = this.#came++;
    const one = kind === 'chat' ? this.#chat(index) : this.#book(index);
    underWay.add(one);
    const over = () => underWay.delete(one);
    one.then(over, over);
  }

  async #book(index: number): Promise<void> {
    const { offices } = this.#options;
    const name = nameInLetters('Pemohon', index);
    const office = itemAt(offices, index % offices.length);
    const applicant = { name, birthDate: KILLS_BIRTH_DATE };
    const input = { office, applicant, idempotencyKey: `person ${index}`, acceptNextPlace: true };
    const held = await this.#untilTold(BOOK_BY_KEY, input, name);
    // A third of them is confirmed by an officer.
    if (held && index % 3 === 0) await this.#untilTold(CONFIRM_BY_KEY, { code: held }, name);
  }

  /** Asks until there is an answer, which it notes; gives the code, '' for a refusal. */
  async #untilTold(document: string, input: object, name: string): Promise<string> {
    const headers = { authorization: `Bearer ${this.#options.key}` };
    const answer = await this.#untilAnswered(() => this.#wire.ask(document, { input }, '36.64.0.5', headers), 200);
    const [told] = Object.values<BookAnswer>(JSON.parse(answer.text).data);
    if (!told?.code) {
      this.refused.push(`${name} was refused: ${told?.reason ?? answer.text.slice(0, 120)}`);
      return '';
    }
    const { code, status, queueNumber: number, confirmBy } = told;
    this.told.set(name, { name, code, status, number, confirmBy });
    return told.code;
  }

  #chat(index: number): Promise<void> {
    const phone = `+62812${20_000_000 + index}`;
    const name = nameInLetters('Pemohon', index);
    const day = KILLS_BIRTH_DATE.split('-').toReversed().join('');
    return new Promise((done) => {
      const person: ChatPerson = { phone, name, acknowledged: 0, replies: [], isConfirming: false, done };
      this.chatting.set(phone, person);
      void this.#write(person, `#${name}#${day}#${this.#options.day}`);
    });
  }

  /** The same message again and again, as its provider does, until it is acknowledged. */
  async #write(person: ChatPerson, text: string): Promise<void> {
    await this.#untilAnswered(this.#wire.message(person.phone, text), 204);
    person.acknowledged++;
  }

  #confirmed({ name, done, replies }: ChatPerson, code: string): void {
    const number = /^Nomor antrean (\S+)/m.exec(replies.at(-1) ?? '')?.[1] ?? null;
    this.told.set(name, { name, code, status: 'CONFIRMED', number, confirmBy: null });
    done();
  }

  async #untilAnswered(send: () => Promise<SiegeAnswer>, wanted: number): Promise<SiegeAnswer> {
    for (let wait = TRY_AGAIN_MS; ; wait = Math.min(2 * wait, MAX_TRY_AGAIN_MS)) {
      const answer = await send().catch((error: Error) => ({ status: 0, text: error.message }));
      if (answer.status === wanted && !answer.text.includes('"errors"')) {
        this.lastAnswerAt = performance.now();
        return answer;
      }
      this.failed++;
      await pause(wait);
    }
  }
}
