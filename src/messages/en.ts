// Everything said in English.
import type { Catalogue } from './catalogue.ts';

export const english: Catalogue = {
  refusals: {
    FULL: 'All places {period} are taken. Please choose another date.',
    CLOSED: 'The office is closed on {date}. Please choose another working day.',
    NOT_YET_RELEASED: 'Places for {date} open on {releasedOn} at {releasedAt}.',
    TOO_FAR_AHEAD: 'That date is too far ahead. The last one is {lastDate}.',
    IN_THE_PAST: 'That date is past. Today is {today}.',
    NOT_OFFERED: 'This service is not offered at {office}.',
    NOT_BY_CHANNEL: '{service} cannot be booked from here. Please come to {office}.',
    OUTSIDE_INTAKE_HOURS: 'Registrations are taken on working days, {hours}. Please send it again then.',
    LIMIT_REACHED: 'This number already has {limit} open booking(s). Cancel with #batal, or look with #cek.',
    ALREADY_BOOKED:
      'A person with this name and birth date is booked already. Look with #cek from the number that booked.',
    BLOCKED: 'This number or name cannot book here. Please come to {office}.',
    BLOCKED_UNTIL: 'This number or name can book again on {untilDate} at {until}. Questions? Come to {office}.',
    FORFEITED_TOO_OFTEN: 'Several times running you did not come. You can book again from {untilDate}, {until}.',
    INVALID_NAME: 'The name cannot be read. Write it as on the identity card, letters only, at most 100.',
    INVALID_BIRTH_DATE: 'That birth date is not possible. Write day, month and year, for example 25011987.',
    PHOTO_REQUIRED: 'Send a photo of the identity card and the text in one message.',
    UNKNOWN_CODE: 'Unknown code. Please check it, and send it from the number that booked.',
    HOLD_EXPIRED: 'This code is no longer valid, it ran out at {confirmBy}. Please register again.',
    NOT_VERIFIED: "Your number is not proven yet. Send this code to the office's number by WhatsApp or SMS.",
    NOT_ALLOWED_NOW: 'This cannot be done now, the status is: {status}.',
    TOO_MANY_CHANGES: 'A booking can be changed {limit} time(s) only.',
    TOO_LATE_TO_CHANGE: 'Changes are possible until {hours} hours before. You can still cancel.',
    TOO_EARLY: 'Too early. Please come back from {opensAt} on.',
    TOO_LATE: 'Too late, the deadline was {deadline}. The code is void, please register again.',
    WRONG_DAY: 'This code is for {date}.',
    WRONG_OFFICE: 'This code is for {office}.',
    QUEUE_EMPTY: 'Nobody is waiting.',
    COUNTER_CLOSED: 'The counter is not open.',
    OFFER_GONE: 'Nothing is offered to you any more. Your appointment stays as it was.',
    CAPACITY_IN_USE: '{mustMove} bookings have to be moved. Ask again with leave to move them, or leave this as it is.',
    NO_ROOM_TO_MOVE:
      'There are not enough places until {lastDate} to move {mustMove} bookings. Add places or days first.',
    UNDO_OVER: 'This change can no longer be taken back, it could until {until}: people have been told.',
    UNDO_LATER_FIRST: 'There is a later change at this office. Take that back first.',
  },
  replies: {
    held:
      '{name}, born {birthDate}.\n{office}, {date} at {from}.\n' +
      'Correct? Reply with the code {code} before {confirmBy} to get your queue number.',
    heldOverflow:
      '{asked} is full, the next place is:\n{office}, {date} at {from}.\n{name}, born {birthDate}.\n' +
      'All right? Reply with the code {code} before {confirmBy} to get your queue number.',
    confirmed:
      'Queue number {number}\n{office}\n{date} at {from}\nBe there by {arriveBy}; late means forfeited.\n' +
      'Code {code}, show it when you come.\n{bring}\nCancel: #batal',
    moved:
      '{office}: {asked} at {askedAt} cannot be served. You were moved to {date} at {from}, queue number {number}. ' +
      'Be there by {arriveBy}. Your code stays {code}. Another day: #ubah DDMMYYYY, not counted. Cancel: #batal',
    movedHeld:
      '{office}: {asked} at {askedAt} cannot be served. Your place is now {date} at {from}. ' +
      'Agreed? Reply with the code {code} before {confirmBy}.',
    offer:
      '{office}: there is an earlier place, {date} at {from}. Want it? Reply #awal before {answerBy}. If not: #tidak. Code {code}.',
    standbyEnded:
      'Two offers from {office} were not answered, so we will not offer again. Your appointment stays. To join again: #awal',
    standbyJoined:
      'All right. If an earlier place comes free at {office}, we will offer it to you; you are number {place} in line. Your appointment stays {date} at {from}.',
    offerDeclined: 'All right, your appointment stays {date} at {from}. We will still offer other earlier places.',
    cancelled: 'Booking {code} at {office}, {date}, is cancelled. You may register again.',
    statusHeld: '{name}: {office}, {date} at {from}. Not certain yet: reply with the code {code} before {confirmBy}.',
    statusConfirmed:
      '{name}: queue number {number}, {office}, {date} at {from}. Be there by {arriveBy}. Code {code}. Cancel: #batal',
    statusCheckedIn: '{name}: queue number {number}, checked in at {office}. Please watch the board.',
    nothingBooked: 'There is no open booking from this number. To register, send:\n{example}',
    whichOne: 'There is more than one booking. Write the code too, for example: {command}\nYour codes: {codes}',
    changeHow: 'Write the new date, for example: {example}',
    freePlaces: 'Still free: {places}.',
    howTo: 'Queue of {office}. To register, send a line like this with your own data:\n{example}',
    howToWithPhoto:
      'Queue of {office}. To register, send a photo of the identity card with a caption like this, with your own data:\n{example}',
    tooFewFields: 'Not complete, this is missing: {missing}. Send a line like this:\n{example}',
    tooManyFields: 'Too many parts, and we do not guess. Send a line like this:\n{example}',
    placeholderLeft: 'That is still the example. Put in your own data, then send:\n{example}',
    unreadableBirthDate: 'The birth date "{typed}" cannot be read. Write day, month, year (8 digits):\n{example}',
    unreadableVisitDate: 'The visit date "{typed}" cannot be read. Write day, month, year (8 digits):\n{example}',
    unreadableAddress:
      'The address "{typed}" cannot be read. This office asks for an address, not a visit date:\n{example}',
    textOnly: 'We can only read text. To register at {office}, send:\n{example}',
    noOfficeHere: 'This number takes no registrations.',
  },
  fields: { name: 'name', birthDate: 'birth date', visitDate: 'visit date', address: 'address' },
  period: { day: 'on {date}', until: 'until {date}' },
};
