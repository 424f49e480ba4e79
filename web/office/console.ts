// <antrean-office>: the console of an office, one section at a time; the front desk has the inbox and the messages of it.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { expectedOffice, onStaff, type SignedInStaff } from '../signIn/session.ts';
import '../signIn/signIn.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { onceInstead } from '../api/document.ts';
import { faultText } from '../api/faultText.ts';
import { LiveConnection } from '../api/live.ts';
import { reloadIfReachable } from '../api/reloadPage.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { loadOfficeTexts, officeTexts } from '../texts/office/texts.ts';
import { dateOfInstant } from '../texts/when.ts';
import '../desk/longWaits.ts';
import './darkDevices.ts';
import { HandsNeededDocument, OfficeHereDocument, type OfficeHereQuery, WaitingLiveDocument } from './documents.ts';
import { type ConsolePlace, openConsolePlace } from './place.ts';
import { SECTIONS, type SectionName } from './sectionNames.ts';
import { loadSection, SECTION_FIELDS, sectionView } from './sections.ts';

@customElement('antrean-office')
export class AntreanOffice extends LitElement {
  /** As the address names it; another word is the first section. */
  @property({ attribute: false }) section = '';
  /** The part that is open in the section. */
  @property({ attribute: false }) opened = '';

  @state() private staff: SignedInStaff | null = null;
  @state() private place: ConsolePlace | null = null;
  @state() private hands = 0;
  /** People who wait for an officer. */
  @state() private waiting = 0;
  @state() private fault: unknown = null;
  /** The section whose scripts are here. */
  @state() private loaded: SectionName | null = null;
  /** The section whose scripts could not be loaded. */
  @state() private missing: SectionName | null = null;
  /** The section whose scripts were asked for last. */
  private asked: SectionName | null = null;
  /** The answer about the office of the last sign-in: it is asked for while the server is asked who signs in. */
  private expected: { code: string; answer: Promise<OfficeHereQuery> } | null = null;
  private language: PageLanguage = 'id';
  private stop = () => {};
  private line: LiveConnection | null = null;
  private leave = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    this.expect();
    this.stop = onStaff((staff) => {
      this.staff = staff;
      this.place = null;
      void this.enter();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    this.unwatch();
  }

  private get theirs(): boolean {
    return this.staff?.allowed.has('Query.conversations') ?? false;
  }

  private get shown(): SectionName {
    return this.ownSections.find((name) => name === this.section) ?? this.ownSections[0] ?? SECTIONS[0];
  }

  private get ownSections(): readonly SectionName[] {
    return SECTIONS.filter((name) => this.staff?.allowed.has(SECTION_FIELDS[name]));
  }

  private enter = async (): Promise<void> => {
    const { staff, language } = this;
    this.unwatch();
    if (!staff || !this.theirs) return;
    this.fault = null;
    try {
      const [{ office }] = await Promise.all([this.askForOffice(staff), loadOfficeTexts(language), this.openSection()]);
      if (!office || staff !== this.staff) return;
      const today = dateOfInstant(office.board.at);
      const { key, allowed } = staff;
      this.place = openConsolePlace({ key, language, office, allowed, today, onHands: () => void this.countHands() });
      void this.updateComplete.then(this.showChosen);
      this.unwatch();
      const variables = { office: office.code };
      this.line = new LiveConnection({ key, language });
      this.leave = this.line.listen({
        document: WaitingLiveDocument,
        variables,
        onNext: ({ waitingConversations }) => {
          this.waiting = waitingConversations.count;
        },
        now: () => askApi(onceInstead(WaitingLiveDocument), variables, { language, key }),
      });
      await this.countHands();
    } catch (fault) {
      this.fault = fault;
    }
  };

  /** Nothing of the answer depends on who asks. */
  private expect(): void {
    const code = expectedOffice();
    if (!code) return;
    const answer = askApi(OfficeHereDocument, { office: code }, { language: this.language });
    answer.catch(() => {});
    this.expected = { code, answer };
  }

  /** The answer that was expected counts once: after that the office is asked for again. */
  private askForOffice({ office, key }: SignedInStaff): Promise<OfficeHereQuery> {
    const { expected, language } = this;
    this.expected = null;
    if (expected?.code === office.code) return expected.answer;
    return askApi(OfficeHereDocument, { office: office.code }, { language, key });
  }

  private unwatch(): void {
    this.leave();
    this.leave = () => {};
    this.line?.close();
    this.line = null;
  }

  private async countHands(): Promise<void> {
    const { place } = this;
    const found = await place?.ask(HandsNeededDocument, { office: place.office.code }).catch(() => null);
    if (found) this.hands = found.failedMessages.nodes.length + found.messageStatistics.unreached;
  }

  /** Loads the scripts of the chosen section; one that was left meanwhile is not shown. */
  private async openSection(): Promise<void> {
    const { shown } = this;
    this.asked = shown;
    this.missing = null;
    try {
      await loadSection(shown, this.language);
      if (shown === this.shown) this.loaded = shown;
    } catch {
      if (shown === this.shown) this.missing = shown;
    }
  }

  private retryEntering = async (): Promise<void> => {
    await this.enter();
    if (this.fault && !(this.fault instanceof AskFault)) await reloadIfReachable();
  };

  private retrySection = async (): Promise<void> => {
    await this.openSection();
    if (this.missing) await reloadIfReachable();
  };

  /** On a phone the names of the sections are a strip that is wider than the screen. */
  private showChosen = (): void => {
    this.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  /** A section that was chosen begins at its head, for eyes and for screen readers. */
  private async showHead(): Promise<void> {
    window.scrollTo(0, 0);
    this.showChosen();
    await this.openSection();
    await this.updateComplete;
    await Promise.all([...this.querySelectorAll<LitElement>('.work > *')].map((part) => part.updateComplete));
    if (this.querySelector('.work')?.contains(document.activeElement)) return;
    this.querySelector<HTMLElement>('.work h1')?.focus({ preventScroll: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.place) return;
    const say = officeTexts(this.language);
    document.title = say.title(say.nav[this.shown], this.place.office.name);
    if (changed.has('section')) {
      void this.showHead();
      void this.countHands();
    } else if (this.asked !== this.shown) void this.openSection();
  }

  protected override render(): TemplateResult {
    const { language, place } = this;
    if (!this.staff || !this.theirs)
      return html`<antrean-sign-in .language=${language} .notForYou=${this.staff !== null}></antrean-sign-in>`;
    if (this.fault)
      return html`<div class="note bad" role="alert"><p>${faultText(this.fault, language)}</p>
        <button class="button plain" @click=${this.retryEntering}>${commonTexts(language).retry}</button></div>`;
    if (!place) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    return html`<div class="console">${this.sections(place)}<div class="work"><desk-long-waits .language=${language} .office=${place.office.code} .key=${place.key}></desk-long-waits>${
      place.allowed.has('Query.devices') ? html`<office-dark .place=${place}></office-dark>` : nothing
    }${this.view(place)}</div></div>`;
  }

  private sections({ office }: ConsolePlace): TemplateResult {
    const say = officeTexts(this.language);
    return html`
      <div class="side">
        <p class="where">${office.name}</p>
        <nav class="sections" aria-label=${say.sections}>
          <ul>
            ${this.ownSections.map(
              (
                name,
              ) => html`<li><a href=${`#${name}`} class=${name} aria-current=${name === this.shown ? 'page' : nothing}>
                <span>${say.nav[name]}</span>${this.countOf(name)}</a></li>`,
            )}
          </ul>
        </nav>
      </div>`;
  }

  private countOf(name: SectionName): TemplateResult | typeof nothing {
    const say = officeTexts(this.language);
    if (name === 'messages') return countBadge(this.hands, say.handsNeeded(this.hands));
    return name === 'inbox' ? countBadge(this.waiting, say.waitingForOfficer(this.waiting)) : nothing;
  }

  private view(place: ConsolePlace): TemplateResult {
    const { shown, language } = this;
    const common = commonTexts(language);
    if (this.loaded === shown) return sectionView(shown, place, this.opened);
    if (this.missing !== shown) return html`<p class="quietly" role="status">${common.working}</p>`;
    return html`<div class="note bad" role="alert"><p>${common.partMissing}</p>
      <button class="button plain" @click=${this.retrySection}>${common.retry}</button></div>`;
  }
}

function countBadge(count: number, words: string): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const many = count > 99 ? '99+' : String(count);
  return html`<span class="count"><span aria-hidden="true">${many}</span><span class="unseen">${words}</span></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-office': AntreanOffice;
  }
}
