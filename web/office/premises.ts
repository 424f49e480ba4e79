// The street, the map and the telephone of the office, as the booking page and the chat tell them.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import { looksLikePhone } from '../fields/fields.ts';
import { ChangeOfficeDocument, PremisesDocument } from './documents.ts';
import { Section } from './section.ts';

const PREMISES_FIELDS = ['street', 'mapUrl', 'telephone'] as const;
type PremisesField = (typeof PREMISES_FIELDS)[number];
type TypedPremises = Record<PremisesField, string>;

@customElement('office-premises')
export class OfficePremises extends Section {
  @state() private there: TypedPremises | null = null;
  @state() private typed: TypedPremises | null = null;
  @state() private faults: Partial<TypedPremises> = {};
  @state() private done = false;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(PremisesDocument, { office: this.place.office.code });
    if (!office) return;
    const { street, mapUrl, telephone } = office.premises;
    this.there = this.typed = { street: street ?? '', mapUrl: mapUrl ?? '', telephone: telephone ?? '' };
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
      const orNone = (text: string) => text.trim() || null;
      const premises = {
        street: orNone(typed.street),
        mapUrl: orNone(typed.mapUrl),
        telephone: orNone(typed.telephone),
      };
      const input = { office: this.place.office.code, settings: { premises } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.done = true;
    });
  };

  private faultsOf({ mapUrl, telephone }: TypedPremises): Partial<TypedPremises> {
    const say = this.say.premises;
    return {
      ...(mapUrl.trim() && !/^https:\/\/\S+$/.test(mapUrl.trim()) && { mapUrl: say.needLink }),
      ...(telephone.trim() && !looksLikePhone(telephone) && { telephone: say.needTelephone }),
    };
  }

  protected override render(): TemplateResult {
    const say = this.say.premises;
    const { typed, there } = this;
    const same = JSON.stringify(typed) === JSON.stringify(there);
    return html`
      <form class="card" novalidate @submit=${this.save}>
        <h2>${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${PREMISES_FIELDS.map((field) => this.field(field, typed?.[field] ?? ''))}
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || same}>${this.say.save}</button>
      </form>`;
  }

  private field(field: PremisesField, value: string): TemplateResult {
    const say = this.say.premises;
    const fault = this.faults[field];
    const id = `premises-${field}`;
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${say.names[field]}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} ?disabled=${!this.typed} .value=${value} autocomplete="off" inputmode=${field === 'telephone' ? 'tel' : field === 'mapUrl' ? 'url' : 'text'}
          aria-describedby=${`${id}-hint${fault ? ` ${id}-error` : ''}`} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: Event) => {
            if (this.typed) this.typed = { ...this.typed, [field]: valueIn(event) };
            this.done = false;
          }}>
        <p class="hint" id=${`${id}-hint`}>${say.hints[field]}</p>
      </div>`;
  }
}
