// Calls out what is called: alone while there is time, several in one sentence in a rush, none of them left out or late.
import { type CallOnBoard, callName } from './calls.ts';
import { planSentence, type SentenceLength, sentenceMs } from './sentencePlan.ts';

export interface Announcer {
  add(calls: readonly CallOnBoard[]): void;
  /** A call that is not among these is over and is not announced any more, nor is one whose person has come. */
  keep(standing: readonly CallOnBoard[]): void;
  stop(): void;
}

export interface AnnouncerSetup {
  /** Puts the calls up; none: no more are being called out. */
  show(calls: readonly CallOnBoard[]): void;
  /**
   * Sounds and speaks them; settles when it is over. A fault of it is silence. `isHurried` tells whether others wait: then
   * the second language is left out.
   */
  say(calls: readonly CallOnBoard[], length: SentenceLength, isHurried: () => boolean): Promise<void>;
  /** Whether anything can be heard: what is shown only is not said later either. */
  isHeard(): boolean;
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
}

interface WaitingCall {
  call: CallOnBoard;
  since: number;
}

/** Milliseconds for which a call stands, so that people at the back of the room can read it. */
const CALL_SHOWN_MS = 6000;
/** The same while others wait to be called out. */
const CALL_SHOWN_IN_RUSH_MS = 3500;
/** Speech that has not ended by then never will. */
const SPEECH_TIMEOUT_MS = 40_000;
/** A voice is taken for this many times slower than reckoned at most. */
const MAX_SLOWNESS = 3;

export function openAnnouncer(setup: AnnouncerSetup): Announcer {
  return new CallAnnouncer(setup);
}

class CallAnnouncer implements Announcer {
  readonly #setup: AnnouncerSetup;
  #queue: WaitingCall[] = [];
  /** Calls that were shown while there was no time to speak: they are spoken when there is, if they still stand. */
  #unspoken: CallOnBoard[] = [];
  #running = false;
  #stopped = false;
  #slowness = 1;

  constructor(setup: AnnouncerSetup) {
    this.#setup = setup;
  }

  add(calls: readonly CallOnBoard[]): void {
    // Called again before the first call was heard: once is enough.
    const again = new Set(calls.map(({ number }) => number));
    const since = this.#setup.now();
    this.#queue = [
      ...this.#queue.filter(({ call }) => !again.has(call.number)),
      ...uniqueCalls(calls).map((call) => ({ call, since })),
    ];
    this.#unspoken = this.#unspoken.filter(({ number }) => !again.has(number));
    if (this.#queue.length > 0 && !this.#running && !this.#stopped) void this.#run();
  }

  keep(standing: readonly CallOnBoard[]): void {
    const names = new Set(standing.filter(({ serving }) => !serving).map(callName));
    this.#queue = this.#queue.filter(({ call }) => names.has(callName(call)));
    this.#unspoken = this.#unspoken.filter((call) => names.has(callName(call)));
  }

  stop(): void {
    this.#stopped = true;
    this.#queue = [];
    this.#unspoken = [];
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      for (let due = this.#nextDue(); due && !this.#stopped; due = this.#nextDue())
        await this.#callOut(due.calls, due.length);
    } finally {
      this.#running = false;
      if (!this.#stopped) this.#setup.show([]);
    }
  }

  #nextDue(): { calls: CallOnBoard[]; length: SentenceLength } | null {
    const { now, isHeard } = this.#setup;
    if (this.#queue.length > 0) {
      const planned = planSentence(
        this.#queue.map(({ since }) => now() - since),
        this.#slowness,
      );
      const calls = this.#queue.splice(0, planned.calls).map(({ call }) => call);
      if (planned.length === 'glance' && isHeard()) this.#unspoken.push(...calls);
      return { calls, length: planned.length };
    }
    // Calls that come meanwhile are not kept waiting by many of them.
    const calls = this.#unspoken.splice(0, 2);
    return calls.length > 0 ? { calls, length: 'places' } : null;
  }

  async #callOut(calls: readonly CallOnBoard[], length: SentenceLength): Promise<void> {
    const { show, pause, now } = this.#setup;
    const from = now();
    show(calls);
    await Promise.all([this.#said(calls, length), pause(CALL_SHOWN_IN_RUSH_MS)]);
    if (length !== 'whole')
      this.#slowness = Math.min(MAX_SLOWNESS, Math.max(1, (now() - from) / sentenceMs(length, calls.length)));
    if (!this.#isHurried()) await pause(Math.max(0, CALL_SHOWN_MS - CALL_SHOWN_IN_RUSH_MS));
  }

  async #said(calls: readonly CallOnBoard[], length: SentenceLength): Promise<void> {
    const { say, pause } = this.#setup;
    try {
      await Promise.race([say(calls, length, () => this.#isHurried()), pause(SPEECH_TIMEOUT_MS)]);
    } catch {
      // A machine without a voice is a silent one.
    }
  }

  #isHurried(): boolean {
    return this.#queue.length > 0;
  }
}

function uniqueCalls(calls: readonly CallOnBoard[]): CallOnBoard[] {
  return [...new Map(calls.map((call) => [callName(call), call])).values()];
}
