// The texts of one's own place in the queue, in English; a missing text does not compile.
import { counterName } from '../counterName.ts';
import type { PlaceTexts } from './id.ts';

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ORDINAL_ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** `5th`. */
function ordinal(place: number): string {
  return `${place}${ORDINAL_ENDINGS[ORDINALS.select(place)]}`;
}

export const placeInEnglish: PlaceTexts = {
  number: 'Queue number',
  held: 'Your place is held',
  heldText: (until) => `Send this code before ${until}. Then the place is yours.`,
  heldHere: (until) => `Confirm before ${until}: open your booking and press Confirm.`,
  sendBy: { WHATSAPP: 'Send by WhatsApp', SMS: 'Send by SMS', EMAIL: 'Send by e-mail' },
  toBooking: 'Open my booking',
  expired: 'The time to hold this place is over',
  expiredText: 'The code was not sent in time, so the place was given to someone else. Please book again.',
  booked: 'You are booked',
  bookedText: (opensAt) => `Check in at the front desk from ${opensAt}. This page shows your turn.`,
  checkIn: 'Please check in at the front desk',
  checkInText: 'Show this code at the front desk or at the ticket machine.',
  late: (until) => `You are late. The place is still yours until ${until}; after that it is lost.`,
  forfeited: 'This place is lost',
  forfeitedText: (until) => `You had not checked in by ${until}. Please book again, or ask for a number at the office.`,
  cancelled: 'This booking was cancelled',
  cancelledText: 'The place was given back. You may book again.',
  moved: 'The office moved your visit to the day and hour below. We are sorry, and thank you for your patience.',
  waiting: 'You are in the queue',
  position: (place) => (place === 1 ? 'You are next' : `You are ${ordinal(place)}`),
  minutes: (minutes) => `about ${minutes} min`,
  unknownWait: 'The wait cannot be estimated yet: not enough people have been served today.',
  nearText: 'Please stay near the counters.',
  transferred: 'You were sent on, and need no new number.',
  transferredTo: (counter) => `You were sent on to ${counterName('counter', counter)}. Wait there to be called.`,
  called: (counter) => `${counterName('Counter', counter)}, now`,
  calledText: 'Your number is called. Please come forward.',
  calledAgain: (times) =>
    `This is the ${ordinal(times)} call. Please come forward now, before the next number is called.`,
  serving: (counter) => `Being served at ${counterName('counter', counter)}`,
  servingText: 'You may close this page.',
  parked: 'Your number is set aside for a while',
  parkedText: 'An officer will call you again. If it takes long, ask at the front desk.',
  served: 'Done. Thank you for coming',
  servedText: 'Your visit is finished.',
  noShow: 'You were called, but were not there',
  noShowText: (number) => `Come to the front desk and say number ${number}. It stays good all day.`,
  closed: 'The office closed before this number was served',
  closedText: 'We are sorry. Ask the office, or book again for another day.',
  day: 'Day',
  hour: 'Hour',
  arriveBy: 'Be there by',
  arriveByText: (time, lost) => `${time}; lost after ${lost}`,
  service: 'Service',
  bring: 'What to bring',
  yourCode: 'Your code',
  qrAlt: (code) => `QR code of the code ${code}`,
  calendar: 'Save to calendar',
  again: 'Book again',
  board: 'See the queue board',
  alertMe: 'Ring and vibrate when I am called',
  alertOn: 'Ringing and vibrating is on; the screen is kept on',
  alertHint: 'Leave this page open. Do not mute your phone.',
  stale: (time) => `No connection. This is how it stood at ${time}. Watch the queue board, too.`,
  unknown: 'This page is no longer there',
  unknownText: 'The address is wrong, or the visit was over some time ago.',
  toStart: 'To the start page',
  inTitle: {
    called: (counter, number) => `${counterName('Counter', counter)} now · ${number}`,
    place: (place, number) => `${ordinal(place)} · ${number}`,
  },
};
