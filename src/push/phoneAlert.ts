// Decides what a phone is told of its visit: the difference between what it knows and what is so now. Pure.

/** The facts of a visit that a phone is told of. */
export interface ToldOfVisit {
  /** Start of the booked window; null: a walk-in. */
  startsAt: string | null;
  isCancelled: boolean;
  /** The number waits in the queue. */
  isWaiting: boolean;
  /** Few people are ahead, or were: that is told once. */
  isNear: boolean;
  /** The last call; null: none. */
  calledAt: string | null;
}

/** A visit as it is now. */
export interface VisitFacts {
  startsAt: string | null;
  isCancelled: boolean;
  isCalled: boolean;
  isWaiting: boolean;
  /** The last call; null: none. */
  calledAt: string | null;
  number: string | null;
  /** The label of the counter that called. */
  counter: string | null;
  calls: number;
  /** People ahead in the queue; null: it does not wait. */
  ahead: number | null;
}

export type PhoneAlert =
  | { kind: 'CALLED'; number: string; counter: string; calls: number }
  | { kind: 'NEAR'; number: string; ahead: number }
  | { kind: 'MOVED'; startsAt: string }
  | { kind: 'CANCELLED'; startsAt: string };

/** `nearAt`: people ahead at which the office says that it is nearly one's turn. */
export function toldNow(before: ToldOfVisit | null, now: VisitFacts, nearAt: number): ToldOfVisit {
  const { startsAt, isCancelled, isWaiting, calledAt } = now;
  return { startsAt, isCancelled, isWaiting, calledAt, isNear: (before?.isNear ?? false) || isNear(now, nearAt) };
}

/** null: nothing that the phone must hear. Of several, the one that its person has to act on first. */
export function alertBetween(before: ToldOfVisit, now: VisitFacts, nearAt: number): PhoneAlert | null {
  const { startsAt, number, counter } = now;
  if (now.isCalled && now.calledAt !== before.calledAt && number)
    return { kind: 'CALLED', number, counter: counter ?? '', calls: now.calls };
  if (now.isCancelled) return before.isCancelled || !startsAt ? null : { kind: 'CANCELLED', startsAt };
  if (startsAt && startsAt !== before.startsAt) return { kind: 'MOVED', startsAt };
  // Someone who comes in with few ahead was told so at the desk.
  if (before.isWaiting && !before.isNear && isNear(now, nearAt) && number)
    return { kind: 'NEAR', number, ahead: now.ahead ?? 0 };
  return null;
}

function isNear({ isWaiting, ahead }: VisitFacts, nearAt: number): boolean {
  return isWaiting && ahead !== null && ahead <= nearAt;
}

const MINUTE_MS = 60_000;

/** How long an alert is of use: later it is not sent, and push services drop it. */
export const ALERT_TERMS_MS: Readonly<Record<PhoneAlert['kind'], number>> = {
  CALLED: 10 * MINUTE_MS,
  NEAR: 30 * MINUTE_MS,
  MOVED: 24 * 60 * MINUTE_MS,
  CANCELLED: 24 * 60 * MINUTE_MS,
};

/** Whether the push service wakes the phone at once. */
export function isUrgentAlert({ kind }: Pick<PhoneAlert, 'kind'>): boolean {
  return kind === 'CALLED' || kind === 'NEAR';
}
