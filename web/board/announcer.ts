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

export function openAnnouncer({ show, say, isHeard, pause, now }: AnnouncerSetup): Announcer {
  let queue: WaitingCall[] = [];
  /** Calls that were shown while there was no time to speak: they are spoken when there is, if they still stand. */
  let unspoken: CallOnBoard[] = [];
  let running = false;
  let stopped = false;
  let slowness = 1;

  async function run(): Promise<void> {
    running = true;
    try {
      for (let due = nextDue(); due && !stopped; due = nextDue()) await callOut(due.calls, due.length);
    } finally {
      running = false;
      if (!stopped) show([]);
    }
  }

  function nextDue(): { calls: CallOnBoard[]; length: SentenceLength } | null {
    if (queue.length > 0) {
      const planned = planSentence(
        queue.map(({ since }) => now() - since),
        slowness,
      );
      const calls = queue.splice(0, planned.calls).map(({ call }) => call);
      if (planned.length === 'glance' && isHeard()) unspoken.push(...calls);
      return { calls, length: planned.length };
    }
    // Calls that come meanwhile are not kept waiting by many of them.
    const calls = unspoken.splice(0, 2);
    return calls.length > 0 ? { calls, length: 'places' } : null;
  }

  async function callOut(calls: readonly CallOnBoard[], length: SentenceLength): Promise<void> {
    const isHurried = () => queue.length > 0;
    const from = now();
    show(calls);
    await Promise.all([said(calls, length, isHurried), pause(CALL_SHOWN_IN_RUSH_MS)]);
    if (length !== 'whole')
      slowness = Math.min(MAX_SLOWNESS, Math.max(1, (now() - from) / sentenceMs(length, calls.length)));
    if (!isHurried()) await pause(Math.max(0, CALL_SHOWN_MS - CALL_SHOWN_IN_RUSH_MS));
  }

  async function said(calls: readonly CallOnBoard[], length: SentenceLength, isHurried: () => boolean): Promise<void> {
    try {
      await Promise.race([say(calls, length, isHurried), pause(SPEECH_TIMEOUT_MS)]);
    } catch {
      // A machine without a voice is a silent one.
    }
  }

  return {
    add(calls) {
      // Called again before the first call was heard: once is enough.
      const again = new Set(calls.map(({ number }) => number));
      const since = now();
      queue = [
        ...queue.filter(({ call }) => !again.has(call.number)),
        ...uniqueCalls(calls).map((call) => ({ call, since })),
      ];
      unspoken = unspoken.filter(({ number }) => !again.has(number));
      if (queue.length > 0 && !running && !stopped) void run();
    },
    keep(standing) {
      const names = new Set(standing.filter(({ serving }) => !serving).map(callName));
      queue = queue.filter(({ call }) => names.has(callName(call)));
      unspoken = unspoken.filter((call) => names.has(callName(call)));
    },
    stop() {
      stopped = true;
      queue = [];
      unspoken = [];
    },
  };
}

function uniqueCalls(calls: readonly CallOnBoard[]): CallOnBoard[] {
  return [...new Map(calls.map((call) => [callName(call), call])).values()];
}
