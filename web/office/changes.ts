// Checks the fields that a manager typed to change a day, and makes them the API's input: pure.
import type { CapacityPreviewInput } from '../../clients/types.ts';
import { mustBeRead, numberTyped } from '../fields/typedNumber.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { dateTyped, endTyped, periodsTyped, timeTyped } from './typedDate.ts';
import { plusDays } from './when.ts';

export type ChangeKind = 'closeDay' | 'setCapacity' | 'setException' | 'removeException';

export interface TypedChange {
  reason: string;
  capacity: string;
  quota: string;
  from: string;
  to: string;
  toDate: string;
  opens: string;
  shuts: string;
  breaks: string;
  undoMinutes: string;
}

export const NOTHING_TYPED: TypedChange = {
  reason: '',
  capacity: '',
  quota: 'general',
  from: '',
  to: '',
  toDate: '',
  opens: '',
  shuts: '',
  breaks: '',
  undoMinutes: '10',
};

/** Bounds as the API has them. */
const MAX_PLACES = 100_000;
const MAX_CHANGE_DAYS = 366;
const MAX_UNDO_MINUTES = 720;

export type ChangeFaults = Partial<Record<keyof TypedChange, string>>;

/** The faults by field. */
export function faultsOfChange(
  kind: ChangeKind,
  date: string,
  typed: TypedChange,
  say: OfficeTexts<'calendar'>['calendar'],
): ChangeFaults {
  const places = typed.capacity.trim();
  const reasoned = kind === 'closeDay' || kind === 'setException';
  return {
    ...(reasoned && !typed.reason.trim() && { reason: say.needReason }),
    ...(kind !== 'closeDay' && places && numberTyped(places, 0, MAX_PLACES) === null && { capacity: say.needPlaces }),
    ...(kind === 'setException' && hoursFaults(typed, say)),
    ...(kind === 'setCapacity' && rangeFaults(date, typed, say)),
  };
}

function hoursFaults(typed: TypedChange, say: OfficeTexts<'calendar'>['calendar']): ChangeFaults {
  const [opens, shuts] = [timeTyped(typed.opens), timeTyped(typed.shuts)];
  return {
    ...(!opens && { opens: say.needTime }),
    ...(!shuts && { shuts: say.needTime }),
    ...(opens && shuts && opens >= shuts && { shuts: say.needLater }),
    ...(periodsTyped(typed.breaks).includes(null) && { breaks: say.needBreaks }),
  };
}

function rangeFaults(date: string, typed: TypedChange, say: OfficeTexts<'calendar'>['calendar']): ChangeFaults {
  const { from, to } = timesOfChange(typed);
  const last = dateTyped(typed.toDate);
  const within = last !== null && last >= date && last <= plusDays(date, MAX_CHANGE_DAYS - 1);
  return {
    ...(!from && { from: say.needTimeOrNothing }),
    ...(!to && { to: say.needTimeOrNothing }),
    ...(from && to && from >= to && { to: say.needLater }),
    ...(typed.toDate.trim() && !within && { toDate: last ? say.needDateAfter : say.needDate }),
  };
}

/** Nothing typed is the whole day; what cannot be read is null. */
function timesOfChange({ from, to }: TypedChange): { from: string | null; to: string | null } {
  return { from: from.trim() ? timeTyped(from) : '00:00', to: to.trim() ? endTyped(to) : '24:00' };
}

/**
 * Bookings that lose their place are moved: the preview has said which.
 * @throws Error where `faultsOfChange` finds what cannot be read.
 */
export function inputOfChange(
  kind: ChangeKind,
  office: string,
  date: string,
  typed: TypedChange,
): CapacityPreviewInput {
  const common = { office, date, undoMinutes: mustBeRead(numberTyped(typed.undoMinutes, 0, MAX_UNDO_MINUTES)) };
  const reason = typed.reason.trim();
  const capacity = typed.capacity.trim() === '' ? null : mustBeRead(numberTyped(typed.capacity, 0, MAX_PLACES));
  switch (kind) {
    case 'closeDay':
      return { closeDay: { ...common, reason } };
    case 'setCapacity': {
      const { from, to } = timesOfChange(typed);
      const toDate = typed.toDate.trim() ? mustBeRead(dateTyped(typed.toDate)) : null;
      const range = { from: mustBeRead(from), to: mustBeRead(to), toDate, quota: typed.quota };
      return { setCapacity: { ...common, ...range, capacity, move: true } };
    }
    case 'setException': {
      const hours = `${mustBeRead(timeTyped(typed.opens))}-${mustBeRead(timeTyped(typed.shuts))}`;
      const open = { hours, breaks: periodsTyped(typed.breaks).map(mustBeRead) };
      return { setException: { ...common, reason, open, capacity, move: true } };
    }
    case 'removeException':
      return { removeException: { ...common, move: true } };
  }
}
