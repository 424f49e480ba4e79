// The types of events that others are told of, and the steps of bookings and tickets that they come from: tables.

export const FEED_TYPES = [
  'booking.held',
  'booking.confirmed',
  'booking.moved',
  'booking.offered',
  'booking.cancelled',
  'booking.expired',
  'booking.forfeited',
  'ticket.waiting',
  'ticket.called',
  'ticket.served',
  'ticket.no_show',
  'ticket.cancelled',
  'day.closed',
  'day.opened',
  'message.failed',
] as const;
export type FeedType = (typeof FEED_TYPES)[number];

/** The type of the event by which a receiver is tried. */
export const TEST_TYPE = 'webhook.test';

/** The facts of an event, without names, numbers or birth dates. */
export type FeedData = Readonly<Record<string, string | number | boolean | null>>;

/** By the action in the history of a booking. */
export const OF_BOOKING_ACTION: Readonly<Record<string, FeedType>> = {
  BOOK: 'booking.held',
  CONFIRM: 'booking.confirmed',
  RESCHEDULE: 'booking.moved',
  ADVANCE: 'booking.moved',
  MOVE: 'booking.moved',
  MOVE_BACK: 'booking.moved',
  CANCEL: 'booking.cancelled',
  SUPERSEDE: 'booking.cancelled',
  EXPIRE: 'booking.expired',
  FORFEIT: 'booking.forfeited',
};

/** By the action in the history of a ticket; at the end of the day its status tells the rest. */
export const OF_TICKET_ACTION: Readonly<Record<string, FeedType>> = {
  CHECK_IN: 'ticket.waiting',
  ISSUE: 'ticket.waiting',
  RESUME: 'ticket.waiting',
  TRANSFER: 'ticket.waiting',
  CALL: 'ticket.called',
  RECALL: 'ticket.called',
  UNDO: 'ticket.called',
  FINISH: 'ticket.served',
  NO_SHOW: 'ticket.no_show',
  CLOSE: 'ticket.cancelled',
};
