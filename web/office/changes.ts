// What a manager types to change a day, checked and made an input of the API: pure.
import type { CapacityPreviewInput } from './documents.ts';
import type { OfficeTexts } from './texts.ts';
import { dateTyped, timeTyped } from './typedDate.ts';

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

export type Faults = Partial<Record<keyof Typed, string>>;

const PERIOD = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

export function faultsIn(kind: Kind, typed: Typed, say: OfficeTexts['calendar']): Faults {
  const faults: Faults = {};
  const reasoned = kind === 'closeDay' || kind === 'setException';
  if (reasoned && !typed.reason.trim()) faults.reason = say.needReason;
  const places = typed.capacity.trim();
  if (kind !== 'closeDay' && places && !(/^\d{1,6}$/.test(places) && Number(places) <= 100_000))
    faults.capacity = say.needPlaces;
  if (kind === 'setException') {
    const [opens, shuts] = [timeTyped(typed.opens), timeTyped(typed.shuts)];
    if (!opens || !shuts || opens >= shuts) faults.opens = say.needHours;
    if (breaksIn(typed).some((one) => !PERIOD.test(one))) faults.breaks = say.needHours;
  }
  if (kind === 'setCapacity') {
    const [from, to] = [timeTyped(typed.from || '00:00'), timeTyped(typed.to || '24:00')];
    if (!from || !to || from >= to) faults.from = say.needHours;
    if (typed.toDate.trim() && !dateTyped(typed.toDate)) faults.toDate = say.needDate;
  }
  return faults;
}

function breaksIn({ breaks }: Typed): string[] {
  return breaks
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((one) => one.replaceAll('.', ':').replaceAll('–', '-'));
}

/** Whoever loses their place is moved: the preview has said who. */
export function inputOf(kind: Kind, office: string, date: string, typed: Typed): CapacityPreviewInput {
  const common = { office, date, undoMinutes: Number(typed.undoMinutes) };
  const reason = typed.reason.trim();
  const capacity = typed.capacity.trim() === '' ? null : Number(typed.capacity);
  switch (kind) {
    case 'closeDay':
      return { closeDay: { ...common, reason } };
    case 'setCapacity': {
      const { quota, from, to, toDate } = typed;
      const range = { from: timeTyped(from) ?? '00:00', to: timeTyped(to) ?? '24:00', toDate: dateTyped(toDate) };
      return { setCapacity: { ...common, ...range, quota, capacity, move: true } };
    }
    case 'setException': {
      const open = { hours: `${timeTyped(typed.opens)}-${timeTyped(typed.shuts)}`, breaks: breaksIn(typed) };
      return { setException: { ...common, reason, open, capacity, move: true } };
    }
    case 'removeException':
      return { removeException: { ...common, move: true } };
  }
}
