// Takes places for people: many at once in one transaction, each with its own answer.
import { type Blocks, blocksAmong } from '../abuse/blocks.ts';
import { guessesOfNumbers } from '../abuse/numberGuesses.ts';
import { placesLately } from '../abuse/unprovenPlaces.ts';
import { nameOfSpelling } from '../applicantName.ts';
import { lockForGroup, UNLOCK, UNLOCKED } from '../capacity/pickedAhead.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { GroupSplit } from '../groupParts.ts';
import {
  isOfOneApplicant,
  type KeyStanding,
  otherInput,
  type PastAnswer,
  pastAnswers,
  standingsOf,
} from '../idempotency.ts';
import { lockKeys } from '../locks.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { findBookings, lockBookings } from './find.ts';
import { liveAmong } from './live.ts';
import { withEntries } from './lotteryEntries.ts';
import { placeGroup, type Room } from './placeGroup.ts';
import type { PreparedBooking } from './prepare.ts';
import { announced, settleDue } from './settle.ts';
import { guessByNumber, noteTold, type ToldOfOthers, triedByOthers } from './toldGuesses.ts';
import { writeBookings } from './writeBookings.ts';

export type BookAnswer = Booking | Refusal;

/**
 * Like bookGroup, for requests that came together by chance.
 * @throws GroupSplit where some would be answered otherwise one after the other
 */
export async function bookTogether(
  tx: Transaction,
  group: readonly PreparedBooking[],
  now: Instant,
  inLine: () => void,
) {
  const done = await bookGroup(tx, group, now, inLine);
  const { misjudged } = done;
  if (misjudged.length > 0) throw new GroupSplit(misjudged.map((wanted) => group.indexOf(wanted)));
  return done;
}

/** Answers a group of requests; the places, bookings, histories and idempotency records are in the transaction. */
export async function bookGroup(
  tx: Transaction,
  group: readonly PreparedBooking[],
  now: Instant,
  inLine: () => void = () => {},
) {
  const { past, live, blocks, lately, guesses, ahead } = await lookUp(tx, group, now);
  const keyed = await answerKeys(tx, group, past);
  const due = live.due(now);
  const expired = due.length === 0 ? null : await expire(tx, group, due, now);
  const room: Room = {
    live: expired?.live ?? live,
    blocks: expired?.blocks ?? blocks,
    ...(await withEntries(tx, group, lately)),
    guesses,
    ahead: expired ? null : ahead,
  };
  const placed = await placeGroup(tx, keyed.open, room, now);
  const answers = answersOf(keyed, placed.answers);
  const records = keyed.standings.flatMap((standing, index) => recordOf(standing, answers[index]) ?? []);
  const tried = triedByOthers(keyed.open, placed.answers, placed.live);
  const told: ToldOfOthers = { ...placed, tried };
  await noteTold(tx, told, now);
  // A group that starts from then on comes behind these locks and rows.
  writeBookings(tx, { made: placed.made, live: placed.live, records, now }).then(inLine, () => {});
  const windows = new Set(placed.made.map(({ booking }) => booking.window));
  return {
    answer: answers,
    told,
    misjudged: placed.misjudged,
    announcements: [
      ...announced(expired?.ended ?? []),
      ...announced(placed.superseded),
      ...[...windows].map(availabilityOf),
    ],
  };
}

/**
 * Sent in one go: PostgreSQL begins each when the one before is done, so that all look when the keys are locked. The
 * windows are locked along with that, as if no one were to be refused: a query of its own would keep them longer.
 */
async function lookUp(tx: Transaction, group: readonly PreparedBooking[], now: Instant) {
  const asking = group.filter(({ refusal }) => !refusal);
  const keys = group.flatMap(({ key }) => (key ? [key.key] : []));
  const locked = lockKeys(tx, group.flatMap(lockedKeys));
  const read = [
    pastAnswers(tx, keys),
    liveAmong(tx, asking),
    blocksOfGroup(tx, group, now),
    placesLately(tx, asking, now),
    guessesOfNumbers(
      tx,
      asking.flatMap((wanted) => guessByNumber(wanted) ?? []),
      now,
    ),
  ] as const;
  tx.send(UNLOCKED);
  const looked = [locked, ...read, lockForGroup(tx, asking, now)] as const;
  const [, past, live, blocks, lately, guesses, ahead] = await Promise.all(looked);
  return { past, live, blocks, lately, guesses, ahead };
}

/** At the desk an officer has the person before them, and decides. */
function blocksOfGroup(tx: Transaction, group: readonly PreparedBooking[], now: Instant): Promise<Blocks> {
  const asking = group.filter(({ refusal, atDesk }) => !refusal && !atDesk);
  return blocksAmong(tx, asking, now);
}

/** Others that ask for the same person, sender, key or budget wait for these. */
export function lockedKeys({ person, sender, key, budget, wider, spelling }: PreparedBooking): string[] {
  const keys = [person];
  // Namesakes count together, so they take their turn together.
  if (budget) keys.push(`source ${budget}`, `name ${nameOfSpelling(spelling)}`);
  if (wider) keys.push(`wider ${wider}`);
  if (sender) keys.push(sender);
  if (key && !isOfOneApplicant(key)) keys.push(key.key);
  return keys;
}

interface Keyed {
  standings: readonly (KeyStanding | null)[];
  /** By place in the group: what an earlier request with the same key was answered; null: nothing. */
  earlier: readonly (BookAnswer | Error | null)[];
  /** The requests that are neither answered nor repeat another of the group. */
  open: readonly PreparedBooking[];
}

async function answerKeys(
  tx: Transaction,
  group: readonly PreparedBooking[],
  past: ReadonlyMap<string, PastAnswer>,
): Promise<Keyed> {
  const codes = [...past.values()].flatMap(({ booking }) => booking ?? []);
  const known = await findBookings(tx, codes);
  const keys = group.map(({ key }) => key);
  const standings = standingsOf(keys, past);
  const earlier = standings.map((standing) => earlierAnswer(standing, known));
  const open = group.filter((_, index) => !earlier[index] && standings[index]?.kind !== 'repeats');
  return { standings, earlier, open };
}

function earlierAnswer(standing: KeyStanding | null, known: ReadonlyMap<string, Booking>): BookAnswer | Error | null {
  if (standing?.kind === 'other input') return otherInput();
  if (standing?.kind !== 'answered') return null;
  return standing.past.refusal ?? known.get(standing.past.booking ?? '') ?? null;
}

/** All answers, in the order of the group; `given` are those of the open requests. */
function answersOf({ standings, earlier }: Keyed, given: readonly BookAnswer[]): (BookAnswer | Error)[] {
  const next = given.values();
  const answers = earlier.map((answer, index) =>
    answer || standings[index]?.kind === 'repeats' ? answer : (next.next().value ?? null),
  );
  return standings.map((standing, index) => {
    const from = standing?.kind === 'repeats' ? standing.first : index;
    const answer = answers[from];
    if (!answer) throw new RangeError('A request of the group was not answered.');
    return answer;
  });
}

/** The same request comes again with the work, or after the draw, whose answer is recorded under its key. */
const TO_BE_ASKED_AGAIN: ReadonlySet<RefusalCode> = new Set(['WORK_REQUIRED', 'ENTERED']);

function recordOf(standing: KeyStanding | null, answer: BookAnswer | Error | undefined): object | null {
  if (standing?.kind !== 'first' || !answer || answer instanceof Error) return null;
  if (isRefusal(answer) && TO_BE_ASKED_AGAIN.has(answer.refused)) return null;
  return isRefusal(answer) ? { ...standing.key, refusal: answer } : { ...standing.key, booking: answer.code };
}

/**
 * Ends what is due by now of the live bookings of those who ask, and looks again at what is left. That frees places in any
 * windows, which are always locked in the order of their ids: those locked ahead are let go before, and looked for again
 * once the places are free.
 */
async function expire(tx: Transaction, group: readonly PreparedBooking[], due: string[], now: Instant) {
  tx.send(UNLOCK);
  // The clock may be ending them at this moment. Not waited for, they would stand against their person, though they are over.
  await lockBookings(tx, due);
  const ended = await settleDue(tx, now, due);
  const asking = group.filter(({ refusal }) => !refusal);
  // A booking that was forfeited just now may begin a waiting period.
  const [live, blocks] = await Promise.all([liveAmong(tx, asking), blocksOfGroup(tx, group, now)]);
  return { ended, live, blocks };
}

export function availabilityOf({ office, date }: Pick<CapacityWindow, 'office' | 'date'>): Announcement {
  return { event: 'availability', office, date };
}
