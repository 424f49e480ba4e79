// The front desk: people are checked in by a scan, by their code or by their name, or get a walk-in's number.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Priority } from '../../clients/types.ts';
import { valueIn } from '../fields/events.ts';
import { readBookingCode } from '../fields/fields.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { type ArrivalScene, arrivalView, type DeskArrival, withCorrected } from './arrival.ts';
import './correction.ts';
import './dayList.ts';
import { doStaffStep } from '../signIn/staffStep.ts';
import { readStoredText, storeText } from '../storage/draftStorage.ts';
import type { DeskPerson } from './correctionForm.ts';
import type { AntreanDayList } from './dayList.ts';
import type { DeskOffice, DeskTicket } from './deskState.ts';
import { ConfirmHereDocument, type ListedFragment, SetPriorityDocument } from './documents.ts';
import { onKeys } from './keys.ts';
import { checkInByCode, giveWalkInNumber, type ReceptionOutcome } from './receptionSteps.ts';
import { type CodeScene, codeForm, type WalkInScene, walkInForm } from './receptionViews.ts';

@customElement('antrean-reception')
export class AntreanReception extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;
  @property({ attribute: false }) office!: DeskOffice;
  /** The office's date. */
  @property() date = '';
  @property({ attribute: false }) onDone: () => void = () => {};
  @property({ attribute: false }) onPrint: (ticket: DeskTicket) => void = () => {};
  /** Whether numbers are printed automatically. */
  @property({ type: Boolean }) prints = false;

  @state() private code = readStoredText('desk code');
  @state() private fault = '';
  @state() private arrival: DeskArrival | null = null;
  @state() private busy = false;
  @state() private hasOpenCamera = false;
  @state() private service = '';
  @state() private priority: Priority = 'NORMAL';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const steps = new Map([
      ['F2', () => this.querySelector<HTMLInputElement>('#code')?.select()],
      ['F4', () => this.querySelector<HTMLInputElement>('#search')?.select()],
      ['F8', () => void this.giveNumber()],
      ['F9', () => this.print()],
    ]);
    this.stop = onKeys((name) => steps.get(name));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLInputElement>('#code')?.focus();
  }

  /** Something changed: the list is asked for again. */
  refresh(): void {
    this.querySelector<AntreanDayList>('antrean-day-list')?.refresh();
  }

  /** Takes a scanned code; the text that is being typed stays. */
  scanned(text: string): void {
    this.hasOpenCamera = false;
    const code = readBookingCode(text);
    if (code) void this.checkIn(code);
    else this.say(deskTexts(this.language).unreadable);
  }

  private typed = (event: InputEvent): void => {
    this.code = valueIn(event);
    this.fault = '';
    storeText('desk code', this.code);
  };

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = readBookingCode(this.code);
    if (!code) {
      this.say(deskTexts(this.language).needCode);
    } else if (await this.checkIn(code)) {
      this.code = '';
      storeText('desk code', '');
    }
    this.querySelector<HTMLInputElement>('#code')?.select();
  };

  private say(fault: string): void {
    this.arrival = null;
    this.fault = fault;
  }

  /** Whether it went well. */
  private checkIn = async (code: string): Promise<boolean> => {
    if (this.busy) return false;
    this.begin();
    return this.take(await checkInByCode(this.office.code, code, this.asking()));
  };

  private confirmHere = async ({ code }: ListedFragment): Promise<void> => {
    this.begin();
    const outcome = await doStaffStep(ConfirmHereDocument, { code }, this.asking());
    this.busy = false;
    if ('done' in outcome) return void this.checkIn(code);
    this.say('refused' in outcome ? outcome.refused.message : outcome.fault);
  };

  private get chosenService(): string {
    return this.service || (this.office.services[0]?.code ?? '');
  }

  private async giveNumber(): Promise<void> {
    if (this.busy) return;
    const { office, priority, chosenService } = this;
    this.begin();
    const walkIn = { office: office.code, service: chosenService, priority };
    if (this.take(await giveWalkInNumber(walkIn, this.asking()))) this.priority = 'NORMAL';
  }

  private setPriority = async ({ number }: DeskTicket, priority: Priority): Promise<void> => {
    const outcome = await doStaffStep(
      SetPriorityDocument,
      { office: this.office.code, number, priority },
      this.asking(),
    );
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

  private begin(): void {
    this.busy = true;
    this.fault = '';
    this.arrival = null;
  }

  /** Whether there is a number now. */
  private take(outcome: ReceptionOutcome): boolean {
    this.busy = false;
    if (outcome.kind === 'failed') {
      this.say(outcome.fault);
      return false;
    }
    this.arrival = outcome;
    if (outcome.kind === 'refused') return false;
    this.onDone();
    if (this.prints && outcome.kind !== 'already') this.onPrint(outcome.ticket);
    return true;
  }

  private print(): void {
    if (this.arrival && this.arrival.kind !== 'refused') this.onPrint(this.arrival.ticket);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    return html`
      <div class="reception">
        <div class="arrivals">
          ${codeForm(this.codeScene())}
          <div class="outcome" role="status" aria-live="polite">
            ${this.busy && !this.arrival ? html`<p class="quietly">${commonTexts(language).working}</p>` : nothing}
            ${this.arrival ? arrivalView(this.arrival, this.arrivalScene()) : nothing}
          </div>
          <antrean-correction .language=${language} .staff=${this.staff} .onCorrected=${this.corrected}></antrean-correction>
          ${walkInForm(this.walkInScene())}
        </div>
        <antrean-day-list .language=${language} .staff=${this.staff} .office=${this.office} .date=${this.date}
          .onCheckIn=${this.checkIn} .onCorrect=${this.onCorrect}></antrean-day-list>
      </div>`;
  }

  private arrivalScene(): ArrivalScene {
    const { language, office } = this;
    return {
      language,
      office,
      onPrint: () => this.print(),
      onPriority: (ticket, priority) => void this.setPriority(ticket, priority),
      onConfirm: (booking) => void this.confirmHere(booking),
      onWalkIn: () => this.querySelector<HTMLElement>('.walk-in input')?.focus(),
      onCorrect: this.onCorrect,
    };
  }

  private codeScene(): CodeScene {
    const { language, code, fault, hasOpenCamera } = this;
    return {
      language,
      code,
      fault,
      hasOpenCamera,
      onSubmit: this.submit,
      onType: this.typed,
      onCamera: () => {
        this.hasOpenCamera = !hasOpenCamera;
      },
      onScan: (text) => this.scanned(text),
    };
  }

  private walkInScene(): WalkInScene {
    const { language, office, priority } = this;
    return {
      language,
      office,
      service: this.chosenService,
      priority,
      onService: (code) => {
        this.service = code;
      },
      onPriority: (chosen) => {
        this.priority = chosen;
      },
      onGive: () => void this.giveNumber(),
    };
  }
}
