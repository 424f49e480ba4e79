// <antrean-demonstration>: the roles of the living demonstration, each one touch away; nothing where there is none.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { storeStaffKey } from '../signIn/storedKey.ts';
import { demonstrationTexts } from '../texts/demonstration/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { type Demonstration, findDemonstration, keyOfVisitor, type VisitorRole } from './demonstrationServer.ts';

@customElement('antrean-demonstration')
export class AntreanDemonstration extends LitElement {
  @state() private demonstration: Demonstration | null = null;
  @state() private progress: 'none' | 'signingIn' | 'failed' = 'none';
  private language: PageLanguage = 'id';

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    void findDemonstration().then((found) => {
      this.demonstration = found;
    });
  }

  /** The key is that of this tab: another tab may be another role. */
  private async enter(role: VisitorRole, page: string): Promise<void> {
    this.progress = 'signingIn';
    try {
      storeStaffKey(await keyOfVisitor(role), false);
      location.assign(page);
    } catch {
      this.progress = 'failed';
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const office = this.demonstration?.office;
    if (!office) return nothing;
    const say = demonstrationTexts(this.language);
    const inside = (role: keyof typeof say.roles) =>
      html`<strong>${say.roles[role].name}</strong><span>${say.roles[role].does}</span>`;
    const button = (name: keyof typeof say.roles, role: VisitorRole, page: string) =>
      html`<li><button ?disabled=${this.progress === 'signingIn'} @click=${() => this.enter(role, page)}>${inside(name)}</button></li>`;
    return html`<section class="demonstration" aria-labelledby="demonstration-title">
      <h2 id="demonstration-title">${say.title}</h2>
      <p>${say.lead}</p>
      <ul>
        <li><a href=${`/book/${office}`}>${inside('applicant')}</a></li>
        <li><a href=${`/board/${office}`}>${inside('lobby')}</a></li>
        ${button('desk', 'FRONT_DESK', '/desk')}
        ${button('counter', 'COUNTER_OFFICER', '/desk#counter')}
        ${button('manager', 'MANAGER', '/office')}
      </ul>
      <p role="status" class=${this.progress === 'failed' ? 'note bad' : 'quietly'} ?hidden=${this.progress === 'none'}>${
        this.progress === 'none' ? nothing : say[this.progress]
      }</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-demonstration': AntreanDemonstration;
  }
}
