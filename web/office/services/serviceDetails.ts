// A service's requirements, fee and duration in both languages; general rules are marked until a manager has saved them.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../../api/ask.ts';
import { valueIn } from '../../fields/events.ts';
import { serviceTexts } from '../../texts/services/texts.ts';
import { dateInFull } from '../../texts/when.ts';
import { ChangeOfficeDocument } from '../documents.ts';
import { sectionWith } from '../section.ts';
import { ServicesSetDocument } from './documents.ts';
import {
  DETAIL_FIELDS,
  DETAIL_LANGUAGES,
  type DetailField,
  type DetailLanguage,
  type ServiceSet,
  servicesWithDetails,
  type TypedDetails,
  typedDetails,
  unevenField,
} from './typedDetails.ts';

@customElement('office-service-details')
export class OfficeServiceDetails extends sectionWith('services') {
  /** The list of services was changed: it is read again. */
  @property({ attribute: false }) changes = 0;

  @state() private services: readonly ServiceSet[] = [];
  @state() private there: Readonly<Record<string, TypedDetails>> = {};
  @state() private typed: Readonly<Record<string, TypedDetails>> = {};
  /** The service whose details were saved last, or are wrong. */
  @state() private saved: string | null = null;
  @state() private wrong: { code: string; field: DetailField } | null = null;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.get('changes') !== undefined) void this.doing(() => this.load());
  }

  /** The API answers in one language: it is asked in each. */
  protected async load(): Promise<void> {
    const { key, office } = this.place;
    const [id, en] = await Promise.all(
      DETAIL_LANGUAGES.map(async (language) => {
        const found = await askApi(ServicesSetDocument, { office: office.code }, { language, key });
        return found.office?.services ?? [];
      }),
    );
    this.services = (this.place.language === 'id' ? id : en) ?? [];
    const pairs = (id ?? []).map((inIndonesian) => {
      const inEnglish = en?.find(({ code }) => code === inIndonesian.code) ?? inIndonesian;
      return [inIndonesian.code, typedDetails({ id: inIndonesian, en: inEnglish })] as const;
    });
    this.there = Object.fromEntries(pairs);
    // The text typed for another service stays.
    this.typed = { ...this.there, ...this.typed };
  }

  private save(event: SubmitEvent, code: string): void {
    event.preventDefault();
    const typed = this.typed[code];
    if (!typed) return;
    const field = unevenField(typed);
    this.wrong = field ? { code, field } : null;
    this.saved = null;
    if (field) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong textarea')?.focus());
      return;
    }
    void this.doing(async () => {
      const services = servicesWithDetails(this.services, code, typed);
      const { answer } = await this.place.ask(ChangeOfficeDocument, {
        input: { office: this.place.office.code, settings: { services } },
      });
      if (this.refused(answer)) return;
      const { [code]: _, ...others } = this.typed;
      this.typed = others;
      await this.load();
      this.saved = code;
    });
  }

  private type(code: string, change: (typed: TypedDetails) => TypedDetails): void {
    const typed = this.typed[code];
    if (typed) this.typed = { ...this.typed, [code]: change(typed) };
    this.saved = null;
  }

  protected override render(): TemplateResult {
    return html`${this.services.filter(({ channels }) => channels.length > 0).map((service) => this.form(service))}${this.trouble()}`;
  }

  private form({ code, name, details }: ServiceSet): TemplateResult {
    const say = this.say.serviceDetails;
    const typed = this.typed[code];
    const isUnchecked = details !== null && !details.confirmed;
    const same = JSON.stringify(typed) === JSON.stringify(this.there[code]);
    return html`
      <form class="card" novalidate data-service=${code} @submit=${(event: SubmitEvent) => this.save(event, code)}>
        <h2>${say.title(name)}</h2>
        ${
          isUnchecked
            ? html`<p class="note care">${say.unchecked(dateInFull(details.asOf, this.place.language))}</p>`
            : html`<p class="hint">${details ? say.checked(dateInFull(details.asOf, this.place.language)) : say.none}</p>`
        }
        ${typed ? DETAIL_FIELDS.map((field) => this.pair(code, field, typed)) : nothing}
        <div class="field"><label for=${`source-${code}`}>${say.source}</label>
          <input id=${`source-${code}`} autocomplete="off" maxlength="300" ?disabled=${!typed} .value=${typed?.source ?? ''}
            aria-describedby=${`source-${code}-hint`}
            @input=${(event: Event) => this.type(code, (now) => ({ ...now, source: valueIn(event) }))}>
          <p class="hint" id=${`source-${code}-hint`}>${say.sourceHint}</p></div>
        ${this.saved === code ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || (same && !isUnchecked)}>${isUnchecked ? say.confirm : this.say.save}</button>
      </form>`;
  }

  private pair(code: string, field: DetailField, typed: TypedDetails): TemplateResult {
    const say = this.say.serviceDetails;
    const isWrong = this.wrong?.code === code && this.wrong.field === field;
    const id = `${field}-${code}`;
    return html`
      <fieldset class=${`field ${isWrong ? 'wrong' : ''}`} aria-describedby=${`${id}-hint${isWrong ? ` ${id}-error` : ''}`}>
        <legend>${say.names[field]}</legend>
        <p class="hint" id=${`${id}-hint`}>${say.hints[field]}</p>
        ${isWrong ? html`<p class="error" id=${`${id}-error`} role="alert">${say.needBoth}</p>` : nothing}
        <div class="pair">${DETAIL_LANGUAGES.map((language) => this.text({ code, field, language }, typed, isWrong))}</div>
      </fieldset>`;
  }

  private text(
    { code, field, language }: { code: string; field: DetailField; language: DetailLanguage },
    typed: TypedDetails,
    isWrong: boolean,
  ): TemplateResult {
    const { inIndonesian, inEnglish } = serviceTexts(this.place.language);
    const names = { id: inIndonesian, en: inEnglish };
    const id = `${field}-${code}-${language}`;
    return html`<div class="field"><label for=${id}>${names[language]}</label>
      <textarea id=${id} rows=${field === 'requirements' ? 8 : 3} lang=${language} aria-invalid=${isWrong ? 'true' : 'false'}
        .value=${typed[field][language]} @input=${(event: Event) =>
          this.type(code, (now) => ({
            ...now,
            [field]: { ...now[field], [language]: valueIn(event) },
          }))}></textarea></div>`;
  }
}
