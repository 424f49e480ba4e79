// <antrean-ticket-note>: an officer's note on a ticket and the name of a walk-in, with the form that changes them.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { doStaffStep } from '../signIn/staffStep.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { DeskTicket } from './deskState.ts';
import { NoteTicketDocument } from './documents.ts';

/** As the API has it. */
const MAX_NOTE_CHARACTERS = 200;

@customElement('antrean-ticket-note')
export class AntreanTicketNote extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;
  @property() office = '';
  @property({ attribute: false }) ticket!: DeskTicket;
  @property({ attribute: false }) onNoted: (ticket: DeskTicket) => void = () => {};

  @state() private isOpen = false;
  @state() private isBusy = false;
  @state() private note = '';
  @state() private name = '';
  @state() private fault = '';

  protected override createRenderRoot() {
    return this;
  }

  /** Another person's ticket: what is being written is not for them. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('ticket');
    if (before && before.number !== this.ticket.number) this.isOpen = false;
  }

  private open = (): void => {
    this.note = this.ticket.note ?? '';
    this.name = this.ticket.walkInName ?? '';
    this.fault = '';
    this.isOpen = true;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#ticket-note')?.focus());
  };

  private close = (): void => {
    this.isOpen = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.note-open')?.focus());
  };

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    const { language, staff, office, ticket } = this;
    const name = ticket.booking ? {} : { walkInName: this.name.trim() || null };
    const input = { office, number: ticket.number, note: this.note.trim() || null, ...name };
    const outcome = await doStaffStep(NoteTicketDocument, input, { key: staff.key, language });
    this.isBusy = false;
    if (ticket.number !== this.ticket.number) return;
    if ('done' in outcome) {
      this.close();
      return this.onNoted(outcome.done);
    }
    this.fault = 'refused' in outcome ? outcome.refused.message : outcome.fault;
  };

  protected override render(): TemplateResult {
    const { language, ticket, isOpen } = this;
    const say = deskTexts(language);
    if (isOpen) return this.form();
    return html`
      ${ticket.note ? html`<p class="ticket-note"><b>${say.note}:</b> ${ticket.note}</p>` : nothing}
      <button type="button" class="link note-open" @click=${this.open}>${ticket.note ? say.changeNote : say.addNote}<span
        class="unseen"> ${ticket.number}</span></button>`;
  }

  private form(): TemplateResult {
    const { language, ticket, fault, isBusy } = this;
    const say = deskTexts(language);
    return html`
      <form class="note-form" novalidate @submit=${this.submit}>
        ${fault ? html`<p class="note bad" role="alert">${fault}</p>` : nothing}
        ${ticket.booking ? nothing : this.nameField()}
        <div class="field"><label for="ticket-note">${say.note}</label>
          <textarea id="ticket-note" rows="2" maxlength=${MAX_NOTE_CHARACTERS} aria-describedby="ticket-note-hint" .value=${this.note}
            @input=${(event: InputEvent) => {
              this.note = valueIn(event);
            }}></textarea>
          <p class="hint" id="ticket-note-hint">${say.noteHint}</p></div>
        <div class="row">
          <button class="button small">${isBusy ? commonTexts(language).working : say.saveCorrection}</button>
          <button type="button" class="button plain small" @click=${this.close}>${say.keep}</button>
        </div>
      </form>`;
  }

  private nameField(): TemplateResult {
    return html`<div class="field"><label for="ticket-name">${deskTexts(this.language).optionalName}</label>
      <input id="ticket-name" autocomplete="off" maxlength="100" .value=${this.name} @input=${(event: InputEvent) => {
        this.name = valueIn(event);
      }}></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-ticket-note': AntreanTicketNote;
  }
}
