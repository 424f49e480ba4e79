// Turns the inputs of managers into capacity changes.
import {
  removeException,
  removeSchedule,
  setCapacity,
  setExceptions,
  setQuotas,
  setSchedule,
} from '../src/office/days.ts';
import { CallerError } from '../src/refusal.ts';
import type { Reshaping } from '../src/replanning/reshape.ts';
import type {
  CapacityPreviewInput,
  CloseDayInput,
  RemoveExceptionInput,
  RemoveScheduleInput,
  SetCapacityInput,
  SetExceptionInput,
  SetScheduleInput,
} from './capacityInput.ts';
import type { SetQuotasInput } from './quotaInput.ts';
import type { DayHoursInput, ScheduleInput } from './scheduleInput.ts';

/** A capacity change without the caller who asks for it. */
export type CapacityShaping = Omit<Reshaping, 'asker'>;

interface Common {
  office: string;
  move?: boolean;
  undoMinutes: number;
  idempotencyKey?: string | null;
}

const LONGEST_UNDO = 720;

function shaping(what: string, input: Common, firstDate: string | null, set: Reshaping['set']): CapacityShaping {
  const { office, move = true, undoMinutes, idempotencyKey = null, ...rest } = input;
  if (undoMinutes < 0 || undoMinutes > LONGEST_UNDO) {
    throw new CallerError('BAD_USER_INPUT', `undoMinutes must be from 0 to ${LONGEST_UNDO}.`);
  }
  return { what, office, firstDate, set, move, undoMinutes, idempotencyKey, input: [office, move, undoMinutes, rest] };
}

/** The hours in the form of the offices file; null values are left out. */
function hours({ hours, breaks, windowMinutes, capacity }: DayHoursInput) {
  return { hours, breaks, windowMinutes: windowMinutes ?? undefined, capacity: capacity ?? undefined };
}

function scheduleShape({ windowMinutes, capacity, line, shares, week }: ScheduleInput, usualLine: string) {
  const days = new Set(week.map(({ weekday }) => weekday));
  if (days.size < week.length) throw new CallerError('BAD_USER_INPUT', 'schedule.week: a weekday is there twice.');
  const quotas = new Set(shares.map(({ quota }) => quota));
  if (quotas.size < shares.length) throw new CallerError('BAD_USER_INPUT', 'schedule.shares: a quota is there twice.');
  return {
    windowMinutes,
    capacity,
    line: line ?? usualLine,
    shares: Object.fromEntries(shares.map(({ quota, places }) => [quota, places])),
    week: Object.fromEntries(week.map((day) => [day.weekday.toLowerCase(), hours(day)])),
  };
}

export function settingSchedule(input: SetScheduleInput): CapacityShaping {
  return shaping('setSchedule', input, input.from, (tx, office, today) =>
    setSchedule(tx, office, {
      from: input.from,
      given: scheduleShape(input.schedule, office.schedule.line),
      today,
    }),
  );
}

export function removingSchedule(input: RemoveScheduleInput): CapacityShaping {
  return shaping('removeSchedule', input, null, (tx, office, today) => removeSchedule(tx, office, input.from, today));
}

export function settingException(input: SetExceptionInput): CapacityShaping {
  const { date, reason, open, capacity = null } = input;
  const day = { date, reason, open: open ? hours(open) : null, capacity };
  return shaping('setException', input, date, (tx, office) => setExceptions(tx, office, [day]));
}

export function removingException(input: RemoveExceptionInput): CapacityShaping {
  return shaping('removeException', input, input.date, (tx, office) => removeException(tx, office, input.date));
}

export function closingDay(input: CloseDayInput): CapacityShaping {
  const { date, reason } = input;
  return shaping('closeDay', input, date, (tx, office) => setExceptions(tx, office, [{ date, reason }]));
}

export function settingCapacity(input: SetCapacityInput): CapacityShaping {
  const { date, toDate, from, to, quota, capacity = null } = input;
  const run = { firstDate: date, lastDate: toDate ?? date, from, to, quota, capacity };
  return shaping('setCapacity', input, date, (tx, office) => setCapacity(tx, office, run));
}

export function settingQuotas(input: SetQuotasInput): CapacityShaping {
  const quotas = input.quotas.map(({ opensMinutesBefore = null, name, ...quota }) => {
    return { ...quota, name: { ...name }, opensMinutesBefore };
  });
  return shaping('setQuotas', input, null, (tx, office, today) => setQuotas(tx, office, quotas, today));
}

/** @throws CallerError BAD_USER_INPUT unless exactly one change is given. */
export function previewed(input: CapacityPreviewInput): CapacityShaping {
  const given = [
    input.setSchedule && settingSchedule(input.setSchedule),
    input.removeSchedule && removingSchedule(input.removeSchedule),
    input.setException && settingException(input.setException),
    input.removeException && removingException(input.removeException),
    input.closeDay && closingDay(input.closeDay),
    input.setCapacity && settingCapacity(input.setCapacity),
    input.setQuotas && settingQuotas(input.setQuotas),
  ].filter((one) => one !== null && one !== undefined);
  const [only] = given;
  if (!only || given.length > 1) throw new CallerError('BAD_USER_INPUT', 'input must name exactly one change.');
  return only;
}
