// The request of a reader who waits where no day has a place, and the words that tell of it.
import { html, nothing, type TemplateResult } from 'lit';
import type { BookInput } from '../../clients/types.ts';
import { askApi } from '../api/ask.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate } from '../texts/when.ts';
import type { OfficeToBook } from './bookingInput.ts';
import {
  RequestPlaceDocument,
  type RequestPlaceMutation,
  type WaitingForPlaceFragment,
  WaitingNowDocument,
  WithdrawPlaceRequestDocument,
} from './documents.ts';

/** The ways to be told of a place: digits on this page prove the number, a message to the office's chat does as well. */
export type WayToWait = 'PAGE' | 'CHAT' | 'NONE';

export function wayToWait({ waitsByDigits, channels }: OfficeToBook): WayToWait {
  if (waitsByDigits) return 'PAGE';
  return channels.length > 0 ? 'CHAT' : 'NONE';
}

/** The first place that comes free on the chosen day or after it. */
export async function requestPlaceFor(
  input: BookInput,
  language: PageLanguage,
): Promise<RequestPlaceMutation['answer']> {
  const { acceptNextPlace: _, work: __, ...wanted } = input;
  return (await askApi(RequestPlaceDocument, { input: wanted }, { language })).answer;
}

/** null: it is over, or has a place. */
export async function waitingNow(id: string, language: PageLanguage): Promise<WaitingForPlaceFragment | null> {
  return id === '' ? null : (await askApi(WaitingNowDocument, { id }, { language })).placeRequest;
}

export async function withdrawOnPage(id: string, language: PageLanguage): Promise<void> {
  await askApi(WithdrawPlaceRequestDocument, { input: { request: id } }, { language });
}

export interface WaitingScene {
  language: PageLanguage;
  office: OfficeToBook;
  phone: string;
  waiting: WaitingForPlaceFragment;
  onStop(): unknown;
}

export function waitingView({ language, office, phone, waiting, onStop }: WaitingScene): TemplateResult {
  const say = bookTexts(language);
  const until = dayOfDate(dateOfInstant(waiting.expiresAt), language);
  return html`
    <h1>${office.name}</h1>
    <div class="note good" role="status">
      <h2>${say.waiting}</h2>
      <p>${say.waitingHow(phone, waiting.place)}</p>
      <p>${say.waitingUntil(until)}</p>
    </div>
    <p><button type="button" class="button plain" @click=${onStop}>${say.stopWaiting}</button></p>`;
}

/** The way to be told; nothing: there is none but to leave this page open. */
export function waitHint(office: OfficeToBook, language: PageLanguage): TemplateResult | typeof nothing {
  const say = bookTexts(language);
  const way = wayToWait(office);
  if (way === 'PAGE') return html`<p class="note">${say.waitHint}</p>`;
  const [chat] = office.channels;
  if (way === 'NONE' || !chat) return nothing;
  return html`<p class="note">${say.waitByChat(chat.address)} <code>${office.registration.example}</code></p>`;
}
