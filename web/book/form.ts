// <antrean-form>: the booking form of one office: it keeps the draft, books, and shows what stands in the way.
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant } from '../texts/when.ts';
import {
  type FormFaults,
  faultsAfter,
  faultsOfDraft,
  faultsOfRefusal,
  faultsOfWish,
  inputOfDraft,
  type OfficeToBook,
  personRulesOf,
} from './bookingInput.ts';
import { bookPlace, confirmAtOnce, isPhotoGone, officeToBook, placeWorkOf } from './bookPlace.ts';
import { type DayChoice, NO_CHOICE } from './days.ts';
import { type NoFragment, type VisitFragment, type WaitingForPlaceFragment } from './documents.ts';
import { type Draft, EMPTY_DRAFT, forgetDraftOf, readDraft, storeDraft } from './draft.ts';
import { faultToMend } from './faultSummary.ts';
import type { FormScene } from './formScene.ts';
import { formView, otherOffice } from './formViews.ts';
import { titleFromHeading } from './pageTitle.ts';
import { type Party, partyOf } from './party.ts';
import { requestPlaceFor, waitingNow, waitingView, wayToWait, withdrawOnPage } from './waiting.ts';
import { WorkAhead } from './workAhead.ts';

/** The time between two looks for the result of a lottery. */
const RESULT_LOOK_EVERY_MS = 10_000;

@customElement('antrean-form')
export class AntreanForm extends LitElement {
  @property() office = '';
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) onBooked: (booking: VisitFragment, birthDate: string, party: Party | null) => void =
    () => {};
  @property({ attribute: false }) onOther: () => void = () => {};
  /** Whether offices are pages of their own; on another site's page nothing is stored of a booking that is made. */
  @property({ type: Boolean }) links = false;

  @state() private about: OfficeToBook | null = null;
  @state() private draft: Draft = EMPTY_DRAFT;
  @state() private faults: FormFaults = {};
  @state() private refusal: NoFragment | null = null;
  @state() private fault: unknown = null;
  @state() private none = false;
  @state() private isBusy = false;
  /** No day has a place. */
  @state() private isFull = false;
  @state() private waiting: WaitingForPlaceFragment | null = null;
  @state() private choice: DayChoice = NO_CHOICE;
  private resultTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly ahead = new WorkAhead();

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.resultTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('office') || !this.office) return;
    this.draft = readDraft(this.office);
    void this.load();
  }

  private load = async (): Promise<void> => {
    this.fault = null;
    try {
      const office = await officeToBook(this.office, this.language);
      this.waiting = await waitingNow(this.draft.request, this.language);
      this.about = office;
      this.none = !office;
    } catch (fault) {
      this.fault = fault;
    }
  };

  private change(part: Partial<Draft>): void {
    clearTimeout(this.resultTimer);
    this.faults = faultsAfter(this.faults, this.draft, part);
    // Another draft is another booking.
    this.draft = { ...this.draft, ...part, key: newIdempotencyKey() };
    storeDraft(this.office, this.draft);
  }

  private chosen(choice: DayChoice): void {
    const { date, hour } = choice;
    this.choice = choice;
    if (date !== this.draft.date || hour !== this.draft.hour) this.change({ date, hour });
  }

  private takeInstead(window: string, startsAt: string): void {
    this.change({ date: dateOfInstant(startsAt), hour: startsAt });
    this.choice = { ...NO_CHOICE, window };
    void this.book();
  }

  /** Asks to be told of a place; the number must be proven. */
  private async wait(office: OfficeToBook): Promise<void> {
    const { draft, language } = this;
    const { window } = this.choice;
    if (this.isBusy) return;
    this.refusal = this.fault = null;
    this.faults = faultsOfWish(draft, window, office, bookTexts(language));
    if (Object.keys(this.faults).length > 0) return this.focusFault();
    this.isBusy = true;
    try {
      const wish = { ...draft, date: draft.date || 'first' };
      const input = inputOfDraft({ office, draft: wish, window, language, idempotencyKey: draft.key });
      const answer = await requestPlaceFor(input, language);
      if (answer.__typename === 'PlaceRequest') return this.waits(answer);
      this.refusal = answer;
      this.faults = faultsOfRefusal(answer, bookTexts(language));
      this.focusFault();
    } catch (fault) {
      this.failed(fault);
    } finally {
      this.isBusy = false;
    }
  }

  private waits(waiting: WaitingForPlaceFragment | null): void {
    this.waiting = waiting;
    this.change({ digits: '', request: waiting?.id ?? '' });
  }

  private stop = async (): Promise<void> => {
    if (this.waiting) await withdrawOnPage(this.waiting.id, this.language).catch(() => {});
    this.waits(null);
  };

  private async book(): Promise<void> {
    const { about: office, draft, language } = this;
    const { window } = this.choice;
    if (this.isBusy || !office) return;
    clearTimeout(this.resultTimer);
    const waited = this.refusal?.reason === 'ENTERED';
    if (!waited) this.refusal = null;
    this.fault = null;
    this.faults = faultsOfDraft(draft, window, office, bookTexts(language));
    if (Object.keys(this.faults).length > 0) return this.focusFault();
    this.isBusy = true;
    try {
      const input = inputOfDraft({ office, draft, window, language, idempotencyKey: draft.key });
      const answer = await bookPlace(input, language, this.ahead);
      const { birthDate } = input.applicant;
      if (answer.__typename === 'Booking') {
        const party = partyOf(draft, input, answer, personRulesOf(office));
        return this.booked(input.digits ? await confirmAtOnce(answer, birthDate, language) : answer, birthDate, party);
      }
      this.refusal = answer;
      this.faults = faultsOfRefusal(answer, bookTexts(language));
      if (answer.reason === 'ENTERED') this.awaitResult();
      if (answer.reason !== 'ENTERED' || !waited) this.focusFault();
    } catch (fault) {
      if (waited) this.awaitResult();
      this.failed(fault);
    } finally {
      this.isBusy = false;
    }
  }

  /** The draw takes a while: the same request with the same key is answered with its result. */
  private awaitResult(): void {
    this.resultTimer = setTimeout(() => void this.book(), RESULT_LOOK_EVERY_MS);
  }

  private booked(booking: VisitFragment, birthDate: string, party: Party | null): void {
    this.change({ digits: '', made: booking.code });
    if (booking.status === 'CONFIRMED' || !this.links) forgetDraftOf(this.office, booking.code);
    this.ahead.forget();
    this.onBooked(booking, birthDate, party);
  }

  private failed(fault: unknown): void {
    if (isPhotoGone(fault)) {
      this.change({ photo: '' });
      this.faults = { photo: bookTexts(this.language).photoGone };
    } else this.fault = fault;
    this.focusFault();
  }

  private focusFault(): void {
    void this.updateComplete.then(() => faultToMend(this)?.focus());
  }

  protected override updated(): void {
    const isFaulty = this.none || this.fault !== null || Object.keys(this.faults).length > 0;
    if (this.links) titleFromHeading(this, this.language, isFaulty);
  }

  protected override render(): TemplateResult {
    const { about, language } = this;
    if (this.none) return html`<h1>${commonTexts(language).noOffice(this.office)}</h1>${this.wayBack()}`;
    if (!about && this.fault)
      return html`<div class="note bad" role="alert"><p>${faultText(this.fault, language)}</p>
        <button class="button plain" @click=${this.load}>${commonTexts(language).retry}</button></div>`;
    if (!about) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    const { waiting, draft } = this;
    if (waiting)
      return html`${this.wayBack()}${waitingView({ language, office: about, phone: draft.phone, waiting, onStop: this.stop })}`;
    return html`${this.wayBack()}${formView(this.scene(about))}`;
  }

  private wayBack(): TemplateResult {
    return otherOffice(this.language, this.links ? null : this.onOther);
  }

  private scene(office: OfficeToBook): FormScene {
    const { language, draft, choice, faults, refusal, fault, isBusy, isFull } = this;
    return {
      language,
      office,
      draft,
      choice: { ...choice, date: draft.date, hour: draft.hour },
      faults,
      refusal,
      fault,
      isBusy,
      isFull,
      hasAddress: this.links,
      onFull: (isFull) => {
        this.isFull = isFull;
      },
      onChange: (part) => {
        this.ahead.begin(() => placeWorkOf(this.office, this.language));
        this.change(part);
      },
      onChoice: (choice) => this.chosen(choice),
      onInstead: (window, startsAt) => this.takeInstead(window, startsAt),
      onSubmit: (event) => {
        event.preventDefault();
        void (isFull && wayToWait(office) === 'PAGE' ? this.wait(office) : this.book());
      },
    };
  }
}
