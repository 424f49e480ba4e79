// What a manager types to change a day, checked and made an input of the API: pure.
import type { CapacityPreviewInput } from '../../clients/types.ts';
import type { OfficeTexts } from '../texts/office/id.ts';
import { dateTyped, endTyped, periodsTyped, timeTyped } from './typedDate.ts';
import { plusDays } from './when.ts';

export type Kind = 'closeDay' | 'setCapacity' | 'setException' | 'removeException';

export interface Typed {
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

export const NOTHING_TYPED: Typed = {
  ...{ reason: '', capacity: '', quota: 'general', from: '', to: '', toDate: '' },
  ...{ opens: '', shuts: '', breaks: '', undoMinutes: '10' },
};

/** Bounds as the API has them. */
const MOST_PLACES = 100_000;
const MOST_DAYS = 366;

export type Faults = Partial<Record<keyof Typed, string>>;

/** What stands in the way, by field. */
export function faultsIn(kind: Kind, date: string, typed: Typed, say: OfficeTexts['calendar']): Faults {
  const places = typed.capacity.trim();
  const reasoned = kind === 'closeDay' || kind === 'setException';
  return {
    ...(reasoned && !typed.reason.trim() && { reason: say.needReason }),
    ...(kind !== 'closeDay' &&
      places &&
      !(/^\d{1,6}$/.test(places) && Number(places) <= MOST_PLACES) && { capacity: say.needPlaces }),
    ...(kind === 'setException' && hoursFaults(typed, say)),
    ...(kind === 'setCapacity' && rangeFaults(date, typed, say)),
  };
}

function hoursFaults(typed: Typed, say: OfficeTexts['calendar']): Faults {
  const [opens, shuts] = [timeTyped(typed.opens), timeTyped(typed.shuts)];
  return {
    ...(!opens && { opens: say.needTime }),
    ...(!shuts && { shuts: say.needTime }),
    ...(opens && shuts && opens >= shuts && { shuts: say.needLater }),
    ...(periodsTyped(typed.breaks).includes(null) && { breaks: say.needBreaks }),
  };
}

function rangeFaults(date: string, typed: Typed, say: OfficeTexts['calendar']): Faults {
  const { from, to } = timesOf(typed);
  const last = dateTyped(typed.toDate);
  const within = last !== null && last >= date && last <= plusDays(date, MOST_DAYS - 1);
  return {
    ...(!from && { from: say.needTimeOrNothing }),
    ...(!to && { to: say.needTimeOrNothing }),
    ...(from && to && from >= to && { to: say.needLater }),
    ...(typed.toDate.trim() && !within && { toDate: last ? say.needDateAfter : say.needDate }),
  };
}

/** Nothing typed is the whole day; what cannot be read is null. */
function timesOf({ from, to }: Typed): { from: string | null; to: string | null } {
  return { from: from.trim() ? timeTyped(from) : '00:00', to: to.trim() ? endTyped(to) : '24:00' };
}

/**
 * Bookings that lose their place are moved: the preview has said which.
 * @throws Error where `faultsIn` finds a time that cannot be read.
 */
export function inputOf(kind: Kind, office: string, date: string, typed: Typed): CapacityPreviewInput {
  const common = { office, date, undoMinutes: Number(typed.undoMinutes) };
  const reason = typed.reason.trim();
  const capacity = typed.capacity.trim() === '' ? null : Number(typed.capacity);
  switch (kind) {
    case 'closeDay':
      return { closeDay: { ...common, reason } };
    case 'setCapacity': {
      const { from, to } = timesOf(typed);
      const toDate = typed.toDate.trim() ? known(dateTyped(typed.toDate)) : null;
      const range = { from: known(from), to: known(to), toDate, quota: typed.quota };
      return { setCapacity: { ...common, ...range, capacity, move: true } };
    }
    case 'setException': {
      const hours = `${known(timeTyped(typed.opens))}-${known(timeTyped(typed.shuts))}`;
      const open = { hours, breaks: periodsTyped(typed.breaks).map(known) };
      return { setException: { ...common, reason, open, capacity, move: true } };
    }
    case 'removeException':
      return { removeException: { ...common, move: true } };
  }
}

function known(read: string | null): string {
  if (read === null) throw new Error('A time or date that cannot be read is no input.');
  return read;
}
