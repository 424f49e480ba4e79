// The documents to bring, in both languages, as every confirmation lists them.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { valueIn } from '../fields/events.ts';
import { ChangeOfficeDocument, RulesDocument } from './documents.ts';
import { sectionWith } from './section.ts';

const BRING_LANGUAGES = ['id', 'en'] as const;
type BringTexts = Record<(typeof BRING_LANGUAGES)[number], string>;

@customElement('office-bring')
export class OfficeBring extends sectionWith('rules') {
  @state() private there: BringTexts | null = null;
  @state() private typed: BringTexts | null = null;
  @state() private wrong = false;
  @state() private done = false;

  /** The API answers in one language: it is asked in each. */
  protected async load(): Promise<void> {
    const { key, office } = this.place;
    const [id = '', en = ''] = await Promise.all(
      BRING_LANGUAGES.map(async (language) => {
        const found = await askApi(RulesDocument, { office: office.code }, { language, key });
        return found.office?.bring;
      }),
    );
    this.there = this.typed = { id, en };
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed) return;
    this.wrong = BRING_LANGUAGES.some((language) => !typed[language].trim());
    if (this.wrong) return;
    void this.doing(async () => {
      const bring = { id: typed.id.trim(), en: typed.en.trim() };
      const input = { office: this.place.office.code, settings: { bring } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      this.there = this.typed = bring;
      this.done = true;
    });
  };

  protected override render(): TemplateResult {
    const say = this.say.rules;
    const { typed, there } = this;
    const same = JSON.stringify(typed) === JSON.stringify(there);
    const names = { id: say.inIndonesian, en: say.inEnglish };
    return html`
      <form class="card" novalidate @submit=${this.save}>
        <h2>${say.bring}</h2>
        <p class="hint">${say.bringHint}</p>
        ${this.wrong ? html`<p class="error" role="alert">${say.needText}</p>` : nothing}
        <div class="pair">
          ${BRING_LANGUAGES.map(
            (language) => html`<div class="field"><label for=${`bring-${language}`}>${names[language]}</label>
              <textarea id=${`bring-${language}`} rows="3" lang=${language} ?disabled=${!typed} .value=${typed?.[language] ?? ''} @input=${(
                event: Event,
              ) => {
                if (this.typed) this.typed = { ...this.typed, [language]: valueIn(event) };
                this.done = false;
              }}></textarea></div>`,
          )}
        </div>
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || same}>${this.say.save}</button>
      </form>`;
  }
}
