// Gives places to a group of prepared requests, and ends unproven bookings that stand against callers who are known.
import type { Blocks } from '../abuse/blocks.ts';
import type { GuessRow } from '../abuse/guesses.ts';
import { NumberGuesses } from '../abuse/numberGuesses.ts';
import { type PlacesRow, UnprovenBudgets } from '../abuse/unprovenPlaces.ts';
import type { LockedAhead, OfficeWish } from '../capacity/openWindows.ts';
import { UNLOCK } from '../capacity/pickedAhead.ts';
import { type GivenPlace, sharePlaces } from '../capacity/places.ts';
import { sayShare } from '../capacity/share.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import type { EntryFacts } from '../lottery/enter.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { heldBooking, holdTimes } from './heldBooking.ts';
import { liveAmong } from './live.ts';
import type { LiveBookings } from './liveBookings.ts';
import { entersInstead, enterThose, hasEntered } from './lotteryEntries.ts';
import { alikeIfRepeated, misjudgedIn } from './misjudged.ts';
import type { PreparedBooking } from './prepare.ts';
import type { Settled } from './settle.ts';
import { type InTheWay, supersede } from './supersede.ts';
import { guessByNumber } from './toldGuesses.ts';

/** The situation in which places are given. */
export interface Room {
  live: LiveBookings;
  blocks: Blocks;
  /** The places that unproven callers were given lately. */
  lately: readonly PlacesRow[];
  /** The guesses of the known numbers that ask. */
  guesses: readonly GuessRow[];
  /** The entries that are there in lotteries. */
  entered: EntryFacts['entered'];
  /** Windows that are locked already; null: none. */
  ahead: LockedAhead | null;
}

/** A booking, and the request that it answers. */
export interface MadeBooking {
  booking: Booking;
  wanted: PreparedBooking;
}

type PlaceAnswer = Booking | Refusal;

export interface PlacedGroup {
  /** In the order of the requests. */
  answers: PlaceAnswer[];
  made: MadeBooking[];
  superseded: Settled[];
  /** The requests that would be answered otherwise one after the other. */
  misjudged: readonly PreparedBooking[];
  /** The requests whose callers were told that another's booking stands against theirs. */
  told: PreparedBooking[];
  /** The guesses of known numbers, to be written. */
  guessed: readonly GuessRow[];
  /** The live bookings that the slots of the new ones were found among. */
  live: LiveBookings;
}

const SUPERSEDING = 'savepoint superseding';
const UNSUPERSEDE = 'rollback to savepoint superseding';

/**
 * Answers all requests. Unproven bookings that stand against a caller who is known end for it, but only if the caller
 * gets a place: else all is done again without.
 */
export async function placeGroup(
  tx: Transaction,
  group: readonly PreparedBooking[],
  room: Room,
  now: Instant,
): Promise<PlacedGroup> {
  let { live, ahead } = room;
  let refused: (Refusal | null)[] = group.map(() => null);
  for (;;) {
    const inTheWay = againstKnown(group, refused, { ...room, live });
    const ending = inTheWay.flat();
    if (ending.length > 0) {
      // Places come free in any windows, which are always locked in the order of their ids: these are looked for again.
      if (ahead) tx.send(UNLOCK);
      tx.send(SUPERSEDING);
    }
    const superseded = await supersede(tx, ending, now);
    const codes = superseded.map(({ code }) => code);
    live.forget(codes);
    const trial: Room = { ...room, live, ahead: ending.length > 0 ? null : ahead };
    const judged = judge(group, refused, trial, now);
    const { answers: given, made } = await place(tx, { group, ...judged }, trial, now);
    const placed = alikeIfRepeated(group, given, judged);
    const vain = placed.map((answer, index) => (inTheWay[index]?.length && isRefusal(answer) ? answer : null));
    if (superseded.length === 0 || vain.every((answer) => !answer)) {
      const answers = await enterThose(tx, { group, answers: placed, live }, now);
      const told = group.filter((_, index) => judged.withheld[index] && answers[index] === judged.withheld[index]);
      const misjudged = misjudgedIn({ group, ...judged, given, placed });
      return { answers, made, superseded, misjudged, told, guessed: judged.guesses.fresh, live };
    }
    refused = refused.map((answer, index) => vain[index] ?? answer);
    await tx.query(UNSUPERSEDE);
    ahead = null;
    const asking = group.filter(({ refusal }) => !refusal);
    live = await liveAmong(tx, asking);
  }
}

/** By place in the group: the unproven bookings that stand against a caller who is known. */
function againstKnown(
  group: readonly PreparedBooking[],
  refused: readonly (Refusal | null)[],
  { live, blocks }: Room,
): InTheWay[][] {
  return group.map((wanted, index) => {
    if (!wanted.proven || wanted.refusal || refused[index]) return [];
    if (!wanted.atDesk && blocks.refuse(wanted)) return [];
    return live.unprovenAgainst(wanted).map((code) => ({ code, by: wanted.by }));
  });
}

interface Judged {
  /** By place in the group: why no place is looked for; null: one is. */
  refused: readonly (Refusal | null)[];
  /** By place in the group: the booking of another stands against it, which is only told where there is a place. */
  withheld: readonly (Refusal | null)[];
  budgets: UnprovenBudgets;
  guesses: NumberGuesses;
}

/**
 * Those whose sender or person is blocked or has a live booking are out before places are given: they must not use one
 * up. Callers who count in a budget are told so only where they would have got a place: so each guess at a name or birth
 * date that is wrong costs a place of their budget.
 */
function judge(
  group: readonly PreparedBooking[],
  refused: readonly (Refusal | null)[],
  { live, blocks, lately, guesses: known, entered }: Room,
  now: Instant,
): Judged {
  const budgets = new UnprovenBudgets(lately);
  const guesses = new NumberGuesses(known);
  const withheld: (Refusal | null)[] = [];
  const outright = group.map((wanted, index) => {
    const enters = entersInstead(wanted, wanted.refusal);
    if (enters && hasEntered(wanted, entered)) {
      withheld.push(null);
      return wanted.refusal;
    }
    const outside = enters ? null : wanted.refusal;
    const refusal = refused[index] ?? outside ?? budgets.refuse(wanted);
    const found = refusal ? null : (budgets.refusePerson(wanted, now) ?? refusedAsKnown(wanted, live, blocks));
    const known = outside ? found : guessedAt(wanted, found, { live, guesses });
    const isWithheld = known !== null && wanted.budget !== null;
    withheld.push(isWithheld && !enters ? known : null);
    if (isWithheld) budgets.addGuess(wanted);
    if (isWithheld && enters) return budgets.tell(wanted, known);
    if (refusal || known) return isWithheld ? null : (refusal ?? known);
    budgets.add(wanted);
    if (enters) return wanted.refusal;
    live.add(wanted);
    return null;
  });
  return { refused: outright, withheld, budgets, guesses };
}

/** Counts what a known number asks for, and answers it alike once it asked too often. `found`: what stands against it. */
function guessedAt(
  wanted: PreparedBooking,
  found: Refusal | null,
  { live, guesses }: Pick<Room, 'live'> & Pick<Judged, 'guesses'>,
): Refusal | null {
  const guess = live.isOwn(wanted) ? null : guessByNumber(wanted);
  if (!guess) return found;
  if (guesses.isOut(guess)) return refuse('REGISTER_AT_DESK', { office: wanted.office.name });
  guesses.addTried(guess);
  if (found && TELLS_OF_PERSON.has(found.refused)) guesses.addTold(guess);
  return found;
}
/** The person is booked or blocked. */
const TELLS_OF_PERSON: ReadonlySet<RefusalCode> = new Set([
  ...(['ALREADY_BOOKED', 'BLOCKED', 'BLOCKED_UNTIL', 'FORFEITED_TOO_OFTEN'] as const),
]);

/** By what is known of the sender and the person. */
function refusedAsKnown(wanted: PreparedBooking, live: LiveBookings, blocks: Blocks): Refusal | null {
  return (wanted.atDesk ? null : blocks.refuse(wanted)) ?? live.refuse(wanted);
}

/** Gives places to all who are not refused. */
async function place(
  tx: Transaction,
  { group, refused, withheld, budgets }: Judged & { group: readonly PreparedBooking[] },
  { ahead }: Room,
  now: Instant,
): Promise<Pick<PlacedGroup, 'answers' | 'made'>> {
  const wishes = group.flatMap((wanted, index) => (refused[index] ? [] : wishOf(wanted, withheld[index] ?? null)));
  const places = wishes.length === 0 ? [] : await sharePlaces(tx, { wishes, ahead }, now);
  const usedUp = places.flatMap((each) => (isRefusal(each) || hasRoom(each) ? [] : each.window.id));
  const times = holdTimes(now);
  const made: MadeBooking[] = [];
  const answers: PlaceAnswer[] = [];
  let used = 0;
  for (const [index, wanted] of group.entries()) {
    const known = withheld[index] ?? null;
    const given = refused[index] ?? itemAt(places, used++);
    const withPlace = (place: GivenPlace) => (known ? budgets.tell(wanted, known) : heldBooking(wanted, place, times));
    const answer = isRefusal(given) ? await sayShare(tx, { wanted, full: given, usedUp }, now) : withPlace(given);
    answers.push(answer);
    if (!isRefusal(answer)) made.push({ booking: answer, wanted });
  }
  return { answers, made };
}

function wishOf(wanted: PreparedBooking, withheld: Refusal | null): OfficeWish {
  return withheld ? { ...wanted, wish: { ...wanted.wish, onlyAsks: true } } : wanted;
}

function hasRoom({ window: { taken, capacity } }: GivenPlace): boolean {
  return taken < capacity;
}
