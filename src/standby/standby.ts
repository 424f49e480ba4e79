// Chooses the person who is offered a freed place: a pure function over the standby line.
import { mayHave } from '../office/quotas.ts';
import { addMinutes, type Instant, isBefore, type LocalDate } from '../time.ts';

/** A place that came free. */
export interface FreePlace {
  startsAt: Instant;
  date: LocalDate;
  quota: string;
  /** All may have it, whatever its quota. */
  openToAll: boolean;
  /** Codes of those who did not want it. */
  refusedBy: readonly string[];
}

/** A person who wants an earlier place, in the order of asking; who is being asked about another one is in no line. */
export interface Standby {
  booking: string;
  /** The hour they have. */
  startsAt: Instant;
  /** Not before that day. */
  earliest: LocalDate | null;
  quotas: readonly string[];
}

/** Times an office gives. */
export interface AnswerTimes {
  standbyAnswerMinutes: number;
  arriveMinutesBefore: number;
  /** None: 0. */
  minimumNoticeMinutes?: number;
}

/** The first in line whom the place would serve earlier, who may have it, and who could still be there in time. */
export function whoIsOffered<S extends Standby>(
  place: FreePlace,
  line: readonly S[],
  times: AnswerTimes,
  now: Instant,
): S | null {
  if (!canBeOffered(place, times, now)) return null;
  return line.find((one) => wants(one, place)) ?? null;
}

/** There is time to answer, and then to get there. */
export function canBeOffered({ startsAt }: Pick<FreePlace, 'startsAt'>, times: AnswerTimes, now: Instant): boolean {
  return isBefore(offeredAfter(times, now), startsAt);
}

/** Only hours that begin later are offered now: the offer is the notice, and there must be time to answer it. */
export function offeredAfter(times: AnswerTimes, now: Instant): Instant {
  const { standbyAnswerMinutes, arriveMinutesBefore, minimumNoticeMinutes = 0 } = times;
  return addMinutes(now, arriveMinutesBefore + Math.max(standbyAnswerMinutes, minimumNoticeMinutes));
}

function wants({ booking, startsAt, earliest, quotas }: Standby, place: FreePlace): boolean {
  return (
    isBefore(place.startsAt, startsAt) &&
    (earliest === null || place.date >= earliest) &&
    mayHave(quotas, place.quota, place.openToAll) &&
    !place.refusedBy.includes(booking)
  );
}
