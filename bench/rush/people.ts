// The people of the rush: seven in ten register by WhatsApp, three look for a place on the web; all confirm by WhatsApp.

import { homeOf } from '../siege/honest.ts';
import { type SiegeAnswer, type Wire } from '../siege/wire.ts';

export interface RushWish {
  people: number;
  /** Seconds within which they come, most of them at the beginning. */
  seconds: number;
  /** The day that all of them want. */
  day: string;
  /** Codes of the offices, in the order of their numbers. */
  offices: readonly string[];
}

export interface RushRun {
  /** Milliseconds from the moment a webhook was due to its acknowledgement. */
  acknowledged: number[];
  /** Milliseconds from the moment a message was due to the office's reply. */
  replies: number[];
  /** Milliseconds from the moment a request of the web was due to its answer. */
  web: number[];
  /** Milliseconds from the moment a person came to the last answer. */
  waits: number[];
  /** Codes of the bookings that were said to be confirmed. */
  codes: string[];
  /** Messages that were sent, each once. */
  messages: number;
  /** People who were told that there is no place for them, by what they were told. */
  refused: Record<string, number>;
  /** People whom the web sent on to WhatsApp, since it asks for work by then. */
  sentOn: number;
  /** Requests that were put off or failed, and were sent again, by what was answered. */
  putOff: Record<string, number>;
  /** People without a last answer when the time was over. */
  unanswered: number;
}

type Standing = 'REGISTERING' | 'CONFIRMING' | 'DONE';

interface RushPerson {
  index: number;
  number: string;
  name: string;
  came: number;
  /** The moment at which the message that waits for a reply was due. */
  wrote: number;
  standing: Standing;
}

const RUSH_BIRTH_DATE = '1987-01-25';
const AVAILABILITY = `query Look($office: ID!) { office(code: $office) { availability(days: 7) {
  date status windows { id remaining } } } }`;
const BOOK_WINDOW = `mutation Book($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code } ... on Refusal { reason } } }`;
const PAUSE_MS = 1000;
const MAX_TOLD_LENGTH = 80;
const MAX_SENDINGS = 60;
/** The web is for this many in ten. */
const WEB_OF_TEN = 3;

export class RushPeople {
  readonly #wire: Wire;
  readonly #wish: RushWish;
  readonly #byNumber = new Map<string, RushPerson>();
  readonly #run: RushRun = emptyRush();

  constructor(wire: Wire, wish: RushWish) {
    this.#wire = wire;
    this.#wish = wish;
  }

  /** Lets all come, and waits until each has the last answer, or `waitSeconds` are over after the last has come. */
  async come(waitSeconds: number): Promise<RushRun> {
    const { people, seconds } = this.#wish;
    const began = performance.now();
    const coming: Promise<void>[] = [];
    await everyTick(() => {
      for (let due = began; coming.length < people; ) {
        due = began + arrivalSecond(coming.length, people, seconds) * 1000;
        if (due > performance.now()) return false;
        coming.push(this.#one(coming.length, due));
      }
      return true;
    });
    const ends = performance.now() + waitSeconds * 1000;
    await everyTick(() => this.#run.waits.length >= people || performance.now() > ends);
    this.#run.unanswered = people - this.#run.waits.length;
    return this.#run;
  }

  /** A reply of the office has come to that number. */
  replied(number: string, text: string): void {
    const person = this.#byNumber.get(number);
    if (!person || person.standing === 'DONE') return;
    const now = performance.now();
    this.#run.replies.push(now - person.wrote);
    const code = /\bkode ([2-9A-HJKMNP-Z]{8})\b/i.exec(text)?.[1];
    if (code && person.standing === 'REGISTERING') return void this.#confirm(person, code, now);
    if (!code) return void this.#refuse(person, text);
    this.#run.codes.push(code);
    this.#end(person);
  }

  async #one(index: number, due: number): Promise<void> {
    const number = `+62812${30_000_000 + index}`;
    const name = nameInSyllables(index);
    const person: RushPerson = { index, number, name, came: due, wrote: due, standing: 'REGISTERING' };
    this.#byNumber.set(number, person);
    if (index % 10 >= WEB_OF_TEN) return this.#register(person, due);
    const office = this.#wish.offices[Number(number.slice(-4)) % this.#wish.offices.length] ?? '';
    const looked = await this.#timed(due, 'web', () => this.#wire.ask(AVAILABILITY, { office }, homeOf(index)));
    const window = this.#chosen(looked?.text ?? '', index);
    if (window === null) return this.#refuse(person, 'no free place');
    const applicant = { name, birthDate: RUSH_BIRTH_DATE };
    const input = { office, when: { window }, applicant, idempotencyKey: `rush ${number}` };
    const asked = performance.now();
    const answer = await this.#timed(asked, 'web', () => this.#wire.ask(BOOK_WINDOW, { input }, homeOf(index)));
    const code = /"code":"(\w{8})"/.exec(answer?.text ?? '')?.[1];
    if (code) return this.#confirm(person, code, performance.now());
    if (!/WORK_REQUIRED/.test(answer?.text ?? ''))
      return this.#refuse(person, /"reason":"(\w+)"/.exec(answer?.text ?? '')?.[1] ?? 'no answer');
    this.#run.sentOn++;
    return this.#register(person, performance.now());
  }

  /** A window of the wanted day with a place, or else of the first day after it that has one; null: none has. */
  #chosen(text: string, index: number): string | null {
    const days: { date: string; windows: { id: string; remaining: number }[] }[] =
      text === '' ? [] : (JSON.parse(text).data?.office?.availability ?? []);
    for (const { date, windows } of days) {
      const free = windows.filter(({ remaining }) => remaining > 0);
      if (date >= this.#wish.day && free.length > 0) return free[index % free.length]?.id ?? null;
    }
    return null;
  }

  #register(person: RushPerson, due: number): Promise<void> {
    const day = this.#wish.day.split('-').toReversed().join('');
    return this.#write(person, `#${person.name}#${RUSH_BIRTH_DATE.split('-').toReversed().join('')}#${day}`, due);
  }

  async #confirm(person: RushPerson, code: string, due: number): Promise<void> {
    person.standing = 'CONFIRMING';
    await this.#write(person, code, due);
  }

  async #write(person: RushPerson, text: string, due: number): Promise<void> {
    person.wrote = due;
    this.#run.messages++;
    // The provider sends a message that was put off again, as the same message.
    const send = this.#wire.message(person.number, text);
    await this.#timed(due, 'acknowledged', send, 204);
  }

  #refuse(person: RushPerson, told: string): void {
    const why = told.replaceAll(/\s+/g, ' ').slice(0, MAX_TOLD_LENGTH);
    this.#run.refused[why] = (this.#run.refused[why] ?? 0) + 1;
    this.#end(person);
  }

  #end(person: RushPerson): void {
    person.standing = 'DONE';
    this.#run.waits.push(performance.now() - person.came);
  }

  async #timed(
    due: number,
    kind: 'acknowledged' | 'web',
    send: () => Promise<SiegeAnswer>,
    expected = 200,
  ): Promise<SiegeAnswer | null> {
    for (let tries = 0; tries < MAX_SENDINGS; tries++) {
      const answer = await send().catch((error: Error) => ({ status: 0, text: error.message }));
      if (answer.status === expected && !/SERVICE_UNAVAILABLE|RATE_LIMITED|INTERNAL/.test(answer.text)) {
        this.#run[kind].push(performance.now() - due);
        return answer;
      }
      const why = `${answer.status} ${answer.text.slice(0, 80)}`;
      this.#run.putOff[why] = (this.#run.putOff[why] ?? 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return null;
  }
}

/** The second at which a person comes: fewer and fewer of them, a third of the time after another. */
function arrivalSecond(index: number, people: number, seconds: number): number {
  const share = (index / people) * (1 - Math.exp(-3));
  return (-Math.log(1 - share) * seconds) / 3;
}

function everyTick(isOver: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!isOver()) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
}

export function emptyRush(): RushRun {
  return {
    acknowledged: [],
    replies: [],
    web: [],
    waits: [],
    codes: [],
    messages: 0,
    refused: {},
    sentOn: 0,
    putOff: {},
    unanswered: 0,
  };
}

const SYLLABLES = ['ba', 'ca', 'da', 'fa', 'ga', 'ha', 'ja', 'ka', 'la', 'ma'];

/** A name of its own for each number; no two of them are spellings of one. */
function nameInSyllables(index: number): string {
  return `Pemohon ${[...String(index)].map((digit) => SYLLABLES[Number(digit)]).join('')}`;
}
