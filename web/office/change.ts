// A change to a day: what it would do first, then it is done, and can be taken back for a while.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CapacityPreviewInput } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { valueIn } from '../fields/events.ts';
import { timeOfDay } from '../texts/when.ts';
import {
  type ChangeFaults,
  type ChangeKind,
  faultsOfChange,
  inputOfChange,
  NOTHING_TYPED,
  type TypedChange,
} from './changes.ts';
import {
  CloseDayDocument,
  PreviewChangeDocument,
  type PreviewChangeQuery,
  RemoveExceptionDocument,
  SetCapacityDocument,
  SetExceptionDocument,
  type SpecialFragment,
  UndoChangeDocument,
} from './documents.ts';
import { effectOf } from './effect.ts';
import { sectionWith } from './section.ts';

type ChangeAnswer = PreviewChangeQuery['answer'];
export type ChangeEffect = Extract<ChangeAnswer, { __typename: 'CapacityChange' }>;

const UNDO_CHOICES_MINUTES = ['0', '10', '60', '240'];

/** Of the longest field, the reason. */
const MAX_FIELD_LENGTH = 200;

@customElement('office-change')
export class OfficeChange extends sectionWith('calendar') {
  @property() date = '';
  @property() kind: ChangeKind = 'closeDay';
  @property({ attribute: false }) special: SpecialFragment | null = null;
  @property({ attribute: false }) onChanged: () => void = () => {};
  @property({ attribute: false }) onClose: () => void = () => {};

  @state() private typed: TypedChange = NOTHING_TYPED;
  @state() private faults: ChangeFaults = {};
  @state() private preview: ChangeEffect | null = null;
  @state() private done: ChangeEffect | null = null;
  @state() private undone = false;
  /** The same press twice is one change. */
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('kind') && !changed.has('date')) return;
    // The change itself makes the day another one: what was done stays in sight.
    if (this.done && changed.get('date') === undefined && changed.get('kind') === undefined) return;
    const [opens = '08:00', shuts = '12:00'] = this.special?.open?.hours.split('-') ?? [];
    this.typed = { ...NOTHING_TYPED, reason: this.special?.reason ?? '', opens, shuts };
    this.preview = this.done = null;
    this.faults = {};
    this.undone = false;
    this.refusal = this.fault = null;
  }

  private type(name: keyof TypedChange, event: Event): void {
    this.typed = { ...this.typed, [name]: valueIn(event) };
    this.preview = null;
  }

  private look = (event: SubmitEvent): void => {
    event.preventDefault();
    this.faults = faultsOfChange(this.kind, this.date, this.typed, this.say.calendar);
    if (Object.keys(this.faults).length > 0) {
      this.toFault();
      return;
    }
    void this.doing(async () => {
      const { answer } = await this.place.ask(PreviewChangeDocument, { input: this.input() });
      if (this.refused(answer)) return;
      this.preview = answer;
      this.once = newIdempotencyKey();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.effect h3')?.focus();
    });
  };

  private input(): CapacityPreviewInput {
    return inputOfChange(this.kind, this.place.office.code, this.date, this.typed);
  }

  private carryOut = (): void => {
    void this.doing(async () => {
      const answer = await this.ordered();
      if (this.refused(answer)) return;
      this.done = answer;
      this.preview = null;
      this.onChanged();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.note.good')?.focus();
    });
  };

  private async ordered(): Promise<ChangeAnswer> {
    const { closeDay, setCapacity, setException, removeException } = this.input();
    const idempotencyKey = this.once;
    const { place } = this;
    if (closeDay) return (await place.ask(CloseDayDocument, { input: { ...closeDay, idempotencyKey } })).answer;
    if (setCapacity)
      return (await place.ask(SetCapacityDocument, { input: { ...setCapacity, idempotencyKey } })).answer;
    if (setException)
      return (await place.ask(SetExceptionDocument, { input: { ...setException, idempotencyKey } })).answer;
    if (removeException)
      return (await place.ask(RemoveExceptionDocument, { input: { ...removeException, idempotencyKey } })).answer;
    throw new Error('There is no other change.');
  }

  private undo = (): void => {
    void this.doing(async () => {
      const change = this.done?.id;
      if (!change) return;
      const input = { office: this.place.office.code, change };
      const { answer } = await this.place.ask(UndoChangeDocument, { input });
      if (this.refused(answer)) return;
      this.undone = true;
      this.onChanged();
    });
  };

  private toFault(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
  }

  protected override render(): TemplateResult {
    const { done, preview } = this;
    const say = this.say.calendar;
    if (done)
      return html`<div class="change">
        <div class="note good" role="status" tabindex="-1">
          <p>${this.undone ? say.undone : done.moved > 0 ? say.doneMoved(done.moved) : say.done}</p>
          ${this.undone ? nothing : html`<p>${say.undoUntil(timeOfDay(done.undoUntil, this.place.office.timeZone, this.place.language))}</p>`}
        </div>
        ${this.undone ? nothing : effectOf(done, this.place, false)}
        ${this.trouble()}
        <div class="row">${
          this.undone
            ? nothing
            : html`<button class="button plain small" ?disabled=${this.busy} @click=${this.undo}>${say.undo}</button>`
        }
          <button class="button plain small" @click=${() => this.onClose()}>${this.say.close}</button></div>
      </div>`;
    return html`
      <form class="change" novalidate @submit=${this.look}>
        ${this.fields()}
        ${this.trouble()}
        ${preview ? html`<div class="effect"><h3 tabindex="-1">${say.previewTitle}</h3>${effectOf(preview, this.place, true)}${this.undoChoice()}</div>` : nothing}
        <div class="row">
          ${
            preview
              ? html`<button type="button" class="button small ${this.kind === 'closeDay' ? 'danger' : ''}" ?disabled=${this.busy}
                  @click=${this.carryOut}>${say.doIt}</button>`
              : html`<button class="button small" ?disabled=${this.busy}>${say.preview}</button>`
          }
          <button type="button" class="button plain small" @click=${() => this.onClose()}>${this.say.cancel}</button>
        </div>
      </form>`;
  }

  private fields(): TemplateResult | typeof nothing {
    const say = this.say.calendar;
    switch (this.kind) {
      case 'closeDay':
        return this.field('reason', say.reason, say.reasonHint);
      case 'setCapacity':
        return html`${this.quotaChoice()}${this.field('capacity', say.places, say.placesHint)}
          <div class="pair">${this.field('from', say.from, say.timeHint)}${this.field('to', say.to, say.timeHint)}</div>
          ${this.field('toDate', say.toDate, say.dateHint)}`;
      case 'setException':
        return html`${this.field('reason', say.reason, say.reasonHint)}
          <div class="pair">${this.field('opens', say.opens)}${this.field('shuts', say.shuts)}</div>
          ${this.field('breaks', say.breaks, say.breaksHint)}
          ${this.field('capacity', say.places, say.placesHint)}`;
      case 'removeException':
        return nothing;
    }
  }

  private quotaChoice(): TemplateResult | typeof nothing {
    const { quotas } = this.place.office;
    if (quotas.length === 0) return nothing;
    return html`<div class="field"><label for="change-quota">${this.say.calendar.quota}</label>
      <select id="change-quota" @change=${(event: Event) => this.type('quota', event)}>
        <option value="general" ?selected=${this.typed.quota === 'general'}>${this.say.general}</option>
        ${quotas.map(({ code, name }) => html`<option value=${code} ?selected=${this.typed.quota === code}>${name}</option>`)}
      </select></div>`;
  }

  private undoChoice(): TemplateResult {
    const say = this.say.calendar;
    return html`<div class="field"><label for="undo-minutes">${say.undoMinutes}</label>
      <select id="undo-minutes" aria-describedby="undo-hint" @change=${(event: Event) => {
        this.typed = { ...this.typed, undoMinutes: valueIn(event) };
      }}>
        ${UNDO_CHOICES_MINUTES.map(
          (minutes) =>
            html`<option value=${minutes} ?selected=${minutes === this.typed.undoMinutes}>${say.undoOption(Number(minutes))}</option>`,
        )}
      </select><p class="hint" id="undo-hint">${say.undoHint}</p></div>`;
  }

  private field(name: keyof TypedChange, label: string, hint = ''): TemplateResult {
    const fault = this.faults[name];
    const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${`change-${name}`}>${label}</label>
        ${fault ? html`<p class="error" id=${`${name}-error`}>${fault}</p>` : nothing}
        <input id=${`change-${name}`} .value=${this.typed[name]} inputmode=${name === 'capacity' ? 'numeric' : nothing}
          maxlength=${MAX_FIELD_LENGTH} autocomplete="off" aria-describedby=${described || nothing} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: Event) => this.type(name, event)}>
        ${hint ? html`<p class="hint" id=${`${name}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }
}
