// The contestants of the booking bench, and the places they book.
export const BOOKING_CONTESTANTS = ['antrean', 'pgbench', 'postgraphile'] as const;
export type BookingContestant = (typeof BOOKING_CONTESTANTS)[number];

export const PLACES = ['one window', '200 windows'] as const;
export type WindowSpread = (typeof PLACES)[number];
