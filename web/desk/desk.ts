// <antrean-desk>: asks the staff to sign in, and loads the desk for those who are or will be.

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { reloadIfReachable } from '../api/reloadPage.ts';
import { isStaffExpected, onStaff, type SignedInStaff } from '../signIn/session.ts';
import '../signIn/signIn.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { deskViewsOf } from './deskViews.ts';

@customElement('antrean-desk')
export class AntreanDesk extends LitElement {
  @state() private staff: SignedInStaff | null = null;
  /** Whether the scripts of the desk are here. */
  @state() private isLoaded = false;
  @state() private isMissing = false;
  private language: PageLanguage = 'id';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    // While the server is asked who signs in.
    if (isStaffExpected()) void this.load();
    this.stop = onStaff((staff) => {
      this.staff = staff;
      if (staff && deskViewsOf(staff).length > 0) void this.load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private async load(): Promise<void> {
    this.isMissing = false;
    try {
      await import('./work.ts');
      this.isLoaded = true;
    } catch {
      this.isMissing = true;
    }
  }

  private retry = async (): Promise<void> => {
    await this.load();
    if (this.isMissing) await reloadIfReachable();
  };

  protected override render(): TemplateResult {
    const { staff, language } = this;
    const say = commonTexts(language);
    if (!staff || deskViewsOf(staff).length === 0)
      return html`<antrean-sign-in .language=${language} .notForYou=${staff !== null}></antrean-sign-in>`;
    if (this.isLoaded) return html`<antrean-desk-work .language=${language} .staff=${staff}></antrean-desk-work>`;
    if (!this.isMissing) return html`<p class="quietly" role="status">${say.working}</p>`;
    return html`<div class="note bad" role="alert"><p>${say.partMissing}</p>
      <button class="button plain" @click=${this.retry}>${say.retry}</button></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-desk': AntreanDesk;
  }
}
