// An office and its API for one conversation: nothing is stored, and each change of a booking is written down.
import type { Ask } from '../../adapters/conversation/ask.ts';
import * as documents from '../../adapters/conversation/documents.ts';
import type { Request } from '../../adapters/conversation/reply.ts';
import type { BookInput } from '../../clients/types.ts';
import type { Office } from '../../src/office/settings.ts';
import { examplesFor, templatesOf } from '../../src/office/template.ts';
import { isSlipOfDate, isSlipOfName } from '../../src/privacy/correctionRules.ts';
import { addDays, instant, weekday } from '../../src/time.ts';
import { officeOf, photoRule } from '../../test/rules/reading.ts';
import type { PeopleCase } from './cases.ts';
import { connectedNodes, deskRequest, factsOfServices, numbersOf, openingOf, PREMISES, SERVING } from './deskFacts.ts';

/** A change that the conversation asked of the API. */
export interface AskedChange {
  ask: Request['ask'] | 'erase' | 'correct' | 'requestPlace' | 'withdraw';
  input: Partial<BookInput> & {
    code?: string;
    newName?: string | null;
    newBirthDate?: string | null;
  };
}

export interface Desk {
  ask: Ask;
  changes: AskedChange[];
}

/** The code that the collected messages use. */
const CODE = '2345678A';
const FIRST_DAY = '2017-08-01';

/** The sender's registrations that wait for a place, and whether an earlier place is offered for the first booking. */
export interface StandingBefore {
  waiting?: documents.WaitingFragment[];
  isOffered?: boolean;
}

export function openDesk(one: PeopleCase, { waiting = [], isOffered = false }: StandingBefore = {}): Desk {
  const office = officeOf(one);
  const bookings = visitsBefore(one, office);
  if (isOffered && bookings[0]) bookings[0].standby = { place: 1, offer: { answerBy: '2017-08-01T09:30:00+07:00' } };
  const changes: AskedChange[] = [];
  const answers = new Map<object, (variables: DeskVariables) => unknown>([
    [documents.FactsDocument, () => ({ office: deskOf(office), viewer: { bookings: connectedNodes(bookings) } })],
    [documents.DaysDocument, () => ({ office: { availability: days() } })],
    [documents.BookDocument, ({ input }) => ({ book: holdPlace(input, bookings, office) })],
    [documents.ConfirmDocument, ({ input }) => ({ confirmBooking: changed(bookings, input, { status: 'CONFIRMED' }) })],
    [documents.CancelDocument, ({ input }) => ({ cancelBooking: removeBooking(bookings, input) })],
    [documents.RescheduleDocument, ({ input }) => ({ rescheduleBooking: moved(bookings, input) })],
    [documents.StandbyDocument, ({ input }) => ({ requestStandby: givenStandby(bookings, input) })],
    [documents.AcceptDocument, ({ input }) => ({ acceptOffer: changed(bookings, input, {}) })],
    [documents.DeclineDocument, ({ input }) => ({ declineOffer: changed(bookings, input, {}) })],
    [documents.CorrectDataDocument, ({ input }) => ({ correctMyData: correctedVisit(bookings, input) })],
    [documents.EraseMyDataDocument, () => ({ eraseMyData: { __typename: 'Erasure', text: '' } })],
    [documents.OpeningDocument, () => ({ office: openingOf(office) })],
    [documents.ServingDocument, () => ({ office: { board: SERVING }, viewer: { bookings: numbersOf(bookings) } })],
    [documents.ServiceFactsDocument, () => ({ office: { services: factsOfServices(office) } })],
    [documents.PremisesDocument, () => ({ office: PREMISES })],
    [documents.WalkInsDocument, () => ({ office: { queue: { walkInPlaces: 20 } } })],
    [documents.LastVisitDocument, () => ({ viewer: { lastVisit: null } })],
    [documents.LapsedPlaceDocument, () => ({ viewer: { lapsedPlace: null } })],
    [documents.LapsedHoldDocument, () => ({ booking: null })],
    [documents.PlaceRequestsDocument, () => ({ viewer: { placeRequests: waiting } })],
    [documents.RequestPlaceDocument, () => ({ requestPlace: { __typename: 'PlaceRequest', ...deskRequest(office) } })],
    [documents.WithdrawPlaceRequestDocument, () => ({ withdrawPlaceRequest: { __typename: 'PlaceRequest' } })],
    [documents.BringDocument, () => ({ office: { bring: 'Bawa dokumen asli.' } })],
    [documents.OwnAnswersDocument, () => ({ office: { answers: [] } })],
    [
      documents.OfficesNearDocument,
      () => ({ offices: [{ ...PREMISES, code: office.code, name: office.name, channels: [] }] }),
    ],
    [documents.MyDataDocument, () => ({ myData: { __typename: 'PersonalData', url: null, expiresAt: null } })],
  ]);
  const ask: Ask = async (document, variables) => {
    const answer = answers.get(document);
    if (!answer) throw new Error('The conversation asked for something that this office does not answer.');
    const change = CHANGES_OF_DOCUMENTS.get(document);
    if (change) changes.push({ ask: change, input: inputIn(variables) });
    return answer({ input: inputIn(variables) }) as never;
  };
  return { ask, changes };
}

interface DeskVariables {
  input: AskedChange['input'];
}

const CHANGES_OF_DOCUMENTS = new Map<object, AskedChange['ask']>([
  [documents.BookDocument, 'book'],
  [documents.ConfirmDocument, 'confirm'],
  [documents.CancelDocument, 'cancel'],
  [documents.RescheduleDocument, 'reschedule'],
  [documents.StandbyDocument, 'standby'],
  [documents.AcceptDocument, 'accept'],
  [documents.DeclineDocument, 'decline'],
  [documents.EraseMyDataDocument, 'erase'],
  [documents.CorrectDataDocument, 'correct'],
  [documents.RequestPlaceDocument, 'requestPlace'],
  [documents.WithdrawPlaceRequestDocument, 'withdraw'],
]);

function inputIn(variables: unknown): AskedChange['input'] {
  return (variables as { input?: AskedChange['input'] }).input ?? {};
}

function visitsBefore({ context = {} }: PeopleCase, office: Office): documents.VisitFragment[] {
  const { pending, confirmed, alsoConfirmed } = context;
  const held = pending?.code ? [visitOf(office, { ...pending, status: 'HELD' })] : [];
  const visits = [confirmed, alsoConfirmed].filter((visit) => visit !== undefined);
  return [...held, ...visits.map((visit) => visitOf(office, { ...visit, status: 'CONFIRMED' }))];
}

interface VisitParts {
  status: documents.VisitFragment['status'];
  code?: string;
  name?: string;
  birthDate?: string;
  visitDate?: string;
}

function visitOf(
  { name: officeName, timeZone }: Office,
  { status, code = CODE, name = 'Budi', birthDate = '1987-01-25', visitDate = '2017-08-07' }: VisitParts,
): documents.VisitFragment {
  return {
    code,
    status,
    queueNumber: status === 'HELD' ? null : 'A101',
    priority: 'NORMAL',
    arriveBy: `${visitDate}T07:30:00+07:00`,
    forfeitsAt: `${visitDate}T08:00:00+07:00`,
    confirmBy: status === 'HELD' ? '2017-08-01T09:30:00+07:00' : null,
    overflowedFrom: null,
    barcodeUrl: null,
    visitUrl: null,
    applicant: { name, birthDate, isChild: false },
    window: { startsAt: `${visitDate}T08:00:00+07:00` },
    office: { name: officeName, timeZone, bring: 'Bawa dokumen asli.' },
    standby: null,
  };
}

function deskOf(office: Office): documents.DeskFragment {
  const examples = examplesFor(office, instant(`${FIRST_DAY}T09:00:00+07:00`));
  const templates = templatesOf(office.registration).map((one, index) => ({
    template: one.template,
    keyword: one.keyword,
    service: one.service,
    fields: [...one.fields],
    example: examples[index] ?? '',
  }));
  return {
    code: office.code,
    name: office.name,
    timeZone: office.timeZone,
    languages: [...office.languages],
    texts: [],
    policy: {
      maxLiveBookingsPerSender: office.policy.maxLiveBookingsPerSender,
      graceMinutes: office.policy.graceMinutes,
      changeCutoffHours: office.policy.changeCutoffHours,
    },
    privacy: { url: `https://antrean.example/privacy/${office.code}` },
    services: office.services.map(({ code, name, channels }) => ({
      code,
      names: [name.id, name.en],
      channels: [...channels],
    })),
    registration: { example: examples[0] ?? '', photo: photoRule(office), intakeHours: null, templates },
  };
}

/** Working days of the month, each with places. */
function days(): documents.DaysQuery['office'] extends infer O
  ? O extends { availability: infer A }
    ? A
    : never
  : never {
  return Array.from({ length: 31 }, (_, ahead) => addDays(FIRST_DAY, ahead)).map((date) => {
    const isOpen = weekday(date) < 6 && date !== '2017-08-17';
    return { date, status: isOpen ? 'OPEN' : 'CLOSED', remaining: isOpen ? 20 : 0, mayWait: false } as const;
  });
}

type DeskAnswer =
  | ({ __typename: 'Booking' } & documents.VisitFragment)
  | ({ __typename: 'Refusal' } & documents.NoFragment);

const REFUSED_CODE: Extract<DeskAnswer, { __typename: 'Refusal' }> = {
  __typename: 'Refusal',
  reason: 'UNKNOWN_CODE',
  message: 'Kode tidak dikenal.',
  field: 'code',
  lostSince: null,
  mayWait: false,
  alternatives: [],
};

function holdPlace(input: DeskVariables['input'], bookings: documents.VisitFragment[], office: Office): DeskAnswer {
  if (bookings.length > 0) return { ...REFUSED_CODE, reason: 'LIMIT_REACHED', field: null };
  const { applicant, when } = input;
  const visit = visitOf(office, {
    status: 'HELD',
    name: applicant?.name ?? '',
    birthDate: applicant?.birthDate ?? '',
    visitDate: when?.date ?? '2017-08-02',
  });
  bookings.push(visit);
  return { __typename: 'Booking', ...visit };
}

function changed(
  bookings: documents.VisitFragment[],
  { code }: DeskVariables['input'],
  change: Partial<documents.VisitFragment>,
): DeskAnswer {
  const booking = bookings.find((one) => one.code === code);
  return booking ? { __typename: 'Booking', ...Object.assign(booking, change) } : REFUSED_CODE;
}

function removeBooking(bookings: documents.VisitFragment[], input: DeskVariables['input']): DeskAnswer {
  const answer = changed(bookings, input, { status: 'CANCELLED' });
  const index = bookings.findIndex(({ code }) => code === input.code);
  if (index >= 0) bookings.splice(index, 1);
  return answer;
}

function moved(bookings: documents.VisitFragment[], input: DeskVariables['input']): DeskAnswer {
  return changed(bookings, input, { window: { startsAt: `${input.when?.date}T08:00:00+07:00` } });
}

function correctedVisit(bookings: documents.VisitFragment[], input: DeskVariables['input']): DeskAnswer {
  const applicant = bookings.find(({ code }) => code === input.code)?.applicant;
  if (!applicant) return REFUSED_CODE;
  const { newName: name, newBirthDate: birthDate } = input;
  if (
    (name && !isSlipOfName(applicant.name, name)) ||
    (birthDate && !isSlipOfDate(applicant.birthDate ?? '', birthDate))
  )
    return { ...REFUSED_CODE, reason: 'CORRECTION_AT_DESK', field: null };
  return changed(bookings, input, {
    applicant: { ...applicant, ...(name && { name }), ...(birthDate && { birthDate }) },
  });
}

function givenStandby(bookings: documents.VisitFragment[], input: DeskVariables['input']): DeskAnswer {
  return changed(bookings, input, { standby: { place: 1, offer: null } });
}
