// The people of the bench and their messages: they register, send codes back and chat, each one message after the other.

import { randomBytes } from 'node:crypto';
import { SENDER_INTERVAL_SECONDS } from '../../src/inbox/senderPace.ts';
import { itemAt } from '../../src/items.ts';
import { lettersOfNumber } from '../lettersOfNumber.ts';

export interface BenchPerson {
  number: string;
  /** The number they write to. */
  office: string;
  /** Messages sent so far, and of them those that were acknowledged. */
  sent: number;
  acknowledged: number;
  /** Of the last message, in ms of the process. */
  wroteAt: number;
  /** The code of the last reply, until it is sent back. */
  code: string | null;
  confirmed: boolean;
}

export interface PersonMessage {
  person: BenchPerson;
  text: string;
}

/** Other messages that people write. */
const OTHER_MESSAGES = [
  'halo',
  'terima kasih',
  'info',
  'jam berapa buka?',
  '#cek',
  'selamat pagi pak',
  'apa saja syaratnya?',
];
/** The share, of a hundred messages, that are a person's first; more while too few people can write again. */
const NEW = 40;
/** Milliseconds in which a person reads an answer and writes: one who is faster waits in a queue for machines. */
const WRITING_MS = SENDER_INTERVAL_SECONDS * 1000 + 500;

export interface People {
  /** The next message of a person with nothing under way. */
  next(): PersonMessage;
  /** A reply has come to that number. */
  replied(number: string, text: string): void;
  all: readonly BenchPerson[];
}

/** `day`: of the visit, as it is written in a registration. */
export function openPeople(first: number, day: string, offices: readonly string[]): People {
  const all: BenchPerson[] = [];
  const byNumber = new Map<string, BenchPerson>();
  let turn = 0;
  let looked = 0;

  function register(): PersonMessage {
    const index = first + all.length;
    const office = itemAt(offices, index % offices.length);
    const number = `+62812${10_000_000 + index}`;
    const person: BenchPerson = { number, office, sent: 0, acknowledged: 0, wroteAt: 0, code: null, confirmed: false };
    all.push(person);
    byNumber.set(person.number, person);
    return { person, text: `#Pemohon ${lettersOfNumber(index)}#25011987#${day}` };
  }

  /** Round by round, so that each person has a turn: where the next has just written, so have all. */
  function nextIdle(): BenchPerson | null {
    for (let tries = 0; tries < 50 && all.length > 0; tries++) {
      const person = itemAt(all, looked % all.length);
      if (performance.now() - person.wroteAt < WRITING_MS) return null;
      looked++;
      if (person.sent === person.acknowledged) return person;
    }
    return null;
  }

  function next(): PersonMessage {
    const who = turn++ % 100 < NEW ? null : nextIdle();
    if (!who) return register();
    const { code } = who;
    if (!code) return { person: who, text: itemAt(OTHER_MESSAGES, (turn + looked) % OTHER_MESSAGES.length) };
    Object.assign(who, { code: null, confirmed: true });
    return { person: who, text: code };
  }

  return {
    all,
    next() {
      const message = next();
      message.person.wroteAt = performance.now();
      return message;
    },
    replied(number, text) {
      const person = byNumber.get(number);
      if (person && !person.confirmed) person.code = bookingCodeIn(text) ?? person.code;
    },
  };
}

/** The code of a booking in a reply; null where there is none. */
export function bookingCodeIn(text: string): string | null {
  const words = text.match(/\b[2-9A-HJKMNP-Z]{8}\b/g) ?? [];
  return words.find((word) => /\d/.test(word) && /[A-Z]/.test(word)) ?? null;
}

export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}
