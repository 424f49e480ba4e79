// Runs a command: one transaction, its announcements at the commit; and what many do at once in groups of one commit.

import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import { inOneTrip, inTransaction, type Pool, type Transaction } from './database.ts';
import { ANNOUNCEMENTS, type Announcement, eventPayload } from './events.ts';
import { fewATurn } from './fewATurn.ts';
import { apart, isOfData } from './groupParts.ts';
import { itemAt } from './items.ts';
import { type Notice, putNotices } from './outbox/notice.ts';
import type { FilledStatement } from './statementPacket.ts';
import { type LifeStep, stepHearer } from './steps.ts';
import type { Instant } from './time.ts';
import { TooBusy } from './tooBusy.ts';
import { inTrace, rememberedTrace, rememberTrace } from './tracing.ts';

/** A command's answer, and the events to announce once it is committed. */
export interface Done<T> {
  answer: T;
  announcements: Announcement[];
  /** Messages to applicants: put out in the same transaction. */
  notices?: { at: Instant; all: readonly Notice[] };
  /** Told once it is committed, of a command without a transaction that they could be noted in. */
  steps?(): readonly LifeStep[];
  /** The answer to an earlier request with the same key: nothing was done now. */
  repeated?: boolean;
}

/** `commit`: the mark by which the notification of the same commit is known when it comes. */
export type CommitListener = (announcements: readonly Announcement[], commit: string) => void;

const commitListeners = new WeakMap<Pool, CommitListener>();

/** `told` hears of each commit of this process on the pool, before the command's caller has its answer. */
export function onCommit(pool: Pool, told: CommitListener): void {
  commitListeners.set(pool, told);
}

export async function transact<T>(pool: Pool, command: (tx: Transaction) => Promise<Done<T>>): Promise<T> {
  const told = async (tx: Transaction) => {
    const done = await command(tx);
    if (done.notices) await putNotices(tx, done.notices.all, done.notices.at);
    return done;
  };
  let commit = '';
  const done = await inTransaction(pool, told, ({ announcements }) => {
    // Each attempt has its own: of one that failed it may not be known whether it was committed.
    commit = randomUUID();
    return notification(announcements, commit);
  });
  if (done.announcements.length > 0) commitListeners.get(pool)?.(done.announcements, commit);
  return done.answer;
}

/** A command whose statements are all known before the first is answered: they are one transaction, and one trip. */
export interface OneTripCommand<T> {
  statements(notice: OneTripNotice): readonly FilledStatement[];
  /** null: nothing was done. `rows`: those of each statement. */
  read(rows: readonly unknown[][]): Done<T> | null;
}

/** The values of the statement that notifies. */
export interface OneTripNotice {
  /** PostgreSQL's, of all announcements. */
  channel: string;
  payloadOf(announcement: Announcement): string | null;
}

export async function transactInOneTrip<T>(pool: Pool, command: OneTripCommand<T>): Promise<T | null> {
  let commit = '';
  const payloadOf = (announcement: Announcement) => eventPayload([announcement], commit);
  const rows = await inOneTrip(pool, () => {
    commit = randomUUID();
    return command.statements({ channel: ANNOUNCEMENTS, payloadOf });
  });
  const done = command.read(rows);
  if (!done) return null;
  commitListeners.get(pool)?.(done.announcements, commit);
  if (done.steps) stepHearer(pool)?.(done.steps());
  return done.answer;
}

/** Sent with the commit, in one packet. */
function notification(announcements: readonly Announcement[], commit: string): FilledStatement | null {
  const text = eventPayload(announcements, commit);
  return text === null ? null : { statement: TELL_SERVERS, values: [ANNOUNCEMENTS, text] };
}
const TELL_SERVERS = { name: 'announce', text: 'select pg_notify($1, $2)' };

const LANES = 2;
const GROUP = 128;
/** Callers of a group that go on in one turn of the event loop: each has an answer to make and to send. */
const ANSWERS_A_TURN = 4;

/** Told by a group's command when its work is done but for the commit: who starts from then on comes after. */
export type InLine = () => void;

/** Milliseconds after which a request that still waits for a lane is told to come again: it would wait with ever more others. */
const LANE_WAIT_MS = 8000;

/** A request on its way into a group. */
interface WaitingCall<Item> {
  item: Item;
  isDropped: boolean;
  timer: NodeJS.Timeout;
}

export interface GroupOptions<Item, Answer> {
  laneWaitMs?: number;
  /** A shorter way for one that is a group of its own, if it can have one; if nothing was done, it goes the way of all. */
  alone?: (item: Item) => OneTripCommand<Answer> | null;
}

/**
 * Requests that arrive while a commit is under way go into the next one together: a window that is in great demand costs
 * one disk flush a group instead of one a request. A group leaves as soon as a lane is free, never on a timer, and not
 * before the group ahead of it has written its rows: first come, first served, and more go together.
 * `command` answers each item in its place; an Error in a place is that item's alone. So is a fault that PostgreSQL
 * finds in an item's data: the group is worked on in halves, down to the one at fault, in the order in which they came.
 */
export function inGroups<Item, Answer>(
  pool: Pool,
  command: (tx: Transaction, items: readonly Item[], inLine: InLine) => Promise<Done<(Answer | Error)[]>>,
  { laneWaitMs = LANE_WAIT_MS, alone }: GroupOptions<Item, Answer> = {},
): (item: Item) => Promise<Answer> {
  const lanes = freeLanes(LANES);
  const few = fewATurn(ANSWERS_A_TURN);

  async function work(group: readonly WaitingCall<Item>[], inLine: InLine): Promise<(Answer | Error)[]> {
    for (const { timer } of group) clearTimeout(timer);
    const items = group.filter(({ isDropped }) => !isDropped).map(({ item }) => item);
    if (items.length === 0) return group.map(tooBusy);
    const short = items.length === 1 ? alone?.(itemAt(items, 0)) : null;
    const answer = short ? await orNull(transactInOneTrip(pool, short)) : null;
    const answers = answer
      ? [answer]
      : await apart(items, (some) => transact(pool, (tx) => command(tx, some, some === items ? inLine : notInLine)));
    const next = answers.values();
    return group.map(({ isDropped }) => (isDropped ? tooBusy() : (next.next().value as Answer | Error)));
  }

  const loader = new DataLoader<WaitingCall<Item>, Answer>(
    (group) => {
      const inLine = lanes.takeLine();
      return inTrace(traceOfGroup(group), () => work(group, inLine)).finally(() => {
        inLine();
        lanes.leave();
      });
    },
    { cache: false, maxBatchSize: GROUP, batchScheduleFn: lanes.enter },
  );
  return (item) =>
    new Promise((resolve, reject) => {
      rememberTrace(item);
      const waiting: WaitingCall<Item> = {
        item,
        isDropped: false,
        timer: setTimeout(() => {
          waiting.isDropped = true;
          reject(tooBusy());
        }, laneWaitMs),
      };
      loader.load(waiting).then(
        (answer) => few(() => resolve(answer)),
        (fault) => few(() => reject(fault)),
      );
    });
}

/** The work for several callers is done in the trace of none of them. */
function traceOfGroup([first, another]: readonly WaitingCall<unknown>[]) {
  return first && !another ? rememberedTrace(first.item) : undefined;
}

/** A part of a group: those behind wait for the whole of it. */
const notInLine: InLine = () => {};

/** null where an item's data is at fault, for which the whole command has the answer. */
async function orNull<Answer>(answering: Promise<Answer | null>): Promise<Answer | null> {
  try {
    return await answering;
  } catch (error) {
    if (!isOfData(error)) throw error;
    return null;
  }
}

function tooBusy(): TooBusy {
  return new TooBusy('No lane came free in time; nothing was done.');
}

/**
 * A semaphore: lets a number of callers in at a time, the longest waiting first, and one at a time up to its place in
 * the line.
 */
function freeLanes(count: number) {
  const waiting: (() => void)[] = [];
  let free = count;
  let lining = false;

  function next(): void {
    if (free === 0 || lining || waiting.length === 0) return;
    free--;
    lining = true;
    // Calls of one turn of the event loop go together; the loop is not made to wait for more.
    setImmediate(waiting.shift() as () => void);
  }

  return {
    enter(go: () => void) {
      waiting.push(go);
      next();
    },
    takeLine(): InLine {
      let told = false;
      return () => {
        if (told) return;
        told = true;
        lining = false;
        next();
      };
    },
    leave() {
      free++;
      next();
    },
  };
}
