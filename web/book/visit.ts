// <antrean-visit>: one booking from the hold to the queue at the office, kept fresh, with the steps that are allowed.
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AnswerOrder } from '../api/answerOrder.ts';
import { askApi } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import type { PageLanguage } from '../texts/language.ts';
import { visitTimeOf } from './bookingInput.ts';
import { MAX_WORK_ROUNDS } from './bookPlace.ts';
import { type DayChoice, NO_CHOICE } from './days.ts';
import {
  BookingByDocument,
  ConfirmDocument,
  type NoFragment,
  RescheduleDocument,
  type VisitFragment,
} from './documents.ts';
import { forgetDraftOf, type Holding } from './draft.ts';
import { titleFromHeading } from './pageTitle.ts';
import type { VisitScene, VisitStep } from './visitScene.ts';
import { VISIT_STEPS, type VisitAnswer, type VisitInput, visitLookMs } from './visitSteps.ts';
import { missingVisit, unknownVisit, visitView } from './visitViews.ts';
import { WorkAhead, workDone } from './workAhead.ts';

@customElement('antrean-visit')
export class AntreanVisit extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) holding!: Holding;
  /** The booking as the answer that made or found it has it. */
  @property({ attribute: false }) first: VisitFragment | null = null;
  @property({ type: Boolean }) page = false;
  @property({ attribute: false }) onAgain: (office: string) => void = () => {};

  @state() private visit: VisitFragment | null = null;
  @state() private asking: 'change' | 'cancel' | null = null;
  @state() private choice: DayChoice = NO_CHOICE;
  /** The reader wants to move, and has chosen nothing. */
  @state() private isChoiceMissing = false;
  @state() private refusal: NoFragment | null = null;
  @state() private fault: unknown = null;
  @state() private isUnknown = false;
  /** The explanation for a code that is not known any more. */
  @state() private lost: string | null = null;
  @state() private isMoved = false;
  @state() private isBusy = false;
  /** The reader waits for the proof of work. */
  @state() private isWorking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private idempotencyKey = newIdempotencyKey();
  private readonly order = new AnswerOrder();
  /** The work of confirming begins when the hold is shown. */
  private readonly ahead = new WorkAhead(() => this.requestUpdate());

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
    this.ahead.forget();
    this.beginWork();
    this.asking = this.refusal = this.fault = null;
    this.isUnknown = this.isMoved = false;
    if (this.first) this.lookLater();
    else void this.look();
  }

  protected override updated(): void {
    if (this.page) titleFromHeading(this, this.language);
  }

  private seen = (): void => {
    if (!document.hidden) void this.look();
  };

  /** A hidden page does not look. */
  private lookLater(): void {
    clearTimeout(this.timer);
    const wait = this.visit && visitLookMs(this.visit);
    if (wait && this.isConnected)
      this.timer = setTimeout(() => (document.hidden ? this.lookLater() : void this.look()), wait);
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    const { holding } = this;
    const question = this.order.begin();
    try {
      const { booking, lostBookings } = await askApi(BookingByDocument, { ...holding }, { language: this.language });
      if (holding !== this.holding || !this.order.isNews(question)) return;
      this.isUnknown = !booking;
      this.lost = lostBookings?.message ?? null;
      this.fault = null;
      if (booking) this.take(booking);
    } catch (fault) {
      this.fault = fault;
    }
    this.lookLater();
  }

  /** A new status is announced by the focus, which goes to its heading. */
  private take(visit: VisitFragment): void {
    const before = this.visit?.status;
    this.visit = { ...visit, priorityNote: visit.priorityNote ?? this.visit?.priorityNote ?? null };
    this.beginWork();
    if (visit.status === 'CONFIRMED') forgetDraftOf(visit.office.code, visit.code);
    if (!before || before === visit.status) return;
    this.asking = null;
    void this.focusOn('h1');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private async step<More extends object>(
    document: Document<VisitAnswer, { input: VisitInput & More }>,
    more: More,
  ): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.refusal = this.fault = null;
    this.isMoved = false;
    try {
      const input = { ...this.holding, idempotencyKey: this.idempotencyKey, ...more };
      const { answer } = await askApi(document, { input }, { language: this.language });
      this.order.outdate();
      this.idempotencyKey = newIdempotencyKey();
      if (answer.__typename === 'Refusal') this.refusal = answer;
      else {
        this.isMoved = this.asking === 'change';
        this.asking = null;
        this.take(answer);
      }
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.isBusy = false;
      this.lookLater();
    }
  }

  private beginWork(): void {
    const work = this.visit?.work;
    if (work) this.ahead.begin(async () => work);
  }

  /** The server asks for a proof of work if it has no number to prove. */
  private async confirmHere({ work }: VisitFragment): Promise<void> {
    if (!work || this.isWorking) return this.step(ConfirmDocument, {});
    const { holding } = this;
    this.isWorking = true;
    this.refusal = this.fault = null;
    try {
      let challenge: string | null = work;
      for (let round = 1; challenge && round <= MAX_WORK_ROUNDS; round++) {
        const done = (await this.ahead.result()) ?? (await workDone(challenge));
        this.ahead.forget();
        if (holding !== this.holding) return;
        await this.step(ConfirmDocument, { work: done });
        challenge = this.moreWork();
      }
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.isWorking = false;
    }
  }

  /** The price has risen while the work was done. */
  private moreWork(): string | null {
    return this.refusal?.work ?? null;
  }

  private async move(): Promise<void> {
    const { date, hour, window } = this.choice;
    this.isChoiceMissing = date === '' || (date !== 'first' && hour === '');
    if (this.isChoiceMissing) return this.focusOn('#when-error');
    return this.step(RescheduleDocument, {
      when: visitTimeOf(date, window),
    });
  }

  private ask(what: 'change' | 'cancel' | null): void {
    this.asking = what;
    if (what === null) return;
    this.choice = NO_CHOICE;
    this.isChoiceMissing = false;
    this.refusal = null;
    void this.focusOn('#asking h2');
  }

  protected override render(): TemplateResult {
    const { visit, language } = this;
    if (this.isUnknown) return unknownVisit(language, this.lost);
    return visit ? visitView(this.scene(visit)) : missingVisit(language, this.fault);
  }

  private scene(visit: VisitFragment): VisitScene {
    const { language, asking, choice, isChoiceMissing, refusal, fault, isMoved, isBusy, isWorking, ahead, onAgain } =
      this;
    return {
      language,
      visit,
      page: this.page,
      holding: this.holding,
      asking,
      choice,
      isChoiceMissing,
      refusal,
      fault,
      isMoved,
      isBusy,
      worked: isWorking ? ahead.share : null,
      onStep: (step: VisitStep) => void this.step(VISIT_STEPS[step], {}),
      onConfirm: () => void this.confirmHere(visit),
      onDigits: (digits) => void this.step(ConfirmDocument, { digits }),
      onMove: () => void this.move(),
      onAsk: (what) => this.ask(what),
      onChoice: (next) => {
        this.choice = next;
        this.isChoiceMissing = false;
      },
      onAgain,
    };
  }
}
