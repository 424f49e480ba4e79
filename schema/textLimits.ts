// The longest text and the longest list that each argument and input field takes.

/** Characters of a scalar's text, which is measured before it is read. */
export const SCALAR_LIMITS = { BookingCode: 40, Date: 40, DateTime: 40, PhoneNumber: 60 } as const;

const CODE = 40;
const NUMBER = 40;
const TIME = 20;
const CURSOR = 1000;

/** Characters, by the name of the field. An entry `Type.field` or `Type.field.argument` takes precedence. */
export const TEXT_LIMITS: Readonly<Record<string, number>> = {
  idempotencyKey: 200,
  // Codes: of offices, services, shares, counters, bookings.
  office: CODE,
  offices: CODE,
  service: CODE,
  services: CODE,
  code: CODE,
  like: CODE,
  quota: CODE,
  bookings: CODE,
  counter: 64,
  line: CODE,
  key: 60,
  channels: CODE,
  kinds: CODE,
  language: CODE,
  timeZone: 60,
  // Ids and numbers.
  window: NUMBER,
  message: NUMBER,
  block: NUMBER,
  change: NUMBER,
  import: NUMBER,
  before: NUMBER,
  number: NUMBER,
  digits: NUMBER,
  id: NUMBER,
  // Times of day, and periods of the day.
  at: TIME,
  from: TIME,
  to: TIME,
  hours: TIME,
  breaks: TIME,
  remindAt: TIME,
  intakeHours: TIME,
  // Names and addresses.
  name: 100,
  city: 100,
  label: 100,
  address: 200,
  'AddCounterInput.label': 20,
  // A text that is too long for a name is refused in words, so the limit of the request is higher.
  'ApplicantInput.name': 1000,
  'ReadyApplicantInput.name': 1000,
  'ApplicantInput.address': 300,
  // The reference to a message, by which a channel names the photo.
  'BookInput.photo': 400,
  'RegistrationInput.photo': CODE,
  // A challenge and its solution, as JSON.
  'ConfirmBookingInput.work': 4000,
  proofCountries: 2,
  // Searches.
  search: 200,
  near: 100,
  after: CURSOR,
  // Texts of offices.
  reason: 300,
  notice: 300,
  template: 200,
  text: 1000,
  'TextsInput.id': 300,
  'TextsInput.en': 300,
  'TryTemplateInput.text': 4096,
  'ImportHolidaysInput.calendar': 1_000_000,
};

/** Items of a list without an entry of its own: more than an office has of anything. */
export const USUAL_LIST_ITEMS = 200;

/** Items of a list, by the same names. */
export const LIST_LIMITS: Readonly<Record<string, number>> = {
  offices: 1000,
  'PassportReadyInput.bookings': 500,
  'PassportReadyInput.applicants': 500,
};
