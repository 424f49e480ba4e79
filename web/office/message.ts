// A message put right: what could be read of it is filled in, the rest is typed, and the sender is booked.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AcceptMessageInput } from '../../clients/types.ts';
import { valueIn } from '../fields/events.ts';
import { mustBeRead } from '../fields/typedNumber.ts';
import { readDraftOver, storeValue } from '../storage/draftStorage.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import { AcceptMessageDocument, type FailedFragment, ReadMessageDocument } from './documents.ts';
import { sectionWith } from './section.ts';
import { dateInDigits, dateTyped } from './typedDate.ts';

interface TypedBooking {
  name: string;
  birthDate: string;
  service: string;
  visitDate: string;
  address: string;
}
type MessageFaults = Partial<Record<keyof TypedBooking, string>>;

/** The part of the input that a refusal means, and the field of ours it is. */
const MESSAGE_FIELDS: Record<string, keyof TypedBooking> = {
  'applicant.name': 'name',
  'applicant.birthDate': 'birthDate',
  'applicant.address': 'address',
  service: 'service',
  visitDate: 'visitDate',
};

@customElement('office-message')
export class OfficeMessage extends sectionWith('talk') {
  @property({ attribute: false }) message!: Omit<FailedFragment, 'channel'>;
  @property({ attribute: false }) onDone: (done: string) => void = () => {};
  @property({ attribute: false }) onClose: () => void = () => {};

  @state() private typed: TypedBooking | null = null;
  @state() private faults: MessageFaults = {};

  protected async load(): Promise<void> {
    const { text, media } = this.message;
    const read: TypedBooking = { name: '', birthDate: '', service: '', visitDate: '', address: '' };
    if (text && this.place.allowed.has('Query.tryTemplate')) {
      const input = { office: this.place.office.code, text, photo: media > 0 };
      const { tryTemplate } = await this.place.ask(ReadMessageDocument, { input });
      const values = new Map(tryTemplate.fields.map(({ field, value }) => [field, value]));
      read.name = values.get('NAMA') ?? '';
      read.birthDate = dateInDigits(values.get('TGLLAHIR') ?? '');
      read.visitDate = dateInDigits(values.get('TGLKEDATANGAN') ?? '');
      read.address = values.get('ALAMAT') ?? '';
      read.service = values.get('LAYANAN') ?? '';
    }
    this.typed = readDraftOver(this.draftName, read);
    await this.updateComplete;
    this.querySelector<HTMLElement>('input')?.focus();
  }

  private get draftName(): string {
    return `office message ${this.message.id}`;
  }

  private type(name: keyof TypedBooking, event: Event): void {
    if (!this.typed) return;
    this.typed = { ...this.typed, [name]: valueIn(event) };
    storeValue(this.draftName, this.typed);
  }

  private wrong({ name, birthDate, visitDate }: TypedBooking): MessageFaults {
    const say = this.say.messages;
    return {
      ...(!name.trim() && { name: say.needName }),
      ...(!dateTyped(birthDate) && { birthDate: say.needBirthDate }),
      ...(visitDate.trim() && !dateTyped(visitDate) && { visitDate: say.needVisitDate }),
    };
  }

  private book = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed) return;
    this.faults = this.wrong(typed);
    if (Object.keys(this.faults).length > 0) {
      this.toFault();
      return;
    }
    void this.doing(async () => {
      const { answer } = await this.place.ask(AcceptMessageDocument, { input: this.asked(typed) });
      if (this.refused(answer)) {
        const field = MESSAGE_FIELDS[answer.field ?? ''];
        if (field) this.faults = { [field]: answer.message };
        this.toFault();
      } else if (answer.__typename === 'Booking') {
        const { language, office } = this.place;
        const { startsAt } = answer.window;
        const day = `${dayOfDate(dateOfInstant(startsAt), language)}, ${timeOfDay(startsAt, office.timeZone, language)}`;
        this.onDone(this.say.messages.accepted(answer.applicant.name, answer.code, day));
      }
    });
  };

  /** A date that cannot be read goes as it is: the API refuses it. */
  private asked({ name, birthDate, service, visitDate, address }: TypedBooking): AcceptMessageInput {
    return {
      office: this.place.office.code,
      message: this.message.id,
      applicant: { name: name.trim(), birthDate: dateTyped(birthDate) ?? birthDate, address: address.trim() || null },
      service: service || null,
      // Nothing typed is the first free day.
      visitDate: visitDate.trim() ? mustBeRead(dateTyped(visitDate)) : null,
    };
  }

  private toFault(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
  }

  protected override render(): TemplateResult {
    const { typed } = this;
    const say = this.say.messages;
    if (!typed) return html`${this.trouble()}${this.fault ? nothing : this.working()}`;
    return html`
      <form class="change" novalidate @submit=${this.book} aria-label=${say.formTitle}>
        <h2>${say.formTitle}</h2>
        <p class="hint">${say.prefilled}</p>
        <div class="fields">
          ${this.field('name', say.name)}
          ${this.field('birthDate', say.birthDate, say.birthDateHint)}
          ${this.field('visitDate', say.visitDate, say.visitDateHint)}
          ${this.services(typed)}
          ${this.field('address', say.address)}
        </div>
        ${this.trouble()}
        <div class="row">
          <button class="button small" ?disabled=${this.busy}>${say.book}</button>
          <button type="button" class="button plain small" @click=${() => this.onClose()}>${this.say.cancel}</button>
        </div>
      </form>`;
  }

  private services(typed: TypedBooking): TemplateResult {
    const { services } = this.place.office;
    const id = `service-${this.message.id}`;
    return html`
      <div class="field"><label for=${id}>${this.say.messages.service}</label>
        <select id=${id} @change=${(event: Event) => this.type('service', event)}>
          ${services.map(({ code, name }) => html`<option value=${code} ?selected=${code === typed.service}>${name}</option>`)}
        </select></div>`;
  }

  private field(name: keyof TypedBooking, label: string, hint = ''): TemplateResult {
    const fault = this.faults[name];
    const id = `${name}-${this.message.id}`;
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${label}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} .value=${this.typed?.[name] ?? ''} autocomplete="off" aria-describedby=${described || nothing}
          aria-invalid=${fault ? 'true' : 'false'} @input=${(event: Event) => this.type(name, event)}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }
}
