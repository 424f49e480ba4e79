// Draws what is behind the chat: how the last message was read, the bookings, and what is remembered.

import { html, nothing, type TemplateResult } from 'lit';
import type { PageLanguage } from '../texts/language.ts';
import type { SimulatorTexts } from '../texts/simulator/texts.ts';
import { simulatorTexts } from '../texts/simulator/texts.ts';
import { textFor } from '../texts/textFor.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import type { Remembered, SeenBooking, Thread } from './remote.ts';

type FactRow = readonly [label: string, value: string | TemplateResult | null | undefined];

export function behindView({ messages, bookings, remembered }: Thread, language: PageLanguage): TemplateResult {
  const say = simulatorTexts(language);
  const last = messages.findLast(({ from, intent }) => from === 'applicant' && intent !== null);
  return html`
    <section aria-labelledby="read-title">
      <h2 id="read-title">${say.lastRead}</h2>
      ${
        last
          ? html`<p class="read"><b>${textFor(say.intents, last.intent ?? '') ?? last.intent}</b> <code>${last.intent}</code></p>
            ${last.reason ? html`<p class="reason">${say.because} <code>${last.reason}</code></p>` : nothing}`
          : html`<p class="quietly">${say.nothingRead}</p>`
      }
    </section>
    <section aria-labelledby="bookings-title">
      <h2 id="bookings-title">${say.bookings}</h2>
      ${bookings.length > 0 ? bookings.map((seat) => seatView(seat, say, language)) : html`<p class="quietly">${say.noBookings}</p>`}
    </section>
    <section aria-labelledby="remembered-title">
      <h2 id="remembered-title">${say.remembered}</h2>
      ${rememberedView(remembered, say)}
    </section>`;
}

function seatView(seat: SeenBooking, say: SimulatorTexts, language: PageLanguage): TemplateResult {
  const { office, window, standby, ticket, status } = seat;
  const time = (at: string) => timeOfDay(at, office.timeZone, language);
  const moment = (at: string) => `${dayOfDate(dateOfInstant(at), language)}, ${time(at)}`;
  const rows: FactRow[] = [
    [say.queueNumber, seat.queueNumber],
    [say.when, moment(window.startsAt)],
    [say.office, office.name],
    [say.confirmBy, seat.confirmBy && time(seat.confirmBy)],
    [say.arriveBy, status === 'CONFIRMED' ? time(seat.arriveBy) : null],
    [say.left, say.leftOf(window.remaining, window.capacity)],
    [say.standby, standby && say.place(standby.place)],
    [say.offered, standby?.offer && moment(standby.offer.window.startsAt)],
    [say.aheadInLine, ticket?.ahead === null || ticket?.ahead === undefined ? null : String(ticket.ahead)],
  ];
  return html`<article class="seat">
    <p class="seat-head"><b class="code">${seat.code}</b> <span class=${`status ${status}`}>${say.status[status]}</span></p>
    <p>${seat.applicant.name}${ticket?.counter ? html` · ${say.atCounter(ticket.counter.label)}` : nothing}</p>
    ${rowsView(rows)}
  </article>`;
}

function rememberedView({ language, guide, pending, photo, hour }: Remembered, say: SimulatorTexts): TemplateResult {
  const rows: FactRow[] = [
    [say.language, language && say.languages[language]],
    [say.guide, guide && say.steps[guide.step]],
    [say.name, guide?.name],
    [say.pending, pending && (pending.name ?? '—')],
    [say.waitingPhoto, photo && say.waitingPhotoText],
    [say.replies, hour && String(hour.replies)],
  ];
  if (rows.every(([, value]) => !value)) return html`<p class="quietly">${say.nothingRemembered}</p>`;
  return rowsView(rows);
}

function rowsView(rows: readonly FactRow[]): TemplateResult {
  return html`<dl class="rows">${rows.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}</dl>`;
}
