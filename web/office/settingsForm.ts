// The base of the console's forms of settings: what is saved, what is typed, its faults, and saving it.
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { OfficeSettingsInput } from '../../clients/types.ts';
import { valueIn } from '../fields/events.ts';
import { ChangeOfficeDocument } from './documents.ts';
import { sectionWith } from './section.ts';

export interface SettingField<Field extends string> {
  field: Field;
  /** Of the form: it begins the ids of its fields. */
  form: string;
  name: string;
  /** Empty: the field has none. */
  hint: string;
  keyboard: 'text' | 'numeric' | 'tel' | 'url';
}

/** Characters, as the API has them. */
const MAX_SETTING_LENGTHS = { text: 200, numeric: 20, tel: 60, url: 500 } as const;

export abstract class SettingsForm<Field extends string> extends sectionWith('rules') {
  @state() protected typed: Record<Field, string> | null = null;
  @state() private there: Record<Field, string> | null = null;
  @state() private faults: Partial<Record<Field, string>> = {};
  @state() private done = false;

  /** The settings as they are saved, in the words of their fields; null: the office is none. */
  protected abstract saved(): Promise<Record<Field, string> | null>;
  /** By field: what is wrong with it, and what to do. */
  protected abstract faultsOf(typed: Record<Field, string>): Partial<Record<Field, string>>;
  /** Of what has no faults. */
  protected abstract settingsOf(typed: Record<Field, string>): OfficeSettingsInput;

  protected async load(): Promise<void> {
    this.there = this.typed = await this.saved();
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed) return;
    this.faults = this.faultsOf(typed);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
      return;
    }
    void this.doing(async () => {
      const input = { office: this.place.office.code, settings: this.settingsOf(typed) };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.done = true;
    });
  };

  protected form(say: Readonly<Record<'title' | 'hint' | 'saved', string>>, fields: unknown): TemplateResult {
    const isSame = JSON.stringify(this.typed) === JSON.stringify(this.there);
    return html`
      <form class="card" novalidate @submit=${this.save}>
        <h2>${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${fields}
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || isSame}>${this.say.save}</button>
      </form>`;
  }

  protected settingField({ field, form, name, hint, keyboard }: SettingField<Field>): TemplateResult {
    const fault = this.faults[field];
    const id = `${form}-${field}`;
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${name}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} ?disabled=${!this.typed} .value=${this.typed?.[field] ?? ''} autocomplete="off"
          inputmode=${keyboard} maxlength=${MAX_SETTING_LENGTHS[keyboard]} aria-describedby=${described || nothing} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: Event) => {
            if (this.typed) this.typed = { ...this.typed, [field]: valueIn(event) };
            this.done = false;
          }}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }
}
