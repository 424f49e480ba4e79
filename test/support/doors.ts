// The doors by which callers without a key book: HTTP, a WebSocket, and the form without scripts.
import { openLive } from './live.ts';
import type { Headers, Server } from './server.ts';

export interface Wanted {
  office: string;
  name: string;
  birthDate?: string;
  phone?: string;
  /** The work that the place costs. */
  work?: string;
}

/** The booking's code, or the reason of the refusal with its sentence and the work it asks for. */
export interface DoorAnswer {
  code?: string;
  reason?: string;
  message?: string;
  work?: string;
}

export interface Door {
  name: string;
  book(wanted: Wanted, source: string): Promise<DoorAnswer>;
  cancel(code: string, source: string): Promise<DoorAnswer>;
  sendDigits(code: string, source: string): Promise<DoorAnswer>;
}

const BIRTH_DATE = '1987-01-25';
const answers = '__typename ... on Booking { code } ... on Refusal { reason message work }';
const mutation = (field: string, input: string) =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { ${answers} } }`;
const BOOK = mutation('book', 'BookInput');
const CANCEL = mutation('cancelBooking', 'CancelBookingInput');
const SEND_PROOF = mutation('sendProof', 'SendProofInput');

type Ask = (document: string, input: object, source: string) => Promise<DoorAnswer>;

function apiDoor(name: string, ask: Ask): Door {
  const ofBooking = (code: string) => ({ code, birthDate: BIRTH_DATE });
  return {
    name,
    book: ({ name: applicantName, birthDate = BIRTH_DATE, ...wanted }, source) =>
      ask(BOOK, { ...wanted, applicant: { name: applicantName, birthDate } }, source),
    cancel: (code, source) => ask(CANCEL, ofBooking(code), source),
    sendDigits: (code, source) => ask(SEND_PROOF, ofBooking(code), source),
  };
}

export function openDoors(server: Pick<Server, 'url' | 'ask'>): Door[] {
  const overHttp: Ask = (document, input, source) => server.ask(document, { input }, from(source));
  const overSocket: Ask = async (document, input, source) => {
    const live = await openLive(server.url, { headers: from(source) });
    const { data, errors } = await live.subscribe(document, { input }).nth(1);
    live.close();
    if (errors) throw new Error(errors[0].message);
    return Object.values(data)[0] as DoorAnswer;
  };
  return [apiDoor('HTTP', overHttp), apiDoor('a WebSocket', overSocket), formDoor(server.url)];
}

function from(source: string): Headers {
  return { 'x-forwarded-for': source };
}

function formDoor(url: string): Door {
  const post = async (fields: object, source: string): Promise<DoorAnswer> => {
    const response = await fetch(`${url}/channels/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...from(source) },
      body: JSON.stringify({ language: 'id', ...fields }),
    });
    const answer = (await response.json()) as {
      booking?: DoorAnswer;
      refusal?: DoorAnswer;
      work?: object;
      message?: string;
    };
    if (answer.work) {
      return { reason: 'WORK_REQUIRED', message: answer.message ?? '', work: JSON.stringify(answer.work) };
    }
    return answer.refusal ?? { code: answer.booking?.code ?? '' };
  };
  const ofBooking = (action: string, code: string) => ({ action, code, birthDate: BIRTH_DATE });
  return {
    name: 'the form without scripts',
    book: ({ birthDate = BIRTH_DATE, ...wanted }, source) => post({ action: 'book', ...wanted, birthDate }, source),
    cancel: (code, source) => post(ofBooking('cancel', code), source),
    sendDigits: (code, source) => post(ofBooking('digits', code), source),
  };
}
