// <antrean-desk>: the staff's page, once somebody is signed in whose work it is.
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { onStaff, type Staff } from '../signIn/session.ts';
import '../signIn/signIn.ts';
import { type Language, languageOf } from '../texts/language.ts';

@customElement('antrean-desk')
export class AntreanDesk extends LitElement {
  @state() private staff: Staff | null = null;
  private language: Language = 'id';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = languageOf(this);
    this.stop = onStaff((staff) => {
      this.staff = staff;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override render(): TemplateResult {
    const { staff, language } = this;
    if (!staff) return html`<antrean-sign-in .language=${language}></antrean-sign-in>`;
    return html`<h1>${staff.office.name}</h1>`;
  }
}
