// A booking's life as one table: status x action -> status; the database check, the actions allowed and the sweeps follow it.

export const BOOKING_ACTIONS = [
  'CONFIRM',
  'RESCHEDULE',
  'ADVANCE',
  'CANCEL',
  'SUPERSEDE',
  'CHECK_IN',
  'EXPIRE',
  'FORFEIT',
] as const;
export type LifecycleAction = (typeof BOOKING_ACTIONS)[number];

/** Entries of the history of a booking: its beginning, the actions of its life, and changes that leave its status. */
export type HistoryAction = LifecycleAction | 'BOOK' | 'MOVE' | 'MOVE_BACK' | 'CORRECT' | 'LATE';

export const BOOKING_STATUSES = ['HELD', 'CONFIRMED', 'CHECKED_IN', 'EXPIRED', 'CANCELLED', 'FORFEITED'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

export const BOOKING_LIFE: Readonly<Record<BookingStatus, Partial<Record<LifecycleAction, BookingStatus>>>> = {
  HELD: { CONFIRM: 'CONFIRMED', RESCHEDULE: 'HELD', CANCEL: 'CANCELLED', SUPERSEDE: 'CANCELLED', EXPIRE: 'EXPIRED' },
  CONFIRMED: {
    RESCHEDULE: 'CONFIRMED',
    ADVANCE: 'CONFIRMED',
    CANCEL: 'CANCELLED',
    SUPERSEDE: 'CANCELLED',
    CHECK_IN: 'CHECKED_IN',
    FORFEIT: 'FORFEITED',
  },
  CHECKED_IN: {},
  EXPIRED: {},
  CANCELLED: {},
  FORFEITED: {},
};

/** The status that the action leads to, or null where the life has no such step. */
export function afterAction(status: BookingStatus, action: LifecycleAction): BookingStatus | null {
  return BOOKING_LIFE[status][action] ?? null;
}

/** Whether a booking of that status stays as it is. One that is checked in goes on as a ticket. */
export function isBookingOver(status: BookingStatus): boolean {
  return status !== 'CHECKED_IN' && Object.keys(BOOKING_LIFE[status]).length === 0;
}

/** An action on many bookings at once, as parts of its statement. */
export interface ActionSql {
  /** The statuses in which the life allows it, as a list in brackets. */
  from: string;
  /** The one status that it leads to, quoted. */
  to: string;
}

/** @throws RangeError where the action leads from several statuses to several others. */
export function sqlOfAction(action: LifecycleAction): ActionSql {
  const from = BOOKING_STATUSES.filter((status) => afterAction(status, action) !== null);
  const [to, ...others] = new Set(from.map((status) => afterAction(status, action)));
  if (!to || others.length > 0) throw new RangeError(`${action} does not lead to one status.`);
  return { from: `(${from.map((status) => `'${status}'`).join(', ')})`, to: `'${to}'` };
}

/** Statuses of a booking that is still to come: they count as the one live booking of a sender and of a person. */
export const LIVE_STATUSES: readonly BookingStatus[] = ['HELD', 'CONFIRMED', 'CHECKED_IN'];
