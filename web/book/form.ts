// The booking form of one office: when, who, and what stands in the way.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BookInput, Priority } from '../../clients/types.ts';
import { AskFault, ask } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { Language } from '../texts/language.ts';
import { dateIn, dayInWords, timeOfDay } from '../texts/when.ts';
import type { Choice } from './days.ts';
import './days.ts';
import type { VisitFragment } from './documents.ts';
import { BookDocument, type NoFragment, OfficeToBookDocument, type OfficeToBookQuery } from './documents.ts';
import { type Draft, EMPTY, keepDraft, readDraft } from './draft.ts';
import { looksLikePhone, newKey, readDate } from './fields.ts';

type Office = NonNullable<OfficeToBookQuery['office']>;
type Field = 'name' | 'birthDate' | 'phone' | 'address' | 'service' | 'when';

/** The part of the input that a refusal means, and the field of ours it is. */
const FIELDS: Record<string, Field> = {
  'applicant.name': 'name',
  'applicant.birthDate': 'birthDate',
  phone: 'phone',
  service: 'service',
  visitDate: 'when',
  window: 'when',
};

@customElement('antrean-form')
export class AntreanForm extends LitElement {
  @property() office = '';
  @property() language: Language = 'id';
  @property({ attribute: false }) onBooked: (booking: VisitFragment, birthDate: string) => void = () => {};
  @property({ attribute: false }) onOther: () => void = () => {};
  /** Whether offices are pages of their own. */
  @property({ type: Boolean }) links = false;

  @state() private about: Office | null = null;
  @state() private draft: Draft = EMPTY;
  @state() private faults: Partial<Record<Field, string>> = {};
  @state() private refusal: NoFragment | null = null;
  @state() private fault: unknown = null;
  @state() private none = false;
  @state() private busy = false;
  private window: string | null = null;
  private once = newKey();

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('office') || !this.office) return;
    this.draft = readDraft(this.office);
    void this.load();
  }

  private load = async (): Promise<void> => {
    this.fault = null;
    try {
      const { office } = await ask(OfficeToBookDocument, { office: this.office }, { language: this.language });
      this.about = office;
      this.none = !office;
    } catch (fault) {
      this.fault = fault;
    }
  };

  private change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    // What is asked for is another thing now.
    this.once = newKey();
    keepDraft(this.office, this.draft);
  }

  private chosen = ({ date, hour, window }: Choice): void => {
    this.window = window;
    if (date !== this.draft.date || hour !== this.draft.hour) this.change({ date, hour });
  };

  protected override render(): TemplateResult {
    const { about, language } = this;
    if (this.none) return html`<p class="note bad">${commonTexts(language).noOffice(this.office)}</p>${this.other()}`;
    if (!about && this.fault)
      return html`<div class="note bad" role="alert"><p>${faultText(this.fault, language)}</p>
        <button class="button plain" @click=${this.load}>${commonTexts(language).retry}</button></div>`;
    if (!about) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    const say = bookTexts(language);
    return html`
      ${this.other()}
      <h1>${about.name}</h1>
      <form class="two" novalidate @submit=${this.submit}>
        <section>
          <h2>${say.when}</h2>
          ${this.services(about)}
          ${this.faults.when ? html`<p class="error" id="when-error" tabindex="-1">${this.faults.when}</p>` : nothing}
          <antrean-days .office=${about.code} .zone=${about.timeZone} .language=${language} .horizon=${about.policy.horizonDays} .early=${about.availability}
            .service=${this.service(about)} .priority=${this.draft.priority as Priority}
            .date=${this.draft.date} .hour=${this.draft.hour} .onChoice=${this.chosen}></antrean-days>
        </section>
        <section>
          <h2>${say.who}</h2>
          ${this.person(about)}
          <p class="chosen">${this.chosenInWords(about)}</p>
          ${this.trouble(about)}
          <button class="button main" ?disabled=${this.busy}>${this.busy ? commonTexts(language).working : say.submit}</button>
        </section>
      </form>`;
  }

  /** What the button takes, said beside it: the days may be far up the page. */
  private chosenInWords({ timeZone }: Office): string {
    const { language } = this;
    const { date, hour } = this.draft;
    const say = bookTexts(language);
    if (date === 'first') return say.firstFree;
    const day = dayInWords(date, language);
    return hour ? say.firstFreeAt(day, timeOfDay(hour, timeZone, language)) : day;
  }

  private other(): TemplateResult {
    const say = bookTexts(this.language);
    return this.links
      ? html`<p class="way-back"><a href="/">${say.otherOffice}</a></p>`
      : html`<p class="way-back"><button class="link" @click=${() => this.onOther()}>${say.otherOffice}</button></p>`;
  }

  /** The one chosen, or the first that can be booked here. */
  private service({ services }: Office): string {
    const open = services.filter(({ channels }) => channels.includes('WEB'));
    return (open.find(({ code }) => code === this.draft.service) ?? open[0])?.code ?? '';
  }

  private services(about: Office): TemplateResult {
    const say = bookTexts(this.language);
    const open = about.services.filter(({ channels }) => channels.includes('WEB'));
    const inPerson = about.services.filter((service) => !open.includes(service)).map(({ name }) => name);
    const chosen = this.service(about);
    const choice =
      open.length < 2
        ? nothing
        : html`<fieldset class="row services"><legend>${say.service}</legend>
          ${open.map(
            ({ code, name }) => html`<label class="hour"><input type="radio" name="service" value=${code}
              .checked=${code === chosen} @change=${() => this.change({ service: code, hour: '' })}><span><b>${name}</b></span></label>`,
          )}</fieldset>`;
    return html`${choice}${inPerson.length > 0 ? html`<p class="hint">${say.onlyInPerson(inPerson.join(', '))}</p>` : nothing}`;
  }

  private person(about: Office): TemplateResult {
    const say = bookTexts(this.language);
    const chat = about.channels.length > 0;
    return html`
      ${this.input('name', say.name, say.nameHint, 'name')}
      ${this.birthDate()}
      ${/ALAMAT/.test(about.registration.template) ? this.input('address', say.address, say.addressHint, 'street-address') : nothing}
      ${
        // Where there is a chat, the message that brings the code proves the number: nobody types one.
        chat ? nothing : this.input('phone', say.phone, say.phoneHint, 'tel')
      }
      <div class="field">
        <label for="priority">${say.priority}</label>
        <select id="priority" aria-describedby="priority-hint" @change=${(event: Event) =>
          this.change({ priority: (event.target as HTMLSelectElement).value })}>
          ${(Object.keys(say.priorities) as Priority[]).map(
            (value) =>
              html`<option value=${value} ?selected=${value === this.draft.priority}>${say.priorities[value]}</option>`,
          )}
        </select>
        <p class="hint" id="priority-hint">${say.priorityHint}</p>
      </div>`;
  }

  private input(
    field: 'name' | 'phone' | 'address',
    label: string,
    hint: string,
    autocomplete: AutoFill,
  ): TemplateResult {
    const fault = this.faults[field];
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${field}>${label}</label>
        <p class="hint" id=${`${field}-hint`}>${hint}</p>
        ${fault ? html`<p class="error" id=${`${field}-error`}>${fault}</p>` : nothing}
        <input id=${field} name=${field} type=${field === 'phone' ? 'tel' : 'text'} autocomplete=${autocomplete} .value=${this.draft[field]}
          aria-describedby=${`${field}-hint${fault ? ` ${field}-error` : ''}`} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: InputEvent) => this.change({ [field]: (event.target as HTMLInputElement).value })}>
      </div>`;
  }

  private birthDate(): TemplateResult {
    const say = bookTexts(this.language);
    const fault = this.faults.birthDate;
    const part = (field: 'day' | 'month' | 'year', label: string, length: number) => html`
      <span class=${`part ${field}`}>
        <label for=${field}>${label}</label>
        <input id=${field} name=${field} inputmode="numeric" autocomplete=${`bday-${field}` as AutoFill} maxlength=${length}
          .value=${this.draft[field]} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: InputEvent) => this.change({ [field]: (event.target as HTMLInputElement).value })}>
      </span>`;
    return html`
      <fieldset class=${`field ${fault ? 'wrong' : ''}`} aria-describedby=${`birth-hint${fault ? ' birth-error' : ''}`}>
        <legend>${say.birthDate}</legend>
        <p class="hint" id="birth-hint">${say.birthDateHint}</p>
        ${fault ? html`<p class="error" id="birth-error">${fault}</p>` : nothing}
        <div class="parts">${part('day', say.day, 2)}${part('month', say.month, 2)}${part('year', say.year, 4)}</div>
      </fieldset>`;
  }

  /** What the office says no to, with what it can offer instead. */
  private trouble({ timeZone }: Office): TemplateResult | typeof nothing {
    const { refusal, fault, language } = this;
    const say = bookTexts(language);
    if (!refusal && !fault) return nothing;
    return html`
      <div class="note bad" role="alert" tabindex="-1" id="trouble">
        <h3>${say.problem}</h3>
        <p>${refusal?.message ?? faultText(fault, language)}</p>
        ${
          refusal && refusal.alternatives.length > 0
            ? html`<p>${say.instead}</p><div class="row">${refusal.alternatives.map(
                ({
                  id,
                  startsAt,
                }) => html`<button type="button" class="button plain" @click=${() => this.takeInstead(String(id), startsAt)}>
                  ${say.take(dayInWords(dateIn(startsAt), language), timeOfDay(startsAt, timeZone, language))}</button>`,
              )}</div>`
            : nothing
        }
      </div>`;
  }

  private takeInstead(window: string, startsAt: string): void {
    this.change({ date: dateIn(startsAt), hour: startsAt });
    this.window = window;
    void this.book();
  }

  private submit = (event: Event): void => {
    event.preventDefault();
    void this.book();
  };

  private wrong(): Partial<Record<Field, string>> {
    const { name, day, month, year, phone, date, hour } = this.draft;
    const say = bookTexts(this.language);
    return {
      // Kept from before a reload, and not there any more.
      ...(date !== 'first' && hour !== '' && !this.window && { when: say.hourGone }),
      ...(!/\p{L}/u.test(name) && { name: say.needName }),
      ...(!readDate(day, month, year) && { birthDate: say.needBirthDate }),
      ...(phone.trim() !== '' && !looksLikePhone(phone) && { phone: say.needPhone }),
    };
  }

  private async book(): Promise<void> {
    if (this.busy || !this.about) return;
    this.refusal = this.fault = null;
    this.faults = this.wrong();
    if (Object.keys(this.faults).length > 0) return this.toFirstFault();
    this.busy = true;
    try {
      const input = this.asked(this.about);
      const { answer } = await ask(BookDocument, { input }, { language: this.language });
      if (answer.__typename === 'Booking') return this.booked(answer, input.applicant.birthDate);
      this.refusal = answer;
      const field = FIELDS[answer.field ?? ''];
      if (field) this.faults = { [field]: answer.message };
      this.toFirstFault();
    } catch (fault) {
      const phone = fault instanceof AskFault && fault.code === 'BAD_USER_INPUT' && this.draft.phone.trim() !== '';
      if (phone) this.faults = { phone: bookTexts(this.language).needPhone };
      else this.fault = fault;
      this.toFirstFault();
    } finally {
      this.busy = false;
    }
  }

  private asked(about: Office): BookInput {
    const { name, day, month, year, phone, address, date, priority } = this.draft;
    const birthDate = readDate(day, month, year) as string;
    return {
      office: about.code,
      service: this.service(about),
      visitDate: date === 'first' ? null : date,
      window: date === 'first' ? null : this.window,
      // Whoever names a day is asked before it becomes another one.
      acceptNextPlace: date === 'first',
      applicant: { name: name.trim(), birthDate, address: address.trim() || null },
      phone: about.channels.length > 0 ? null : phone.trim() || null,
      priority: priority as Priority,
      language: this.language,
      idempotencyKey: this.once,
    };
  }

  private booked(booking: VisitFragment, birthDate: string): void {
    this.once = newKey();
    this.onBooked(booking, birthDate);
  }

  /** Where something is wrong, the reader is taken there. */
  private toFirstFault(): void {
    void this.updateComplete.then(() => {
      const place = this.querySelector<HTMLElement>('.wrong input, #trouble');
      (place ?? this.querySelector<HTMLElement>('#when-error'))?.focus();
    });
  }
}
