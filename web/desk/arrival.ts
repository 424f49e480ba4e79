// Draws the outcome of an arrival: the number, or why there is none and what the officer can do.
import { html, nothing, type TemplateResult } from 'lit';
import type { RefusedFragment } from '../../clients/fragments.ts';
import type { Priority } from '../../clients/types.ts';
import { codeInHalves } from '../fields/fields.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import { dateOfInstant, dayOfDate, timeOfDay, zoneName } from '../texts/when.ts';
import { bornText } from './bornText.ts';
import type { DeskPerson } from './correctionForm.ts';
import { correctButton } from './correctionViews.ts';
import { ticketStatus } from './dayRows.ts';
import type { DeskOffice, DeskTicket } from './deskState.ts';
import type { ListedFragment } from './documents.ts';
import { keyHint } from './keys.ts';
import { prioritySelect } from './receptionViews.ts';
import './ticketNote.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { ticketPersonName } from './ticketPerson.ts';

export type DeskArrival =
  | { kind: 'in' | 'already' | 'given' | 'back' | 'withdrawn'; ticket: DeskTicket }
  /** Without a code a walk-in's number was asked for. */
  | { kind: 'refused'; code: string | null; refused: RefusedFragment; booking: ListedFragment | null };

/** The same arrival, with the person as corrected, if it is theirs. */
export function withCorrected(arrival: DeskArrival, booking: ListedFragment): DeskArrival {
  if (arrival.kind === 'refused') return arrival.booking?.code === booking.code ? { ...arrival, booking } : arrival;
  const { ticket } = arrival;
  if (ticket.booking?.code !== booking.code) return arrival;
  return { ...arrival, ticket: { ...ticket, booking: { ...ticket.booking, applicant: booking.applicant } } };
}

export interface ArrivalScene {
  language: PageLanguage;
  office: DeskOffice;
  staff: SignedInStaff;
  onPrint(): void;
  onPriority(ticket: DeskTicket, priority: Priority): void;
  /** Takes a number back that was given out by mistake. */
  onWithdraw(ticket: DeskTicket): void;
  onConfirm(booking: ListedFragment): void;
  onWalkIn(): void;
  /** The ticket with its new note. */
  onNoted(ticket: DeskTicket): void;
  /** null: this officer corrects no one. */
  onCorrect: ((person: DeskPerson) => void) | null;
}

export function arrivalView(arrival: DeskArrival, scene: ArrivalScene): TemplateResult {
  if (arrival.kind === 'refused') return refusedArrival(arrival, scene);
  if (arrival.kind === 'withdrawn') return withdrawnNumber(arrival.ticket, scene);
  return ticketArrival(arrival.kind, arrival.ticket, scene);
}

const HEADINGS = { in: 'welcome', already: 'already', given: 'given', back: 'back' } as const;

function ticketArrival(kind: keyof typeof HEADINGS, ticket: DeskTicket, scene: ArrivalScene): TemplateResult {
  const { language, office } = scene;
  const say = deskTexts(language);
  const { booking } = ticket;
  const time = (at: string) => `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
  return html`
    <article class=${`came ${kind}`}>
      <p class="what">${say[HEADINGS[kind]]}</p>
      <p class="number">${ticket.number}</p>
      <p class="person"><b>${ticketPersonName(ticket, say)}</b>
        ${booking?.applicant.birthDate ? html`<span>${bornText(booking.applicant.birthDate, language)}</span>` : nothing}
        ${booking ? correctionOf(booking, scene) : nothing}</p>
      <p class="facts-line">
        <span>${ticket.service.name}</span>
        ${booking ? html`<span>${time(booking.window.startsAt)}</span>` : nothing}
        ${
          ticket.status === 'WAITING' && ticket.ahead !== null && ticket.notBefore === null
            ? html`<span>${say.ahead(ticket.ahead)}</span>`
            : html`<span>${ticketStatus(ticket, say)}</span>`
        }
        ${
          ticket.status === 'WAITING' && ticket.estimatedWaitMinutes !== null
            ? html`<span>${say.minutes(ticket.estimatedWaitMinutes)}</span>`
            : nothing
        }
      </p>
      <antrean-ticket-note .language=${language} .staff=${scene.staff} .office=${office.code} .ticket=${ticket}
        .onNoted=${scene.onNoted}></antrean-ticket-note>
      <div class="give">
        ${priorityOf(ticket, scene)}
        <button type="button" class="button plain" aria-keyshortcuts="F9" @click=${scene.onPrint}>${say.print} ${keyHint('F9', language)}</button>
        ${kind === 'given' ? withdrawButton(ticket, scene) : nothing}
      </div>
    </article>`;
}

function withdrawButton(ticket: DeskTicket, { language, onWithdraw }: ArrivalScene): TemplateResult | typeof nothing {
  const say = deskTexts(language);
  if (!ticket.allowedActions.includes('UNDO')) return nothing;
  return html`<button type="button" class="button plain danger" @click=${() => onWithdraw(ticket)}>${say.withdraw}</button>`;
}

/** The slip may be in someone's hand: the number is said once more. */
function withdrawnNumber({ number }: DeskTicket, { language }: ArrivalScene): TemplateResult {
  const say = deskTexts(language);
  return html`<article class="came withdrawn"><p class="what">${say.withdrawn}</p><p class="number">${number}</p>
    <p>${say.withdrawnHint}</p></article>`;
}

/** The applicant claims a priority, the officer checks it; a ticket that was called keeps it. */
function priorityOf(ticket: DeskTicket, { language, onPriority }: ArrivalScene): TemplateResult | typeof nothing {
  const say = deskTexts(language);
  const { status, priority, booking } = ticket;
  if (status !== 'WAITING' && status !== 'PARKED') return nothing;
  const isClaimed = booking !== null && priority !== 'NORMAL';
  return html`<div class="field"><label for="came-priority">${isClaimed ? say.priorityHint : say.priority}</label>
    ${prioritySelect('came-priority', { language, priority, onPriority: (chosen) => onPriority(ticket, chosen) })}</div>`;
}

function refusedArrival(
  { code, refused, booking }: DeskArrival & { kind: 'refused' },
  scene: ArrivalScene,
): TemplateResult {
  const { language } = scene;
  const say = deskTexts(language);
  const toDo = textFor(say.toDo, refused.reason);
  return html`
    <article class="came refused">
      <p class="what">${say.notIn}${code ? html` <span class="code">${codeInHalves(code)}</span>` : nothing}</p>
      <p class="why">${whyNot(refused, booking, language)}</p>
      ${booking ? applicantAndTime(booking, scene) : nothing}
      ${toDo ? html`<p>${toDo}</p>` : nothing}
      ${
        booking?.status === 'HELD' && booking.allowedActions.includes('CONFIRM')
          ? html`<button type="button" class="button" @click=${() => scene.onConfirm(booking)}>${say.confirmFirst}</button>`
          : nothing
      }
      ${
        refused.lostSince !== null ||
        refused.reason === 'TOO_LATE' ||
        booking?.status === 'EXPIRED' ||
        booking?.status === 'CANCELLED'
          ? html`<button type="button" class="button plain" @click=${scene.onWalkIn}>${say.walkIn}</button>`
          : nothing
      }
    </article>`;
}

/** Some sentences of the API are meant for applicants who write by message, or name a status as programs do. */
export function whyNot(
  { reason, message, lostSince }: RefusedFragment,
  booking: ListedFragment | null,
  language: PageLanguage,
): string {
  const say = deskTexts(language);
  // Its booking may have been lost when the database was restored: the sentence says so, and what is done.
  if (reason === 'UNKNOWN_CODE' && lostSince === null) return say.unknownCode;
  if (reason === 'NOT_ALLOWED_NOW' && booking) return say.notNow(say.bookingStatuses[booking.status]);
  return message;
}

function correctionOf(
  { code, applicant: { name, birthDate } }: Pick<ListedFragment, 'code' | 'applicant'>,
  { language, onCorrect }: ArrivalScene,
): TemplateResult | typeof nothing {
  if (!onCorrect || !birthDate) return nothing;
  return html`${correctButton({ code, name, birthDate }, language, onCorrect)} ${writeLink({ code, name }, language)}`;
}

/** To the conversation with the person, in the console. */
function writeLink({ code, name }: { code: string; name: string }, language: PageLanguage): TemplateResult {
  return html`<a class="link" href=${`/office?lang=${language}#inbox/to-${code}`}>${deskTexts(language).writeTo}<span
    class="unseen"> ${name}</span></a>`;
}

function applicantAndTime(booking: ListedFragment, scene: ArrivalScene): TemplateResult {
  const { applicant, window } = booking;
  const { language, office } = scene;
  const day = dayOfDate(dateOfInstant(window.startsAt), language);
  const time = timeOfDay(window.startsAt, office.timeZone, language);
  return html`<p class="person"><b>${applicant.name}</b> <span>${day}, ${time}</span> ${correctionOf(booking, scene)}</p>`;
}
