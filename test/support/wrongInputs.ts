// Requests whose values are wrong: mistakes of a program, slips of a person, and callers without the right.

/** The callers, by the keys that a test has for them. */
export type WrongCaller = 'none' | 'read' | 'book' | 'bogor' | 'desk' | 'counter' | 'manager' | 'admin';

export interface WrongInput {
  name: string;
  query: string;
  variables: object;
  caller: WrongCaller;
  /** The code of the error, or the reason of the refusal. */
  code: string;
  /** A part of the sentence of an error; of a refusal the field. */
  says: RegExp | string | null;
  /** Of a refusal it has, which is an answer. */
  isRefusal: boolean;
}

/** The sentence of an error that says where in the variables it is. */
const at = (place: string, rest: string) => new RegExp(`at "${place.replaceAll('.', '\\.')}".*${rest}`);

function mutationOf(field: string): string {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on Refusal { reason message field } } }`;
}

function mistake(
  name: string,
  [query, variables]: readonly [string, object],
  [code, says]: readonly [string, RegExp],
  caller: WrongCaller = 'none',
): WrongInput {
  return { name, query, variables, caller, code, says, isRefusal: false };
}

function slip(
  name: string,
  [field, input]: readonly [string, object],
  [code, says]: readonly [string, string | null],
  caller: WrongCaller = 'none',
): WrongInput {
  return { name, query: mutationOf(field), variables: { input }, caller, code, says, isRefusal: true };
}

const SITI = { name: 'Siti Aminah', birthDate: '1990-05-12' };
const booked = (more: object = {}) => ({ office: 'BOGOR', applicant: SITI, when: { date: '2017-08-07' }, ...more });
const booking = (more: object) => [mutationOf('book'), { input: booked(more) }] as const;
/** Dates that a person may type, and that no calendar has. */
const NO_DATES = ['2017-02-31', '2017-02-29', '2017-13-01', '2017-00-10', '0000-01-01', '31-08-2017'];
const OWN = { code: '22222222', birthDate: '1990-01-01' };
const BOOKINGS =
  'query ($first: Int!, $after: String, $date: Date!) { bookings(office: "BOGOR", date: $date, first: $first, after: $after) { totalCount } }';
const listed = (more: object) => [BOOKINGS, { first: 5, date: '2017-08-07', ...more }] as const;
const AVAILABLE =
  'query ($office: ID!, $days: Int! = 1, $from: Date) { office(code: $office) { availability(days: $days, from: $from) { date } } }';
const input = 'BAD_USER_INPUT';

const MISTAKES: readonly WrongInput[] = [
  mistake(
    'no variable where one is needed',
    [mutationOf('book'), {}],
    [input, /"\$input" of required type "BookInput!" was not provided/],
  ),
  mistake('null in its place', [mutationOf('book'), { input: null }], [input, /must not be null/]),
  mistake('null for an office', booking({ office: null }), [input, at('input.office', 'not to be null')]),
  mistake('no office', booking({ office: undefined }), [input, /"office" of required type "ID!" was not provided/]),
  mistake('a field that is none', booking({ visitdate: '2017-08-07' }), [
    input,
    /"visitdate" is not defined by type "BookInput"/,
  ]),
  mistake('a text where an object is', booking({ applicant: 'Siti' }), [
    input,
    at('input.applicant', 'to be an object'),
  ]),
  mistake('a list where an object is', booking({ when: [] }), [input, /when/]),
  mistake('a number where a text is', booking({ applicant: { ...SITI, name: 7 } }), [
    input,
    at('input.applicant.name', 'String cannot represent'),
  ]),
  mistake('a text where a Boolean is', booking({ acceptNextPlace: 'yes' }), [
    input,
    at('input.acceptNextPlace', 'Boolean cannot represent'),
  ]),
  mistake('an enumeration that has no such value', booking({ priority: 'ROYAL' }), [
    input,
    at('input.priority', '"Priority"'),
  ]),
  mistake('an enumeration in small letters', booking({ priority: 'elderly' }), [
    input,
    /Did you mean the enum value "ELDERLY"/,
  ]),
  mistake('no time for a visit', booking({ when: {} }), [input, /[Ee]xactly one/]),
  mistake('two times for a visit', booking({ when: { date: '2017-08-07', earliest: true } }), [
    input,
    /[Ee]xactly one/,
  ]),
  mistake('a time that is null', booking({ when: { date: null } }), [input, /when/]),
  mistake('earliest that is false', booking({ when: { earliest: false } }), [input, /when\.earliest: must be true/]),
  mistake('a window that is no number', booking({ when: { window: 'first' } }), [input, /There is no window first/]),
  mistake('a language that is not offered', booking({ language: 'fr' }), [input, /[lL]anguage/]),
  mistake('a photo that was not sent', booking({ photo: 'nope' }), [
    input,
    /photo: must name one that was sent to BOGOR/,
  ]),
  mistake('an address without end', booking({ applicant: { ...SITI, address: 'x'.repeat(301) } }), [
    input,
    /applicant\.address must have at most 300/,
  ]),
  mistake('a name without end', booking({ applicant: { ...SITI, name: 'x'.repeat(20_000) } }), [
    input,
    /applicant\.name must have at most 1000/,
  ]),
  mistake('a name with NUL', booking({ applicant: { ...SITI, name: 'Si\0ti' } }), [
    input,
    /must not hold the character NUL/,
  ]),
  mistake('a name with half of a pair', booking({ applicant: { ...SITI, name: 'Siti \uD83D' } }), [
    input,
    /half of a surrogate pair/,
  ]),
  mistake('a phone number without end', booking({ phone: '0'.repeat(61) }), [input, /at most 60 characters/]),
  mistake('an idempotency key without end', booking({ idempotencyKey: 'k'.repeat(201) }), [
    input,
    /idempotencyKey must have at most 200/,
  ]),
  mistake('a date that is a number', booking({ when: { date: 20170807 } }), [
    input,
    at('input.when.date', 'TypedDate must be a date'),
  ]),
  mistake('a date that is an object', booking({ when: { date: { day: 7 } } }), [
    input,
    at('input.when.date', 'TypedDate must be'),
  ]),
  mistake('a date the other way round', listed({ date: '07-08-2017' }), [input, /Date must be a date/], 'desk'),
  mistake('a date with a time', listed({ date: '2017-08-07T00:00:00Z' }), [input, /Date must be a date/], 'desk'),
  mistake('an office that is none', booking({ office: 'NOWHERE' }), ['NOT_FOUND', /There is no office NOWHERE/]),
  mistake('an office without a name', booking({ office: '' }), ['NOT_FOUND', /There is no office/]),
  mistake('an office of ten thousand letters', booking({ office: 'x'.repeat(10_000) }), [
    input,
    /office must have at most 40/,
  ]),
  mistake(
    'two places in one request',
    [
      `mutation ($a: BookInput!, $b: BookInput!) { answer: book(input: $a) { __typename } b: book(input: $b) { __typename } }`,
      { a: booked(), b: booked() },
    ],
    [input, /books one place, this asks for 2/],
  ),
  mistake(
    'neither code nor number of an office',
    ['{ answer: office { code } }', {}],
    [input, /needs a code or an address/],
  ),
  mistake('days below one', [AVAILABLE, { office: 'BOGOR', days: 0 }], [input, /days must be from 1 to 92/]),
  mistake('days below nought', [AVAILABLE, { office: 'BOGOR', days: -5 }], [input, /days must be from 1 to 92/]),
  mistake('days too many', [AVAILABLE, { office: 'BOGOR', days: 93 }], [input, /days must be from 1 to 92/]),
  mistake('days beyond 32 bits', [AVAILABLE, { office: 'BOGOR', days: 2 ** 31 }], [input, /32-bit/]),
  mistake('half a day', [AVAILABLE, { office: 'BOGOR', days: 1.5 }], [input, /non-integer/]),
  mistake(
    'a day that the calendar does not have',
    [AVAILABLE, { office: 'BOGOR', from: '2017-02-31' }],
    [input, /Date must be a date of the calendar/],
  ),
  mistake(
    'a service that is none',
    ['{ office(code: "BOGOR") { availability(service: "VISA") { date } } }', {}],
    ['NOT_FOUND', /BOGOR has no service VISA/],
  ),
  mistake('a board of no office', ['{ answer: board(office: "X") { at } }', {}], ['NOT_FOUND', /There is no office X/]),
  mistake(
    'a ticket of no office',
    ['{ answer: ticket(office: "X", number: "A1") { number } }', {}],
    ['NOT_FOUND', /There is no office X/],
  ),
  mistake('a page of none', listed({ first: 0 }), [input, /first must be from 1 to 200/], 'desk'),
  mistake('a page of less than none', listed({ first: -1 }), [input, /first must be from 1 to 200/], 'desk'),
  mistake('a page too long', listed({ first: 201 }), [input, /first must be from 1 to 200/], 'desk'),
  mistake('a page without a length', listed({ first: null }), [input, /must not be null/], 'desk'),
  mistake('a cursor that is none', listed({ after: 'x' }), [input, /after is no cursor of this list/], 'desk'),
  mistake(
    'a cursor of another list',
    listed({ after: Buffer.from('42').toString('base64url') }),
    [input, /after is no cursor of this list/],
    'desk',
  ),
  mistake('a cursor without end', listed({ after: 'x'.repeat(1001) }), [input, /after must have at most 1000/], 'desk'),
  mistake(
    'a status that is none',
    ['{ answer: bookings(office: "BOGOR", date: "2017-08-07", status: [LOST]) { totalCount } }', {}],
    ['GRAPHQL_VALIDATION_FAILED', /"LOST" does not exist in "BookingStatus"/],
    'desk',
  ),
  mistake(
    'a period that ends before it begins',
    ['{ answer: dailyStatistics(office: "BOGOR", from: "2017-08-07", to: "2017-08-01") { date } }', {}],
    [input, /to must be/],
    'manager',
  ),
  mistake(
    'a moment without an offset',
    [
      mutationOf('blockAddress'),
      { input: { office: 'BOGOR', address: '+6281234567890', reason: 'Calo', until: '2017-08-07T09:00:00' } },
    ],
    [input, /DateTime must be an instant with an offset/],
    'manager',
  ),
  mistake(
    'a moment on 31 February',
    [
      mutationOf('blockAddress'),
      { input: { office: 'BOGOR', address: '+6281234567890', reason: 'Calo', until: '2017-02-31T09:00:00Z' } },
    ],
    [input, /DateTime must be an instant with an offset/],
    'manager',
  ),
  mistake(
    'a day to close that the calendar does not have',
    [mutationOf('closeDay'), { input: { office: 'BOGOR', date: '2017-02-31', reason: 'x' } }],
    [input, /Date must be a date of the calendar/],
    'manager',
  ),
  mistake(
    'a capacity below nought',
    [mutationOf('setCapacity'), { input: { office: 'BOGOR', date: '2017-08-07', capacity: -1 } }],
    [input, /capacity/],
    'manager',
  ),
  mistake(
    'hours that are none',
    [mutationOf('setException'), { input: { office: 'BOGOR', date: '2017-08-07', hours: '25:00-26:00' } }],
    [input, /hours/],
    'manager',
  ),
  mistake(
    'a counter that is none',
    [mutationOf('callNext'), { input: { counter: 'x' } }],
    ['NOT_FOUND', /There is no counter X/],
    'admin',
  ),
  mistake(
    'a key without a scope',
    [mutationOf('makeApiKey'), { input: { label: 'x', scopes: [] } }],
    [input, /scopes must name at least one/],
    'admin',
  ),
  mistake(
    'a key for no request',
    [mutationOf('makeApiKey'), { input: { label: 'x', scopes: ['READ'], perMinute: 0 } }],
    [input, /perMinute must be from 1 to 100000/],
    'admin',
  ),
  mistake(
    'a key for a kiosk without its office',
    [mutationOf('makeApiKey'), { input: { label: 'x', scopes: ['CHECK_IN'] } }],
    [input, /need offices/],
    'admin',
  ),
  mistake(
    'a webhook of a key for an office',
    [mutationOf('createWebhook'), { input: { office: 'BOGOR', url: 'https://example.org/' } }],
    [input, /name neither an office nor a key/],
    'book',
  ),
];

const SLIPS: readonly WrongInput[] = [
  slip(
    'a webhook at an address that is none',
    ['createWebhook', { office: 'BOGOR', url: 'hooks' }],
    ['ADDRESS_INVALID', 'url'],
    'manager',
  ),
  slip(
    'a webhook within the own network',
    ['createWebhook', { office: 'BOGOR', url: 'http://169.254.169.254/' }],
    ['ADDRESS_NOT_PUBLIC', 'url'],
    'manager',
  ),
  slip(
    'a name of digits',
    ['book', booked({ applicant: { ...SITI, name: '12345' } })],
    ['INVALID_NAME', 'applicant.name'],
  ),
  slip('no name', ['book', booked({ applicant: { ...SITI, name: '' } })], ['INVALID_NAME', 'applicant.name']),
  slip(
    'a name of pictures',
    ['book', booked({ applicant: { ...SITI, name: '😀😀' } })],
    ['INVALID_NAME', 'applicant.name'],
  ),
  slip(
    'a name of 101 letters',
    ['book', booked({ applicant: { ...SITI, name: 'a'.repeat(101) } })],
    ['INVALID_NAME', 'applicant.name'],
  ),
  slip(
    'a birth date to come',
    ['book', booked({ applicant: { ...SITI, birthDate: '2017-08-02' } })],
    ['INVALID_BIRTH_DATE', 'applicant.birthDate'],
  ),
  slip(
    'a birth date of long ago',
    ['book', booked({ applicant: { ...SITI, birthDate: '1800-01-01' } })],
    ['INVALID_BIRTH_DATE', 'applicant.birthDate'],
  ),
  ...['abc', '12', '+62', '0812 3456 7890 1234 5678'].map((phone) =>
    slip(`the phone number ${phone}`, ['book', booked({ phone })], ['INVALID_PHONE', 'phone']),
  ),
  ...NO_DATES.flatMap((date) => [
    slip(`the visit on ${date}`, ['book', booked({ when: { date } })], ['INVALID_DATE', 'when.date']),
    slip(
      `the birth date ${date}`,
      ['book', booked({ applicant: { ...SITI, birthDate: date } })],
      ['INVALID_BIRTH_DATE', 'applicant.birthDate'],
    ),
  ]),
  slip('a day that is past', ['book', booked({ when: { date: '2017-07-31' } })], ['IN_THE_PAST', 'when.date']),
  slip('a day too far ahead', ['book', booked({ when: { date: '2019-08-07' } })], ['TOO_FAR_AHEAD', 'when.date']),
  slip('a Sunday', ['book', booked({ when: { date: '2017-08-06' } })], ['CLOSED', 'when.date']),
  slip('a window that is not there', ['book', booked({ when: { window: '999999' } })], ['WINDOW_GONE', 'when.window']),
  slip('a service that is none', ['book', booked({ service: 'VISA' })], ['NOT_OFFERED', 'service']),
  slip(
    'digits that were not sent',
    ['book', booked({ phone: '081234567890', digits: '123456' })],
    ['WRONG_DIGITS', 'digits'],
  ),
  slip(
    'a code with a wrong check character',
    ['cancelBooking', { ...OWN, code: 'KTWNNQ7G' }],
    ['UNKNOWN_CODE', 'code'],
  ),
  slip('a code that is a word', ['cancelBooking', { ...OWN, code: 'hello' }], ['UNKNOWN_CODE', 'code']),
  slip('no code', ['confirmBooking', { ...OWN, code: '' }], ['UNKNOWN_CODE', 'code']),
  slip('no proof', ['rescheduleBooking', { code: '22222222', when: { earliest: true } }], ['UNKNOWN_CODE', 'code']),
  slip(
    'a check-in of no booking',
    ['checkIn', { office: 'BOGOR', code: '22222222' }],
    ['UNKNOWN_CODE', 'code'],
    'desk',
  ),
  slip(
    'a walk-in for a service that is none',
    ['issueTicket', { office: 'BOGOR', service: 'VISA' }],
    ['NOT_OFFERED', 'service'],
    'desk',
  ),
  slip('a call at a closed counter', ['callNext', { counter: 'BOGOR/4' }], ['COUNTER_CLOSED', null], 'counter'),
];

const NOT_THEIRS: readonly WrongInput[] = [
  mistake('a list of bookings without a key', listed({}), ['UNAUTHENTICATED', /Query\.bookings needs a key/]),
  mistake(
    'a field of officers without a key',
    ['{ office(code: "BOGOR") { dayList(date: "2017-08-07") { __typename } } }', {}],
    ['UNAUTHENTICATED', /Office\.dayList needs a key/],
  ),
  mistake('booking with a key to read', booking({}), ['FORBIDDEN', /needs a key with the scope BOOK or VOUCH/], 'read'),
  mistake(
    'a check-in with a key to book',
    [mutationOf('checkIn'), { input: { office: 'BOGOR', code: '22222222' } }],
    ['FORBIDDEN', /needs a key with the scope CHECK_IN/],
    'book',
  ),
  mistake(
    'a number with a key to book',
    [mutationOf('issueTicket'), { input: { office: 'BOGOR' } }],
    ['FORBIDDEN', /needs a key with the scope WALK_IN/],
    'book',
  ),
  mistake(
    'staff by an API key',
    ['{ answer: staff(office: "BOGOR") { totalCount } }', {}],
    ['FORBIDDEN', /is not for API keys/],
    'book',
  ),
  mistake(
    'another office than that of the key',
    booking({ office: 'DEPOK' }),
    ['FORBIDDEN', /This key is for BOGOR/],
    'bogor',
  ),
  mistake(
    'another office than that of the officer',
    [mutationOf('issueTicket'), { input: { office: 'DEPOK' } }],
    ['FORBIDDEN', /You work at BOGOR/],
    'desk',
  ),
  mistake(
    'a call by the front desk',
    [mutationOf('callNext'), { input: { counter: 'BOGOR/4' } }],
    ['FORBIDDEN', /Mutation\.callNext is not for FRONT_DESK/],
    'desk',
  ),
  mistake(
    'an administrator made by a manager',
    [mutationOf('addAdministrator'), { input: { name: 'Siti' } }],
    ['FORBIDDEN', /is not for MANAGER/],
    'manager',
  ),
];

export const WRONG_INPUTS: readonly WrongInput[] = [...MISTAKES, ...SLIPS, ...NOT_THEIRS];
