// <antrean-head>: what stands in the band of the staff's pages: where they can go, where they are, light or dark, and the way out.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AskFault } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { isSession } from '../api/staffKey.ts';
import { chooseTheme, THEMES, type Theme, themeNow } from '../design/theme.ts';
import { choiceIn, valueIn } from '../fields/events.ts';
import { bandTexts } from '../texts/band/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import { onStaff, type SignedInStaff, signOut, workAt } from './session.ts';

/** The pages of the staff, each for members who may call one of these fields. */
const PAGES = [
  { path: '/desk', name: 'desk', allows: ['Mutation.checkIn', 'Mutation.callNext'] },
  { path: '/office', name: 'console', allows: ['Query.dailyStatistics'] },
] as const;

const SESSIONS_PATH = '/sessions';

/** Days before a key expires from which its owner is warned. */
const DAYS_OF_WARNING = 14;

@customElement('antrean-head')
export class AntreanHead extends LitElement {
  @state() private staff: SignedInStaff | null = null;
  @state() private theme: Theme = 'system';
  @state() private fault: unknown = null;
  private language: PageLanguage = 'id';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    this.theme = themeNow();
    this.stop = onStaff((staff) => {
      this.staff = staff;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override render(): TemplateResult {
    const { staff } = this;
    const say = bandTexts(this.language);
    return html`
      <label><span class="unseen">${say.theme}</span>
        <select name="theme" class="in-band" @change=${(event: Event) => this.chosen(choiceIn(event, THEMES) ?? 'system')}>
          ${THEMES.map((theme) => html`<option value=${theme} ?selected=${theme === this.theme}>${say.themes[theme]}</option>`)}
        </select></label>
      ${staff ? this.pages(staff) : nothing}
      ${staff && staff.offices.length > 1 ? this.offices(staff) : nothing}
      ${isSoon(staff?.keyDaysLeft) ? html`<span class="soon" role="status">${say.expiresSoon(staff?.keyDaysLeft ?? 0)}</span>` : nothing}
      ${
        staff
          ? html`<span class="who">${staff.name ? html`<b>${staff.name}</b>` : nothing} ${textFor(say.kinds, staff.kind)}</span>
            ${isSession(staff.key) ? this.ownSessions() : nothing}
            <button class="in-band" @click=${this.leave}>${say.leave}</button>`
          : nothing
      }
      ${this.fault ? html`<span class="soon" role="alert">${faultText(this.fault, this.language)}</span>` : nothing}`;
  }

  private ownSessions(): TemplateResult {
    const isHere = location.pathname === SESSIONS_PATH;
    const { sessions } = bandTexts(this.language);
    return html`<a href=${SESSIONS_PATH} aria-current=${isHere ? 'page' : nothing}>${sessions}</a>`;
  }

  private leave = (): Promise<void> =>
    this.trying(async () => {
      const ended = await signOut();
      if (!ended) throw new AskFault('OFFLINE', 'The session could not be ended.');
      // The provider signs the person out as well, and comes back.
      if (ended.logoutUrl) location.assign(ended.logoutUrl);
    });

  private async trying(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (fault) {
      this.fault = fault;
    }
  }

  private pages({ allowed }: SignedInStaff): TemplateResult {
    const say = bandTexts(this.language);
    const theirs = PAGES.filter(({ allows }) => allows.some((field) => allowed.has(field)));
    return html`${
      theirs.length < 2
        ? nothing
        : theirs.map(
            ({ path, name }) =>
              html`<a href=${path} aria-current=${location.pathname === path ? 'page' : nothing}>${say[name]}</a>`,
          )
    }`;
  }

  private offices({ office, offices }: SignedInStaff): TemplateResult {
    return html`<label><span class="unseen">${bandTexts(this.language).office}</span>
      <select name="office" class="in-band" @change=${(event: Event) => this.goTo(valueIn(event))}>
        ${offices.map(({ code, name }) => html`<option value=${code} ?selected=${code === office.code}>${name}</option>`)}
      </select></label>`;
  }

  private goTo(office: string): Promise<void> {
    return this.trying(() => workAt(office, this.language));
  }

  private chosen(theme: Theme): void {
    this.theme = theme;
    chooseTheme(theme);
  }
}

function isSoon(days: number | null | undefined): boolean {
  return typeof days === 'number' && days <= DAYS_OF_WARNING;
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-head': AntreanHead;
  }
}
