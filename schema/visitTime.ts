// The time wanted for a visit, named by exactly one of three fields.
import { Field, ID, InputType } from 'type-graphql';
import { CallerError, isRefusal } from '../src/refusal.ts';
import { TypedDateScalar } from './scalars.ts';

@InputType({ description: 'The time wanted for a visit: a window, a day, or the first place that is free.' })
export class VisitTimeInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Identifier of a window from `Office.availability`. If it no longer exists, or belongs to another office, the request is refused (WINDOW_GONE): no other window is given instead.',
  })
  window?: string | null;

  @Field(() => TypedDateScalar, { nullable: true, description: 'The first free place of this day.' })
  date?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '`true`: the first free place of all days. `false` is an error, since it names no time.',
  })
  earliest?: boolean | null;
}

/** The part of the core's wish that an input names. */
interface VisitTime {
  visitDate: string | null;
  window: number | null;
}

/** @throws CallerError BAD_USER_INPUT unless exactly one time is named, as compiled documents do not check it. */
export function readVisitTime(when: VisitTimeInput | null | undefined): VisitTime {
  if (when === null || when === undefined) return { visitDate: null, window: null };
  const given = Object.entries(when).filter(([, value]) => value !== null && value !== undefined);
  if (given.length !== 1) throw new CallerError('BAD_USER_INPUT', 'when: exactly one of window, date and earliest.');
  if (when.earliest === false) throw new CallerError('BAD_USER_INPUT', 'when.earliest: must be true.');
  return { visitDate: when.date ?? null, window: readWindowId(when.window) };
}

/** Names the field of `when` in a refusal of the time that the core calls by its own names. */
export function refusedVisitTime<T extends object>(answer: T, when: VisitTimeInput | null | undefined): T {
  if (!isRefusal(answer) || (answer.field !== 'visitDate' && answer.field !== 'window')) return answer;
  const part = Object.entries(when ?? {}).find(([, value]) => value !== null && value !== undefined)?.[0];
  return { ...answer, field: part ? `when.${part}` : 'when' };
}

export function readWindowId(id: string | null | undefined): number | null {
  if (id === null || id === undefined) return null;
  if (!/^\d{1,15}$/.test(id)) throw new CallerError('BAD_USER_INPUT', `There is no window ${id.slice(0, 40)}.`);
  return Number(id);
}
