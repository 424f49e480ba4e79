// Answers one request of the web form by asking the API; the page and the JSON are made of the same answer.
import type { BookInput } from '../../clients/types.ts';
import { phoneNumber } from '../../src/phone.ts';
import type { Language, LocalDate } from '../../src/time.ts';
import type { Ask as AskIn } from '../conversation/ask.ts';
import * as documents from './documents.ts';
import {
  type FormFault,
  type FormFaults,
  type FormFields,
  type OfficeWants,
  type PhotoFault,
  readForm,
  typedDay,
  typedText,
} from './form.ts';
import { type AskForm, requestPlaceByForm, type WaitingPlace } from './requestPlace.ts';

export type FormOffice = NonNullable<documents.FormOfficeQuery['office']>;
export type BookedSeat = documents.SeatFragment;
export type FormDenial = documents.DenialFragment;

/** The answer to be shown; `values` are the typed texts, so that they need not be typed again. */
export type FormAnswer =
  | { kind: 'offices'; offices: documents.FormOfficesQuery['offices']; faults: FormFaults; values: FormFields }
  | {
      kind: 'form';
      office: FormOffice;
      values: FormFields;
      faults: FormFaults;
      denial: FormDenial | null;
      /** Digits were sent to the number that was typed, and are to be typed, too. */
      digitsSent: boolean;
    }
  | { kind: 'waiting'; office: FormOffice; waiting: WaitingPlace; values: FormFields; faults: FormFaults }
  | {
      kind: 'booking';
      booking: BookedSeat;
      values: FormFields;
      faults: FormFaults;
      denial: FormDenial | null;
      digitsSent: boolean;
    };

export interface AnsweredForm {
  status: number;
  shown: FormAnswer;
}

export interface FormRequest {
  /** `book`, `wait`, `photo`, `numberDigits`, `show`, `confirm`, `digits`, `move`, `cancel`; none: the form itself. */
  action: string;
  fields: FormFields;
  /** Reads the file that came with it and keeps it for the office, under a name; null: none came. */
  keepPhoto: ((office: string) => Promise<{ name: string } | { fault: PhotoFault }>) | null;
  language: Language;
  today: LocalDate;
}

export async function answerForm(request: FormRequest, askIn: AskIn): Promise<AnsweredForm> {
  const ask: AskForm = (document, variables) => askIn(document, variables, request.language);
  switch (request.action) {
    case 'book':
    case 'wait':
      return bookForm(request, ask);
    case 'photo':
      return keepPhotoAlone(request, ask);
    case 'numberDigits':
      return sendNumberDigits(request, ask);
    case 'show':
      return showBooking(request, ask);
    case 'confirm':
    case 'digits':
    case 'move':
    case 'cancel':
      return takeStep(request, request.action, ask);
    default:
      return answerWithForm(request, ask);
  }
}

/** The state of the form besides the fields as they were typed. */
interface FormState {
  faults?: FormFaults;
  denial?: FormDenial | null;
  digitsSent?: boolean;
}

async function answerWithForm({ fields }: FormRequest, ask: AskForm, state: FormState = {}): Promise<AnsweredForm> {
  const { faults = {}, denial = null, digitsSent = typedText(fields, 'digits') !== '' } = state;
  const code = typedText(fields, 'office').toUpperCase();
  const office = code ? (await ask(documents.FormOfficeDocument, { code })).office : null;
  const wrong = Object.keys(faults).length > 0 || denial !== null;
  const status = faults.photo === 'TOO_MANY_PHOTOS' ? 503 : wrong ? 422 : 200;
  if (office) return { status, shown: { kind: 'form', office, values: fields, faults, denial, digitsSent } };
  return answerWithOffices(fields, ask, code ? 404 : 200, code ? { office: 'missing' } : {});
}

async function answerWithOffices(
  values: FormFields,
  ask: AskForm,
  status: number,
  faults: FormFaults = {},
): Promise<AnsweredForm> {
  const { offices: all } = await ask(documents.FormOfficesDocument, {});
  return { status, shown: { kind: 'offices', offices: all, faults, values } };
}

async function bookForm(request: FormRequest, ask: AskForm): Promise<AnsweredForm> {
  const { fields, language } = request;
  const { office } = await ask(documents.FormOfficeDocument, { code: typedText(fields, 'office').toUpperCase() });
  if (!office) return answerWithForm(request, ask);
  const keepPhoto = office.registration.photo === 'NONE' ? null : request.keepPhoto;
  const wants = officeWants(office);
  const required = { ...wants, photoRequired: wants.photoRequired && !keepPhoto };
  const read = readForm(fields, required, language, request.today);
  if ('faults' in read)
    return answerWithForm(request, ask, { faults: { ...read.faults, ...(keepPhoto && { photo: 'photoAgain' }) } });
  // A picture costs more to read than all the rest: it is looked at last.
  const photo = await keepPhoto?.(office.code);
  if (photo && 'fault' in photo) return answerWithForm(request, ask, { faults: { photo: photo.fault } });
  const kept = photo ? { ...fields, photo: photo.name } : fields;
  const input = { ...read.input, ...(photo && { photo: photo.name }) };
  if (request.action === 'wait') {
    const waiting = await requestPlaceByForm(input, ask);
    if ('reason' in waiting) return answerWithForm({ ...request, fields: kept }, ask, { denial: waiting });
    return { status: 200, shown: { kind: 'waiting', office, waiting, values: kept, faults: {} } };
  }
  const { book: answer } = await ask(documents.FormBookDocument, {
    input: { ...input, work: fields.work || null },
  });
  if (answer.__typename === 'Refusal') return answerWithForm({ ...request, fields: kept }, ask, { denial: answer });
  return answerWithBooking(read.input.digits ? await confirmedAtOnce(answer, read.input, ask) : answer, kept);
}

/** Sent ahead of the form, as the booking page does: the name under which it is kept stands in the field `photo`. */
async function keepPhotoAlone(request: FormRequest, ask: AskForm): Promise<AnsweredForm> {
  const { fields } = request;
  const { office } = await ask(documents.FormOfficeDocument, { code: typedText(fields, 'office').toUpperCase() });
  if (!office) return answerWithForm(request, ask);
  if (office.registration.photo === 'NONE') return answerWithForm(request, ask, { faults: { photo: 'notInList' } });
  const photo = (await request.keepPhoto?.(office.code)) ?? { fault: 'missing' as const };
  if ('fault' in photo) return answerWithForm(request, ask, { faults: { photo: photo.fault } });
  return answerWithForm({ ...request, fields: { ...fields, photo: photo.name } }, ask);
}

/** Digits that were read before leave nothing to prove; a booking that cannot be confirmed now stays held. */
async function confirmedAtOnce(held: BookedSeat, { applicant }: BookInput, ask: AskForm): Promise<BookedSeat> {
  const input = { code: held.code, birthDate: applicant.birthDate };
  const { confirmBooking: answer } = await ask(documents.FormConfirmDocument, { input });
  return answer.__typename === 'Refusal' ? held : { ...answer, priorityNote: held.priorityNote };
}

/** Before a place is asked for; what was typed stays in the form. */
async function sendNumberDigits(request: FormRequest, ask: AskForm): Promise<AnsweredForm> {
  const { fields, language } = request;
  const office = typedText(fields, 'office').toUpperCase();
  const phone = phoneNumber(typedText(fields, 'phone'));
  const faults: FormFaults = request.keepPhoto ? { photo: 'photoAgain' } : {};
  if (!phone)
    return answerWithForm(request, ask, {
      faults: { ...faults, phone: typedText(fields, 'phone') ? 'badPhone' : 'missing' },
    });
  const input = { office, phone, language, work: fields.work || null };
  const { sendNumberProof: answer } = await ask(documents.FormNumberDigitsDocument, { input });
  if (answer.__typename === 'Refusal') return answerWithForm(request, ask, { faults, denial: answer });
  return answerWithForm(request, ask, { faults, digitsSent: true });
}

/** The fields of the office's template that the form has. */
export function officeWants({ code, registration }: FormOffice): OfficeWants {
  return { code, asksForAddress: registration.template.includes('ALAMAT'), photoRequired: registration.photoRequired };
}

async function showBooking({ fields, today }: FormRequest, ask: AskForm): Promise<AnsweredForm> {
  const birthDate = typedDay(fields, 'birthDate', today);
  const code = typedText(fields, 'code');
  if (code && typedText(fields, 'birthDate') && !birthDate)
    return answerWithOffices(fields, ask, 422, { birthDate: 'unreadableDate' });
  const { booking } =
    code && birthDate ? await ask(documents.FormBookingDocument, { code, birthDate }) : { booking: null };
  return booking ? answerWithBooking(booking, fields) : answerWithOffices(fields, ask, 404, { code: 'notFound' });
}

async function takeStep(
  request: FormRequest,
  action: 'confirm' | 'digits' | 'move' | 'cancel',
  ask: AskForm,
): Promise<AnsweredForm> {
  const { fields, today } = request;
  const code = typedText(fields, 'code');
  const proof = { code, birthDate: typedDay(fields, 'birthDate', today) };
  const fault = action === 'move' ? faultOfDay(fields, today) : null;
  if (fault) {
    const { booking } = await ask(documents.FormBookingDocument, proof);
    if (!booking) return answerWithOffices(fields, ask, 404, { code: 'notFound' });
    const answered = answerWithBooking(booking, fields);
    return { status: 422, shown: { ...answered.shown, faults: { visitDate: fault } } };
  }
  const answer = await putStep(action, proof, request, ask);
  if (answer.__typename !== 'Refusal') return answerWithBooking(answer, fields, null, action === 'digits');
  const { booking } = await ask(documents.FormBookingDocument, proof);
  // Without the right code and birth date nothing of the booking is told.
  if (!booking) return answerWithOffices(fields, ask, 404, { code: 'notFound' });
  return {
    ...answerWithBooking(booking, fields, answer, action === 'confirm' && typedText(fields, 'digits') !== ''),
    status: 422,
  };
}

async function putStep(
  action: 'confirm' | 'digits' | 'move' | 'cancel',
  proof: { code: string; birthDate: string | null },
  { fields, today }: FormRequest,
  ask: AskForm,
): Promise<(BookedSeat & { __typename: 'Booking' }) | (FormDenial & { __typename: 'Refusal' })> {
  const idempotencyKey = typedText(fields, 'key') || null;
  switch (action) {
    case 'confirm': {
      const input = { ...proof, digits: typedText(fields, 'digits') || null, work: fields.work || null };
      return (await ask(documents.FormConfirmDocument, { input })).confirmBooking;
    }
    case 'digits':
      return (await ask(documents.FormDigitsDocument, { input: { ...proof, work: fields.work || null } })).sendProof;
    case 'move': {
      const input = { ...proof, when: { date: typedDay(fields, 'visitDate', today) }, idempotencyKey };
      return (await ask(documents.FormMoveDocument, { input })).rescheduleBooking;
    }
    case 'cancel':
      return (await ask(documents.FormCancelDocument, { input: { ...proof, idempotencyKey } })).cancelBooking;
  }
}

/** The day must be one that was read: a booking is not moved to a day that no one named. */
function faultOfDay(fields: FormFields, today: LocalDate): FormFault | null {
  if (!typedText(fields, 'visitDate')) return 'missing';
  return typedDay(fields, 'visitDate', today) ? null : 'unreadableDate';
}

function answerWithBooking(
  booking: BookedSeat,
  values: FormFields,
  denial: FormDenial | null = null,
  digitsSent = false,
): AnsweredForm {
  return { status: 200, shown: { kind: 'booking', booking, values, faults: {}, denial, digitsSent } };
}
