// <antrean-family>: books the others of a family one after the other, and shows all codes, then all numbers, on one page.
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault, askApi } from '../api/ask.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { faultsOfPerson, faultsOfRefusal } from './bookingInput.ts';
import { bookPlace, cancelHeld, confirmAtOnce, confirmByWork, isPhotoGone } from './bookPlace.ts';
import { BookingByDocument, type VisitFragment } from './documents.ts';
import { forgetDraftOf, type Holding } from './draft.ts';
import type { FamilyScene, PartyTrouble } from './familyScene.ts';
import { familyView } from './familyViews.ts';
import { faultToMend } from './faultSummary.ts';
import { titleFromHeading } from './pageTitle.ts';
import { holdingsOf, inputOfMember, nextToBook, type Party, withMember, withWindow } from './party.ts';
import { visitLookMs } from './visitSteps.ts';
import { WorkAhead } from './workAhead.ts';

const OVER_FOR_GOOD: ReadonlySet<string> = new Set(['EXPIRED', 'CANCELLED', 'FORFEITED']);

@customElement('antrean-family')
export class AntreanFamily extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) party!: Party;
  /** The first person's booking, as the answer that made it has it. */
  @property({ attribute: false }) first: VisitFragment | null = null;
  @property({ type: Boolean }) page = false;
  @property({ attribute: false }) onParty: (party: Party) => void = () => {};
  @property({ attribute: false }) onOpen: (visit: VisitFragment, birthDate: string) => void = () => {};
  @property({ attribute: false }) onAgain: (office: string) => void = () => {};

  /** By code. */
  @state() private visits: ReadonlyMap<string, VisitFragment> = new Map();
  @state() private trouble: PartyTrouble | null = null;
  @state() private fault: unknown = null;
  @state() private isBusy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The place of the booking that is looked at next. */
  private turn = 0;

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

  protected override firstUpdated(): void {
    const { first } = this;
    if (first) this.take(first);
    this.focusOn('h1');
    void (first ? this.bookNext() : this.lookAtAll().then(() => this.bookNext()));
  }

  protected override updated(_: PropertyValues<this>): void {
    if (this.page) titleFromHeading(this, this.language, this.trouble !== null);
  }

  private set(party: Party): void {
    this.party = party;
    this.onParty(party);
  }

  /** One after the other: what stands in the way of one is asked about before anything else happens. */
  private async bookNext(): Promise<void> {
    const { party, language } = this;
    const at = nextToBook(party);
    const member = party.members[at];
    if (this.isBusy || !member || !this.isConnected) return;
    this.isBusy = true;
    this.trouble = null;
    try {
      const input = inputOfMember(party, member, language);
      const { birthDate } = input.applicant;
      const answer = await bookPlace(input, language, new WorkAhead());
      if (answer.__typename === 'Booking') {
        this.set(withMember(party, at, { holding: { code: answer.code, birthDate } }));
        this.take(input.digits ? await confirmAtOnce(answer, birthDate, language) : answer);
      } else {
        this.trouble = { refusal: answer, fault: null, faults: faultsOfRefusal(answer, bookTexts(language)) };
      }
    } catch (fault) {
      this.trouble = this.troubleOf(fault, at);
    } finally {
      this.isBusy = false;
    }
    if (!this.trouble && nextToBook(this.party) >= 0) return this.bookNext();
    this.focusOn(this.trouble ? null : 'h1');
    this.lookLater();
  }

  private troubleOf(fault: unknown, at: number): PartyTrouble {
    if (!isPhotoGone(fault)) return { refusal: null, fault, faults: {} };
    this.set(withMember(this.party, at, { photo: '' }));
    return { refusal: null, fault: null, faults: { photo: bookTexts(this.language).photoGone } };
  }

  private tryAgain(): void {
    const member = this.party.members[nextToBook(this.party)];
    if (!member) return;
    const faults = faultsOfPerson(member, this.party.rules, bookTexts(this.language));
    if (Object.keys(faults).length === 0) return void this.bookNext();
    this.trouble = { refusal: null, fault: null, faults };
    this.focusOn(null);
  }

  private goOnWithout(): void {
    this.set(withMember(this.party, nextToBook(this.party), { isLeftOut: true }));
    this.trouble = null;
    this.focusOn('h1');
    void this.bookNext();
  }

  /** One step of all who are booked; what stands in its way is shown. */
  private async doing(step: (holding: Holding) => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.fault = null;
    try {
      for (const holding of holdingsOf(this.party)) await step(holding);
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.isBusy = false;
    }
    return this.fault === null;
  }

  private async giveBack(): Promise<void> {
    const isDone = await this.doing(async (holding) => {
      const answer = await cancelHeld(holding, this.language);
      if (answer.__typename === 'Booking') this.take(answer);
      else if (!(await this.isOver(holding))) throw new AskFault('REFUSED', answer.message);
    });
    if (isDone) this.onAgain(this.party.office);
  }

  /** A hold may have ended meanwhile: there is nothing left to give back. */
  private async isOver(holding: Holding): Promise<boolean> {
    await this.look(holding);
    return OVER_FOR_GOOD.has(this.visits.get(holding.code)?.status ?? '');
  }

  private seen = (): void => {
    if (!document.hidden) void this.lookAtAll();
  };

  private async lookAtAll(): Promise<void> {
    for (const holding of holdingsOf(this.party)) await this.look(holding);
    this.lookLater();
  }

  /** As often as a page of one booking, at one after the other. */
  private lookLater(): void {
    clearTimeout(this.timer);
    const waits = [...this.visits.values()].flatMap((visit) => visitLookMs(visit) ?? []);
    if (waits.length === 0 || !this.isConnected) return;
    this.timer = setTimeout(() => void this.lookAtNext(), Math.min(...waits));
  }

  private async lookAtNext(): Promise<void> {
    const holdings = holdingsOf(this.party);
    const holding = holdings[this.turn++ % holdings.length];
    // A message brings all codes at once.
    const isNews = !document.hidden && holding !== undefined && (await this.look(holding));
    if (isNews) await this.lookAtAll();
    else this.lookLater();
  }

  /** Whether the status is another one. */
  private async look(holding: Holding): Promise<boolean> {
    const before = this.visits.get(holding.code)?.status;
    try {
      const { booking } = await askApi(BookingByDocument, { ...holding }, { language: this.language });
      this.fault = null;
      if (booking) this.take(booking);
    } catch (fault) {
      this.fault = fault;
    }
    return before !== this.visits.get(holding.code)?.status;
  }

  private take(visit: VisitFragment): void {
    const wasHeld = this.isAnyHeld();
    this.visits = new Map([...this.visits, [visit.code, visit]]);
    if (visit.status === 'CONFIRMED') forgetDraftOf(visit.office.code, visit.code);
    if (wasHeld && !this.isAnyHeld()) this.focusOn('h1');
  }

  private isAnyHeld(): boolean {
    return [...this.visits.values()].some(({ status }) => status === 'HELD');
  }

  /** If no message can bring the codes, each is confirmed by the work that it asks for. */
  private async confirmAll(): Promise<void> {
    await this.doing(async (holding) => {
      const visit = this.visits.get(holding.code);
      if (visit?.status !== 'HELD') return;
      const answer = await confirmByWork(visit, holding, this.language);
      if (answer.__typename === 'Refusal') throw new AskFault('REFUSED', answer.message);
      this.take(answer);
    });
  }

  /** null: the first field at fault. */
  private focusOn(selector: string | null): void {
    void this.updateComplete.then(() => {
      const found = selector === null ? faultToMend(this) : this.querySelector<HTMLElement>(selector);
      found?.focus();
    });
  }

  protected override render(): TemplateResult {
    return familyView(this.scene());
  }

  private scene(): FamilyScene {
    const { language, party, visits, trouble, fault, isBusy, onOpen, onAgain } = this;
    const at = nextToBook(party);
    const change = (part: Parameters<typeof withMember>[2]) => this.set(withMember(this.party, at, part));
    return {
      language,
      party,
      visits,
      trouble,
      fault,
      isBusy,
      at,
      onOpen,
      onMember: change,
      onInstead: (window) => {
        this.set(withWindow(this.party, window));
        void this.bookNext();
      },
      onTry: () => this.tryAgain(),
      onWithout: () => this.goOnWithout(),
      onGiveBack: () => void this.giveBack(),
      onConfirm: () => void this.confirmAll(),
      onAgain: () => onAgain(party.office),
    };
  }
}
