// Draws a counter: the ticket that is there with its steps, the choice of a counter, and the tickets that come next.
import { html, nothing, type TemplateResult } from 'lit';
import { onServer } from '../api/server.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import { textFor } from '../texts/textFor.ts';
import { timeOfDay, zoneName } from '../texts/when.ts';
import { bornText } from './bornText.ts';
import { correctButton } from './correctionViews.ts';
import type { CounterScene, Destination } from './counterScene.ts';
import { COUNTER_ACTIONS, type DeskCounter, ticketAtCounter, undoableTicket, waitingFor } from './counterState.ts';
import type { DeskTicket } from './deskState.ts';
import { keyHint } from './keys.ts';
import './ticketNote.ts';
import { nextTickets, noShowTickets, parkedTickets } from './lineViews.ts';
import { ticketPersonName } from './ticketPerson.ts';

export function counterChoice(scene: CounterScene): TemplateResult {
  const { language, office } = scene;
  const say = deskTexts(language);
  return html`
    <section class="choose-counter">
      <h2>${say.chooseCounter}</h2>
      ${refusalNote(scene)}
      ${office.counters.length === 0 ? html`<p class="empty">${say.noCounters}</p>` : nothing}
      <ul class="counters">${office.counters.map(
        (counter) => html`<li><button @click=${() => scene.onChoose(counter)}>
          <b>${say.counter(counter.label)}</b>
          <span class=${`state ${counter.open ? 'good' : 'plain'}`}>${counter.open ? say.isOpen : say.isClosed}${counter.serving ? html` · ${counter.serving.number}` : nothing}</span>
          <small>${counter.open ? say.use : say.open}</small></button></li>`,
      )}</ul>
    </section>`;
}

export function counterView(scene: CounterScene, counter: DeskCounter): TemplateResult {
  return html`
    <div class="at-counter">
      ${counterStage(scene, counter)}
      <aside class="aside-list">${nextTickets(scene, counter)}${parkedTickets(scene)}${noShowTickets(scene)}</aside>
    </div>`;
}

function refusalNote({ state }: CounterScene): TemplateResult | typeof nothing {
  return state.refusal ? html`<p class="note care" role="alert">${state.refusal}</p>` : nothing;
}

function counterStage(scene: CounterScene, counter: DeskCounter): TemplateResult {
  const { language, state, office } = scene;
  const say = deskTexts(language);
  const ticket = ticketAtCounter(state, office);
  return html`
    <section class=${`card stage ${ticket ? ticket.status.toLowerCase() : 'free'}`} aria-labelledby="stage-title">
      <header>
        <h2 id="stage-title">${say.counter(counter.label)}</h2>
        <p class="row">
          <button class="link" @click=${scene.onLeave}>${say.other}</button>
          ${counter.open && !ticket ? html`<button class="link" @click=${scene.onClose}>${say.close}</button>` : nothing}
        </p>
      </header>
      <div class="before" aria-live="polite">${ticket ? ticketPerson(scene, ticket) : freeText(scene, counter)}</div>
      ${ticket ? noteAtCounter(scene, ticket) : nothing}
      ${refusalNote(scene)}
      ${ticket ? ticketActions(scene, ticket) : freeActions(scene, counter)}
      ${undoPart(scene)}
    </section>`;
}

function ticketPerson(scene: CounterScene, ticket: DeskTicket): TemplateResult {
  const { language, office, now } = scene;
  const say = deskTexts(language);
  const { booking, calledAt, status } = ticket;
  const seconds = calledAt && now ? Math.max(0, Math.floor((now - Date.parse(calledAt)) / 1000)) : null;
  const time = (at: string) => `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
  return html`
    <p class="status">${say.ticketStatuses[status]}
      ${ticket.priority === null || ticket.priority === 'NORMAL' ? nothing : html`<span class="badge">${say.priorities[ticket.priority]}</span>`}</p>
    <p class="number">${ticket.number}</p>
    <p class="person"><b>${ticketPersonName(ticket, say)}</b>
      ${booking?.applicant.birthDate ? html`<span>${bornText(booking.applicant.birthDate, language)}</span>` : nothing}
      ${booking?.photoUrl ? html`<a href=${onServer(booking.photoUrl)} target="_blank" rel="noopener">${say.photo}</a>` : nothing}
      ${booking ? correctionAtCounter(booking, scene) : nothing}</p>
    <p class="facts-line"><span>${ticket.service.name}</span>
      ${booking ? html`<span>${time(booking.window.startsAt)}</span>` : nothing}
      ${ticket.callReason && ticket.callReason !== 'WINDOW' ? html`<span>${say.reasons[ticket.callReason]}</span>` : nothing}
      ${status === 'CALLED' && ticket.calls > 1 ? html`<span>${say.times(ticket.calls)}</span>` : nothing}
      ${status === 'CALLED' && seconds !== null ? html`<span aria-hidden="true">${say.calledFor(minutesAndSeconds(seconds))}</span>` : nothing}</p>`;
}

function noteAtCounter({ language, office, staff, onNoted }: CounterScene, ticket: DeskTicket): TemplateResult {
  return html`<antrean-ticket-note .language=${language} .staff=${staff} .office=${office.code} .ticket=${ticket}
    .onNoted=${onNoted}></antrean-ticket-note>`;
}

function correctionAtCounter(
  { code, applicant: { name, birthDate } }: NonNullable<DeskTicket['booking']>,
  { language, onCorrect }: CounterScene,
): TemplateResult | typeof nothing {
  return onCorrect && birthDate ? correctButton({ code, name, birthDate }, language, onCorrect) : nothing;
}

function freeText({ language, office }: CounterScene, counter: DeskCounter): TemplateResult {
  const say = deskTexts(language);
  if (!counter.open) return html`<p class="free-title">${say.reopened}</p>`;
  return html`<p class="free-title">${say.free}</p><p>${say.freeHint(waitingFor(counter, office))}</p>`;
}

function freeActions({ language, state, onChoose, onCall }: CounterScene, counter: DeskCounter): TemplateResult {
  const say = deskTexts(language);
  if (!counter.open)
    return html`<div class="actions"><button class="button main" @click=${() => onChoose(counter)}>${say.open}</button></div>`;
  return html`<div class="actions">
    <button class="button main" aria-keyshortcuts="F2" aria-disabled=${state.busy ? 'true' : 'false'}
      @click=${onCall}>${say.callNext} ${keyHint('F2', language)}</button></div>`;
}

function ticketActions(scene: CounterScene, ticket: DeskTicket): TemplateResult {
  const { language, state } = scene;
  const say = deskTexts(language);
  if (state.transferring) return transferDestinations(scene, ticket);
  const allowed = COUNTER_ACTIONS.filter(({ action }) => ticket.allowedActions.includes(action));
  return html`<div class="actions">${allowed.map(
    ({ action, key, look }) => html`<button class=${`button ${look}`} aria-keyshortcuts=${key}
      aria-disabled=${state.busy ? 'true' : 'false'} @click=${() => scene.onAct(action, ticket)}>${say.actions[action]} ${keyHint(key, language)}</button>`,
  )}</div>`;
}

function transferDestinations(scene: CounterScene, ticket: DeskTicket): TemplateResult {
  const { language, office, state } = scene;
  const say = deskTexts(language);
  const services = office.services.filter(({ code }) => code !== ticket.service.code);
  const counters = office.counters.filter(({ id, open }) => open && id !== state.chosen);
  const group = (title: string, choices: readonly { name: string; to: Destination }[]) =>
    choices.length === 0
      ? nothing
      : html`<h3>${title}</h3><div class="row">${choices.map(
          ({ name, to }) =>
            html`<button class="button plain" @click=${() => scene.onTransfer(ticket, to)}>${name}</button>`,
        )}</div>`;
  const toCounters = counters.map(({ id, label }) => ({ name: say.counter(label), to: { counter: id } }));
  const toServices = services.map(({ code, name }) => ({ name, to: { service: code } }));
  return html`
    <div class="transfer" role="group" aria-label=${say.transferTo(ticket.number)}>
      <p><b>${say.transferTo(ticket.number)}</b></p>
      ${group(say.toCounter, toCounters)}
      ${group(say.toService, toServices)}
      <button class="link" @click=${scene.onKeep}>${say.keep}</button>
    </div>`;
}

/** A number that waits again was put back if that can be undone. */
function doneName({ status, allowedActions }: DeskTicket): string {
  return status === 'WAITING' && allowedActions.includes('UNDO') ? 'PUT_BACK' : status;
}

/** The last step, with the button that undoes it. */
function undoPart({ language, state, office, now, onUndo }: CounterScene): TemplateResult | typeof nothing {
  const say = deskTexts(language);
  const { lastDone } = state;
  const said = lastDone && textFor(say.done, doneName(lastDone.ticket));
  if (!lastDone || !said || ticketAtCounter(state, office)) return nothing;
  const undoable = undoableTicket(state, office, now);
  return html`<p class="done" role="status">${said(lastDone.ticket.number)}
    ${
      undoable
        ? html`<button class="button plain small" aria-keyshortcuts="Control+Z" @click=${() =>
            onUndo(undoable)}>${say.actions.UNDO} ${keyHint('Ctrl+Z', language)}</button>`
        : nothing
    }</p>`;
}

/** `1:05`. */
function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
