// Works on stored messages in groups: one transaction claims them, has each answered, and writes what all of them came to.
import { setTimeout as pause } from 'node:timers/promises';
import type { Ask } from '../../adapters/index.ts';
import type { ChatSender } from '../../src/access/asker.ts';
import { attend, isSilent } from '../../src/answering/attend.ts';
import { inTransaction, type Pool, queriesOn, type Transaction } from '../../src/database.ts';
import type { Announcement } from '../../src/events.ts';
import { claimMessages } from '../../src/inbox/claim.ts';
import {
  type ConversationKey,
  markLeft,
  markWorked,
  noteFailures,
  remember,
  remembered,
} from '../../src/inbox/worked.ts';
import { itemAt } from '../../src/items.ts';
import { optIn, optOut } from '../../src/outbox/optOut.ts';
import { type Outgoing, outgoingFor, putOut } from '../../src/outbox/outbox.ts';
import { replyPurpose, traceOfStored } from '../../src/outbox/traces.ts';
import { linkSent } from '../../src/photos/photos.ts';
import type { LifeStep } from '../../src/steps.ts';
import type { Instant } from '../../src/time.ts';
import { inTrace, rememberedTrace, type Trace } from '../../src/tracing.ts';
import { type Done, type InLine, inGroups } from '../../src/transact.ts';
import { type Answering, type MessageOutcome, messageOutcome, partiesOf } from './messageOutcome.ts';
import { TimeSlices } from './timeSlices.ts';

export interface Conversations extends Answering {
  pool: Pool;
}

/** The reading of a message; null: it had been worked on before, or does not exist. */
export type WorkedMessage = Pick<MessageOutcome, 'intent' | 'reason'> | null;

/** Runs the work when there is room for it. */
export type Slot = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Answers a stored message when it is its sender's turn, in a group with others that wait. Rejects if it failed: the
 * others of the group are done all the same. While it waits for its turn it keeps no slot; none: there is room.
 */
export type WorkOn = (id: number, slot?: Slot) => Promise<WorkedMessage>;

/** Another message of the same sender goes first, or another worker has it. */
const NOT_ITS_TURN = Symbol('not its turn');
type WorkTurn = WorkedMessage | typeof NOT_ITS_TURN;

/** Milliseconds after which a message that waits for another worker's is asked for again, the longer the more often. */
const ASK_AGAIN_MS = 20;
const MAX_ASK_AGAIN_MS = 500;
/** Milliseconds that a message may wait for its group: the job queue is patient, while a request would not be. */
const MAX_WAIT_FOR_GROUP_MS = 10 * 60_000;
/** PostgreSQL ends a transaction that asks nothing for five seconds: that of a group says so often that it goes on. */
const GO_ON_MS = 2000;

export function openWork(conversations: Conversations): WorkOn {
  const slices = new TimeSlices();
  const sliced = { ...conversations, askFor: (sender: ChatSender) => inSlices(conversations.askFor(sender), slices) };
  const inGroup = inGroups<AskedMessage, WorkTurn>(
    conversations.pool,
    (tx, asked, inLine) => workOnGroup(sliced, tx, asked, inLine),
    { laneWaitMs: MAX_WAIT_FOR_GROUP_MS },
  );
  const inTurn: WorkOn = async (id, slot = (work) => work()) => {
    for (let times = 0; ; times++) {
      const turn = await slot(() => inGroup({ id }));
      if (turn !== NOT_ITS_TURN) return turn;
      await pause(Math.min(times * ASK_AGAIN_MS, MAX_ASK_AGAIN_MS));
    }
  };
  return async (id, slot) => {
    try {
      return await inTurn(id, slot);
    } catch (error) {
      // It may be the database that failed: then nothing is noted, and the message is tried again first.
      await inTransaction(conversations.pool, async (tx) => noteFailures(tx, [id])).catch(() => {});
      throw error;
    }
  };
}

/** A message whose turn has come; the trace that was under way is remembered of it. */
interface AskedMessage {
  id: number;
}

/** The trace in which a message is worked on: that which its job carries, or its own. */
function tracesOf(asked: readonly AskedMessage[]): (id: number) => Trace {
  const known = new Map(asked.map((one) => [one.id, rememberedTrace(one)]));
  return (id) => {
    const trace = known.get(id) ?? traceOfStored(id);
    known.set(id, trace);
    return trace;
  };
}

/** The work between two questions, such as reading the text, is done in its own slice. */
function inSlices(ask: Ask, slices: TimeSlices): Ask {
  return async (document, variables, language) => {
    await slices.turn();
    const answer = await ask(document, variables, language);
    await slices.turn();
    return answer;
  };
}

/**
 * Should the server die in the middle, doing it again comes to the same: what a message causes goes by its key, and
 * states, marks and replies are one transaction.
 */
async function workOnGroup(
  conversations: Conversations,
  tx: Transaction,
  asking: readonly AskedMessage[],
  inLine: InLine,
): Promise<Done<(WorkTurn | Error)[]>> {
  const ids = asking.map(({ id }) => id);
  const traceOf = tracesOf(asking);
  const { claimed, waiting } = await claimMessages(tx, ids);
  inLine();
  const known = await remembered(tx, claimed.map(partiesOf));
  const answering = claimed.map((stored, index) =>
    inTrace(traceOf(stored.id), () => messageOutcome(conversations, stored, itemAt(known, index)).catch(asAnswer)),
  );
  const outcomes = await keeping(tx, Promise.all(answering));
  const { announcements, left } = await writeOutcomes(
    tx,
    outcomes.filter(isOutcome),
    traceOf,
    conversations.clock.now(),
  );
  const byId = new Map(claimed.map(({ id }, index): [number, MessageOutcome | Error] => [id, itemAt(outcomes, index)]));
  for (const outcome of left) byId.set(outcome.id, outcome);
  const asked = new Set(ids);
  noteFailures(
    tx,
    failedAmong(byId).filter((id) => !asked.has(id)),
  );
  const answer = ids.map((id) => byId.get(id) ?? (waiting.has(id) ? NOT_ITS_TURN : null));
  return { answer, announcements };
}

/** Keeps the claims of a group while its messages are answered, which may take as long as the slowest of them. */
async function keeping<T>(tx: Transaction, work: Promise<T>): Promise<T> {
  const timer = setInterval(() => tx.send('select'), GO_ON_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** An error is that message's alone. */
function asAnswer(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function isOutcome(outcome: MessageOutcome | Error): outcome is MessageOutcome {
  return !(outcome instanceof Error);
}

function failedAmong(outcomes: ReadonlyMap<number, MessageOutcome | Error>): number[] {
  return [...outcomes].flatMap(([id, outcome]) => (outcome instanceof Error ? [id] : []));
}

async function writeOutcomes(
  tx: Transaction,
  outcomes: readonly MessageOutcome[],
  traceOf: (id: number) => Trace,
  now: Instant,
): Promise<{ announcements: Announcement[]; left: MessageOutcome[] }> {
  const marked = await markWorked(
    tx,
    outcomes.map(({ id, intent, reason }) => ({ id, intent, reason })),
    now,
  );
  await linkSent(
    tx,
    outcomes.flatMap(({ photos }) => photos),
  );
  const answered = outcomes.filter(({ id }) => marked.has(id));
  const left = await leftMeanwhile(tx, answered, now);
  const leftIds = new Set(left.map(({ id }) => id));
  const first = [...answered.filter(({ id }) => !leftIds.has(id)), ...left];
  for (const { wish } of first) {
    if (wish?.wants === false) await optOut(tx, wish.between, 'PERSON', now);
    if (wish?.wants) await optIn(tx, wish.between);
  }
  tx.note(() => first.map((outcome) => understoodStep(outcome, traceOf(outcome.id))));
  const repliesWhere = (isAnswered: boolean) =>
    first.flatMap(({ id, isAnswered: is, replies }) =>
      is === isAnswered ? replies.map((reply) => ({ ...reply, trace: traceOf(id) })) : [],
    );
  await putOut(tx, repliesWhere(false), now, true);
  await putOut(tx, repliesWhere(true), now, false);
  return { announcements: await attendAll(tx, first), left };
}

function understoodStep({ intent, reason, attended: { stored }, parties }: MessageOutcome, trace: Trace): LifeStep {
  const { channel, office } = stored;
  return { step: 'message.understood', channel, office, person: parties.sender, intent, reason, trace };
}

/**
 * Keeps the states, and with them the conversations until the commit. If an officer took one over since it was read, its
 * answer is not said: a take-over that was acknowledged holds.
 */
async function leftMeanwhile(
  tx: Transaction,
  outcomes: readonly MessageOutcome[],
  now: Instant,
): Promise<MessageOutcome[]> {
  const kept = await remember(tx, outcomes, now);
  const marks = new Map(kept.map(({ attended, ...parties }) => [endsKey(parties), attended]));
  const left = outcomes.flatMap(({ leftToOfficer, parties, attended: { stored } }) => {
    const mark = marks.get(endsKey(parties)) ?? null;
    return leftToOfficer && mark && isSilent(mark, stored.office, now) ? leftToOfficer(mark) : [];
  });
  if (left.length > 0) await remember(tx, left, now);
  markLeft(tx, left);
  return left;
}

function endsKey({ channel, sender, recipient }: ConversationKey): string {
  return `${channel} ${recipient} ${sender}`;
}

/** Officers are told only of conversations that they have to do with; for all others nothing is asked. */
async function attendAll(tx: Transaction, outcomes: readonly MessageOutcome[]): Promise<Announcement[]> {
  const seen = new Set<string>();
  // Each is another sender's: their statements travel together, so that a group waits as long for many as for one.
  await Promise.all(
    outcomes.map(async ({ attended }) => {
      const { office } = attended.stored;
      if (office !== null && (await attend(tx, attended))) seen.add(office);
    }),
  );
  return [...seen].map((office) => ({ event: 'conversation', office }));
}

/** The replies to a message, in their order. */
export function repliesTo(pool: Pool, id: number): Promise<Outgoing[]> {
  return outgoingFor(queriesOn(pool), replyPurpose(id));
}
