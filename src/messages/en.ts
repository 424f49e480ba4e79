// All texts in English.
import type { Catalogue } from './catalogue.ts';

export const englishCatalogue: Catalogue<'en'> = {
  refusals: {
    FULL: 'All places {period} are taken. Please choose another date.',
    WINDOW_GONE:
      'The hour you picked is no longer available: the schedule has changed, or it is too soon. Please choose another.',
    CLOSED: 'The office is closed on {date}. Please choose another working day.',
    ENTERED:
      'You take part in the draw for places at {office} on {date}. It takes place at {until}; being early makes no difference. You will hear the result after that.',
    NOT_YET_RELEASED: 'Places for {date} open on {releasedOn} at {releasedAt}.',
    TOO_FAR_AHEAD: 'That date is too far ahead. The last date is {lastDate}.',
    IN_THE_PAST: 'That date has passed. Today is {today}.',
    NOT_OFFERED: 'This service is not offered at {office}.',
    NOT_BY_CHANNEL: '{service} cannot be booked from here. Please come to {office}.',
    OUTSIDE_INTAKE_HOURS: 'Registrations are accepted on working days, {hours}. Please send it again then.',
    LIMIT_REACHED: {
      one: 'This number can have {limit} open booking at a time. Others can book from their own number.',
      other: 'This number can have {limit} open bookings at a time. Others can book from their own number.',
    },
    ALREADY_BOOKED: 'A person with this name and birth date is booked already. Use that booking, or cancel it first.',
    TOO_MANY_HELD: {
      one:
        'From this internet connection, {limit} place was taken within an hour and not confirmed. Confirm it, try ' +
        'again after {until}, or contact {contact}.',
      other:
        'From this internet connection, {limit} places were taken within an hour and not confirmed. Confirm one ' +
        'of them, try again after {until}, or contact {contact}.',
    },
    WORK_REQUIRED:
      'There were many requests from this internet connection or for this office lately. Your device has to show ' +
      'first that you are not a robot, which takes a few seconds in an up-to-date browser. If it cannot, contact ' +
      '{contact}.',
    HELD_TOO_OFTEN: {
      one:
        'For this person {limit} place was taken within an hour and not confirmed. Try again after {until}, or ' +
        'contact {contact}.',
      other:
        'For this person {limit} places were taken within an hour and not confirmed. Try again after {until}, or ' +
        'contact {contact}.',
    },
    UNPROVEN_FULL:
      'Places are left {period}, but all those that can be booked without a verified number are taken at the ' +
      'moment. Try again later, choose another date, or contact {contact}.',
    REGISTER_OTHERWISE:
      'This registration cannot be accepted on the web today. To register, contact {contact}, or come to the counter.',
    REGISTER_AT_DESK:
      'This registration cannot be accepted from this number today. Please come to the counter at {office} with the identity card.',
    BLOCKED: 'This number or name cannot book here. Please come to {office}.',
    BLOCKED_UNTIL: 'This number or name can book again on {untilDate} at {until}. Questions? Come to {office}.',
    FORFEITED_TOO_OFTEN:
      '{office}: you missed several visits in a row. You can book again from {untilDate}, {until}. Questions? ' +
      'Come to the office.',
    INVALID_NAME: 'The name is not valid. Write it as on the identity card, in letters only, at most 100.',
    INVALID_BIRTH_DATE: 'That birth date is not possible. Write day, month and year, for example 25011987.',
    INVALID_DATE: 'There is no such date. Please choose another one.',
    INVALID_PHONE: 'That phone number is not valid. Write it like 0812 3456 7890.',
    PHOTO_REQUIRED: 'Send a photo of the identity card and the text in one message.',
    UNKNOWN_CODE: 'Unknown code. Please check it, and send it from the number that booked.',
    HOLD_EXPIRED: 'This code is no longer valid: it expired at {confirmBy}. Please register again.',
    NOT_VERIFIED: "Your number is not verified yet. Send this code to the office's number by WhatsApp or SMS.",
    WORK_NEEDED: 'Your device has not yet shown that you are not a robot. Reload this page, then try again.',
    TOO_MANY_CONFIRMED: {
      one:
        'From this internet connection, {limit} booking was confirmed within a day. Try again on {untilDate} ' +
        'after {until}, use another connection, or contact {contact}.',
      other:
        'From this internet connection, {limit} bookings were confirmed within a day. Try again on {untilDate} ' +
        'after {until}, use another connection, or contact {contact}.',
    },
    WRONG_DIGITS: 'These digits do not match or have expired. Check the latest message, or ask for new digits.',
    DIGITS_NEEDED:
      'For personal data, the number or e-mail address of this booking has to be verified first. Request digits, or ' +
      'contact {contact}.',
    DATA_AT_DESK:
      'This booking has no number or e-mail address to verify. Come to {office} with your identity card: an officer ' +
      'will help you see, correct or delete your data.',
    CORRECTION_AT_DESK:
      'This is more than a slip, or was corrected before. Come to {office} with your identity card to correct it.',
    ERASE_CANCELS: 'Your booking {codes} is still open and would be cancelled with your data. Nothing was deleted yet.',
    ERASE_AFTER_VISIT: 'You are being served at {office}. Delete your data when you are done.',
    NUMBER_NOT_SERVED: 'Digits cannot be sent to this number. Use a mobile number of {codes}, or contact {contact}.',
    DIGITS_UNDELIVERABLE:
      'Digits cannot be sent to this number now. Write to {contact} yourself: your message is proof enough, without digits.',
    DIGITS_NOT_OFFERED:
      '{office} sends no digits. Register without them: your device does a short calculation instead, or an officer ' +
      'registers you at the counter.',
    TOO_MANY_DIGITS: 'Digits were requested too often. Try again on {untilDate} after {until}, or contact {contact}.',
    DIGITS_JUST_SENT: 'Digits were sent to this number a moment ago. Try again after {until}.',
    NOT_ALLOWED_NOW: 'This is not possible now: {status}.',
    TOO_MANY_CHANGES: {
      one: 'A booking can be changed only {limit} time.',
      other: 'A booking can be changed only {limit} times.',
    },
    TOO_LATE_TO_CHANGE: {
      one: 'Changes are possible up to {hours} hour before the visit. You can still cancel.',
      other: 'Changes are possible up to {hours} hours before the visit. You can still cancel.',
    },
    TOO_EARLY: 'It is too early. Please come back from {opensAt}.',
    TOO_LATE: 'It is too late: the deadline was {deadline}. The code is no longer valid; please register again.',
    WRONG_DAY: 'This code is for {date}.',
    WRONG_OFFICE: 'This code is for {office}.',
    DOOR_CODE_EXPIRED: 'The QR code at the door has changed. Scan the one that is shown now.',
    UNKNOWN_DOOR_CODE: 'This is not the QR code at the door of {office}. Scan the one on the screen at the entrance.',
    NO_DOOR_CODES: '{office} has no check-in by a QR code at the door. Please check in at the front desk.',
    QUEUE_EMPTY: 'No one is waiting.',
    COUNTER_CLOSED: 'The counter is not open.',
    CONFIRM_FIRST: 'This place is not confirmed yet. Reply with its code before {confirmBy} first.',
    NOTHING_EARLIER: 'Your appointment, {date} at {from}, is already the earliest available.',
    OFFER_GONE: 'This offer is no longer valid. Your appointment stays as it was.',
    STANDBY_UNPROVEN:
      'Only applicants whose number is verified can wait for an earlier place. Your booking stays as it is. For an ' +
      'earlier place, contact {contact}.',
    PLACES_FREE: 'There are free places now. Please register.',
    REQUEST_UNPROVEN: 'Word can only be sent to a verified number that the office can write to. Contact {contact}.',
    ALREADY_WAITING: 'This person is already waiting for a place by another number.',
    UNKNOWN_REQUEST: 'This request is no longer waiting: it was withdrawn, has a place, or is over.',
    CAPACITY_IN_USE: {
      one: '{mustMove} booking must be moved. Try again and allow bookings to be moved, or keep the schedule as it is.',
      other:
        '{mustMove} bookings must be moved. Try again and allow bookings to be moved, or keep the schedule as it is.',
    },
    NO_ROOM_TO_MOVE: {
      one: 'There are not enough places until {lastDate} to move {mustMove} booking. Add places or days first.',
      other: 'There are not enough places until {lastDate} to move {mustMove} bookings. Add places or days first.',
    },
    UNDO_OVER: 'This change can no longer be undone: the deadline was {until}, and the applicants have been told.',
    PAIRING_NOT_SHOWN: 'This is not a code that a screen shows now. Check its eight letters and digits.',
    PAIRING_OVER: 'This code is not valid, or no longer. Create a new one on the page “Office”.',
    LAST_ADMINISTRATOR:
      'You are the last administrator with a personal key. Create a key for another administrator before you end ' +
      'your own.',
    NOTICE_OFF: 'This notice is switched off at {office}. Switch it on in the office settings first.',
    UNDO_LATER_FIRST: 'There is a later change at this office. Undo that one first.',
    MESSAGE_WAITING: 'This message is still waiting to be sent.',
    MESSAGE_OVER: 'This message is out of date: its subject has changed or has passed.',
    CONVERSATION_TAKEN: 'Another officer has this conversation until {until}.',
    REPLY_WINDOW_CLOSED: {
      one:
        'This channel sends answers only within {hours} hour of the last message of the person, which ended on {untilDate} at {until}. ' +
        'You can answer once the person writes again.',
      other:
        'This channel sends answers only within {hours} hours of the last message of the person, which ended on {untilDate} at {until}. ' +
        'You can answer once the person writes again.',
    },
    OPTED_OUT: 'This person asked for no more messages, and has not written since.',
    UNREACHABLE:
      'This office cannot write to this person: no number is known, or the office has no channel that reaches it.',
    TEXT_LENGTH: {
      one: 'This text must have {limit} character.',
      other: 'This text must have 1 to {limit} characters.',
    },
    TEXT_PLACEHOLDER_MISSING: 'This text must hold {placeholder}: without it the message is of no help.',
    TEXT_PLACEHOLDER_UNKNOWN: '{placeholder} is not known in this text. These can be used: {known}.',
    TEXT_WITHOUT_PLACEHOLDERS: '{placeholder} is not known: this text has no placeholders.',
    TEXT_TOO_MANY_SMS: {
      one: 'This text takes {count} SMS, at most {limit}. Shorten it.',
      other: 'This text takes {count} SMS, at most {limit}. Shorten it, and use plain letters without emoji.',
    },
    TEMPLATE_WITH_PHOTO: 'Leave +FOTO out of the format: the choice of photo is for that.',
    TEMPLATE_EMPTY_WORD: 'There must be a word between every two #.',
    TEMPLATE_KEYWORD_INVALID: 'The format cannot begin with {keyword}: a keyword has 2 to 30 letters and digits.',
    TEMPLATE_FIELD_UNKNOWN: '{field} is not known in the format. These can be used: {known}.',
    TEMPLATE_FIELD_TWICE: '{field} can be in the format only once.',
    TEMPLATE_FIELDS_MISSING: 'The format must have NAMA and TGLLAHIR.',
    TEMPLATE_TWICE: '{template} begins like another format. Give it another keyword.',
    SERVICE_NOT_BOOKABLE: 'The service {service} is none of those that can be booked.',
    COUNTRY_UNKNOWN: '{country} is no code of a country. Write two letters, such as ID or MY.',
    OFFICE_UNKNOWN: 'There is no office with the code {office}.',
    COUNTER_EXISTS: '{office} has a counter {counter} already. Use another name.',
    COUNTER_OPEN: 'Counter {counter} is still open. Close it first.',
    NUMBER_TAKEN: '{address} is in use by {office}.',
    ANSWER_EXISTS: 'There is an answer to this question already. Change that one.',
    ANSWERS_FULL: {
      one: 'There is {limit} answer already.',
      other: 'There are {limit} answers already. Remove one first.',
    },
    SAVED_REPLIES_FULL: {
      one: 'There is {limit} saved reply already.',
      other: 'There are {limit} saved replies already. Remove one first.',
    },
    WEBHOOKS_FULL: {
      one: 'There is {limit} webhook already.',
      other: 'There are {limit} webhooks already. Remove one first.',
    },
    ADDRESS_INVALID:
      'This address cannot be used. Write a whole one such as https://example.org/hooks, without user, password or #.',
    ADDRESS_NOT_PUBLIC:
      'This address is not on the public internet. Use another one, or ask the operator to allow that network.',
    SEARCH_TOO_SHORT: {
      one: 'Write at least {letters} letter to search.',
      other: 'Write at least {letters} letters to search.',
    },
    NO_WINDOW_THEN: 'No hour of service begins in that time.',
    QUOTA_IN_USE: 'The quota {quota} still has places in the schedule. Take them out of the weekly hours first.',
    LINE_TAKEN: 'The letter {line} is already used for all applicants. Choose another one.',
    CALENDAR_UNREADABLE:
      'This file cannot be read as a calendar. Use an iCalendar file (.ics), or a table (CSV) of dates and names.',
    CALENDAR_TOO_LARGE:
      'This calendar is too large or too intricate. Use a file with the holidays of these years only.',
    CALENDAR_LINE_UNREADABLE: 'Line {line} has no date and name of a holiday. Correct it, and choose the file again.',
    CALENDAR_REPEATS: '{event} does not repeat once a year. List its days one by one.',
    NUMBER_GIVEN_UP: 'The office no longer has the number that this person wrote to, so no answer can be sent.',
  },
  todayFull: 'All places {period} are taken or begin too soon. Please choose another date.',
  hourFull: 'All places {period} are taken. Please choose another hour or day.',
  codeLost:
    'We do not find this code. Our data had to be restored from a backup, and bookings made between {date}, {from}, and ' +
    '{untilDate}, {until}, were lost. We are sorry. If yours is one of them, please register again now. If your hour is ' +
    'near, come with this code: staff at the desk give you a number. Otherwise check the code.',
  replies: {
    held:
      '{name}, born {birthDate}.\n{office}, {date} at {from}.\nCorrect? Reply with the code {code} before ' +
      '{confirmBy} to get your queue number.',
    heldOverflow:
      '{asked} is full, the next place is:\n{office}, {date} at {from}.\n{name}, born {birthDate}.\nAll right? ' +
      'Reply with the code {code} before {confirmBy} to get your queue number.',
    notDrawn:
      'The draw for places at {office} on {date} is over: {name} did not get a place. Send the registration again with another date, or ask for free places with #kuota.',
    confirmed:
      'Queue number {number}\n{office}\n{date} at {from}\nBe there by {arriveBy}; after {deadline} you lose ' +
      'your place.\nCode {code}, show it when you come.\n{bring}\nCancel: #batal',
    moved:
      '{office} cannot serve you on {asked} at {askedAt}. You were moved to {date} at {from}, queue number ' +
      '{number}. Be there by {arriveBy}. Your code stays {code}. To choose another day, which does not count as ' +
      'a change: #ubah DDMMYYYY. To cancel: #batal',
    movedHeld:
      '{office} cannot serve you on {asked} at {askedAt}. Your place is now {date} at {from}. Agreed? Reply with ' +
      'the code {code} before {confirmBy}.',
    offer:
      '{office}: an earlier place is free, {date} at {from}. Do you want it? Reply #awal before {answerBy}. If ' +
      'not: #tidak. Code {code}.',
    standbyEnded:
      'Two offers from {office} were not answered, so we will send no more. Your appointment stays. To join ' +
      'again: #awal',
    placeFound:
      '{office}: there is a place now, {date} at {from}.\n{name}, born {birthDate}.\nDo you want it? Reply YES or the code ' +
      '{code} before {confirmBy} to get your queue number. If not: BATAL',
    placeWaits:
      '{office}: the registration of {name} has arrived, but all places are taken. We will tell you when there is a ' +
      'place. Changed your mind? Reply BATAL',
    placeRefused: '{office}: {name} could not be registered. {reason}',
    placeRequestEnded:
      '{office}: there has been no place for {name} so far, and your request is over. Do you still need one? Send your ' +
      'registration again.',
    askWaitForPlace: 'Shall I tell you when the next day opens? Reply YES or NO.',
    askWaitForIntake: 'Or shall I register you when it opens? Reply YES or NO.',
    placeRequested:
      '{name} is number {place} in the line at {office}. When there is a place, we hold it for you and tell you here, ' +
      'until {date}. Changed your mind? Reply BATAL',
    intakeRequested:
      '{name} will be registered at {office} as soon as it accepts registrations, {date} at {from}. We will tell you ' +
      'the result here. Changed your mind? Reply BATAL',
    writeToBeTold:
      'We are allowed to tell you only until {date} at {until}. Send #cek before that, so that we still can.',
    placeRequestLeft:
      '{name} no longer waits for a place at {office}. Do you want one again? Send your registration at any time.',
    notWaiting: 'We will send you no word. Send your registration again at any time.',
    standbyJoined:
      'All right. If an earlier place becomes free at {office}, we will offer it to you; you are number {place} ' +
      'on the list. Your appointment stays {date} at {from}.',
    offerDeclined: 'All right, your appointment stays {date} at {from}. We will still offer other earlier places.',
    reminderDay:
      '{office}: a reminder of the visit of {name}, {date} at {from}, queue number {number}. Be there by ' +
      '{arriveBy}. Code {code}, show it when you come.\n{bring}\nNot coming? Reply BATAL',
    reminderSoon:
      '{office}: {name} is expected on {date} at {from}, queue number {number}. Be there by {arriveBy}; after ' +
      '{deadline} you lose your place. Code {code}. Not coming? Reply BATAL',
    turnNear: {
      one: '{office}: number {number} will be called soon, {ahead} person is ahead of you. Please wait near the counters.',
      other:
        '{office}: number {number} will be called soon, {ahead} people are ahead of you. Please wait near the ' +
        'counters.',
    },
    turnNext: '{office}: number {number} is next. Please wait near the counters.',
    called: '{office}: number {number} is called. Please go to counter {counter}.',
    forfeited:
      '{office}: queue number {number} of {date} is forfeited, because you were not there by {deadline}. For ' +
      'another day, register again:\n{example}',
    takeOverEnded:
      'Sorry, the officers of {office} have not been able to answer your message yet. It stays on their list, and they will ' +
      'answer it. Meanwhile automatic answers are on again; for the commands: HELP',
    passportReady: '{office}: the passport of {name} is ready. Please collect it at the office during working hours.',
    registrationTried:
      '{office}: a registration with your name or number was tried. Your booking for {date} is unchanged.',
    proof: 'Your verification code for {office} is {digits}, valid until {until}. Do not share it.',
    dataProof: 'Your code for your personal data at {office} is {digits}, valid until {until}. Do not share it.',
    guideName: 'All right, step by step, for {office}.\n1/4 What is your name, as on the identity card?',
    guideBirthDate: '2/4 {name}, what is your date of birth? Example: 25-01-1987',
    guideDay: '3/4 Which day will you come? Reply with its number:\n{list}',
    guideYes:
      '4/4 Is this right?\n1 Name: {name}\n2 Born: {birthDate}\n3 Day: {date}, {office}\nReply YES, or the ' +
      'number of what is wrong.',
    guideWhichWrong: 'Which of it is wrong? Reply with its number. Not to register: BATAL',
    guideAddress: '3/4 {name}, what is your address, as on the identity card?',
    guideYesFirst:
      '4/4 Is this right? You get the first free place at {office}.\n1 Name: {name}\n2 Born: {birthDate}\nReply YES, or the ' +
      'number of what is wrong.',
    guideIntake: 'Registrations are accepted on working days, {hours}.',
    guideAddressWrong:
      '"{typed}" cannot be read as an address. Write street, number and city. Example: Jalan Melati 5, Batam',
    guideNameWrong: '"{typed}" cannot be read as a name. Write only the name, in letters. Example: Budi Santoso',
    guideBirthDateWrong: '"{typed}" cannot be read as a date of birth. Write day, month, year. Example: 25-01-1987',
    guideDayWrong: 'That day is not in the list. Reply with one of these numbers:\n{list}',
    guideNoDay: 'There is no free place at {office} at the moment. Try again tomorrow, or ask again with #kuota.',
    guideLeft: 'All right, we have stopped. To start again: PANDU',
    welcome: 'You are welcome.',
    limitHint: 'Cancel with #batal, check with #cek.',
    bookedHint: 'Check with #cek from the number that booked.',
    guideOffer:
      'Need help? Reply PANDU and we will guide you step by step. To see your place: #cek. An officer: reply OFFICER',
    alreadyAnswered:
      'We answered this same message above. Is it not answered? Say it in other words, or reply OFFICER. To see your ' +
      'booking: #cek',
    replyPause: 'Too many messages in one hour. We will answer again from {until}.',
    quota: '{office}, places left:\n{list}',
    freeOn: {
      one: '{office}, {date}: {count} place is left.',
      other: '{office}, {date}: {count} places are left.',
    },
    noneFreeOn: '{office}: there is no place on {date}. Places left:\n{list}',
    languageSet: 'All right, we will answer in English.',
    photoWaits: 'The photo has arrived. Now send your data, or reply PANDU.',
    photoWanted:
      'We have read the data of {name}. Now send the photo of the identity card; you do not need to repeat the data.',
    cancelled: 'Booking {code} at {office}, {date}, is cancelled. You may register again.',
    statusHeld: '{name}: {office}, {date} at {from}. Not confirmed yet: reply with the code {code} before {confirmBy}.',
    statusConfirmed:
      '{name}: queue number {number}, {office}, {date} at {from}. Be there by {arriveBy}. Code {code}. Cancel: #batal',
    statusCheckedIn: '{name}: queue number {number}, checked in at {office}. Please watch the board.',
    nothingBooked: 'There is no open booking from this number. To register, send:\n{example}',
    bookingWaits:
      'We did not understand that, and nothing has changed.\nWaiting for you: {name}, {office}, {date} at ' +
      '{from}.\nAgreed? Reply YES or the code {code} before {confirmBy}. To cancel: #batal. Another day: #ubah ' +
      'DDMMYYYY',
    bookingStands:
      'We did not understand that, and nothing has changed.\nYour booking: {name}, {office}, {date} at {from}, ' +
      'code {code}.\nTo see it: #cek. To cancel: #batal. Another day: #ubah DDMMYYYY',
    askCancel:
      'Give up the booking of {name} at {office}, {date} at {from}? The place will go to someone else.\nReply ' +
      'YES to give it up, NO to keep it. To change only the day: #ubah DDMMYYYY',
    askConfirm:
      'Do you agree to {name}, {office}, {date} at {from}? Reply YES before {confirmBy} to get your queue ' +
      'number, NO if not yet.',
    askReplace:
      'The place for {name}, {office}, {date} at {from}, is not certain yet. Give it up, and register {other}?\nReply YES to ' +
      'replace it, NO to keep {name}.',
    kept: 'All right, nothing has changed: {name}, {office}, {date} at {from}.',
    changeBooking:
      'Nothing has changed yet: {name}, born {birthDate}, {office}, {date} at {from}.\nAnother day: send ' +
      '{command}. The hour depends on the free places.\nA slip in the name or birth date: send CHANGE NAME or ' +
      'CHANGE BIRTHDATE, then what is right.',
    askMove:
      'Move {name} from {date} at {from} to {asked}? The place you have is given to someone else; the time follows the free ' +
      'places.\nReply YES to move, NO to stay.\nA slip in the name or birth date: send CHANGE NAME or CHANGE BIRTHDATE, then ' +
      'what is right.',
    askEarlier:
      'Shall we offer you places before {date} at {from}? Your time stays until you accept an offer.\nReply YES to ' +
      'join, NO to stay.',
    earlierFree: 'Free now and earlier than {date}:\n{list}\nTo move at once, send one of these commands.',
    whatMeant:
      'Which of these do you mean? Reply with its number:\n{list}\nNone of them? Say it in other words, or reply OFFICER.',
    notSetHere:
      'Sorry, {office} has not written an answer to this here: {what}. An officer will read your question in office ' +
      'hours. Ask us at once for opening hours, free places (#kuota) and your booking (#cek).',
    openingHours: 'Opening hours of {office}:\n{list}',
    openOn: '{office} is open on {date}: {what}.',
    closedOn: '{office} is closed on {date}{what}. Opening hours:\n{list}',
    whatToBring: '{office}: {bring} For all requirements reply OFFICER.',
    requirementsOf: 'Requirements for {service} at {office}:\n{list}',
    requirementsToo: 'Ask for other services by name, for example “requirements lost passport”: {list}.',
    feesOf: 'Fees at {office}:\n{list}',
    durationOf: '{service} takes this long: {duration}.',
    checkedOn: 'Checked by this office on {date}.',
    generalRules: 'These are general rules as of {date}; this office has not confirmed them yet.',
    addressOf: 'The address of {office} is {address}.',
    mapAt: 'Map: {link}',
    telephoneAt: 'Telephone: {telephone}',
    officersFrom: 'Officers are there again on {date} from {from}.',
    childNeeds:
      'A child is registered by its own name and birth date, like an adult. Requirements for children at {office}:\n{list}',
    servedOn:
      '{name} was served at {office} on {date}. The passport is not announced as ready yet; we will tell you here. If you ' +
      'have waited long, reply OFFICER',
    servedAndReady:
      '{name} was served at {office} on {date}. The passport is ready, as we told you on {told}. Please collect it at the ' +
      'office during working hours.',
    childHow:
      'A child is registered by its own name and birth date, like an adult. For what {office} needs for a child, reply ' +
      'OFFICER. To register: GUIDE',
    proxyHow:
      'A place at {office} is only for the person it is registered for. You may register another person by their name and ' +
      'birth date. For those who cannot come themselves, reply OFFICER.',
    priorityHow:
      'Elderly and pregnant people, people with disabilities and small children are served first. Tell the front desk ' +
      'when you arrive, with your identity card.',
    passportStatusHow:
      'We will tell you here when your passport is ready at {office}. If you have waited long, reply OFFICER.',
    nowServing: {
      one: 'Being served at {office}: {list}. {count} person is waiting.',
      other: 'Being served at {office}: {list}. {count} people are waiting.',
    },
    nothingServed: {
      one: '{office}: no number is called at the moment. {count} person is waiting.',
      other: '{office}: no number is called at the moment. {count} people are waiting.',
    },
    ownNumber: 'Your number is {number}.',
    ownNumberAhead: {
      one: 'Your number is {number}: {count} person is ahead of you.',
      other: 'Your number is {number}: {count} people are ahead of you.',
    },
    ownNumberNext: 'Your number is {number}: you are next.',
    lateRule:
      'A queue number is forfeited if you are not there in time. Can you not make it? Change the day before that with ' +
      '#ubah, or register again: GUIDE',
    lateRuleGrace: {
      one:
        'A queue number is forfeited {minutes} minute after its time if you are not there. Can you not make it? Change the ' +
        'day before that with #ubah, or register again: GUIDE',
      other:
        'A queue number is forfeited {minutes} minutes after its time if you are not there. Can you not make it? Change the ' +
        'day before that with #ubah, or register again: GUIDE',
    },
    lateForVisit:
      'Your time is {date} at {from}. Be there by {arriveBy}; after {deadline} the number is forfeited. Can you not ' +
      'make it? Change the day: #ubah DDMMYYYY',
    arrivedWithCode: 'Please go to the front desk and show the code {code}. Your number is called after that.',
    arrivedHow: 'Please go to the front desk with your identity card. To see your booking: #cek',
    walkInHow:
      'Without a booking you are served at {office} only if there is a place left that day; the officers there decide. ' +
      'To be sure, register first: GUIDE',
    walkInPlaces: {
      one:
        'Without a booking, {office} serves {count} person a day, besides places that are not used that day; first come, ' +
        'first served. To be sure, register first: GUIDE',
      other:
        'Without a booking, {office} serves {count} people a day, besides places that are not used that day; first come, ' +
        'first served. To be sure, register first: GUIDE',
    },
    servicesHere: 'You can register from here at {office} for: {list}. To register: GUIDE',
    servicesThere: 'Please come to the office for: {list}.',
    holdLapsed:
      'The time to reply is over (it ended on {ended} at {until}), so the place of {name} on {date} at {office} is ' +
      'free for others again. Do you still want to come? Send again: {example}',
    placeLapsed:
      'The place that we held for {name} on {date} at {office} is gone, since it was not answered in time. ' +
      'Do you still need one? Send again: {example}',
    waitBySending:
      'Shall we tell you when there is a place? Send your registration: {example}\nOr reply GUIDE. We then ask you, and ' +
      'you reply YES.',
    registrationNotMeant: 'Nothing was registered. If you do want to register, send this line alone:\n{example}',
    numberHoldsHere:
      'A queue number holds only at the office and on the day of your booking (#cek). Do you want another office? Cancel ' +
      'with #batal first, then register there.',
    residenceNotSet:
      'This office has no answer about identity cards of other towns; an officer will read your question in office hours.',
    registerHere: 'To register at {office}, send this with your own data:\n{example}',
    payWayNotSet: 'This office has not written how to pay; an officer will read your question in office hours.',
    whichCity: 'An office in which city? Write the city, for example: office Depok.',
    nearestOffices: 'We know no office in {city}. The nearest:\n{list}',
    otherOffices: 'Offices that we know there:\n{list}',
    genuineHow:
      'This is the queue number of {office}. We never ask for money or a password by message. Has someone asked? Give ' +
      'nothing, and write OFFICER.',
    complaintHeard:
      'We are sorry. A machine is answering now; your message will be read by an officer of {office} in office hours. ' +
      'Please write what happened, when and where. No middleman is needed to register.',
    insultHeard: 'Sorry that we have not helped you. An officer: reply OFFICER. To be guided: GUIDE',
    humanAsked:
      'A machine is answering now. Your message will be read by an officer of {office} in office hours. Please write ' +
      'your question here, in one message.',
    correctHow:
      'You may correct a slip yourself, once in the name and once in the birth date. Send:\nCHANGE NAME, then the correct ' +
      'name, or\nCHANGE BIRTHDATE, then the date, for example: CHANGE BIRTHDATE 25-01-1987\nOfficers at {office} correct ' +
      'the rest when they see your identity card.',
    corrected: 'Corrected: {name}, born {birthDate}.\n{office}, {date} at {from}.',
    correctBySending: 'This registration is not certain yet. Just send the right one:\n{example}',
    codeAlone:
      'We did not use the code {code}, because it was part of a sentence. To agree, send only the code. To ' +
      'cancel: #batal {code}. Another day: #ubah {code} DDMMYYYY',
    lostOrDamaged:
      'A lost or damaged passport cannot be registered by message, so we have not registered anything. Please ' +
      'come to {office} in person during working hours. If it is lost, bring the police report; if it is ' +
      'damaged, bring the passport.',
    whichOne: 'There is more than one booking. Add the code, for example: {command}\nYour codes: {codes}',
    changeHow: 'Write the new date, for example: {example}',
    freePlaces: 'Still free: {places}.',
    howTo:
      'Queue of {office}. To register, reply PANDU and we help you step by step; or send a line like this with your own ' +
      'data:\n{example}',
    howToWithPhoto:
      'Queue of {office}. To register, reply PANDU and we help you step by step; or send a photo of the identity card with a ' +
      'caption like this, with your own data:\n{example}',
    tooFewFields:
      'The registration is incomplete; missing: {missing}. Reply with just that, or send a line like this:\n{example}',
    tooManyFields: 'There are too many parts to read this with certainty. Send a line like this:\n{example}',
    placeholderLeft: 'That is still the example. Put in your own data, then send:\n{example}',
    unreadableBirthDate: 'The birth date "{typed}" cannot be read. Write day, month, year (8 digits):\n{example}',
    unreadableVisitDate: 'The visit date "{typed}" cannot be read. Write day, month, year (8 digits):\n{example}',
    impossibleBirthDate:
      'The birth date "{typed}" is not in the calendar. Write day, month, year (8 digits):\n{example}',
    impossibleVisitDate:
      'The visit date "{typed}" is not in the calendar. Write day, month, year (8 digits):\n{example}',
    ambiguousBirthDate: 'The birth date "{typed}" can be read in more than one way. Send the right one:\n{example}',
    ambiguousVisitDate: 'The visit date "{typed}" can be read in more than one way. Send the right one:\n{example}',
    birthDateInFuture: 'The birth date {birthDate} is in the future. Check the year, then send:\n{example}',
    birthDateOutOfRange: 'The birth date {birthDate} is too long ago. Check the year, then send:\n{example}',
    datesSwapped:
      'Were the dates swapped? If you were born on {birthDate} and will come on {visitDate}, send:\n{example}',
    unreadableAddress:
      'The address "{typed}" cannot be read. This office asks for an address, not a visit date:\n{example}',
    addressTooLong: 'The address is too long, at most 300 characters. Send a line like this:\n{example}',
    nameInvalid: 'The name "{typed}" is not valid. Write it as on the identity card, letters only:\n{example}',
    nameTooLong: 'The name is too long, at most 100 letters. Send a line like this:\n{example}',
    serviceUnreadable: 'The service "{typed}" is not known. Available: {services}. Send a line like this:\n{example}',
    peopleUnreadable: 'The number of people "{typed}" cannot be read. Write it in digits, like this:\n{example}',
    nikUnreadable: 'The NIK "{typed}" cannot be read. Write its 16 digits as on the identity card:\n{example}',
    nikMismatch: 'The NIK {nik} does not match the birth date {birthDate}. Check both, then send:\n{example}',
    multipleApplicants: {
      one: 'This message names {count} person. Send one message for each, like this:\n{example}',
      other: 'This message names {count} people. Send one message for each, like this:\n{example}',
    },
    morePeopleThanLimit: {
      one: 'This message names {count} person; at most {limit} can register from this number. Send one line for one person; the others register from their own number:\n{example}',
      other:
        'This message names {count} people; at most {limit} can register from this number. Send one line for one person; the others register from their own number:\n{example}',
    },
    textTooLong: 'The message is too long. Send one line only, like this:\n{example}',
    photoWithoutText: 'The photo came without text. Send the photo again with a caption like this:\n{example}',
    pictureLeftOut: 'The picture was left out: this number reads text only.',
    whichDate: 'The date "{typed}" cannot be read with certainty. Send it like this:\n{example}',
    understood: 'Understood so far: {what}.',
    noteCheck: 'Please check the data that we read from your message.',
    noteLeftOut: 'The rest of your message was not used.',
    noteHour: 'The hour cannot be chosen by message, so the hour you wrote was not used.',
    noteNameLabel:
      'We read the name as "{name}". If the word "Nama" is part of your name: #batal, then send it again with ' +
      '"Name: " before the full name.',
    noteFamily: {
      one: 'This is for one person. Send one message for each family member, at most {limit} person from this number.',
      other:
        'This is for one person. Send one message for each family member, at most {limit} people from this number.',
    },
    noteAlone: 'This is for one person. Only one person can register from this number.',
    noteElderly: '{name} is served ahead as an elderly person: show the identity card at the front desk.',
    noteSmallChild: '{name} is served ahead as a small child: tell the front desk.',
    notePriorityByAge:
      'The priority that was chosen is not used because it does not fit the birth date: elderly means 60 years or older, ' +
      'a small child is younger than 5.',
    stopHow:
      'We will send no more notices, and only answer your messages. To get notices again, reply MULAI. Not ' +
      'coming? Reply #batal',
    started: 'We will send you notices about your booking again.',
    textOnly: 'We can only read text. To register at {office}, send:\n{example}',
    noOfficeHere: 'This number does not accept registrations.',
    myData: 'The data we keep about you: {link}\nThis link is for you alone, until {until}. Do not forward it.',
    childData:
      'The data of the children under 18 registered from here: {link}\nThis link is for you alone, as their parent or ' +
      'guardian, until {until}. Do not forward it.',
    askErase:
      'Delete all your data at {office}: name, messages, photos? They cannot be brought back.\nReply YES to delete ' +
      'them, NO to keep them.',
    askEraseCancels:
      'Delete all your data at {office}: name, messages, photos? Your booking {codes} is cancelled and the place goes ' +
      'to someone else. They cannot be brought back.\nReply YES to delete them, NO to keep them.',
    askEraseChildren:
      'Delete the data of the children under 18 registered from here at {office}: names, photos, messages? They cannot be ' +
      'brought back.\nReply YES to delete them, NO to keep them.',
    askEraseChildrenCancels:
      'Delete the data of the children under 18 registered from here at {office}: names, photos, messages? Booking {codes} ' +
      'is cancelled and the place goes to someone else. They cannot be brought back.\nReply YES to delete them, NO to keep ' +
      'them.',
    erasureKept: 'All right, nothing was deleted or cancelled.',
    erased: 'Your data were deleted. The remaining records do not name you: day, hour and outcome, for audits.',
    erasedBlock: 'A block in force stays on record until it ends.',
    erasedMissed: 'Missed visits stay on record, because they still count for your next booking.',
    erasedOptOut: 'Your wish to get no notices stays on record.',
    privacyLine: 'Your personal data and how we use them: {link}',
    privacyBrief: {
      one:
        '{office} keeps these data only for your place in the queue, and deletes them {days} day after the visit. A ' +
        'parent or guardian registers a child under 18.',
      other:
        '{office} keeps these data only for your place in the queue, and deletes them {days} days after the visit. A ' +
        'parent or guardian registers a child under 18.',
    },
    privacyController:
      '{office} is responsible for your data (the controller under Law No. 27 of 2022). Questions or objections? ' +
      'Contact {contact}, or come to the office.',
    privacyData:
      'Name and date of birth, because they decide who may use the place. The phone number or e-mail address that ' +
      'you use or enter. Your postal address and a photo of the identity card, only if this office asks for them. ' +
      'A priority, only if you claim one; pregnancy and disability are specific personal data. The messages between ' +
      'you and the office, and the history of your booking. The internet network a request came from, for one day ' +
      'or as long as the place is held, to prevent abuse.',
    privacyPurpose:
      'To give you a place in the queue, to send you news of it, to recognise you at the office, and to keep brokers ' +
      'from trading places. The legal basis is public service (article 20(2)(e) of Law No. 27 of 2022). The data ' +
      'are not used for advertising and not sold. Without name and date of birth no place can be given by message ' +
      'or on the web.',
    privacyRetention: {
      one:
        'Name, date of birth, number, address, photo and messages are deleted after {days} day, counted from the day ' +
        'of the visit; for messages, from the day they were sent. What remains names no one: day, hour and outcome, ' +
        'for statistics and audits. A blocked person stays on record as long as the block lasts.',
      other:
        'Name, date of birth, number, address, photo and messages are deleted after {days} days, counted from the day ' +
        'of the visit; for messages, from the day they were sent. What remains names no one: day, hour and outcome, ' +
        'for statistics and audits. A blocked person stays on record as long as the block lasts.',
    },
    privacyRecipients:
      'Officers of {office} who need them, and the operators of this system. Each time an officer reads your data, ' +
      'that is recorded. Messages by WhatsApp, SMS and e-mail pass through those providers, under their own terms. ' +
      'The data are given to no one else, unless the law requires it.',
    privacyRights:
      'You have the right to know, see, correct and delete your data, and to object. To see your data, send MY DATA by ' +
      'chat; to delete them, DELETE MY DATA; or open the page for personal data. For the rest, contact {contact}, or ' +
      'come to the office with your identity card.',
    privacyChildren:
      'A child under 18 is registered by a parent or guardian, who thereby consents to the use of the data. The rights of ' +
      "the child are exercised by the owner of the number or e-mail address that registered: send MY CHILD'S DATA or " +
      "DELETE MY CHILD'S DATA by chat, or open the page for personal data. If someone else registered the child, contact " +
      '{contact}, or come to the office with your identity card and the family card.',
  },
  short: {
    holdLapsed: 'Time to reply ended {until}, the place of {name} {date} is gone. Send again: {example}',
    placeLapsed: 'The place of {name} {date} at {office} is gone, not answered in time. Need one? Register again.',
    held: '{name}, born {birthDate}. {office}, {date} {from}. Right? Reply {code} before {confirmBy}.',
    heldOverflow: '{asked} is full. Instead: {office}, {date} {from}. Agreed? Reply {code} before {confirmBy}.',
    notDrawn: 'Draw at {office}, {date}: no place for {name}. Register for another date, or #kuota.',
    confirmed:
      'No. {number}, {office}, {date} {from}. Be there by {arriveBy}, lost after {deadline}. {code}. To cancel: #batal',
    moved: '{office}: {asked} is off. Moved to {date} {from}, no. {number}, be there by {arriveBy}. {code}.',
    movedHeld: '{office}: {asked} is off. Moved to {date} {from}. Agreed? Reply {code} before {confirmBy}.',
    offer: '{office}: a place is free {date} {from}. Want it? Reply #awal before {answerBy}. If not: #tidak',
    reminderDay: '{office}: {date} {from}, no. {number}. Be there by {arriveBy}. Not coming? Reply BATAL',
    reminderSoon:
      '{office}: today {from}, no. {number}. Be there by {arriveBy}, lost after {deadline}. Not coming? Reply BATAL',
    forfeited: '{office}: no. {number} is forfeited, not there by {deadline}. Register again: {example}',
    placeFound: '{office}: a place is free {date} {from}. Want it? Reply {code} before {confirmBy}. If not: BATAL',
    placeWaits: '{office}: {name}, all places are taken. We tell you when there is one. To stop: BATAL',
    placeRefused: '{office}: {name} was not registered. {reason}',
    placeRequestEnded: '{office}: no place for {name} so far, your request is over. Register again if you need one.',
    placeRequested: '{name} is number {place}. We tell you when there is a place, until {date}. To stop: BATAL',
    intakeRequested: '{name} will be registered {date} {from}, we tell you the result. To stop: BATAL',
    placeRequestLeft: '{name} no longer waits for a place. Register again at any time.',
    standbyJoined: 'If an earlier place becomes free we offer it, you are number {place}. Yours stays {date} {from}.',
    statusHeld: '{name}: {office}, {date} {from}. Not confirmed: reply {code} before {confirmBy}.',
    statusConfirmed: '{name}: no. {number}, {office}, {date} {from}. Be there by {arriveBy}. {code}.',
    bookingWaits: '{name}: {office}, {date} {from}. Agreed? Reply YES before {confirmBy}. If not: #batal',
    bookingStands: '{name}: {office}, {date} {from}, {code}. To cancel: #batal. Another day: #ubah DDMMYYYY',
    howTo: 'Queue of {office}. To register reply PANDU, or send a line like this with your own data:\n{example}',
    genuineHow: 'This is the queue number of {office}. We ask for no money and no password. Asked? Write OFFICER.',
    askReplace: 'Give up {name}, {office}, {date} {from}, for {other}? Reply YES or NO',
    askCancel: 'Give up {name}, {office}, {date} {from}? You lose the place. Reply YES or NO',
    askConfirm: 'Agree to {name}, {office}, {date} {from}? Reply YES before {confirmBy}, or NO',
    changeBooking: 'Unchanged: {name}, {office}, {date} {from}. Another day: {command}. Wrong name: CHANGE NAME',
    askMove: 'Move {name} from {date} {from} to {asked}? Reply YES or NO',
    askEarlier: 'Offer you places before {date} {from}? Your time stays. Reply YES or NO',
    earlierFree: 'Free now: {list}. To move, send one of these.',
    noneFreeOn: '{office}: no place on {date}. Left: {list}',
    notSetHere: 'Sorry, there is no answer here about {what}. An officer reads it in office hours.',
    closedOn: '{office} is closed {date}. Open: {list}',
    childHow: 'A child is registered by its own name and birth date. Requirements: reply OFFICER. Register: GUIDE',
    proxyHow: 'A place is only for the person registered. You may register another person. Cannot come: reply OFFICER',
    passportStatusHow: 'We tell you here when your passport is ready. Waited long? Reply OFFICER',
    priorityHow: 'Elderly, pregnant, disabled people and small children are served first. Tell the front desk.',
    lateRule: 'A number is forfeited if you are late. Cannot make it? #ubah before that, or register again: GUIDE',
    lateRuleGrace: {
      one: 'Forfeited {minutes} minute after your time. Cannot make it? #ubah before that, or GUIDE',
      other: 'Forfeited {minutes} minutes after your time. Cannot make it? #ubah before that, or GUIDE',
    },
    lateForVisit: 'Your time: {date} {from}. Be there by {arriveBy}; lost after {deadline}. Else: #ubah DDMMYYYY',
    walkInPlaces: {
      one: 'Without a booking: {count} person a day, besides unused places. To be sure, register: GUIDE',
      other: 'Without a booking: {count} people a day, besides unused places. To be sure, register: GUIDE',
    },
    requirementsToo: 'For other services name them: {list}.',
    servedOn: '{name}: served on {date}. The passport is not ready yet; we will tell you here.',
    servedAndReady: '{name}: served on {date}. Passport ready, told {told}. Collect it in working hours.',
    childNeeds: 'A child is registered by its own name and birth date. Requirements: {list}',
    walkInHow: 'Without a booking you are served only if a place is left that day. To be sure, register: GUIDE',
    takeOverEnded:
      '{office}: no officer could answer yet; your message stays on the list. Automatic answers are on again.',
    complaintHeard: 'We are sorry. An officer reads your message in office hours. Write what happened, when and where.',
    humanAsked: 'This is a machine. An officer reads your message in office hours. Write your question in one message.',
    correctHow: 'A slip? CHANGE NAME or CHANGE BIRTHDATE, then what is right, once. The rest at {office}.',
    corrected: 'Corrected: {name}, born {birthDate}. {office}, {date} {from}.',
    codeAlone: 'Code {code} was not used. To agree, send only the code. To cancel: #batal {code}',
    morePeopleThanLimit: {
      one: '{count} person; at most {limit} from this number. Send one line for one person:\n{example}',
      other: '{count} people; at most {limit} from this number. Send one line for one person:\n{example}',
    },
    lostOrDamaged: 'A lost or damaged passport: come to {office} in person, with the police report if it is lost.',
    noteNameLabel: 'Name read as "{name}". Wrong? #batal, then send it with "Name: " before the full name.',
    guideYesFirst: '4/4 Right? 1 {name} 2 {birthDate}, first place. Reply YES, or what number is wrong.',
    guideYes: '4/4 Right? 1 {name} 2 {birthDate} 3 {date}, {office}. Reply YES, or what number is wrong.',
    howToWithPhoto: '{office}: this office needs a photo of the identity card. Register by WhatsApp or web.',
    myData: 'Your data, until {until}: {link}',
    askErase: 'Delete all your data at {office}? Reply YES to delete, NO to keep them.',
    askEraseCancels: 'Delete all your data at {office}? Booking {codes} is cancelled. Reply YES or NO.',
    childData: "Your child's data, until {until}: {link}",
    askEraseChildren: 'Delete the data of children under 18 at {office}? Reply YES to delete, NO to keep them.',
    askEraseChildrenCancels: 'Delete the data of children under 18 at {office}? {codes} is cancelled. Reply YES or NO.',
    privacyLine: 'Your personal data: {link}',
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
  privacyHeadings: {
    privacyController: 'Responsibility',
    privacyData: 'Data we keep',
    privacyPurpose: 'Purpose and legal basis',
    privacyRetention: 'Retention',
    privacyRecipients: 'Access',
    privacyRights: 'Your rights',
    privacyChildren: 'Children under 18',
  },
  lists: {
    dayList: 'List of visits',
    asOf: 'As of {date}, {time}',
    page: 'Page',
    nobody: 'No one is booked.',
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
    EXPIRED: 'not confirmed in time',
    CANCELLED: 'cancelled',
    heldAt: 'Booked at',
    confirmedAt: 'Confirmed at',
    office: 'Office',
    date: 'Date',
    group: 'Group',
    of: 'Part',
    total: 'all',
    services: 'service',
    counters: 'counter',
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
  peopleExpected: {
    one: '{people} person',
    other: '{people} people',
  },
  statuses: {
    HELD: 'not confirmed yet',
    CONFIRMED: 'confirmed already',
    CHECKED_IN: 'checked in already',
    EXPIRED: 'not confirmed in time',
    CANCELLED: 'cancelled',
    FORFEITED: 'forfeited',
    WAITING: 'still waiting',
    CALLED: 'being called',
    SERVING: 'being served',
    PARKED: 'put on hold',
    SERVED: 'served already',
    NO_SHOW: 'called, but not there',
  },
  period: {
    hour: 'on {date} at {hour}',
    day: 'on {date}',
    until: 'until {date}',
    since: 'from the day asked for until {date}',
  },
};
