// Answers one request of the web form: asks the API, and says what to show; the page and the JSON are made of the same.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Language, LocalDate } from '../../src/time.ts';
import type { Ask as AskIn } from '../conversation/answer.ts';
import * as documents from './documents.ts';
import { type Fault, type Faults, type Fields, type FormOffice, readBooking, typed, typedDate } from './form.ts';

export type Office = NonNullable<documents.FormOfficeQuery['office']>;
export type Seat = documents.SeatFragment;
export type Denial = documents.DenialFragment;

/** What is shown. `values`: what was typed, so that nobody types it again. */
export type Shown =
  | { kind: 'offices'; offices: documents.FormOfficesQuery['offices']; faults: Faults; values: Fields }
  | { kind: 'form'; office: Office; values: Fields; faults: Faults; denial: Denial | null }
  | { kind: 'booking'; booking: Seat; values: Fields; faults: Faults; denial: Denial | null; digitsSent: boolean };

export interface Answered {
  status: number;
  shown: Shown;
}

export interface WebRequest {
  /** `book`, `show`, `confirm`, `digits`, `move`, `cancel`; none: the form itself. */
  action: string;
  fields: Fields;
  /** What became of the file that came with it; null: none came. */
  photoFault: 'NOT_A_PHOTO' | 'PHOTO_TOO_LARGE' | null;
  language: Language;
  today: LocalDate;
}

/** Asks in the language of the form. */
type Ask = <Result, Variables>(document: TypedDocumentNode<Result, Variables>, variables: Variables) => Promise<Result>;

export async function answerForm(request: WebRequest, askIn: AskIn): Promise<Answered> {
  const ask: Ask = (document, variables) => askIn(document, variables, request.language);
  switch (request.action) {
    case 'book':
      return book(request, ask);
    case 'show':
      return show(request, ask);
    case 'confirm':
    case 'digits':
    case 'move':
    case 'cancel':
      return step(request, request.action, ask);
    default:
      return form(request, ask);
  }
}

async function form(
  { fields }: WebRequest,
  ask: Ask,
  faults: Faults = {},
  denial: Denial | null = null,
): Promise<Answered> {
  const code = typed(fields, 'office').toUpperCase();
  const office = code ? (await ask(documents.FormOfficeDocument, { code })).office : null;
  const wrong = Object.keys(faults).length > 0 || denial !== null;
  if (office) return { status: wrong ? 422 : 200, shown: { kind: 'form', office, values: fields, faults, denial } };
  return offices(fields, ask, code ? 404 : 200, code ? { office: 'missing' } : {});
}

async function offices(values: Fields, ask: Ask, status: number, faults: Faults = {}): Promise<Answered> {
  const { offices: all } = await ask(documents.FormOfficesDocument, {});
  return { status, shown: { kind: 'offices', offices: all, faults, values } };
}

async function book(request: WebRequest, ask: Ask): Promise<Answered> {
  const { fields, language, photoFault } = request;
  const { office } = await ask(documents.FormOfficeDocument, { code: typed(fields, 'office').toUpperCase() });
  if (!office) return form(request, ask);
  const read = readBooking(fields, wantsOf(office), language, request.today);
  const faults: Faults = { ...('faults' in read && read.faults), ...(photoFault && { photo: photoFault }) };
  if (Object.keys(faults).length > 0 || 'faults' in read) return form(request, ask, faults);
  const { book: answer } = await ask(documents.FormBookDocument, { input: read.input });
  if (answer.__typename === 'Refusal') return form(request, ask, {}, answer);
  return seated(answer, fields);
}

/** What of the office's template the form has a field for. */
export function wantsOf({ code, registration }: Office): FormOffice {
  return { code, asksForAddress: registration.template.includes('ALAMAT'), photoRequired: registration.photoRequired };
}

async function show({ fields, today }: WebRequest, ask: Ask): Promise<Answered> {
  const birthDate = typedDate(fields, 'birthDate', today);
  const code = typed(fields, 'code');
  if (code && typed(fields, 'birthDate') && !birthDate)
    return offices(fields, ask, 422, { birthDate: 'unreadableDate' });
  const { booking } =
    code && birthDate ? await ask(documents.FormBookingDocument, { code, birthDate }) : { booking: null };
  return booking ? seated(booking, fields) : offices(fields, ask, 404, { code: 'notFound' });
}

async function step(
  request: WebRequest,
  action: 'confirm' | 'digits' | 'move' | 'cancel',
  ask: Ask,
): Promise<Answered> {
  const { fields, today } = request;
  const code = typed(fields, 'code');
  const proof = { code, birthDate: typedDate(fields, 'birthDate', today) };
  const key = typed(fields, 'key') || null;
  const fault = action === 'move' ? dayFault(fields, today) : null;
  if (fault) {
    const { booking } = await ask(documents.FormBookingDocument, proof);
    if (!booking) return offices(fields, ask, 404, { code: 'notFound' });
    const answered = seated(booking, fields);
    return { status: 422, shown: { ...answered.shown, faults: { visitDate: fault } } };
  }
  const answer = await put(action, proof, key, request, ask);
  if (answer.__typename !== 'Refusal') return seated(answer, fields, null, action === 'digits');
  const { booking } = await ask(documents.FormBookingDocument, proof);
  // Whoever has not the right code and birth date is not told what stands behind them.
  if (!booking) return offices(fields, ask, 404, { code: 'notFound' });
  return { ...seated(booking, fields, answer, action === 'confirm' && typed(fields, 'digits') !== ''), status: 422 };
}

async function put(
  action: 'confirm' | 'digits' | 'move' | 'cancel',
  proof: { code: string; birthDate: string | null },
  idempotencyKey: string | null,
  { fields, today }: WebRequest,
  ask: Ask,
): Promise<(Seat & { __typename: 'Booking' }) | (Denial & { __typename: 'Refusal' })> {
  switch (action) {
    case 'confirm': {
      const input = { ...proof, digits: typed(fields, 'digits') || null, work: fields.work || null };
      return (await ask(documents.FormConfirmDocument, { input })).confirmBooking;
    }
    case 'digits':
      return (await ask(documents.FormDigitsDocument, { input: proof })).sendProof;
    case 'move': {
      const input = { ...proof, visitDate: typedDate(fields, 'visitDate', today), idempotencyKey };
      return (await ask(documents.FormMoveDocument, { input })).rescheduleBooking;
    }
    case 'cancel':
      return (await ask(documents.FormCancelDocument, { input: { ...proof, idempotencyKey } })).cancelBooking;
  }
}

/** Without a day the API takes the first with a place: it must be one that was read, or the word of the caller. */
function dayFault(fields: Fields, today: LocalDate): Fault | null {
  if (!typed(fields, 'visitDate')) return 'missing';
  return typedDate(fields, 'visitDate', today) ? null : 'unreadableDate';
}

function seated(booking: Seat, values: Fields, denial: Denial | null = null, digitsSent = false): Answered {
  return { status: 200, shown: { kind: 'booking', booking, values, faults: {}, denial, digitsSent } };
}
