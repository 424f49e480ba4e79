// A hundred attackers, each with a trick, and the live views that they hold open.
import { randomBytes, randomInt } from 'node:crypto';
import WebSocket from 'ws';
import { itemAt } from '../../src/items.ts';
import { nameInLetters, type Wire } from './wire.ts';

/** The names of their invented people begin so. */
export const ATTACKER = 'Calo';
export const ATTACKERS = 100;
export const LIVE_VIEWS = 600;

export interface SiegeRun {
  /** Requests, by the attack and by what became of them. */
  outcomes: Record<string, number>;
  /** Live views that were open at the end. */
  views: number;
}

const ATTACK_BOOK = `mutation Book($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code } ... on Refusal { reason } } }`;
const STANDBY = `mutation Standby($input: RequestStandbyInput!) { requestStandby(input: $input) {
  __typename ... on Refusal { reason } } }`;
const ATTACK_SEND_PROOF = `mutation Send($input: SendProofInput!) { sendProof(input: $input) {
  __typename ... on Refusal { reason } } }`;
const LOOK = `query Look($code: BookingCode!) { a: booking(code: $code) { code } b: booking(code: $code) { code }
  office(code: "BENCH") { availability(days: 92) { date windows { id remaining } } } }`;
const BIRTH_DATE = '1990-02-02';
/** The beginnings of numbers that the office is to pay for: mobile ones here, satellite phones, mobile ones abroad. */
const VICTIMS = ['+62815', '+62815', '+88162', '+4479'];

export function isVictim(number: string): boolean {
  return VICTIMS.some((beginning) => number.startsWith(beginning));
}

/** Texts that cost a careless reader time or its mind. */
const HOSTILE_TEXTS = [
  '#'.repeat(1500),
  `#${'A '.repeat(700)}#1#2`,
  `${'25'.repeat(700)}`,
  '🏳️‍🌈'.repeat(200),
  `#Robert'); drop table booking;--#02021990#01012030`,
  `${'((((((((((a+)+)+)+)+)+)+)+'.repeat(40)}!`,
  '\u202e\u0000\ufeff#\u0130stanbul#99999999#00000000',
  `<script>${'%s%n{}'.repeat(150)}</script>`,
  'besok lusa senin selasa rabu '.repeat(45),
];

export class Attackers {
  readonly #wire: Wire;
  #outcomes: Record<string, number> = {};
  #views: WebSocket[] = [];
  /** Of the visits that they ask for. */
  #day = '';
  /** Their numbers are others in each run. */
  #runs = 0;
  #invented = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Opens live views from forty networks; gives the number that the server accepted. */
  async watch(url: string): Promise<number> {
    const live = url.replace('http', 'ws');
    const opened = await Promise.all(Array.from({ length: LIVE_VIEWS }, (_, view) => this.#view(live, view)));
    return opened.filter(Boolean).length;
  }

  /** All attack for some seconds, `rate` requests a second together. */
  async attack({ rate, seconds, day }: { rate: number; seconds: number; day: string }): Promise<SiegeRun> {
    this.#day = day;
    this.#outcomes = {};
    this.#runs++;
    const ends = performance.now() + seconds * 1000;
    const everyMs = (ATTACKERS / rate) * 1000;
    await Promise.all(Array.from({ length: ATTACKERS }, (_, attacker) => this.#loop(attacker, everyMs, ends)));
    const views = this.#views.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
    for (const view of this.#views) view.terminate();
    this.#views = [];
    return { outcomes: this.#outcomes, views };
  }

  /** One request after the other; an attacker whose request takes longer skips the ones it missed. */
  async #loop(attacker: number, everyMs: number, ends: number): Promise<void> {
    let due = performance.now() + (attacker / ATTACKERS) * everyMs;
    while (due < ends) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await this.#trick(attacker).catch((error: Error) => this.#count('unanswered', error.message));
      due = Math.max(due + everyMs, performance.now());
    }
  }

  #trick(attacker: number): Promise<void> {
    const turn = attacker % 10;
    if (turn < 4) return this.#hoard();
    if (turn < 6) return this.#abuseSms();
    if (turn < 8) return this.#writeTo(attacker);
    return turn < 9 ? this.#forge() : this.#look();
  }

  /** Holds places for invented people, and asks for earlier ones. */
  async #hoard(): Promise<void> {
    const from = anyNetwork();
    const code = await this.#book(from, null);
    if (code) await this.#ask('standby', STANDBY, { input: { code, birthDate: BIRTH_DATE } }, from);
  }

  /** Has digits sent to numbers that cost the office money. */
  async #abuseSms(): Promise<void> {
    const from = anyNetwork();
    const number = `${itemAt(VICTIMS, randomInt(VICTIMS.length))}${randomInt(10_000_000, 99_999_999)}`;
    const code = await this.#book(from, number);
    if (code) await this.#ask('sendProof', ATTACK_SEND_PROOF, { input: { code, birthDate: BIRTH_DATE } }, from);
  }

  /** From a number of its own: hostile texts, and people invented for its family. */
  async #writeTo(attacker: number): Promise<void> {
    const number = `+62899${10_000_000 + 1000 * this.#runs + attacker}`;
    const day = this.#day.split('-').toReversed().join('');
    const invented = `#${nameInLetters(ATTACKER, this.#invented++)}#02021990#${day}`;
    const text = randomInt(3) === 0 ? invented : itemAt(HOSTILE_TEXTS, randomInt(HOSTILE_TEXTS.length));
    const { status } = await this.#wire.write(number, text);
    this.#count('chat', `${status}`);
  }

  async #forge(): Promise<void> {
    const { status } = await this.#wire.write(`+62813${randomInt(10_000_000, 99_999_999)}`, '#batal', true);
    this.#count('forged', `${status}`);
  }

  async #look(): Promise<void> {
    const code = randomBytes(8)
      .toString('hex')
      .toUpperCase()
      .replaceAll(/[01ILO]/g, 'X')
      .slice(0, 8);
    await this.#ask('look', LOOK, { code }, anyNetwork());
  }

  #book(from: string, phone: string | null): Promise<string | undefined> {
    const name = nameInLetters(ATTACKER, this.#invented++);
    const applicant = { name, birthDate: BIRTH_DATE };
    return this.#ask(
      'book',
      ATTACK_BOOK,
      { input: { office: 'BENCH', when: { date: this.#day }, applicant, phone } },
      from,
    );
  }

  /** Counts what was answered; gives the code in it. */
  async #ask(what: string, query: string, variables: object, from: string): Promise<string | undefined> {
    const { status, text } = await this.#wire.ask(query, variables, from);
    const reason = /"(?:reason|code)":"([A-Z_]{5,})"/.exec(text)?.[1];
    this.#count(what, reason && !/^[2-9A-HJKMNP-Z]{8}$/.test(reason) ? reason : `${status}`);
    return /"code":"([2-9A-HJKMNP-Z]{8})"/.exec(text)?.[1];
  }

  #count(what: string, outcome: string): void {
    const key = `${what}: ${outcome}`;
    this.#outcomes[key] = (this.#outcomes[key] ?? 0) + 1;
  }

  /** Whether the server sent the first state. */
  #view(url: string, view: number): Promise<boolean> {
    const socket = new WebSocket(url, 'graphql-transport-ws', {
      headers: { 'x-forwarded-for': `180.244.${view % 40}.7` },
    });
    this.#views.push(socket);
    const query = 'subscription { availability(office: "BENCH") { date remaining windows { id remaining } } }';
    return new Promise((resolve) => {
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      // Later messages are not read: the attackers are to take as little time as they can from the server they share a machine with.
      const read = (data: WebSocket.RawData) => {
        const { type } = JSON.parse(String(data));
        if (type === 'connection_ack')
          return socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        socket.off('message', read);
        resolve(type === 'next');
      };
      socket.on('message', read);
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
    });
  }
}

/** A new /64 each time, or an address of a carrier that many people share. */
function anyNetwork(): string {
  if (randomInt(2) === 0) return `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`;
  return `114.${120 + randomInt(4)}.${randomInt(256)}.${randomInt(1, 255)}`;
}
