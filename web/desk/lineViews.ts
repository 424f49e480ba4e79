// Draws what stands beside a counter: the tickets that come next, of which each can be called, and those that may return.
import { html, nothing, type TemplateResult } from 'lit';
import { deskTexts } from '../texts/desk/texts.ts';
import type { CounterScene } from './counterScene.ts';
import { type DeskCounter, ticketAtCounter } from './counterState.ts';
import type { DeskReturner } from './deskState.ts';
import { ticketPersonName } from './ticketPerson.ts';

export function nextTickets(scene: CounterScene, counter: DeskCounter): TemplateResult {
  const { language, office } = scene;
  const { services } = counter;
  const say = deskTexts(language);
  const theirs = services.map(({ code }) => code);
  const canCall = mayCall(scene, counter);
  const lines = office.board.waiting.filter(({ waiting, service }) => waiting > 0 && theirs.includes(service.code));
  return html`
    <section class="card"><h2>${say.nextUp}</h2>
      ${lines.length === 0 ? html`<p class="empty">${say.noneWaiting}</p>` : nothing}
      ${lines.map(
        ({ service, waiting, next, estimatedWaitMinutes: minutes }) => html`
          <div class="line"><p class="line-name"><b>${service.name}</b>
            <span>${say.waitingPeople(waiting)}${minutes === null ? nothing : html` · ${say.minutes(minutes)}`}</span></p>
            <ol class=${canCall ? 'numbers callable' : 'numbers'}>${next.map((number) => html`<li>${canCall ? callButton(scene, number) : number}</li>`)}</ol></div>`,
      )}
      ${canCall && lines.length > 0 ? numberForm(scene) : nothing}
    </section>`;
}

function mayCall({ state, office }: CounterScene, { open }: DeskCounter): boolean {
  return open && !state.busy && ticketAtCounter(state, office) === null;
}

function callButton({ language, onCallNumber }: CounterScene, number: string): TemplateResult {
  return html`<button class="call-number" aria-label=${`${deskTexts(language).callThis} ${number}`} @click=${() => onCallNumber(number)}>${number}</button>`;
}

/** For numbers further behind than those that are listed. */
function numberForm({ language, onCallNumber }: CounterScene): TemplateResult {
  const say = deskTexts(language);
  const call = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector('input');
    const number = field?.value.trim();
    if (!field || !number) return field?.focus();
    field.value = '';
    onCallNumber(number);
  };
  return html`
    <form class="certain" novalidate @submit=${call}>
      <label for="certain">${say.certainNumber}</label>
      <p class="row"><input id="certain" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" size="6">
        <button class="button plain small">${say.callThis}</button></p>
    </form>`;
}

export function parkedTickets(scene: CounterScene): TemplateResult {
  const { language, office } = scene;
  const say = deskTexts(language);
  return html`
    <section class="card"><h2>${say.parked}</h2>
      ${office.parked.length === 0 ? html`<p class="empty">${say.noParked}</p>` : nothing}
      ${returnerList(
        scene,
        office.parked.map(({ node }) => node),
      )}
    </section>`;
}

/** Those who did not come today, and may come after all. */
export function noShowTickets(scene: CounterScene): TemplateResult | typeof nothing {
  const { language, office } = scene;
  if (office.noShows.length === 0) return nothing;
  return html`
    <section class="card no-shows"><h2>${deskTexts(language).noShows}</h2>${returnerList(scene, office.noShows)}</section>`;
}

function returnerList({ language, onResume }: CounterScene, tickets: readonly DeskReturner[]): TemplateResult {
  const say = deskTexts(language);
  return html`<ul class="parked">${tickets.map(
    (ticket) => html`<li><b class="number">${ticket.number}</b>
      <span>${ticketPersonName(ticket, say)}</span>
      <button class="button plain small" @click=${() => onResume(ticket)}>${say.actions.RESUME}<span class="unseen"> ${ticket.number}</span></button></li>`,
  )}</ul>`;
}
