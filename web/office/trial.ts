// Tries templates on a text as people write it: what is read of it, and what would be answered in both languages.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RegistrationInput } from '../../clients/types.ts';
import { AskFault } from '../api/ask.ts';
import { isTickedIn, valueIn } from '../fields/events.ts';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate } from '../texts/when.ts';
import { TryTemplateDocument, type TryTemplateQuery } from './documents.ts';
import { sectionWith } from './section.ts';

type TemplateReading = TryTemplateQuery['tryTemplate'];

/** The trial waits for a pause in typing instead of asking at each letter. */
const TRIAL_PAUSE_MS = 350;

@customElement('office-trial')
export class OfficeTrial extends sectionWith('template', 'intents') {
  /** As typed, not as saved. */
  @property({ attribute: false }) registration!: RegistrationInput;
  /** A line that is understood, to begin with. */
  @property() example = '';

  @state() private text: string | null = null;
  @state() private photo = false;
  @state() private reading: TemplateReading | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private asked = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  protected async load(): Promise<void> {
    this.text ??= this.example;
    this.asked = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const question = JSON.stringify([this.text, this.photo, this.registration]);
    if (question === this.asked || this.text === null) return;
    this.asked = question;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.read(question), TRIAL_PAUSE_MS);
  }

  /** An answer to what has been typed over since is thrown away. */
  private async read(question: string): Promise<void> {
    const { registration, photo } = this;
    const text = this.text?.trim() ?? '';
    try {
      const input = { office: this.place.office.code, text, photo, registration };
      const found = text ? (await this.place.ask(TryTemplateDocument, { input })).tryTemplate : null;
      if (question !== this.asked) return;
      this.reading = found;
      this.fault = null;
    } catch (fault) {
      if (question !== this.asked) return;
      this.reading = null;
      this.fault = fault;
    }
  }

  protected override render(): TemplateResult {
    const say = this.say.template;
    return html`
      <section class="card" aria-labelledby="try-title">
        <h2 id="try-title">${say.try}</h2>
        <div class="field">
          <label for="sample">${say.sample}</label>
          <textarea id="sample" rows="3" spellcheck="false" .value=${this.text ?? ''} @input=${(event: Event) => {
            this.text = valueIn(event);
          }}></textarea>
        </div>
        <label class="pick"><input type="checkbox" .checked=${this.photo} @change=${(event: Event) => {
          this.photo = isTickedIn(event);
        }}><span>${say.withPhoto}</span></label>
        <div class="reading" aria-live="polite">${this.wrongTemplate()}${this.reading ? this.shown(this.reading) : this.fault ? nothing : html`<p class="quietly">${say.typeFirst}</p>`}</div>
      </section>`;
  }

  private wrongTemplate(): TemplateResult | typeof nothing {
    const { fault } = this;
    if (fault instanceof AskFault && fault.code === 'REFUSED')
      return html`<div class="note care"><p>${this.say.template.notYet}</p><p>${fault.message}</p></div>`;
    return this.trouble();
  }

  private shown({ intent, reason, fields, warnings, reply }: TemplateReading): TemplateResult {
    const say = this.say.template;
    const why = reason ? (textFor(this.say.reasons, reason) ?? reason) : null;
    return html`
      <h3>${say.read}</h3>
      <p><span class=${`tag ${reason ? '' : 'good'}`}>${textFor(this.say.intents, intent) ?? intent}</span>${why ? html` ${why}` : nothing}</p>
      ${
        fields.length > 0
          ? html`<dl class="read">${fields.map(({ field, value }) => html`<div><dt>${textFor(say.fields, field) ?? field}</dt><dd>${this.written(field, value)}</dd></div>`)}</dl>`
          : html`<p class="quietly">${say.nothingRead}</p>`
      }
      ${warnings.length > 0 ? html`<p class="quietly">${say.warned} ${warnings.map((one) => textFor(say.warnings, one) ?? one).join(', ')}.</p>` : nothing}
      <h3>${say.reply}</h3>
      ${
        reply
          ? html`<div class="replies">${(['id', 'en'] as const).map(
              (language) => html`<figure><figcaption class="quietly">${say.languages[language]}</figcaption>
                <p class="bubble" lang=${language}>${reply[language]}</p></figure>`,
            )}</div>`
          : html`<p class="quietly">${say.noReply}</p>`
      }`;
  }

  private written(field: string, value: string): string {
    if (field.startsWith('TGL')) return dayOfDate(value, this.place.language, { weekday: undefined, year: 'numeric' });
    return field === 'LAYANAN' ? (this.place.office.services.find(({ code }) => code === value)?.name ?? value) : value;
  }
}
