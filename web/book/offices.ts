// Finding an office by a word, and the way to a booking one has already.

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { valueIn } from '../fields/events.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { OfficesDocument, type OfficesQuery } from './documents.ts';

@customElement('antrean-offices')
export class AntreanOffices extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) onOffice: (code: string) => void = () => {};
  @property({ attribute: false }) onLookup: () => void = () => {};
  /** Whether offices are pages of their own. */
  @property({ type: Boolean }) links = false;

  @state() private offices: OfficesQuery['offices'] | null = null;
  @state() private wanted = '';
  @state() private fault: unknown = null;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private load = async (): Promise<void> => {
    this.fault = null;
    try {
      this.offices = (await askApi(OfficesDocument, {}, { language: this.language })).offices;
    } catch (fault) {
      this.fault = fault;
    }
  };

  protected override render(): TemplateResult {
    const say = bookTexts(this.language);
    return html`
      <h1>${say.findOffice}</h1>
      <div class="field find">
        <label for="find">${say.findHint}</label>
        <input id="find" type="search" autocomplete="off" .value=${this.wanted}
          @input=${(event: InputEvent) => {
            this.wanted = valueIn(event);
          }}>
      </div>
      ${this.list()}
      <section class="aside">
        <h2>${say.haveCode}</h2>
        <p>${say.haveCodeHint}</p>
        ${
          this.links
            ? html`<a class="button plain" href="/booking">${say.lookUp}</a>`
            : html`<button class="button plain" @click=${() => this.onLookup()}>${say.lookUp}</button>`
        }
      </section>`;
  }

  private list(): TemplateResult {
    const { language, offices, wanted } = this;
    const say = bookTexts(language);
    if (this.fault)
      return html`<div class="note bad" role="alert"><p>${faultText(this.fault, language)}</p>
        <button class="button plain" @click=${this.load}>${commonTexts(language).retry}</button></div>`;
    if (!offices) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    const words = wanted.trim().toLowerCase();
    const found = offices.filter(({ name, city }) => `${name} ${city}`.toLowerCase().includes(words));
    return html`
      <p class="quietly" role="status">${found.length > 0 ? say.found(found.length) : say.noneFound(wanted.trim())}</p>
      <ul class="offices">
        ${found.map(({ code, name, city }) => {
          const inside = html`<strong>${city}</strong><span>${name}</span>`;
          return this.links
            ? html`<li><a href=${`/book/${code}`}>${inside}</a></li>`
            : html`<li><button @click=${() => this.onOffice(code)}>${inside}</button></li>`;
        })}
      </ul>`;
  }
}
