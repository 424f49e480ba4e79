// <desk-waiting>: how many people wait for an officer's answer, live, as a link to the inbox.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { onceInstead } from '../api/document.ts';
import { LiveConnection } from '../api/live.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { WaitingAnswersDocument } from './documents.ts';

@customElement('desk-waiting')
export class DeskWaiting extends LitElement {
  @property({ attribute: false }) language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;

  @state() private count = 0;
  private line: LiveConnection | null = null;
  private leave = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch();
  }

  private unwatch(): void {
    this.leave();
    this.leave = () => {};
    this.line?.close();
    this.line = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('staff')) return;
    const { key, office } = this.staff;
    const { language } = this;
    const variables = { office: office.code };
    this.unwatch();
    this.line = new LiveConnection({ key, language });
    this.leave = this.line.listen({
      document: WaitingAnswersDocument,
      variables,
      onNext: ({ waitingConversations }) => {
        this.count = waitingConversations.count;
      },
      now: () => askApi(onceInstead(WaitingAnswersDocument), variables, { language, key }),
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.count === 0) return nothing;
    return html`<p class="waiting-answers" role="status"><a href=${`/office?lang=${this.language}#inbox`}>${deskTexts(this.language).waitingAnswers(this.count)}</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-waiting': DeskWaiting;
  }
}
