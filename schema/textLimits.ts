// How long each text may be that the contract takes, and each list: by the field's own name, or by its name alone.

/** Characters of the texts of our own scalars, which check them before they read them. */
export const SCALAR_LIMITS = { BookingCode: 40, Date: 40, DateTime: 40, PhoneNumber: 60 } as const;

const CODE = 40;
const NUMBER = 40;
const TIME = 20;
const CURSOR = 1000;

/** Characters. `Type.field` and `Type.field.argument` stand before the name alone. */
export const TEXT_LIMITS: Readonly<Record<string, number>> = {
  idempotencyKey: 200,
  // Codes: of offices, services, shares, counters, bookings.
  ...{
    office: CODE,
    offices: CODE,
    service: CODE,
    services: CODE,
    code: CODE,
    like: CODE,
    quota: CODE,
    bookings: CODE,
  },
  ...{ counter: 64, line: CODE, key: 60, channels: CODE, kinds: CODE, language: CODE, timeZone: 60 },
  // Ids and numbers.
  ...{
    window: NUMBER,
    message: NUMBER,
    block: NUMBER,
    change: NUMBER,
    import: NUMBER,
    before: NUMBER,
    number: NUMBER,
    digits: NUMBER,
    id: NUMBER,
  },
  // Times of day, and stretches of them.
  ...{ at: TIME, from: TIME, to: TIME, hours: TIME, breaks: TIME, remindAt: TIME, intakeHours: TIME },
  // What people are called, and where they live.
  ...{ name: 100, city: 100, label: 100, address: 200 },
  'AddCounterInput.label': 20,
  // One that is short enough to be read, but too long for a name, is a refusal in words and no fault of the request.
  'ApplicantInput.name': 1000,
  'ReadyApplicantInput.name': 1000,
  'ApplicantInput.address': 300,
  // The name of a message that it came with.
  'BookInput.photo': 400,
  'RegistrationInput.photo': CODE,
  // A challenge and its solution, as JSON.
  'ConfirmBookingInput.work': 4000,
  proofCountries: 2,
  // What is looked for.
  ...{ search: 200, near: 100, after: CURSOR },
  // What offices say.
  ...{ reason: 300, notice: 300, template: 200, text: 1000 },
  'TextsInput.id': 300,
  'TextsInput.en': 300,
  'TryTemplateInput.text': 4096,
  'ImportHolidaysInput.calendar': 1_000_000,
};

/** Items of a list where no row says otherwise: more than an office has of anything. */
export const USUAL_LIST = 200;

/** Items, by the same names. */
export const LIST_LIMITS: Readonly<Record<string, number>> = {
  offices: 1000,
  'PassportReadyInput.bookings': 500,
  'PassportReadyInput.applicants': 500,
};
