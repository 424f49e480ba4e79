// Talks with the simulator's own addresses: the thread with what is behind it, a message, a photo, the clock.
import { AskFault } from '../api/ask.ts';
import { SERVER } from '../api/server.ts';
import type { OfficeLanguage, PageLanguage } from '../texts/language.ts';

export interface Button {
  action: string;
  title: string;
}

/** One message of the thread, of either side. */
export interface ChatMessage {
  id: string;
  from: 'applicant' | 'office';
  at: string;
  text: string;
  media: string[];
  buttons: Button[];
  intent: string | null;
  reason: string | null;
  key: string | null;
}

/** A live booking of the applicant. */
export interface SeenBooking {
  code: string;
  status: 'HELD' | 'CONFIRMED' | 'CHECKED_IN';
  queueNumber: string | null;
  arriveBy: string;
  confirmBy: string | null;
  applicant: { name: string };
  service: { name: string };
  office: { code: string; name: string; timeZone: string };
  window: { startsAt: string; capacity: number; remaining: number };
  standby: { place: number; offer: { answerBy: string; window: { startsAt: string } } | null } | null;
  ticket: { number: string; status: string; ahead: number | null; counter: { label: string } | null } | null;
}

/** The state that the conversation keeps from one message to the next. */
export interface Remembered {
  language?: OfficeLanguage;
  guide?: {
    step: 'name' | 'birthDate' | 'visitDate' | 'yes';
    name?: string;
    birthDate?: string;
    visitDate?: string | null;
  };
  pending?: { name?: string };
  photo?: string;
  hour?: { replies: number };
}

export interface Thread {
  now: string;
  mayMove: boolean;
  messages: ChatMessage[];
  remembered: Remembered;
  bookings: SeenBooking[];
}

/** The applicant who writes, and the number written to. */
export interface ChatLine {
  office: string;
  to: string;
  from: string;
}

export interface Sending {
  text: string;
  action?: string;
  media?: { url: string; contentType: string }[];
}

const SIMULATOR_TIMEOUT_MS = 15_000;

export function readThread(line: ChatLine, language: PageLanguage): Promise<Thread> {
  return get(`/simulator/thread?${new URLSearchParams({ ...line })}`, { headers: { 'accept-language': language } });
}

/** The message is answered when this is: a second time under the same id it is the same message. */
export async function sendAsApplicant({ to, from }: ChatLine, sending: Sending, messageId: string): Promise<void> {
  await get('/channels/simulator', posted({ to, from, messageId, ...sending }));
}

/** @throws AskFault NOT_A_PHOTO, PHOTO_TOO_LARGE, PHOTO_TOO_INTRICATE, TOO_MANY_PHOTOS, OFFLINE */
export function sendPhoto(photo: Blob): Promise<{ url: string; contentType: string }> {
  return get('/simulator/photos', { method: 'POST', headers: { 'content-type': photo.type }, body: photo });
}

export async function moveClock(minutes: number): Promise<void> {
  await get('/simulator/clock', posted({ minutes }));
}

function posted(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

interface SimulatorFault {
  errors?: { extensions?: { code?: string } }[];
}

async function get<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), SIMULATOR_TIMEOUT_MS);
  try {
    const response = await fetch(`${SERVER}${path}`, { ...request, credentials: 'omit', signal: control.signal });
    if (response.ok) return await response.json();
    const { errors }: SimulatorFault = await response.json();
    const seconds = Number(response.headers.get('retry-after')) || null;
    throw new AskFault(errors?.[0]?.extensions?.code ?? 'UNKNOWN', 'The simulator refused.', seconds);
  } catch (fault) {
    throw fault instanceof AskFault ? fault : new AskFault('OFFLINE', 'No answer came.');
  } finally {
    clearTimeout(patience);
  }
}
