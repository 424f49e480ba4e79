// <office-wording>: one text in both languages, with what applicants would get, and the way back to the standard.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { valueIn } from '../../fields/events.ts';
import { readDraftOver, storeValue } from '../../storage/draftStorage.ts';
import { ChangeOfficeDocument } from '../documents.ts';
import { sectionWith } from '../section.ts';
import { OwnTextsOfOfficeDocument } from './documents.ts';
import {
  type LanguageWording,
  type OwnWording,
  ownOf,
  ownTextsWith,
  refusedText,
  standardOf,
  type TypedWording,
  WORDING_LANGUAGES,
  type WordableText,
  type WordingLanguage,
  wordingInForce,
} from './typedWording.ts';
import './wordingPreview.ts';

const MAX_WORDING_LENGTH = 1000;

/** The name under which an unsaved wording is stored; an empty key begins the names of all. */
export function draftOfWording(office: string, key: string): string {
  return `office texts ${office} ${key}`;
}

@customElement('office-wording')
export class OfficeWording extends sectionWith('wordings') {
  @property({ attribute: false }) text!: WordableText;
  @property({ attribute: false }) own: readonly OwnWording[] = [];
  @property({ attribute: false }) name = '';
  @property({ attribute: false }) onSaved: (own: readonly OwnWording[]) => void = () => {};

  @state() private typed: TypedWording | null = null;
  @state() private done = false;
  /** The language of the text that was refused, and whether it is for SMS. */
  @state() private refusedAt = '';

  protected async load(): Promise<void> {
    this.typed = readDraftOver(this.draftName, this.there);
    await this.updateComplete;
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const before = changed.get('text');
    if (before && before.key !== this.text.key) void this.doing(() => this.load());
  }

  private get draftName(): string {
    return draftOfWording(this.place.office.code, this.text.key);
  }

  private get there(): TypedWording {
    return wordingInForce(this.text, this.own);
  }

  private get changed(): boolean {
    return JSON.stringify(this.typed) !== JSON.stringify(this.there);
  }

  private type(language: WordingLanguage, change: Partial<LanguageWording>): void {
    if (!this.typed) return;
    this.typed = { ...this.typed, [language]: { ...this.typed[language], ...change } };
    this.done = false;
    storeValue(this.draftName, this.changed ? this.typed : null);
  }

  private leave(): void {
    storeValue(this.draftName, null);
    this.typed = this.there;
    this.refusal = this.fault = null;
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed, text } = this;
    if (!typed || !this.changed) return;
    void this.doing(async () => {
      const { code } = this.place.office;
      // The list is changed as it stands by now: what another manager has worded meanwhile stays.
      const { office } = await this.place.ask(OwnTextsOfOfficeDocument, { office: code });
      const texts = ownTextsWith(office?.texts ?? [], text, typed);
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input: { office: code, settings: { texts } } });
      if (this.refused(answer)) {
        const refused = refusedText(answer.field, texts);
        this.refusedAt = refused ? this.placeOf(refused.language, refused.sms ?? false) : '';
        return;
      }
      storeValue(this.draftName, null);
      this.onSaved(texts.map((one) => ({ ...one, sms: one.sms ?? false })));
      this.done = true;
    });
  };

  /** `Bahasa Indonesia, SMS`. */
  private placeOf(language: WordingLanguage, sms: boolean): string {
    const say = this.say.wordings;
    return sms ? `${say.languages[language]}, SMS` : say.languages[language];
  }

  protected override render(): TemplateResult {
    const say = this.say.wordings;
    const { typed, changed } = this;
    if (!typed) return this.working();
    return html`
      <form class="card wording" novalidate aria-labelledby="wording-title" @submit=${this.save}>
        <h2 id="wording-title" tabindex="-1">${this.name} ${changed ? html`<span class="tag">${say.unsaved}</span>` : nothing}</h2>
        ${this.placeholders()}
        <div class="columns even">${WORDING_LANGUAGES.map((language) => this.side(language, typed))}</div>
        ${this.refusal ? html`<div class="note bad" role="alert"><p>${this.refusedAt ? html`<b>${this.refusedAt}:</b> ` : nothing}${this.refusal.message}</p></div>` : this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <div class="row">
          <button class="button small" ?disabled=${this.busy || !changed}>${this.say.save}</button>
          ${changed ? html`<button type="button" class="button plain small" @click=${() => this.leave()}>${say.leave}</button>` : nothing}
        </div>
        <span class="unseen" role="status">${changed ? say.unsaved : ''}</span>
      </form>`;
  }

  private placeholders(): TemplateResult {
    const say = this.say.wordings;
    const { placeholders, requiredPlaceholders } = this.text;
    if (placeholders.length === 0) return html`<p class="hint">${say.noPlaceholders}</p>`;
    return html`
      <p class="hint">${say.placeholders} <span class="code">${placeholders.join(' ')}</span></p>
      ${requiredPlaceholders.length > 0 ? html`<p class="hint">${say.required} <span class="code">${requiredPlaceholders.join(' ')}</span></p>` : nothing}`;
  }

  private side(language: WordingLanguage, typed: TypedWording): TemplateResult {
    const say = this.say.wordings;
    const { text } = this;
    const own = ownOf(text, typed, language);
    const isStandard = own.text === null && own.smsText === null;
    return html`
      <fieldset class="field" data-language=${language}>
        <legend>${say.languages[language]} <span class=${isStandard ? 'tag still' : 'tag good'}>${isStandard ? say.standard : say.own}</span></legend>
        ${this.area(language, 'text', text.onPage ? say.onPage : say.forAll)}
        ${text.onPage ? nothing : this.area(language, 'smsText', say.forSms)}
        <button type="button" class="button plain small" ?disabled=${isStandard} @click=${() => this.type(language, standardOf(text)[language])}>${say.restore}<span
          class="unseen">: ${say.languages[language]}</span></button>
        <office-wording-preview .place=${this.place} .tried=${{ key: text.key, language, ...own }}></office-wording-preview>
      </fieldset>`;
  }

  private area(language: WordingLanguage, part: keyof LanguageWording, label: string): TemplateResult {
    const id = `wording-${language}-${part}`;
    const isSms = part === 'smsText';
    return html`
      <label for=${id}>${label}</label>
      <textarea id=${id} lang=${language} rows=${isSms ? 4 : 8} maxlength=${MAX_WORDING_LENGTH} spellcheck="true" .value=${this.typed?.[language][part] ?? ''}
        aria-describedby=${isSms ? `${id}-hint` : nothing} @input=${(event: Event) => this.type(language, { [part]: valueIn(event) })}></textarea>
      ${isSms ? html`<p class="hint" id=${`${id}-hint`}>${this.say.wordings.smsHint}</p>` : nothing}`;
  }
}
