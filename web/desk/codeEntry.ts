// <antrean-code-entry>: the field for a booking's code, typed or read by the camera; what was typed stays over a reload.
import { LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import { readBookingCode } from '../fields/fields.ts';
import { readStoredText, storeText } from '../storage/draftStorage.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { codeForm } from './receptionViews.ts';

@customElement('antrean-code-entry')
export class AntreanCodeEntry extends LitElement {
  @property() language: PageLanguage = 'id';
  /** Why there is no number; empty: there is one, or none was asked for. */
  @property() fault = '';
  /** Whether the code was taken. */
  @property({ attribute: false }) onCode: (code: string) => Promise<boolean> = async () => false;
  @property({ attribute: false }) onFault: (fault: string) => void = () => {};
  @property({ attribute: false }) onScan: (text: string) => void = () => {};

  @state() private code = readStoredText('desk code');
  @state() private hasOpenCamera = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  begin(): void {
    this.field?.select();
  }

  /** The camera has read something, or a scanner has. */
  closeCamera(): void {
    this.hasOpenCamera = false;
  }

  /** Takes away the first part of a code that came in two. */
  clearRest(): void {
    if (document.activeElement === this.field) this.keep('');
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector('#code');
  }

  private keep(code: string): void {
    this.code = code;
    storeText('desk code', code);
  }

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = readBookingCode(this.code);
    if (!code) this.onFault(deskTexts(this.language).needCode);
    else if (await this.onCode(code)) this.keep('');
    this.begin();
  };

  protected override render(): TemplateResult {
    const { language, code, fault, hasOpenCamera } = this;
    return codeForm({
      language,
      code,
      fault,
      hasOpenCamera,
      onSubmit: this.submit,
      onType: (event) => {
        this.keep(valueIn(event));
        if (fault) this.onFault('');
      },
      onCamera: () => {
        this.hasOpenCamera = !hasOpenCamera;
      },
      onScan: this.onScan,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-code-entry': AntreanCodeEntry;
  }
}
