// A booking's life as one table: status x action -> status; types, the database check and allowedActions follow from it.

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

export const BOOKING_LIFE = {
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
} as const satisfies Record<string, Partial<Record<LifecycleAction, string>>>;

export type BookingStatus = keyof typeof BOOKING_LIFE;
export const BOOKING_STATUSES = Object.keys(BOOKING_LIFE) as BookingStatus[];

/** The status that the action leads to, or null where the life has no such step. */
export function afterAction(status: BookingStatus, action: LifecycleAction): BookingStatus | null {
  return (BOOKING_LIFE[status] as Partial<Record<LifecycleAction, BookingStatus>>)[action] ?? null;
}

/** Statuses of a booking that is still to come: they count as the one live booking of a sender and of a person. */
export const LIVE_STATUSES: readonly BookingStatus[] = ['HELD', 'CONFIRMED', 'CHECKED_IN'];
