// <antrean-desk-work>: the desk of a member of staff who is signed in, with the front desk and the counters.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { choiceIn, isTickedIn } from '../fields/events.ts';
import { readBookingCode } from '../fields/fields.ts';
import { onScan } from '../scan/wedge.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { PAPERS, type Printing, readPrinting, storePrinting } from '../slip/paper.ts';
import type { Slip } from '../slip/printed.ts';
import '../slip/slip.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfInstant, timeOfDay, zoneName } from '../texts/when.ts';
import './counter.ts';
import './longWaits.ts';
import './reception.ts';
import './waiting.ts';
import type { DeskState, DeskTicket } from './deskState.ts';
import { type DeskView, deskViewsOf } from './deskViews.ts';
import type { AntreanReception } from './reception.ts';
import { DeskWatch } from './watch.ts';

const isBookingCode = (text: string) => readBookingCode(text) !== null;

@customElement('antrean-desk-work')
export class AntreanDeskWork extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;

  @state() private office: DeskState | null = null;
  @state() private now = 0;
  @state() private stale = false;
  @state() private view: DeskView = 'reception';
  @state() private printing: Printing = readPrinting();
  @state() private slip: Slip | null = null;
  private watch: DeskWatch | null = null;
  private leave: (() => void)[] = [];

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.place();
    window.addEventListener('hashchange', this.place);
    this.leave = [
      onScan((text) => void this.scanned(text), isBookingCode),
      () => window.removeEventListener('hashchange', this.place),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const each of this.leave) each();
    this.watch?.stop();
    this.watch = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('staff')) this.begin();
  }

  private place = (): void => {
    this.view = location.hash === '#counter' ? 'counters' : 'reception';
  };

  private begin(): void {
    const { staff } = this;
    this.watch?.stop();
    this.office = this.slip = null;
    this.watch = new DeskWatch({
      office: staff.office.code,
      language: this.language,
      key: staff.key,
      onState: (office) => {
        this.office = office;
      },
      onChange: () => this.querySelector<AntreanReception>('antrean-reception')?.refresh(),
      onTick: (now, stale) => {
        this.now = now;
        this.stale = stale;
      },
    });
  }

  /** A scan is a check-in, wherever one is; who may not check in has scanned by mistake. */
  private async scanned(text: string): Promise<void> {
    if (!this.staff.allowed.has('Mutation.checkIn')) return;
    if (this.view !== 'reception') location.hash = '';
    this.view = 'reception';
    await this.updateComplete;
    await this.querySelector<AntreanReception>('antrean-reception')?.scanned(text);
  }

  private print = async (ticket: DeskTicket): Promise<void> => {
    const counters = this.office?.counters.filter(
      ({ open, services }) => open && services.some(({ code }) => code === ticket.service.code),
    );
    this.slip = {
      number: ticket.number,
      service: ticket.service.name,
      startsAt: ticket.booking?.window.startsAt ?? null,
      issuedAt: ticket.issuedAt,
      ahead: ticket.ahead,
      counters: (counters ?? []).map(({ label }) => label),
      visitUrl: ticket.visitUrl,
    };
    await this.updateComplete;
    await this.querySelector('antrean-slip')?.print();
  };

  protected override render(): TemplateResult {
    const { staff, office, language } = this;
    const views = deskViewsOf(staff);
    if (!office) return html`${this.staleNote()}<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    const view = views.includes(this.view) ? this.view : views[0];
    return html`
      ${this.head(office, views, view)}
      ${
        staff.allowed.has('Subscription.waitingConversations')
          ? html`<desk-waiting .language=${language} .staff=${staff}></desk-waiting>`
          : nothing
      }
      <desk-long-waits .language=${language} .office=${staff.office.code} .key=${staff.key}></desk-long-waits>
      ${this.staleNote()}
      ${view === 'counters' ? this.counters(staff, office) : this.reception(staff, office)}
      <antrean-slip .language=${language} .office=${office} .slip=${this.slip} .paper=${this.printing.paper}></antrean-slip>`;
  }

  private head(office: DeskState, views: readonly DeskView[], view: DeskView | undefined): TemplateResult {
    const { language, now } = this;
    const say = deskTexts(language);
    const waiting = office.board.waiting.reduce((sum, line) => sum + line.waiting, 0);
    return html`
      <header class="desk-head">
        <div><h1>${office.name}</h1>
          <p>${dayOfInstant(now, office.timeZone, language)} · <b class="clock">${timeOfDay(now, office.timeZone, language)}</b> ${zoneName(office.timeZone)}
            · ${say.waitingPeople(waiting)}</p></div>
        ${
          views.length > 1
            ? html`<nav class="views" aria-label=${say.views}>${views.map(
                (each) =>
                  html`<a href=${each === 'counters' ? '#counter' : '#reception'} aria-current=${each === view ? 'page' : nothing}>${say[each]}</a>`,
              )}</nav>`
            : nothing
        }
      </header>`;
  }

  private staleNote(): TemplateResult | typeof nothing {
    const { office, language } = this;
    if (!this.stale) return nothing;
    const say = deskTexts(language);
    const since = office ? say.lastKnown(timeOfDay(office.board.at, office.timeZone, language)) : '';
    return html`<p class="note bad stale" role="alert"><b>${say.lost}</b> ${since}</p>`;
  }

  private counters(staff: SignedInStaff, office: DeskState): TemplateResult {
    return html`<antrean-counter .language=${this.language} .staff=${staff} .office=${office} .now=${this.now}
      .onDone=${() => this.watch?.again()}></antrean-counter>`;
  }

  private reception(staff: SignedInStaff, office: DeskState): TemplateResult {
    return html`
      <antrean-reception .language=${this.language} .staff=${staff} .office=${office} .date=${dateOfInstant(office.board.at)}
        .prints=${this.printing.always} .onPrint=${this.print} .onDone=${() => this.watch?.again()}></antrean-reception>
      ${this.paper()}`;
  }

  private paper(): TemplateResult {
    const { language, printing } = this;
    const say = deskTexts(language);
    const change = (part: Partial<Printing>) => {
      this.printing = { ...printing, ...part };
      storePrinting(this.printing);
    };
    return html`
      <footer class="printing">
        <label for="paper">${say.paper}</label>
        <select id="paper" @change=${(event: Event) => change({ paper: choiceIn(event, PAPERS) ?? printing.paper })}>
          ${PAPERS.map((paper) => html`<option value=${paper} ?selected=${paper === printing.paper}>${say.papers[paper]}</option>`)}
        </select>
        <label class="always"><input type="checkbox" .checked=${printing.always}
          @change=${(event: Event) => change({ always: isTickedIn(event) })}> ${say.printAlways}</label>
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-desk-work': AntreanDeskWork;
  }
}
