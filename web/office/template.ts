// How people register by chat here: the templates, tried on what people write before they are saved.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RegistrationInput } from '../../clients/types.ts';
import { valueIn } from '../fields/events.ts';
import { readDraftOver, storeValue } from '../storage/draftStorage.ts';
import { ChangeOfficeDocument, RegistrationDocument } from './documents.ts';
import { sectionWith } from './section.ts';
import { periodTyped } from './typedDate.ts';
import './trial.ts';

interface TypedTemplate {
  template: string;
  service: string;
  photo: PhotoRule;
  intakeHours: string;
  more: readonly { template: string; service: string }[];
}

const PHOTOS = ['NONE', 'OPTIONAL', 'REQUIRED'] as const;
type PhotoRule = (typeof PHOTOS)[number];

const MAX_TEMPLATE_TYPED_LENGTH = 200;
const MAX_MORE_TEMPLATES = 20;

@customElement('office-template')
export class OfficeTemplate extends sectionWith('template') {
  /** The templates in force. */
  @state() private there: TypedTemplate | null = null;
  @state() private typed: TypedTemplate | null = null;
  @state() private example = '';
  /** The hours of intake cannot be read. */
  @state() private wrong = false;
  @state() private done = false;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(RegistrationDocument, { office: this.place.office.code });
    if (!office) return;
    const { template, photo, intakeHours, templates, example } = office.registration;
    const [plain, ...more] = templates;
    this.there = {
      template,
      photo,
      intakeHours: intakeHours ?? '',
      service: plain?.service ?? '',
      more: more.map((one) => ({ template: one.template, service: one.service ?? '' })),
    };
    this.example = example;
    this.typed = readDraftOver(this.draftName, this.there);
  }

  private get draftName(): string {
    return `office template ${this.place.office.code}`;
  }

  private get changed(): boolean {
    return JSON.stringify(this.typed) !== JSON.stringify(this.there);
  }

  private type(change: Partial<TypedTemplate>): void {
    if (!this.typed) return;
    this.typed = { ...this.typed, ...change };
    this.done = false;
    storeValue(this.draftName, this.changed ? this.typed : null);
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed || !this.changed) return;
    const intake = typed.intakeHours.trim();
    this.wrong = intake !== '' && !periodTyped(intake);
    if (this.wrong) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
      return;
    }
    void this.doing(async () => {
      const input = { office: this.place.office.code, settings: { registration: inputOfTemplate(typed) } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      storeValue(this.draftName, null);
      await this.load();
      this.done = true;
    });
  };

  protected override render(): TemplateResult {
    const say = this.say.template;
    const { typed } = this;
    return html`
      ${this.head(this.say.nav.template, html`<p class="hint">${say.hint}</p>`)}
      ${
        typed
          ? html`<div class="columns even">
              ${this.form(typed)}
              <office-trial .place=${this.place} .registration=${inputOfTemplate(typed)} .example=${this.example}></office-trial>
            </div>`
          : html`${this.trouble()}${this.fault ? nothing : this.working()}`
      }`;
  }

  private form(typed: TypedTemplate): TemplateResult {
    const say = this.say.template;
    return html`
      <section class="card" aria-labelledby="format-title">
        <h2 id="format-title">${say.format} ${this.changed ? html`<span class="tag">${say.unsaved}</span>` : nothing}</h2>
        <form novalidate @submit=${this.save}>
          <div class="field">
            <label for="template">${say.template}</label>
            <input id="template" class="code" maxlength=${MAX_TEMPLATE_TYPED_LENGTH} autocomplete="off" spellcheck="false" .value=${typed.template} aria-describedby="template-hint"
              @input=${(event: Event) => this.type({ template: valueIn(event) })}>
            <p class="hint" id="template-hint">${say.templateHint}</p>
          </div>
          <div class="pair">
            <div class="field">
              <label for="photo">${say.photo}</label>
              <select id="photo" @change=${(event: Event) => this.type({ photo: PHOTOS.find((rule) => rule === valueIn(event)) ?? 'NONE' })}>
                ${PHOTOS.map((photo) => html`<option value=${photo} ?selected=${photo === typed.photo}>${say.photos[photo]}</option>`)}
              </select>
            </div>
            <div class=${`field ${this.wrong ? 'wrong' : ''}`}>
              <label for="intake">${say.intakeHours}</label>
              ${this.wrong ? html`<p class="error" id="intake-error">${say.needIntake}</p>` : nothing}
              <input id="intake" autocomplete="off" .value=${typed.intakeHours} aria-invalid=${this.wrong ? 'true' : 'false'}
                aria-describedby=${this.wrong ? 'intake-hint intake-error' : 'intake-hint'}
                @input=${(event: Event) => this.type({ intakeHours: valueIn(event) })}>
              <p class="hint" id="intake-hint">${say.intakeHint}</p>
            </div>
          </div>
          <fieldset class="field"><legend>${say.more}</legend>
            <p class="hint">${say.moreHint}</p>
            ${typed.more.map((one, index) => this.another(typed, one, index))}
            <button type="button" class="button plain small" ?disabled=${typed.more.length >= MAX_MORE_TEMPLATES} @click=${() => this.type({ more: [...typed.more, { template: '', service: '' }] })}>${say.addMore}</button>
          </fieldset>
          ${this.trouble()}
          ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
          <div class="row">
            <button class="button small" ?disabled=${this.busy || !this.changed}>${this.say.save}</button>
            ${
              this.changed
                ? html`<button type="button" class="button plain small" @click=${() => this.type(this.there ?? {})}>${say.reset}</button>`
                : nothing
            }
          </div>
        </form>
      </section>`;
  }

  private another({ more }: TypedTemplate, one: TypedTemplate['more'][number], index: number): TemplateResult {
    const say = this.say.template;
    const put = (change: Partial<TypedTemplate['more'][number]>) =>
      this.type({ more: more.map((each, at) => (at === index ? { ...each, ...change } : each)) });
    return html`
      <div class="another">
        <label class="unseen" for=${`template-${index}`}>${say.template} ${index + 2}</label>
        <input id=${`template-${index}`} class="code" maxlength=${MAX_TEMPLATE_TYPED_LENGTH} spellcheck="false" autocomplete="off" .value=${one.template}
          @input=${(event: Event) => put({ template: valueIn(event) })}>
        <label class="unseen" for=${`service-${index}`}>${say.service} ${index + 2}</label>
        <select id=${`service-${index}`} @change=${(event: Event) => put({ service: valueIn(event) })}>
          <option value="" ?selected=${one.service === ''}>${say.serviceByKeyword}</option>
          ${this.place.office.services.map(
            ({ code, name }) => html`<option value=${code} ?selected=${code === one.service}>${name}</option>`,
          )}
        </select>
        <button type="button" class="button plain danger small" @click=${() => this.type({ more: more.filter((_, at) => at !== index) })}>${say.remove}<span
          class="unseen"> ${index + 2}</span></button>
      </div>`;
  }
}

/** Hours that cannot be read go as they are: the API refuses them. */
function inputOfTemplate({ template, service, photo, intakeHours, more }: TypedTemplate): RegistrationInput {
  const intake = intakeHours.trim();
  return {
    template: template.trim(),
    photo,
    service: service || null,
    intakeHours: intake ? (periodTyped(intake) ?? intake) : null,
    more: more.map((one) => ({ template: one.template.trim(), service: one.service || null })),
  };
}
