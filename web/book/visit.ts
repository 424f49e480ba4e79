// One booking, from the hold to the line at the office: what it is now, kept fresh, and what may be done with it.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { faultText } from '../api/faultText.ts';
import { onServer, SERVER } from '../api/server.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { Language } from '../texts/language.ts';
import { dateIn, dayInWords } from '../texts/when.ts';
import type { Choice } from './days.ts';
import './days.ts';
import {
  AcceptOfferDocument,
  BookingByDocument,
  CancelDocument,
  ConfirmDocument,
  DeclineOfferDocument,
  LeaveStandbyDocument,
  type NoFragment,
  RequestStandbyDocument,
  RescheduleDocument,
  type VisitFragment,
} from './documents.ts';
import type { Holding } from './draft.ts';
import { newKey, readableCode } from './fields.ts';
import './proof.ts';
import { inShort, ticketOf, timeAt } from './ticket.ts';

type Answer = { answer: ({ __typename: 'Booking' } & VisitFragment) | ({ __typename: 'Refusal' } & NoFragment) };
type Step = Document<Answer, { input: { code: string; birthDate?: string | null; idempotencyKey?: string | null } }>;

/** Milliseconds between looks: while the message is awaited, in the line, and else. */
const LOOK_EVERY = { HELD: 2500, CHECKED_IN: 10_000, CONFIRMED: 30_000 };
const SOONEST = { date: 'first', hour: '', window: null };

@customElement('antrean-visit')
export class AntreanVisit extends LitElement {
  @property() language: Language = 'id';
  @property({ attribute: false }) holding!: Holding;
  /** As the answer that made or found it has it. */
  @property({ attribute: false }) first: VisitFragment | null = null;
  @property({ type: Boolean }) page = false;
  @property({ attribute: false }) onAgain: (office: string) => void = () => {};

  @state() private visit: VisitFragment | null = null;
  @state() private asking: 'change' | 'cancel' | null = null;
  @state() private choice: Choice = SOONEST;
  @state() private refusal: NoFragment | null = null;
  @state() private fault: unknown = null;
  @state() private unknown = false;
  @state() private moved = false;
  @state() private busy = false;
  /** How far the work for the booking is, 0 to 1; null: none is being done. */
  @state() private worked: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private once = newKey();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.seen);
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('holding')) return;
    this.visit = this.first;
    this.asking = this.refusal = this.fault = null;
    this.unknown = this.moved = false;
    if (this.first) this.lookLater();
    else void this.look();
  }

  private seen = (): void => {
    if (!document.hidden) void this.look();
  };

  /** Nobody asks for a page that nobody sees. */
  private lookLater(): void {
    clearTimeout(this.timer);
    const wait = LOOK_EVERY[this.visit?.status as keyof typeof LOOK_EVERY];
    if (wait && this.isConnected)
      this.timer = setTimeout(() => (document.hidden ? this.lookLater() : void this.look()), wait);
  }

  private look = async (): Promise<void> => {
    clearTimeout(this.timer);
    const { holding } = this;
    try {
      const { booking } = await ask(BookingByDocument, { ...holding }, { language: this.language });
      if (holding !== this.holding) return;
      this.unknown = !booking;
      this.fault = null;
      if (booking) this.take(booking);
    } catch (fault) {
      this.fault = fault;
    }
    this.lookLater();
  };

  /** What is new is said where it is: the heading of the new view gets the focus. */
  private take(visit: VisitFragment): void {
    const before = this.visit?.status;
    this.visit = visit;
    if (!before || before === visit.status) return;
    this.asking = null;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  }

  private async step(document: Step, more: object = {}): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = this.fault = null;
    this.moved = false;
    try {
      const input = { ...this.holding, idempotencyKey: this.once, ...more };
      const { answer } = await ask(document, { input }, { language: this.language });
      // Asked for again it is another thing.
      this.once = newKey();
      if (answer.__typename === 'Refusal') this.refusal = answer;
      else {
        this.moved = this.asking === 'change';
        this.asking = null;
        this.take(answer);
      }
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.busy = false;
      this.lookLater();
    }
  }

  protected override render(): TemplateResult {
    const { visit, language } = this;
    const say = bookTexts(language);
    if (this.unknown)
      return html`<h1 tabindex="-1">${say.lookUp}</h1><p class="note bad" role="alert">${say.unknown}</p>`;
    if (!visit)
      return html`${this.fault ? this.trouble() : html`<p class="quietly" role="status">${commonTexts(language).working}</p>`}`;
    switch (visit.status) {
      case 'HELD':
        return this.held(visit);
      case 'CONFIRMED':
        return this.confirmed(visit);
      case 'CHECKED_IN':
        return this.inLine(visit);
      default:
        return this.ended(visit, visit.status);
    }
  }

  private held(visit: VisitFragment): TemplateResult {
    const { language } = this;
    const say = bookTexts(language);
    const until = visit.confirmBy ? timeAt(visit.confirmBy, visit, language) : '';
    const chat = visit.proofs.length > 0;
    return html`
      <h1 tabindex="-1">${say.heldTitle}</h1>
      <p class="lead">${chat ? say.heldText(until) : say.confirmHere}</p>
      <div class="held">
        <p class="your-code"><span>${say.yourCode}</span><b class="code">${readableCode(visit.code)}</b></p>
        ${
          chat
            ? html`<antrean-proof .language=${language} .proofs=${visit.proofs}></antrean-proof>
              <p class="waiting" role="status"><span class="pulse" aria-hidden="true"></span>${say.waitingForMessage}</p>`
            : html`<p>${say.heldUntil(until)}</p>
              <button class="button main" ?disabled=${this.busy || this.worked !== null} @click=${() => this.confirmHere(visit)}>${say.confirm}</button>
              ${this.working()}`
        }
      </div>
      ${inShort(visit, language)}
      ${this.actions(visit)}`;
  }

  /** The server asks for a little work where it has no number to prove. */
  private async confirmHere({ work }: VisitFragment): Promise<void> {
    if (!work || this.worked !== null) return this.step(ConfirmDocument);
    const { holding } = this;
    this.worked = 0;
    this.refusal = this.fault = null;
    try {
      const { workFor } = await import('./work.ts');
      const done = await workFor(work, (share) => {
        this.worked = share;
      });
      if (holding === this.holding) await this.step(ConfirmDocument as Step, { work: done });
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.worked = null;
    }
  }

  private working(): TemplateResult {
    const say = bookTexts(this.language);
    const { worked } = this;
    return html`<div role="status">${
      worked === null
        ? nothing
        : html`<label class="working">${say.working} <progress max="1" .value=${worked}></progress></label>`
    }</div>`;
  }

  private confirmed(visit: VisitFragment): TemplateResult {
    const { language } = this;
    const say = bookTexts(language);
    return html`
      <h1 tabindex="-1">${say.confirmedTitle}</h1>
      ${this.moved ? html`<p class="note good" role="status">${say.moved}</p>` : nothing}
      ${ticketOf(visit, language)}
      <p class="row screen">
        ${visit.calendarUrl ? html`<a class="button plain" href=${onServer(visit.calendarUrl)} download>${say.calendar}</a>` : nothing}
        <button class="button plain" @click=${() => window.print()}>${say.print}</button>
      </p>
      ${this.earlier(visit)}
      ${this.actions(visit)}`;
  }

  private inLine(visit: VisitFragment): TemplateResult {
    const say = bookTexts(this.language);
    const { ticket, office } = visit;
    const called = ticket?.counter && (ticket.status === 'CALLED' || ticket.status === 'SERVING');
    return html`
      <h1 tabindex="-1">${say.inLineTitle}</h1>
      <div class="in-line" role="status">
        <p class="your-code"><span>${say.queueNumber}</span><b>${ticket?.number ?? visit.queueNumber}</b></p>
        ${called ? html`<p class="go-to">${say.goTo(ticket?.counter?.label ?? '')}</p>` : nothing}
        ${ticket?.ahead != null ? html`<p class="lead">${say.ahead(ticket.ahead)}</p>` : nothing}
        ${ticket?.estimatedWaitMinutes != null ? html`<p>${say.waitMinutes(ticket.estimatedWaitMinutes)}</p>` : nothing}
      </div>
      <p><a class="button plain" href=${`${SERVER}/board/${office.code}`}>${say.watchBoard}</a></p>
      ${inShort(visit, this.language)}`;
  }

  private ended(visit: VisitFragment, status: 'EXPIRED' | 'CANCELLED' | 'FORFEITED'): TemplateResult {
    const say = bookTexts(this.language);
    return html`
      <h1 tabindex="-1">${say.endedTitle[status]}</h1>
      <p class="lead">${say.endedText[status]}</p>
      ${inShort(visit, this.language)}
      <p><button class="button main" @click=${() => this.onAgain(visit.office.code)}>${say.again}</button></p>`;
  }

  /** An earlier place, where one is wanted or offered. */
  private earlier(visit: VisitFragment): TemplateResult {
    const { language, busy } = this;
    const say = bookTexts(language);
    const { standby } = visit;
    const button = (text: string, document: Step, kind = 'plain') =>
      html`<button class=${`button ${kind}`} ?disabled=${busy} @click=${() => this.step(document)}>${text}</button>`;
    if (standby?.offer) {
      const { window, answerBy } = standby.offer;
      const day = dayInWords(dateIn(window.startsAt), language);
      return html`<section class="aside turn screen" role="status"><p>${say.offered(day, timeAt(window.startsAt, visit, language), timeAt(answerBy, visit, language))}</p>
        <p class="row">${button(say.offerYes, AcceptOfferDocument, 'main')}${button(say.offerNo, DeclineOfferDocument)}</p></section>`;
    }
    return html`<section class="aside screen"><h2>${say.earlier}</h2>
      <p>${standby ? say.earlierPlace(standby.place) : say.earlierText}</p>
      <p>${standby ? button(say.earlierNo, LeaveStandbyDocument) : button(say.earlierYes, RequestStandbyDocument)}</p></section>`;
  }

  private actions(visit: VisitFragment): TemplateResult {
    const say = bookTexts(this.language);
    const may = (action: VisitFragment['allowedActions'][number]) => visit.allowedActions.includes(action);
    if (this.asking === 'change') return this.changing(visit);
    if (this.asking === 'cancel') return this.cancelling();
    const ask = (what: 'change' | 'cancel') => () => {
      this.asking = what;
      this.choice = SOONEST;
      this.refusal = null;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('#asking h2')?.focus());
    };
    return html`
      ${this.trouble()}
      <p class="row screen">
        ${may('RESCHEDULE') ? html`<button class="button plain" @click=${ask('change')}>${say.change}</button>` : nothing}
        ${may('CANCEL') ? html`<button class="button plain danger" @click=${ask('cancel')}>${say.cancel}</button>` : nothing}
      </p>
      ${
        visit.status === 'CONFIRMED'
          ? html`<p class="hint screen">${say.changesLeft(may('RESCHEDULE') ? Math.max(1, visit.office.policy.maxChanges - visit.changes) : 0)}</p>`
          : nothing
      }`;
  }

  private changing(visit: VisitFragment): TemplateResult {
    const { language, choice } = this;
    const say = bookTexts(language);
    return html`
      <section class="asking screen" id="asking">
        <h2 tabindex="-1">${say.changeTitle}</h2>
        <antrean-days .office=${visit.office.code} .zone=${visit.office.timeZone} .language=${language}
          .horizon=${visit.office.policy.horizonDays} .service=${visit.service.code} .priority=${visit.priority} .date=${choice.date} .hour=${choice.hour}
          .onChoice=${(next: Choice) => {
            this.choice = next;
          }}></antrean-days>
        ${this.trouble()}
        <p class="row">
          <button class="button main" ?disabled=${this.busy} @click=${() => this.step(RescheduleDocument as Step, this.wanted())}>${say.changeTo}</button>
          ${this.keep()}
        </p>
      </section>`;
  }

  private wanted(): object {
    const { date, window } = this.choice;
    const first = date === 'first';
    return { visitDate: first ? null : date, window: first ? null : window, acceptNextPlace: first };
  }

  private cancelling(): TemplateResult {
    const say = bookTexts(this.language);
    return html`
      <section class="asking screen" id="asking">
        <h2 tabindex="-1">${say.cancelTitle}</h2>
        <p>${say.cancelText}</p>
        ${this.trouble()}
        <p class="row">
          <button class="button danger" ?disabled=${this.busy} @click=${() => this.step(CancelDocument)}>${say.cancelYes}</button>
          ${this.keep()}
        </p>
      </section>`;
  }

  private keep(): TemplateResult {
    return html`<button class="button plain" @click=${() => {
      this.asking = null;
    }}>${bookTexts(this.language).keep}</button>`;
  }

  private trouble(): TemplateResult | typeof nothing {
    const { refusal, fault, language } = this;
    if (!refusal && !fault) return nothing;
    return html`<div class="note bad" role="alert"><p>${refusal?.message ?? faultText(fault, language)}</p></div>`;
  }
}
