// <antrean-sign-in>: signs members of staff in again, and if that cannot be, loads the form that asks for their key.

import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { reloadIfReachable } from '../api/reloadPage.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { type SignInWays, signInWays, takeSignInFault } from './browserSession.ts';
import { isStaffExpected, signInAgain } from './session.ts';

/** A person who is signed in, and may not use this page, needs another key. */
const BY_KEY_ALONE: SignInWays = { provider: null, cardUrl: null };

const loadForm = () => import('./signInForm.ts');

@customElement('antrean-sign-in')
export class AntreanSignIn extends LitElement {
  @property() language: PageLanguage = 'id';
  /** A member of staff is signed in whose role has no access to this page. */
  @property({ type: Boolean }) notForYou = false;

  /** Null: no one is asked for a key yet. */
  @state() private ways: SignInWays | null = null;
  @state() private fault: unknown = null;
  private readonly signInFault = takeSignInFault();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.again();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('notForYou') && this.notForYou) void this.trying(() => this.show(BY_KEY_ALONE));
  }

  private again = (): Promise<void> =>
    this.trying(async () => {
      // The form is loaded while the server is asked, if it will most likely be needed.
      const form = isStaffExpected() ? null : loadForm();
      form?.catch(() => {});
      const isSignedIn = await signInAgain(this.language);
      if (!isSignedIn) await this.show(await signInWays(this.language));
    });

  private async show(ways: SignInWays): Promise<void> {
    await loadForm();
    this.ways = ways;
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (fault) {
      this.fault = fault;
    }
  }

  private retry = async (): Promise<void> => {
    await this.again();
    if (this.fault && !(this.fault instanceof AskFault)) await reloadIfReachable();
  };

  protected override render(): TemplateResult {
    const { language, ways, fault, notForYou, signInFault } = this;
    const say = commonTexts(language);
    if (fault)
      return html`<div class="note bad" role="alert"><p>${faultText(fault, language)}</p>
        <button class="button plain" @click=${this.retry}>${say.retry}</button></div>`;
    if (!ways) return html`<p class="quietly" role="status">${say.working}</p>`;
    return html`<antrean-sign-in-form .language=${language} .ways=${ways} .notForYou=${notForYou} .signInFault=${signInFault}
      .onEntry=${() => void this.again()}></antrean-sign-in-form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-sign-in': AntreanSignIn;
  }
}
