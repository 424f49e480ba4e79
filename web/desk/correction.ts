// <antrean-correction>: the dialog in which an officer corrects the person of a booking by a document that they see.
import { LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SignedInStaff } from '../signIn/session.ts';
import { doStaffStep } from '../signIn/staffStep.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import {
  type CorrectionFaults,
  type CorrectionForm,
  type DeskPerson,
  emptyCorrection,
  readDeskCorrection,
} from './correctionForm.ts';
import { correctionView } from './correctionViews.ts';
import { CorrectPersonDocument, type ListedFragment } from './documents.ts';

@customElement('antrean-correction')
export class AntreanCorrection extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;
  @property({ attribute: false }) onCorrected: (booking: ListedFragment) => void = () => {};

  @state() private person: DeskPerson | null = null;
  @state() private form: CorrectionForm | null = null;
  @state() private faults: CorrectionFaults = {};
  @state() private trouble = '';
  @state() private done = '';
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Opens the dialog; what had the focus gets it back when it closes. */
  async open(person: DeskPerson): Promise<void> {
    this.person = person;
    this.form = emptyCorrection(person);
    this.faults = {};
    this.trouble = this.done = '';
    await this.updateComplete;
    this.dialog?.showModal();
    this.querySelector<HTMLInputElement>('#right-name')?.focus();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  private close = (): void => {
    this.dialog?.close();
  };

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { person, form, language, staff } = this;
    if (!person || !form || this.isBusy) return;
    this.trouble = '';
    const read = readDeskCorrection(person, form, deskTexts(language));
    this.faults = 'faults' in read ? read.faults : {};
    if ('faults' in read) return this.focusFault();
    this.isBusy = true;
    const outcome = await doStaffStep(CorrectPersonDocument, read.input, { key: staff.key, language });
    this.isBusy = false;
    if ('done' in outcome) return this.finished(outcome.done);
    this.take(outcome);
    this.focusFault();
  };

  private take(outcome: { refused: { field: string | null; message: string } } | { fault: string }): void {
    if ('fault' in outcome) this.trouble = outcome.fault;
    else if (outcome.refused.field === 'newName') this.faults = { name: outcome.refused.message };
    else if (outcome.refused.field === 'newBirthDate') this.faults = { birthDate: outcome.refused.message };
    else this.trouble = outcome.refused.message;
  }

  private finished(booking: ListedFragment): void {
    this.close();
    this.done = deskTexts(this.language).corrected(booking.applicant.name);
    this.onCorrected(booking);
  }

  private focusFault(): void {
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('.wrong input, .wrong select, #correction-trouble')?.focus();
    });
  }

  protected override render(): TemplateResult {
    const { language, person, form, faults, trouble, done, isBusy } = this;
    return correctionView({
      language,
      person,
      form,
      faults,
      trouble,
      done,
      isBusy,
      onChange: (part) => {
        if (this.form) this.form = { ...this.form, ...part };
      },
      onSubmit: this.submit,
      onClose: this.close,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-correction': AntreanCorrection;
  }
}
