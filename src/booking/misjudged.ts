// Requests of one person or sender in a group: those that repeat one, and those to be answered after it by themselves.
import { itemAt } from '../items.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../refusal.ts';
import type { Booking } from './booking.ts';
import type { PreparedBooking } from './prepare.ts';

/** The refusals for a live booking of the same person or sender. */
const CLAIMED: ReadonlySet<RefusalCode> = new Set(['ALREADY_BOOKED', 'LIMIT_REACHED']);

export interface JudgedGroup {
  group: readonly PreparedBooking[];
  /** By place in the group: why no place was looked for; null: one was. */
  refused: readonly (Refusal | null)[];
  /** By place in the group: the booking of another stands against it. */
  withheld: readonly (Refusal | null)[];
  /** Before requests that repeat another one are answered like it, and after that. */
  given: readonly (Booking | Refusal)[];
  placed: readonly (Booking | Refusal)[];
}

/**
 * Of requests for one person in a group the first alone looks for a place. If it finds none, nothing stands against the
 * others: one of the same sender that asks for the same place gets the same answer, unless the sender has booked meanwhile.
 */
export function alikeIfRepeated(
  group: readonly PreparedBooking[],
  answers: readonly (Booking | Refusal)[],
  { refused, withheld }: Pick<JudgedGroup, 'refused' | 'withheld'>,
): (Booking | Refusal)[] {
  return answers.map((answer, index) => {
    if (!isRefusal(answer) || answer.refused !== 'ALREADY_BOOKED') return answer;
    const wanted = itemAt(group, index);
    const first = group.findIndex(
      (other, at) => at < index && !refused[at] && !withheld[at] && asksForSamePlace(other, wanted),
    );
    const before = answers[first];
    const hasBookedSince = (other: PreparedBooking, at: number) =>
      at > first && at < index && other.sender === wanted.sender && !isRefusal(itemAt(answers, at));
    const isAlike = wanted.sender === null || !group.some(hasBookedSince);
    return before && isRefusal(before) && isAlike ? before : answer;
  });
}

function asksForSamePlace(one: PreparedBooking, other: PreparedBooking): boolean {
  const { date, window, acceptNextPlace } = one.wish;
  const { wish } = other;
  const isSameWish = date === wish.date && window === wish.window && acceptNextPlace === wish.acceptNextPlace;
  const isSameShare = one.service === other.service && one.priority === other.priority && one.channel === other.channel;
  const isSamePerson = one.person === other.person && one.sender === other.sender;
  return isSameWish && isSameShare && isSamePerson && one.office.code === other.office.code;
}

/**
 * Those that were refused for a request of the same person or sender ahead of them in the group, which found no place: by
 * itself that one would have left nothing that stands against them.
 */
export function misjudgedIn({ group, refused, withheld, given, placed }: JudgedGroup): PreparedBooking[] {
  const inVain = group.map((_, at) => !refused[at] && !withheld[at] && isRefusal(itemAt(placed, at)));
  if (!inVain.includes(true)) return [];
  return group.filter((wanted, index) => {
    const known = refused[index] ?? withheld[index];
    if (!known || !CLAIMED.has(known.refused) || given[index] !== placed[index]) return false;
    return group.some((ahead, at) => at < index && inVain[at] && sharesClaim(ahead, wanted));
  });
}

function sharesClaim(one: PreparedBooking, other: PreparedBooking): boolean {
  return one.person === other.person || (one.sender !== null && one.sender === other.sender);
}
