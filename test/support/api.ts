// Asks the API about bookings: one function for each operation, answering with the booking or the refusal.
import { BY } from './actors.ts';
import type { TestApp } from './app.ts';
import { birthDateFor, nameOf } from './house.ts';
import { doWork } from './work.ts';

const WHOLE = `fragment Whole on Booking {
  code status queueNumber channel priority priorityNote arriveBy confirmBy overflowedFrom changes allowedActions
  barcodeUrl code128Url calendarUrl
  office { code name } service { code name channels }
  window { id startsAt endsAt quota capacity remaining }
  applicant { name birthDate address phone }
  proofs { kind address link }
  history { at action ${BY} }
}`;
const NO = 'fragment No on Refusal { reason message field alternatives { id startsAt remaining } }';

const mutation = (field: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${field}(input: $input) { __typename ...Whole ...No } } ${WHOLE} ${NO}`;

export const BOOK = mutation('book', 'BookInput');
export const CONFIRM = mutation('confirmBooking', 'ConfirmBookingInput');
export const RESCHEDULE = mutation('rescheduleBooking', 'RescheduleBookingInput');
export const CANCEL = mutation('cancelBooking', 'CancelBookingInput');
export const BOOKING = `query ($code: BookingCode!, $birthDate: Date) {
  answer: booking(code: $code, birthDate: $birthDate) { __typename ...Whole } } ${WHOLE}`;

const WORK =
  'query ($code: BookingCode!, $birthDate: Date) { answer: booking(code: $code, birthDate: $birthDate) { work } }';

export const BIRTH_DATE = '1987-01-25';
/** Weekdays well within the horizon of the seed's day, a Tuesday. */
export const MONDAY = '2017-08-07';
export const TUESDAY = '2017-08-08';
export const FRIDAY = '2017-08-11';

let people = 0;

/** A person who is new to the server. */
export function somebody(priority?: string): { name: string; birthDate: string } {
  people++;
  return { name: nameOf(people), birthDate: birthDateFor(priority) };
}

type Headers = Record<string, string>;

export function apiOf(app: TestApp) {
  const ask = async (document: string, variables: object, headers?: Headers) => {
    const { data, errors } = await app.graphql(document, variables, headers);
    if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
    return data.answer;
  };
  return {
    /** Bogor on the Monday, for a new person, unless told otherwise. */
    book(input: object = {}, headers?: Headers) {
      const applicant = somebody((input as { priority?: string }).priority);
      return ask(BOOK, { input: { office: 'BOGOR', when: { date: MONDAY }, applicant, ...input } }, headers);
    },
    /** With the work that the office asks for, as the pages do it. */
    async confirm(code: string, input: object = { birthDate: BIRTH_DATE }, headers?: Headers) {
      const answer = await ask(CONFIRM, { input: { code, ...input } }, headers);
      if (answer.reason !== 'WORK_NEEDED' || 'work' in input) return answer;
      const booking = await ask(WORK, { code, birthDate: BIRTH_DATE }, headers);
      // Another of several at once may have done it meanwhile.
      const work = booking.work && { work: await doWork(booking.work) };
      return ask(CONFIRM, { input: { code, ...input, ...work } }, headers);
    },
    reschedule: (code: string, input: object, headers?: Headers) =>
      ask(RESCHEDULE, { input: { code, birthDate: BIRTH_DATE, ...input } }, headers),
    cancel: (code: string, input: object = {}, headers?: Headers) =>
      ask(CANCEL, { input: { code, birthDate: BIRTH_DATE, ...input } }, headers),
    booking: (code: string, birthDate: string | null = BIRTH_DATE, headers?: Headers) =>
      ask(BOOKING, { code, birthDate }, headers),
    /** The windows of a day as the write sees them. */
    windows: (office: string, date: string) =>
      app.query(
        `select id::text, capacity, taken from capacity_window where office = $1 and date = $2 order by starts_at`,
        [office, date],
      ),
    /**
     * Leaves that many places in the windows of a day, one number a window; the rest of the day has none. Places are
     * taken, not capacity: that would be set right again as soon as the windows are rolled on.
     */
    leave: (office: string, date: string, places: number[] = []) =>
      app.query(
        `update capacity_window set taken = capacity - coalesce(($3::int[])[ordinal], 0) where office = $1 and date = $2`,
        [office, date, places],
      ),
  };
}
