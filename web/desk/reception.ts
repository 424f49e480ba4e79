// The front desk: people are checked in by a scan, by their code or by their name, or get a walk-in's number.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Priority } from '../../clients/types.ts';
import { readBookingCode } from '../fields/fields.ts';
import { soundScan } from '../scan/scanSound.ts';
import { openStepQueue } from '../scan/stepQueue.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { type ArrivalScene, arrivalView, type DeskArrival, withCorrected } from './arrival.ts';
import './codeEntry.ts';
import type { AntreanCodeEntry } from './codeEntry.ts';
import './correction.ts';
import './dayList.ts';
import { doStaffStep } from '../signIn/staffStep.ts';
import type { DeskPerson } from './correctionForm.ts';
import type { AntreanDayList } from './dayList.ts';
import type { DeskOffice, DeskTicket } from './deskState.ts';
import { ConfirmHereDocument, type ListedFragment, SetPriorityDocument } from './documents.ts';
import { type EarlierOutcome, earlierOutcomes, outcomeInShort, SOUNDS } from './earlierOutcomes.ts';
import { onKeys } from './keys.ts';
import {
  checkInByCode,
  giveWalkInNumber,
  type ReceptionOutcome,
  returnToQueue,
  withdrawNumber,
} from './receptionSteps.ts';
import './walkIn.ts';
import type { WalkInWish } from './walkIn.ts';

/** Outcomes closer to each other are of people who came together. */
const EARLIER_SHOWN_MS = 10_000;
const MAX_EARLIER_SHOWN = 4;

@customElement('antrean-reception')
export class AntreanReception extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;
  @property({ attribute: false }) office!: DeskOffice;
  /** The office's date. */
  @property() date = '';
  @property({ attribute: false }) onDone: () => void = () => {};
  @property({ attribute: false }) onPrint: (ticket: DeskTicket) => void = () => {};
  @property({ type: Boolean }) prints = false;

  @state() private fault = '';
  @state() private arrival: DeskArrival | null = null;
  /** Steps that are under way or wait. */
  @state() private pending = 0;
  @state() private earlier: readonly EarlierOutcome[] = [];
  private stop = () => {};
  private answeredAt = Number.NEGATIVE_INFINITY;
  private readonly steps = openStepQueue((size) => {
    this.pending = size;
  });

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const steps = new Map([
      ['F2', () => this.codeEntry?.begin()],
      ['F4', () => this.querySelector<HTMLInputElement>('#search')?.select()],
      ['F8', () => void this.querySelector('antrean-walk-in')?.give()],
      ['F9', () => this.print()],
    ]);
    this.stop = onKeys((name) => steps.get(name));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private get codeEntry(): AntreanCodeEntry | null {
    return this.querySelector('antrean-code-entry');
  }

  /** Something changed: the list is asked for again. */
  refresh(): void {
    this.querySelector<AntreanDayList>('antrean-day-list')?.refresh();
  }

  /** Takes a scanned code after those before it; the text that is being typed stays. */
  async scanned(text: string): Promise<void> {
    this.codeEntry?.closeCamera();
    const code = readBookingCode(text);
    if (code) return void this.checkIn(code, true);
    await this.steps.run(async () => {
      this.begin();
      this.say(deskTexts(this.language).unreadable);
      this.codeEntry?.clearRest();
    });
    soundScan('refused');
  }

  private say(fault: string): void {
    this.answeredAt = performance.now();
    this.arrival = null;
    this.fault = fault;
  }

  /** Whether it went well. The second reading of a code that is in the queue is none. */
  private async checkIn(code: string, byScan = false): Promise<boolean> {
    const answered = await this.steps.runOnce(code, async () => {
      this.begin();
      const outcome = await checkInByCode(this.office.code, code, this.asking());
      if (byScan) soundScan(SOUNDS[outcome.kind]);
      return this.take(outcome);
    });
    return answered ?? false;
  }

  private checkInByName = async (code: string): Promise<void> => {
    if (await this.checkIn(code)) this.querySelector<AntreanDayList>('antrean-day-list')?.beginSearch();
  };

  private putBack = async (number: string): Promise<void> => {
    await this.steps.run(async () => {
      this.begin();
      return this.take(await returnToQueue(this.office.code, number, this.asking()));
    });
  };

  private withdraw(number: string): void {
    void this.steps.run(async () => {
      this.begin();
      this.earlier = this.earlier.filter((one) => one.number !== number);
      return this.take(await withdrawNumber(this.office.code, number, this.asking()));
    });
  }

  private confirmHere = async ({ code }: ListedFragment): Promise<void> => {
    const isConfirmed = await this.steps.run(async () => {
      this.begin();
      const outcome = await doStaffStep(ConfirmHereDocument, { code }, this.asking());
      if ('done' in outcome) return true;
      this.say('refused' in outcome ? outcome.refused.message : outcome.fault);
      return false;
    });
    if (isConfirmed) await this.checkIn(code);
    this.codeEntry?.begin();
  };

  /** Whether a number was given. */
  private give = (wish: WalkInWish): Promise<boolean> =>
    this.steps.run(async () => {
      this.begin();
      return this.take(await giveWalkInNumber({ office: this.office.code, ...wish }, this.asking()));
    });

  private setPriority = async ({ number }: DeskTicket, priority: Priority): Promise<void> => {
    const step = { office: this.office.code, number, priority };
    const outcome = await doStaffStep(SetPriorityDocument, step, this.asking());
    if ('done' in outcome && this.arrival?.kind !== 'refused')
      this.arrival = { kind: this.arrival?.kind ?? 'in', ticket: outcome.done };
    else if ('refused' in outcome) this.fault = outcome.refused.message;
    this.onDone();
  };

  private correct = (person: DeskPerson) => void this.querySelector('antrean-correction')?.open(person);

  private corrected = (booking: ListedFragment): void => {
    this.arrival = this.arrival && withCorrected(this.arrival, booking);
    this.refresh();
    this.onDone();
  };

  private get onCorrect(): ((person: DeskPerson) => void) | null {
    return this.staff.allowed.has('Mutation.correctMyData') ? this.correct : null;
  }

  private asking() {
    return { key: this.staff.key, language: this.language };
  }

  /** The outcome of the step before stays in short, while one follows the other. */
  private begin(): void {
    const before = outcomeInShort(this.arrival, this.fault, this.language);
    const isInRow = performance.now() - this.answeredAt < EARLIER_SHOWN_MS;
    this.earlier = isInRow && before ? [before, ...this.earlier].slice(0, MAX_EARLIER_SHOWN) : [];
    this.fault = '';
    this.arrival = null;
  }

  /** Whether there is a number now. */
  private take(outcome: ReceptionOutcome): boolean {
    this.answeredAt = performance.now();
    if (outcome.kind === 'failed') {
      this.say(outcome.fault);
      return false;
    }
    this.arrival = outcome;
    if (outcome.kind === 'refused') return false;
    this.onDone();
    if (this.prints && (outcome.kind === 'in' || outcome.kind === 'given')) this.onPrint(outcome.ticket);
    return true;
  }

  private print(): void {
    const { arrival } = this;
    if (arrival && 'ticket' in arrival && arrival.kind !== 'withdrawn') this.onPrint(arrival.ticket);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    return html`
      <div class="reception">
        <div class="arrivals">
          <antrean-code-entry .language=${language} .fault=${this.fault} .onCode=${(code: string) => this.checkIn(code)}
            .onScan=${(text: string) => void this.scanned(text)} .onFault=${(fault: string) => this.say(fault)}></antrean-code-entry>
          <div class="outcome" role="status" aria-live="polite">
            ${this.pending > 0 && !this.arrival ? html`<p class="quietly">${commonTexts(language).working}</p>` : nothing}
            ${this.pending > 1 ? html`<p class="quietly">${deskTexts(language).scansWaiting(this.pending - 1)}</p>` : nothing}
            ${this.arrival ? arrivalView(this.arrival, this.arrivalScene()) : nothing}
            ${earlierOutcomes(this.earlier, language)}
          </div>
          <antrean-correction .language=${language} .staff=${this.staff} .onCorrected=${this.corrected}></antrean-correction>
          <antrean-walk-in .language=${language} .office=${this.office} .onGive=${this.give}></antrean-walk-in>
        </div>
        <antrean-day-list .language=${language} .staff=${this.staff} .office=${this.office} .date=${this.date}
          .onCheckIn=${this.checkInByName} .onReturn=${this.putBack} .onCorrect=${this.onCorrect}></antrean-day-list>
      </div>`;
  }

  private arrivalScene(): ArrivalScene {
    const { language, office, staff } = this;
    return {
      language,
      office,
      staff,
      onPrint: () => this.print(),
      onPriority: (ticket, priority) => void this.setPriority(ticket, priority),
      onWithdraw: ({ number }) => this.withdraw(number),
      onConfirm: (booking) => void this.confirmHere(booking),
      onWalkIn: () => this.querySelector('antrean-walk-in')?.begin(),
      onNoted: (ticket) => {
        if (this.arrival && this.arrival.kind !== 'refused') this.arrival = { ...this.arrival, ticket };
        this.onDone();
      },
      onCorrect: this.onCorrect,
    };
  }
}
