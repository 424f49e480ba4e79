// The office's counters: opened, closed, added and removed.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { isTickedIn, valueIn } from '../fields/events.ts';
import { actorText } from './actorText.ts';
import {
  AddCounterDocument,
  type AtWorkFragment,
  CloseCounterDocument,
  CountersHereDocument,
  OpenCounterDocument,
  RemoveCounterDocument,
} from './documents.ts';
import { sectionWith } from './section.ts';

const MAX_LABEL_LENGTH = 20;

@customElement('office-counters')
export class OfficeCounters extends sectionWith('people') {
  @state() private counters: readonly AtWorkFragment[] | null = null;
  @state() private label = '';
  /** The services of the new counter; none: all. */
  @state() private services: readonly string[] = [];
  @state() private wrong = false;
  @state() private leaving: string | null = null;
  @state() private done = '';
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(CountersHereDocument, { office: this.place.office.code });
    this.counters = office?.counters ?? [];
  }

  private turn({ id, open }: AtWorkFragment): void {
    this.done = '';
    void this.doing(async () => {
      const input = { counter: id };
      const { answer } = open
        ? await this.place.ask(CloseCounterDocument, { input })
        : await this.place.ask(OpenCounterDocument, { input });
      if (!this.refused(answer)) await this.load();
    });
  }

  private add = (event: SubmitEvent): void => {
    event.preventDefault();
    const label = this.label.trim();
    this.wrong = label === '' || label.length > MAX_LABEL_LENGTH;
    this.done = '';
    if (this.wrong) {
      this.querySelector<HTMLElement>('#counter-label')?.focus();
      return;
    }
    void this.doing(async () => {
      const { code } = this.place.office;
      const input = { office: code, label, services: [...this.services], idempotencyKey: this.once };
      takenAnswer((await this.place.ask(AddCounterDocument, { input })).addCounter);
      this.once = newIdempotencyKey();
      this.label = '';
      this.services = [];
      await this.load();
    });
  };

  private takeAway({ id, label }: AtWorkFragment): void {
    void this.doing(async () => {
      takenAnswer((await this.place.ask(RemoveCounterDocument, { input: { counter: id } })).removeCounter);
      this.leaving = null;
      this.done = this.say.people.counterRemoved(label);
      await this.load();
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.people;
    const { counters } = this;
    return html`
      <div class="columns spaced">
        <section class="card" aria-labelledby="counters-list-title">
          <h2 id="counters-list-title">${say.counters}</h2>
          ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
          ${this.trouble()}
          ${counters ? (counters.length === 0 ? html`<p>${say.noCounters}</p>` : this.table(counters)) : this.fault ? nothing : this.working()}
        </section>
        ${this.form()}
      </div>`;
  }

  private table(counters: readonly AtWorkFragment[]): TemplateResult {
    const say = this.say.people;
    return html`
      <table class="list">
        <thead><tr><th scope="col">${say.counters}</th><th scope="col" class="wide">${say.services}</th><th scope="col">${say.state}</th>
          <th scope="col"><span class="unseen">${this.say.actions}</span></th></tr></thead>
        <tbody>${counters.map((counter) => this.row(counter))}</tbody>
      </table>`;
  }

  private row(counter: AtWorkFragment): TemplateResult {
    const say = this.say.people;
    const { id, label, open, officer, services, serving } = counter;
    const all = services.length === 0 || services.length === this.place.office.services.length;
    return html`
      <tr>
        <th scope="row">${label}</th><td class="wide">${all ? say.allServices : services.map(({ name }) => name).join(', ')}</td>
        <td>${
          open
            ? html`<span class="tag good">${say.open}</span> ${officer ? html`<small>${say.officer(actorText(officer, this.say))}</small>` : nothing}${
                serving ? html`<small> ${serving.number}</small>` : nothing
              }`
            : html`<span class="tag still">${say.closed}</span>`
        }</td>
        <td class="num"><span class="row">
          <button class="button plain small" ?disabled=${this.busy} @click=${() => this.turn(counter)}>${open ? say.closeIt : say.openIt}<span
            class="unseen"> ${label}</span></button>
          <button class="button plain danger small" ?disabled=${open} aria-expanded=${this.leaving === id ? 'true' : 'false'} @click=${() => {
            this.leaving = this.leaving === id ? null : id;
          }}>${say.remove}<span class="unseen"> ${label}</span></button></span></td>
      </tr>
      ${
        this.leaving === id
          ? html`<tr class="ask"><td colspan="4"><p>${say.removeCounterAsk(label)}</p><div class="row">
              <button class="button danger small" ?disabled=${this.busy} @click=${() => this.takeAway(counter)}>${this.say.yesRemove}</button>
              <button class="button plain small" @click=${() => {
                this.leaving = null;
              }}>${this.say.cancel}</button></div></td></tr>`
          : nothing
      }`;
  }

  private form(): TemplateResult {
    const say = this.say.people;
    const { services } = this.place.office;
    return html`
      <section class="card" aria-labelledby="add-counter-title">
        <h2 id="add-counter-title">${say.addCounter}</h2>
        <form novalidate @submit=${this.add}>
          <div class=${`field ${this.wrong ? 'wrong' : ''}`}>
            <label for="counter-label">${say.label}</label>
            ${this.wrong ? html`<p class="error" id="counter-label-error">${say.needLabel}</p>` : nothing}
            <input id="counter-label" autocomplete="off" .value=${this.label} aria-invalid=${this.wrong ? 'true' : 'false'}
              aria-describedby=${`counter-label-hint${this.wrong ? ' counter-label-error' : ''}`}
              @input=${(event: Event) => {
                this.label = valueIn(event);
              }}>
            <p class="hint" id="counter-label-hint">${say.labelHint}</p>
          </div>
          <fieldset class="field"><legend>${say.services}</legend>
            <p class="hint">${this.services.length === 0 ? say.allServices : ''}</p>
            ${services.map(
              ({
                code,
                name,
              }) => html`<label class="pick"><input type="checkbox" .checked=${this.services.includes(code)}
                @change=${(event: Event) => this.pick(code, isTickedIn(event))}><span>${name}</span></label>`,
            )}
          </fieldset>
          <button class="button small" ?disabled=${this.busy}>${say.addCounter}</button>
        </form>
      </section>`;
  }

  private pick(code: string, picked: boolean): void {
    this.services = picked ? [...this.services, code] : this.services.filter((one) => one !== code);
  }
}
