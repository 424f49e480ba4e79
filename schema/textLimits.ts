// The longest text and the longest list that each argument and input field takes.

/** Characters of a scalar's text, which is measured before it is read. */
export const SCALAR_LIMITS = {
  BookingCode: 40,
  Date: 40,
  DateTime: 40,
  LocalTime: 20,
  PhoneNumber: 60,
  TimeRange: 20,
  TypedDate: 40,
  TypedPhoneNumber: 60,
} as const;

const MAX_CODE_CHARACTERS = 40;
const MAX_ID_CHARACTERS = 40;
const MAX_CURSOR_CHARACTERS = 1000;

/** Characters, by the name of the field. An entry `Type.field` or `Type.field.argument` takes precedence. */
export const TEXT_LIMITS: Readonly<Record<string, number>> = {
  idempotencyKey: 200,
  // Codes: of offices, services, shares, counters, bookings.
  office: MAX_CODE_CHARACTERS,
  offices: MAX_CODE_CHARACTERS,
  service: MAX_CODE_CHARACTERS,
  services: MAX_CODE_CHARACTERS,
  code: MAX_CODE_CHARACTERS,
  like: MAX_CODE_CHARACTERS,
  quota: MAX_CODE_CHARACTERS,
  booking: MAX_CODE_CHARACTERS,
  counter: 64,
  line: MAX_CODE_CHARACTERS,
  key: 60,
  kinds: MAX_CODE_CHARACTERS,
  timeZone: 60,
  // Ids and numbers.
  window: MAX_ID_CHARACTERS,
  request: MAX_ID_CHARACTERS,
  message: MAX_ID_CHARACTERS,
  conversation: MAX_ID_CHARACTERS,
  seen: MAX_ID_CHARACTERS,
  // An officer whom an identity provider names.
  officer: 300,
  block: MAX_ID_CHARACTERS,
  change: MAX_ID_CHARACTERS,
  import: MAX_ID_CHARACTERS,
  asker: MAX_ID_CHARACTERS,
  about: MAX_ID_CHARACTERS,
  number: MAX_ID_CHARACTERS,
  digits: MAX_ID_CHARACTERS,
  secret: MAX_ID_CHARACTERS,
  // An encrypted token.
  pass: 2000,
  id: MAX_ID_CHARACTERS,
  ids: MAX_ID_CHARACTERS,
  picture: MAX_ID_CHARACTERS,
  // A browser at its push service.
  endpoint: 2000,
  p256dh: 100,
  auth: 40,
  // Names and addresses.
  name: 100,
  city: 100,
  label: 100,
  title: 100,
  person: 100,
  address: 200,
  'AddCounterInput.label': 20,
  pageVersion: 100,
  claim: 100,
  doorCode: 100,
  // A text that is too long for a name is refused in words, so the limit of the request is higher.
  'ApplicantInput.name': 1000,
  'IssueTicketInput.name': 1000,
  walkInName: 1000,
  newName: 1000,
  'ReadyApplicantInput.name': 1000,
  'ApplicantInput.address': 300,
  // The reference to a message, by which a channel names the photo.
  'BookInput.photo': 400,
  'RequestPlaceInput.photo': 400,
  // A challenge and its solution, as JSON.
  'BookInput.work': 4000,
  'ConfirmBookingInput.work': 4000,
  'SendProofInput.work': 4000,
  'SendNumberProofInput.work': 4000,
  proofCountries: 2,
  sendsDigitsFor: MAX_ID_CHARACTERS,
  // Searches.
  search: 200,
  near: 100,
  after: MAX_CURSOR_CHARACTERS,
  before: MAX_CURSOR_CHARACTERS,
  // Texts of offices.
  serves: 60,
  street: 200,
  mapUrl: 500,
  url: 2000,
  webhook: MAX_ID_CHARACTERS,
  apiKey: MAX_ID_CHARACTERS,
  deliveries: MAX_ID_CHARACTERS,
  telephone: 60,
  source: 300,
  reason: 300,
  notice: 300,
  note: 200,
  template: 200,
  text: 1000,
  question: 200,
  examples: 200,
  'AnswerTextInput.id': 1000,
  'AnswerTextInput.en': 1000,
  'TextsInput.id': 300,
  'TextsInput.en': 300,
  smsText: 1000,
  'TryTemplateInput.text': 4096,
  // A request has 256 KiB at most.
  'ImportHolidaysInput.calendar': 200_000,
  'PreviewHolidaysInput.calendar': 200_000,
};

/** Items of a list without an entry of its own: more than an office has of anything. */
export const USUAL_LIST_ITEMS = 200;

/** Items of a list, by the same names. */
export const LIST_LIMITS: Readonly<Record<string, number>> = {
  offices: 1000,
  serves: 300,
  requirements: 30,
  examples: 20,
  boardSlides: 12,
  'ImportHolidaysInput.dates': 800,
  'PreviewHolidaysInput.dates': 800,
  'PassportReadyInput.bookings': 500,
  'PassportReadyInput.applicants': 500,
};
