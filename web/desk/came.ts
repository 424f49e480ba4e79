// What came of somebody's coming: the number they have, or why they have none and what can be done.

import { html, nothing, type TemplateResult } from 'lit';
import type { RefusedFragment } from '../../clients/fragments.ts';
import type { Priority } from '../../clients/types.ts';
import { readableCode } from '../book/fields.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { Language } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import { dateIn, dayInWords, timeOfDay, zoneName } from '../texts/when.ts';
import type { ListedFragment } from './documents.ts';
import { keyHint } from './keys.ts';
import type { Ticket } from './step.ts';
import type { DeskOffice } from './watch.ts';

export type Came =
  | { kind: 'in' | 'already' | 'given'; ticket: Ticket }
  /** No code: a number without a booking was asked for. */
  | { kind: 'refused'; code: string | null; no: RefusedFragment; booking: ListedFragment | null };

export interface Doing {
  language: Language;
  office: DeskOffice;
  priorities: readonly Priority[];
  onPrint(): void;
  onPriority(ticket: Ticket, priority: Priority): void;
  onConfirm(booking: ListedFragment): void;
  onWalkIn(): void;
}

export function came(what: Came, doing: Doing): TemplateResult {
  return what.kind === 'refused' ? refused(what, doing) : inLine(what.kind, what.ticket, doing);
}

const HEADS = { in: 'welcome', already: 'already', given: 'given' } as const;

function inLine(kind: keyof typeof HEADS, ticket: Ticket, doing: Doing): TemplateResult {
  const { language, office } = doing;
  const say = deskTexts(language);
  const { booking } = ticket;
  const time = (at: string) => `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
  return html`
    <article class=${`came ${kind}`}>
      <p class="what">${say[HEADS[kind]]}</p>
      <p class="number">${ticket.number}</p>
      <p class="person"><b>${booking?.applicant.name ?? say.walkInName}</b>
        ${booking?.applicant.birthDate ? html`<span>${born(booking.applicant.birthDate, language)}</span>` : nothing}</p>
      <p class="facts-line">
        <span>${ticket.service.name}</span>
        ${booking ? html`<span>${time(booking.window.startsAt)}</span>` : nothing}
        ${
          ticket.status === 'WAITING' && ticket.ahead !== null
            ? html`<span>${say.ahead(ticket.ahead)}</span>`
            : html`<span>${say.ticketStatuses[ticket.status]}${ticket.counter ? `, ${say.at(ticket.counter.label)}` : ''}</span>`
        }
        ${
          ticket.status === 'WAITING' && ticket.estimatedWaitMinutes !== null
            ? html`<span>${say.minutes(ticket.estimatedWaitMinutes)}</span>`
            : nothing
        }
      </p>
      <div class="give">
        ${priorityOf(ticket, doing)}
        <button type="button" class="button plain" aria-keyshortcuts="F9" @click=${doing.onPrint}>${say.print} ${keyHint('F9', language)}</button>
      </div>
    </article>`;
}

/** Claimed by the applicant, seen by the officer; no longer to be changed once called. */
function priorityOf(ticket: Ticket, { language, priorities, onPriority }: Doing): TemplateResult | typeof nothing {
  const say = deskTexts(language);
  if (ticket.status !== 'WAITING' && ticket.status !== 'PARKED') return nothing;
  const claimed = ticket.booking !== null && ticket.priority !== 'NORMAL';
  return html`<div class="field"><label for="came-priority">${claimed ? say.priorityHint : say.priority}</label>
    <select id="came-priority" @change=${(event: Event) => onPriority(ticket, (event.target as HTMLSelectElement).value as Priority)}>
      ${priorities.map((each) => html`<option value=${each} ?selected=${each === ticket.priority}>${say.priorities[each]}</option>`)}
    </select></div>`;
}

function refused({ code, no, booking }: Came & { kind: 'refused' }, doing: Doing): TemplateResult {
  const { language } = doing;
  const say = deskTexts(language);
  const toDo = textFor(say.toDo, no.reason);
  return html`
    <article class="came refused">
      <p class="what">${say.notIn}${code ? html` <span class="code">${readableCode(code)}</span>` : nothing}</p>
      <p class="why">${whyNot(no, booking, language)}</p>
      ${booking ? whose(booking, doing) : nothing}
      ${toDo ? html`<p>${toDo}</p>` : nothing}
      ${
        booking?.status === 'HELD' && booking.allowedActions.includes('CONFIRM')
          ? html`<button type="button" class="button" @click=${() => doing.onConfirm(booking)}>${say.confirmFirst}</button>`
          : nothing
      }
      ${
        no.reason === 'TOO_LATE' || booking?.status === 'EXPIRED' || booking?.status === 'CANCELLED'
          ? html`<button type="button" class="button plain" @click=${doing.onWalkIn}>${say.walkIn}</button>`
          : nothing
      }
    </article>`;
}

/** Some sentences are meant for those who write by message, or name a status as programs do. */
function whyNot({ reason, message }: RefusedFragment, booking: ListedFragment | null, language: Language): string {
  const say = deskTexts(language);
  if (reason === 'UNKNOWN_CODE') return say.unknownCode;
  if (reason === 'NOT_ALLOWED_NOW' && booking) return say.notNow(say.bookingStatuses[booking.status]);
  return message;
}

function whose({ applicant, window }: ListedFragment, { language, office }: Doing): TemplateResult {
  const day = dayInWords(dateIn(window.startsAt), language);
  const time = timeOfDay(window.startsAt, office.timeZone, language);
  return html`<p class="person"><b>${applicant.name}</b> <span>${day}, ${time}</span></p>`;
}

/** `lahir 25 Januari 1987`: compared with the identity card. */
export function born(date: string, language: Language): string {
  return deskTexts(language).born(dayInWords(date, language, { weekday: undefined, year: 'numeric' }));
}
