// <antrean-sessions>: the browsers in which the signed-in member of staff is signed in, each to be ended, or all others at once.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { isSession } from '../api/staffKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { noteFault, onStaff, type SignedInStaff } from '../signIn/session.ts';
import '../signIn/signIn.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { sessionsTexts } from '../texts/sessions/texts.ts';
import { dayOfDate } from '../texts/when.ts';
import { browserName } from './browserName.ts';
import { EndOthersDocument, EndOwnDocument, type OwnSessionFragment, OwnSessionsDocument } from './documents.ts';

@customElement('antrean-sessions')
export class AntreanSessions extends LitElement {
  @state() private staff: SignedInStaff | null = null;
  @state() private sessions: readonly OwnSessionFragment[] | null = null;
  @state() private busy = false;
  @state() private done = '';
  @state() private fault: unknown = null;
  private language: PageLanguage = 'id';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    this.stop = onStaff((staff) => {
      this.staff = staff;
      this.sessions = null;
      this.done = '';
      void this.doing(() => this.load());
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private get asking() {
    return { language: this.language, key: this.staff?.key ?? '' };
  }

  private async load(): Promise<void> {
    if (!this.staff || !isSession(this.staff.key)) return;
    this.sessions = (await askApi(OwnSessionsDocument, {}, this.asking)).ownSessions;
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = null;
    try {
      await work();
    } catch (fault) {
      noteFault(fault);
      this.fault = fault;
    } finally {
      this.busy = false;
    }
  }

  private end(id: string): Promise<void> {
    return this.doing(async () => {
      takenAnswer((await askApi(EndOwnDocument, { input: { id } }, this.asking)).endOwnSession);
      this.done = sessionsTexts(this.language).ended(1);
      await this.load();
    });
  }

  private endOthers = (): Promise<void> =>
    this.doing(async () => {
      const { sessions } = takenAnswer((await askApi(EndOthersDocument, {}, this.asking)).endOtherOwnSessions);
      this.done = sessionsTexts(this.language).ended(sessions.length);
      await this.load();
    });

  protected override render(): TemplateResult {
    const { staff, language } = this;
    if (!staff) return html`<antrean-sign-in .language=${language}></antrean-sign-in>`;
    const say = sessionsTexts(language);
    return html`
      <h1>${say.title}</h1>
      ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
      ${this.fault ? html`<p class="note bad" role="alert">${faultText(this.fault, language)}</p>` : nothing}
      ${isSession(staff.key) ? this.list() : this.ownKey(staff)}`;
  }

  private ownKey({ keyDaysLeft }: SignedInStaff): TemplateResult {
    const say = sessionsTexts(this.language);
    return html`<p>${say.byKey}${keyDaysLeft === null ? nothing : html` ${say.keyDays(keyDaysLeft)}`}</p>`;
  }

  private list(): TemplateResult {
    const { sessions, language, busy } = this;
    const say = sessionsTexts(language);
    if (!sessions) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    const others = sessions.filter(({ current }) => !current).length;
    return html`
      <p>${say.lead}</p>
      <ul class="plain-list">${sessions.map((session) => this.row(session))}</ul>
      ${
        others > 0
          ? html`<button class="button danger" ?disabled=${busy} @click=${this.endOthers}>${say.endOthers}</button>`
          : html`<p class="quietly">${say.alone}</p>`
      }`;
  }

  private row({ id, browser, source, current, createdAt, lastUsedAt }: OwnSessionFragment): TemplateResult {
    const say = sessionsTexts(this.language);
    const named = browserName(browser);
    const name = named ? say.on(named.browser, named.system) : say.unknown;
    return html`<li class="card session">
      <div><p><b>${name}</b>${current ? html` <span class="tag">${say.current}</span>` : nothing}</p>
        <p class="hint">${say.lastUsed(this.when(lastUsedAt))}, ${say.from(source)}, ${say.since(this.when(createdAt))}</p></div>
      ${
        current
          ? nothing
          : html`<button class="button plain small" ?disabled=${this.busy} @click=${() => this.end(id)}>${say.end}<span class="unseen"> ${name}, ${say.lastUsed(this.when(lastUsedAt))}</span></button>`
      }</li>`;
  }

  /** By the clock of the device, which may stand anywhere. */
  private when(at: string): string {
    const local = new Date(at);
    const date = `${local.getFullYear()}-${String(local.getMonth() + 1).padStart(2, '0')}-${String(local.getDate()).padStart(2, '0')}`;
    const time = local.toLocaleTimeString(this.language, { hour: '2-digit', minute: '2-digit' });
    return `${dayOfDate(date, this.language, { weekday: 'short', month: 'short' })}, ${time}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-sessions': AntreanSessions;
  }
}
