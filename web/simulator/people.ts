// Choosing the office, its number and who writes; people are made up, and kept in this browser.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import type { PageLanguage } from '../texts/language.ts';
import { simulatorTexts } from '../texts/simulator/texts.ts';
import { textFor } from '../texts/textFor.ts';
import type { SimulatorOfficesQuery } from './documents.ts';
import { inventedPerson, type SimulatorScene } from './senders.ts';

type OfficeChoice = SimulatorOfficesQuery['offices'][number];

@customElement('antrean-people')
export class AntreanPeople extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) offices: readonly OfficeChoice[] = [];
  @property({ attribute: false }) scene!: SimulatorScene;
  @property({ attribute: false }) onChange: (part: Partial<SimulatorScene>) => void = () => {};

  protected override createRenderRoot() {
    return this;
  }

  protected override render(): TemplateResult {
    const say = simulatorTexts(this.language);
    const { scene, offices } = this;
    const office = offices.find(({ code }) => code === scene.office);
    return html`
      <div class="field">
        <label for="office">${say.office}</label>
        <select id="office" @change=${(event: Event) => this.onChange({ office: valueIn(event), to: '' })}>
          ${offices.map(({ code, name }) => html`<option value=${code} ?selected=${code === scene.office}>${name}</option>`)}
        </select>
      </div>
      ${office ? this.number(office) : nothing}
      <h2 id="people-title">${say.people}</h2>
      <ul class="people" role="list" aria-labelledby="people-title">
        ${scene.people.map(({ name, address }) => this.person(name, address))}
      </ul>
      <details class="new-person">
        <summary>${say.newPerson}</summary>
        <form @submit=${this.add}>
          <div class="field"><label for="new-name">${say.name}</label><input id="new-name" name="name" autocomplete="off" maxlength="60"></div>
          <div class="field"><label for="new-address">${say.address}</label>
            <input id="new-address" name="address" autocomplete="off" maxlength="40" aria-describedby="new-hint">
            <p class="hint" id="new-hint">${say.inventedHint}</p></div>
          <button class="button plain">${say.add}</button>
        </form>
      </details>`;
  }

  private number({ channels }: OfficeChoice): TemplateResult {
    const say = simulatorTexts(this.language);
    if (channels.length === 0) return html`<p class="hint">${say.noNumber}</p>`;
    return html`<div class="field">
      <label for="number">${say.number}</label>
      <select id="number" @change=${(event: Event) => this.onChange({ to: valueIn(event) })}>
        ${channels.map(
          ({ kind, address }) =>
            html`<option value=${address} ?selected=${address === this.scene.to}>${textFor(say.byKind, kind) ?? kind} ${address}</option>`,
        )}
      </select></div>`;
  }

  private person(name: string, address: string): TemplateResult {
    const say = simulatorTexts(this.language);
    const { who, people } = this.scene;
    return html`<li class=${address === who ? 'chosen-one' : ''}>
      <button class="person" aria-pressed=${address === who ? 'true' : 'false'} @click=${() => this.onChange({ who: address })}>
        <b>${name}</b><span>${address}</span></button>
      ${
        people.length > 1
          ? html`<button class="remove" aria-label=${say.remove(name)} title=${say.remove(name)} @click=${() => this.forget(address)}>×</button>`
          : nothing
      }</li>`;
  }

  private forget(address: string): void {
    const people = this.scene.people.filter((person) => person.address !== address);
    const who = this.scene.who === address ? (people[0]?.address ?? '') : this.scene.who;
    this.onChange({ people, who });
  }

  private add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const typed = new FormData(form);
    const person = inventedPerson(String(typed.get('name') ?? ''), String(typed.get('address') ?? ''));
    const others = this.scene.people.filter(({ address }) => address !== person.address);
    form.reset();
    const details = form.closest('details');
    if (details) details.open = false;
    this.onChange({ people: [...others, person], who: person.address });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-people': AntreanPeople;
  }
}
