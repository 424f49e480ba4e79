// Everything said in English.
import type { Catalogue } from './catalogue.ts';

export const english: Catalogue = {
  refusals: {
    FULL: 'All places {period} are taken. Please choose another date.',
    WINDOW_GONE:
      'The hour picked is not there any more: the schedule has changed, or it is too near. Please choose another.',
    WINDOW_ON_OTHER_DAY: 'The hour picked is not on that date but on {date}. Please choose again.',
    CLOSED: 'The office is closed on {date}. Please choose another working day.',
    NOT_YET_RELEASED: 'Places for {date} open on {releasedOn} at {releasedAt}.',
    TOO_FAR_AHEAD: 'That date is too far ahead. The last one is {lastDate}.',
    IN_THE_PAST: 'That date is past. Today is {today}.',
    NOT_OFFERED: 'This service is not offered at {office}.',
    NOT_BY_CHANNEL: '{service} cannot be booked from here. Please come to {office}.',
    OUTSIDE_INTAKE_HOURS: 'Registrations are taken on working days, {hours}. Please send it again then.',
    LIMIT_REACHED: 'This number already has {limit} open booking(s). Cancel one of them first.',
    ALREADY_BOOKED: 'A person with this name and birth date is booked already. Use that booking, or cancel it first.',
    TOO_MANY_HELD:
      'From this internet connection {limit} bookings are held and not confirmed yet. ' +
      'Confirm or cancel one of them, try again after {until}, or turn to {contact}.',
    UNPROVEN_FULL:
      'Places are left {period}, but all that can be had without a proven number are held just now. ' +
      'Try again in some minutes, choose another date, or turn to {contact}.',
    BLOCKED: 'This number or name cannot book here. Please come to {office}.',
    BLOCKED_UNTIL: 'This number or name can book again on {untilDate} at {until}. Questions? Come to {office}.',
    FORFEITED_TOO_OFTEN:
      '{office}: several times running you did not come. You can book again from {untilDate}, {until}. Questions? Come to the office.',
    INVALID_NAME: 'The name cannot be read. Write it as on the identity card, letters only, at most 100.',
    INVALID_BIRTH_DATE: 'That birth date is not possible. Write day, month and year, for example 25011987.',
    PHOTO_REQUIRED: 'Send a photo of the identity card and the text in one message.',
    UNKNOWN_CODE: 'Unknown code. Please check it, and send it from the number that booked.',
    HOLD_EXPIRED: 'This code is no longer valid, it ran out at {confirmBy}. Please register again.',
    NOT_VERIFIED: "Your number is not proven yet. Send this code to the office's number by WhatsApp or SMS.",
    WORK_NEEDED: 'Your device has not yet shown that you are no robot. Load this page again, then try once more.',
    TOO_MANY_CONFIRMED:
      'From this internet connection {limit} bookings were confirmed within a day. ' +
      'Try again on {untilDate} after {until}, use another connection, or turn to {contact}.',
    WRONG_DIGITS: 'These digits do not match, or their time is over. Look at the latest message, or ask for new ones.',
    NUMBER_NOT_SERVED: 'Digits cannot be sent to this number. Use a mobile number of {codes}, or turn to {contact}.',
    TOO_MANY_DIGITS:
      'Digits were asked for too often today. Try again on {untilDate} after {until}, or turn to {contact}.',
    DIGITS_JUST_SENT: 'Digits were sent to this number a moment ago. Try again after {until}.',
    NOT_ALLOWED_NOW: 'This cannot be done now, the status is: {status}.',
    TOO_MANY_CHANGES: 'A booking can be changed {limit} time(s) only.',
    TOO_LATE_TO_CHANGE: 'Changes are possible until {hours} hours before. You can still cancel.',
    TOO_EARLY: 'Too early. Please come back from {opensAt} on.',
    TOO_LATE: 'Too late, the deadline was {deadline}. The code is void, please register again.',
    WRONG_DAY: 'This code is for {date}.',
    WRONG_OFFICE: 'This code is for {office}.',
    QUEUE_EMPTY: 'Nobody is waiting.',
    COUNTER_CLOSED: 'The counter is not open.',
    CONFIRM_FIRST: 'This place is not confirmed yet. Reply with its code before {confirmBy} first.',
    NOTHING_EARLIER: 'Your appointment, {date} at {from}, is the earliest there is.',
    OFFER_GONE: 'Nothing is offered to you any more. Your appointment stays as it was.',
    CAPACITY_IN_USE: '{mustMove} bookings have to be moved. Ask again with leave to move them, or leave this as it is.',
    NO_ROOM_TO_MOVE:
      'There are not enough places until {lastDate} to move {mustMove} bookings. Add places or days first.',
    UNDO_OVER: 'This change can no longer be taken back, it could until {until}: people have been told.',
    LAST_ADMINISTRATOR:
      'You are the last administrator with a personal key. Make a key for another one before you end your own.',
    NOTICE_OFF: 'This notice is switched off at {office}. Switch it on in the settings of the office first.',
    UNDO_LATER_FIRST: 'There is a later change at this office. Take that back first.',
    MESSAGE_WAITING: 'This message is still waiting to be sent.',
    MESSAGE_OVER: 'This message is of no use any more: what it speaks of has changed or is over.',
  },
  todayFull: 'All places {period} are taken, or too near to be there in time. Please choose another date.',
  hourFull: 'All places {period} are taken. Please choose another hour or day.',
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
    reminderDay:
      '{office}: a reminder of the visit of {name}, {date} at {from}, queue number {number}. Be there by {arriveBy}. ' +
      'Code {code}, show it when you come.\n{bring}\nNot coming? Reply BATAL',
    reminderSoon:
      '{office}: {name} is expected on {date} at {from}, queue number {number}. Be there by {arriveBy}; late means forfeited. ' +
      'Code {code}. Not coming? Reply BATAL',
    turnNear:
      '{office}: it is nearly the turn of number {number}, {ahead} more before you. Please wait near the counters.',
    turnNext: '{office}: number {number} is next. Please wait near the counters.',
    called: '{office}: number {number} is called. Please go to counter {counter}.',
    forfeited:
      '{office}: queue number {number} of {date} is forfeited, as you were not there by {deadline}. Another day? Register again:\n{example}',
    passportReady: '{office}: the passport of {name} is ready. Please fetch it at the office during working hours.',
    proof: '{digits} proves your number to {office}, until {until}. Give it to nobody.',
    guideName: 'All right, step by step. For {office}.\n1/4 What is your name, as on the identity card?',
    guideBirthDate: '2/4 {name}, what is your date of birth? Example: 25-01-1987',
    guideDay: '3/4 Which day will you come? Reply with its number:\n{list}',
    guideYes:
      '4/4 Is this right?\n1 Name: {name}\n2 Born: {birthDate}\n3 Day: {date}, {office}\nReply YES, or the number of what is wrong.',
    guideNameWrong: '"{typed}" cannot be read as a name. Write only the name, in letters. Example: Budi Santoso',
    guideBirthDateWrong: '"{typed}" cannot be read as a date of birth. Write day, month, year. Example: 25-01-1987',
    guideDayWrong: 'That day is not in the list. Reply with one of these numbers:\n{list}',
    guideNoDay: 'There is no place at {office} at the moment. Try again tomorrow, or ask again with #kuota.',
    guideLeft: 'All right, left off. To begin again: PANDU',
    welcome: 'You are welcome.',
    limitHint: 'Cancel with #batal, look with #cek.',
    bookedHint: 'Look with #cek from the number that booked.',
    guideOffer: 'Trouble? Reply PANDU and we will lead you step by step. To see your place: #cek',
    alreadyAnswered:
      'We have answered this same message above, so we will not answer it again. Write another question, #cek, or PANDU.',
    replyPause: 'Too many messages in one hour. We will answer again from {until}.',
    quota: '{office}, places left:\n{list}',
    languageSet: 'All right, we will answer in English.',
    photoWaits: 'The photo has arrived. Now send your data, or reply PANDU.',
    photoWanted: 'The data of {name} was read. Now send the photo of the identity card; no need to repeat the data.',
    cancelled: 'Booking {code} at {office}, {date}, is cancelled. You may register again.',
    statusHeld: '{name}: {office}, {date} at {from}. Not certain yet: reply with the code {code} before {confirmBy}.',
    statusConfirmed:
      '{name}: queue number {number}, {office}, {date} at {from}. Be there by {arriveBy}. Code {code}. Cancel: #batal',
    statusCheckedIn: '{name}: queue number {number}, checked in at {office}. Please watch the board.',
    nothingBooked: 'There is no open booking from this number. To register, send:\n{example}',
    bookingWaits:
      'We did not understand that, and nothing has changed.\nWaiting for you: {name}, {office}, {date} at {from}.\n' +
      'Agreed? Reply YES or the code {code} before {confirmBy}. To give it up: #batal. Another day: #ubah DDMMYYYY',
    bookingStands:
      'We did not understand that, and nothing has changed.\nYour booking: {name}, {office}, {date} at {from}, code {code}.\n' +
      'See it: #cek. To give it up: #batal. Another day: #ubah DDMMYYYY',
    askCancel:
      'Give up the booking of {name} at {office}, {date} at {from}? The place will go to somebody else.\n' +
      'Reply YES to give it up, NO to keep it. Only another day: #ubah DDMMYYYY',
    askConfirm:
      'Do you agree to {name}, {office}, {date} at {from}? Reply YES before {confirmBy} to get your queue number, NO if not yet.',
    kept: 'All right, nothing has changed: {name}, {office}, {date} at {from}.',
    changeBooking:
      'Nothing has changed yet: {name}, born {birthDate}, {office}, {date} at {from}.\nAnother day: send {command}. ' +
      'The hour depends on the places that are free.\nWrong name or birth date: send #batal, then register again with the right data.',
    codeAlone:
      'We did not use the code {code}, as it stands in a sentence. To agree, send the code by itself. To give it up: #batal {code}. Another day: #ubah {code} DDMMYYYY',
    lostOrDamaged:
      'A lost or damaged passport cannot be registered by message, so we registered nothing. ' +
      'Please come to {office} in person during working hours. If it is lost, bring the police report; if it is damaged, bring the passport.',
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
    impossibleBirthDate:
      'The birth date "{typed}" is not in the calendar. Write day, month, year (8 digits):\n{example}',
    impossibleVisitDate:
      'The visit date "{typed}" is not in the calendar. Write day, month, year (8 digits):\n{example}',
    ambiguousBirthDate: 'The birth date "{typed}" can be read in more than one way. Send the right one:\n{example}',
    ambiguousVisitDate: 'The visit date "{typed}" can be read in more than one way. Send the right one:\n{example}',
    birthDateInFuture: 'The birth date {birthDate} is still to come. Check the year, then send:\n{example}',
    birthDateOutOfRange: 'The birth date {birthDate} is too long ago. Check the year, then send:\n{example}',
    datesSwapped: 'Are the dates swapped? If born {birthDate} and coming {visitDate}, send:\n{example}',
    unreadableAddress:
      'The address "{typed}" cannot be read. This office asks for an address, not a visit date:\n{example}',
    addressTooLong: 'The address is too long, 300 characters at most. Send a line like this:\n{example}',
    nameInvalid: 'The name "{typed}" cannot be read. Write it as on the identity card, letters only:\n{example}',
    nameTooLong: 'The name is too long, 100 letters at most. Send a line like this:\n{example}',
    serviceUnreadable: 'The service "{typed}" is not known. There are: {services}. Send a line like this:\n{example}',
    peopleUnreadable: 'The number of people "{typed}" cannot be read. Write it in digits, as here:\n{example}',
    nikUnreadable: 'The NIK "{typed}" cannot be read. Write its 16 digits as on the identity card:\n{example}',
    nikMismatch: 'The NIK {nik} does not match the birth date {birthDate}. Check both, then send:\n{example}',
    multipleApplicants: 'This message names {count} people. Send one message for each, like this:\n{example}',
    textTooLong: 'The message is too long. Send one line only, like this:\n{example}',
    photoWithoutText: 'The photo came without a text. Send the photo again with a caption like this:\n{example}',
    whichDate: 'The date "{typed}" cannot be read with certainty. Send it like this:\n{example}',
    understood: 'Understood so far: {what}.',
    noteCheck: 'Please check the data: we read them from what you wrote.',
    noteLeftOut: 'The rest of your message was left aside.',
    noteHour: 'The hour cannot be chosen by message, so the hour you wrote was left aside.',
    noteNameLabel:
      'Name read as "{name}". If the word "Nama" is part of your name: #batal, then send it again with "Name: " before the full name.',
    noteFamily: 'This is for one person. Send one message for each of the family, {limit} from this number at most.',
    noteAlone: 'This is for one person. Only one person can be registered from this number.',
    stopHow:
      'We send you no more notices, and only answer you. To get them again reply MULAI. Not coming? Reply #batal',
    started: 'We tell you about your booking again.',
    textOnly: 'We can only read text. To register at {office}, send:\n{example}',
    noOfficeHere: 'This number takes no registrations.',
  },
  short: {
    held: '{name}, born {birthDate}. {office}, {date} {from}. Right? Reply {code} before {confirmBy}.',
    heldOverflow: '{asked} is full. Instead: {office}, {date} {from}. Agreed? Reply {code} before {confirmBy}.',
    confirmed:
      'No. {number}, {office}, {date} {from}. Be there {arriveBy}, late is forfeited. {code}. To give up: #batal',
    moved: '{office}: {asked} is off. Moved to {date} {from}, no. {number}, be there {arriveBy}. {code}.',
    movedHeld: '{office}: {asked} is off. Moved to {date} {from}. Agreed? Reply {code} before {confirmBy}.',
    offer: '{office}: a place {date} {from}. Want it? Reply #awal before {answerBy}. If not: #tidak',
    reminderDay: '{office}: {date} {from}, no. {number}. Be there {arriveBy}. Not coming? Reply BATAL',
    reminderSoon:
      '{office}: today {from}, no. {number}. Be there {arriveBy}, late is forfeited. Not coming? Reply BATAL',
    forfeited: '{office}: no. {number} is forfeited, not there by {deadline}. Register again: {example}',
    standbyJoined: 'If an earlier place comes free we offer it, you are number {place}. Yours stays {date} {from}.',
    statusHeld: '{name}: {office}, {date} {from}. Not sure yet: reply {code} before {confirmBy}.',
    statusConfirmed: '{name}: no. {number}, {office}, {date} {from}. Be there {arriveBy}. {code}.',
    bookingWaits: '{name}: {office}, {date} {from}. Agreed? Reply YES before {confirmBy}. If not: #batal',
    bookingStands: '{name}: {office}, {date} {from}, {code}. To give up: #batal. Another day: #ubah DDMMYYYY',
    askCancel: 'Give up {name}, {office}, {date} {from}? The place is lost. Reply YES or NO',
    askConfirm: 'Agree to {name}, {office}, {date} {from}? Reply YES before {confirmBy}, or NO',
    changeBooking: 'Unchanged: {name}, {office}, {date} {from}. Another day: {command}. Wrong data: #batal',
    codeAlone: 'Code {code} was not used. To agree, send it by itself. To give it up: #batal {code}',
    lostOrDamaged: 'A lost or damaged passport: come to {office} in person, with the police report if it is lost.',
    noteNameLabel: 'Name read as "{name}". Wrong? #batal, then send it with "Name: " before the full name.',
    guideYes: '4/4 Right? 1 {name} 2 {birthDate} 3 {date}, {office}. Reply YES, or what number is wrong.',
    howToWithPhoto: '{office}: this office needs a photo of the identity card. Register by WhatsApp or web.',
  },
  fields: {
    name: 'name',
    birthDate: 'birth date',
    visitDate: 'visit date',
    address: 'address',
    service: 'service',
    people: 'number of people',
    nik: 'NIK',
  },
  lists: {
    dayList: 'List of visits',
    asOf: 'As of {date}, {time}',
    page: 'Page',
    expected: '{people} people',
    nobody: 'Nobody is booked.',
    number: 'Queue number',
    code: 'Code',
    name: 'Name',
    birthDate: 'Birth date',
    service: 'Service',
    priority: 'Priority',
    here: 'Here',
    status: 'Status',
    window: 'Window',
    channel: 'Channel',
    NORMAL: '',
    ELDERLY: 'Elderly',
    CHILD: 'Child',
    DISABILITY: 'Disability',
    PREGNANT: 'Pregnant',
    HELD: 'not confirmed',
    CONFIRMED: 'booked',
    CHECKED_IN: 'here',
    FORFEITED: 'forfeited',
    office: 'Office',
    date: 'Date',
    group: 'Group',
    of: 'Part',
    total: 'all',
    services: 'service',
    channels: 'channel',
    hours: 'hour',
    booked: 'Booked',
    confirmed: 'Confirmed',
    overflowed: 'Overflowed',
    cancelled: 'Cancelled',
    lapsed: 'Lapsed',
    forfeited: 'Forfeited',
    checkedIn: 'Checked in',
    walkIns: 'Walk-ins',
    served: 'Served',
    noShows: 'No-shows',
    medianWaitMinutes: 'Wait, median (minutes)',
    p90WaitMinutes: 'Wait, 90th percentile (minutes)',
    medianServiceMinutes: 'Service, median (minutes)',
    p90ServiceMinutes: 'Service, 90th percentile (minutes)',
    capacity: 'Places',
    taken: 'Places taken',
    useOfCapacity: 'Used (percent)',
  },
  period: {
    hour: 'on {date} at {hour}',
    day: 'on {date}',
    until: 'until {date}',
    since: 'from the day asked for until {date}',
  },
};
