// The front desk: whoever comes is checked in by a scan, by the code or by the name, or gets a number without a booking.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Priority } from '../../clients/types.ts';
import { AskFault, ask } from '../api/ask.ts';
import { readableCode, readCode } from '../book/fields.ts';
import '../scan/camera.ts';
import { faultText } from '../api/faultText.ts';
import { hasCamera } from '../scan/camera.ts';
import { noteFault, type Staff } from '../signIn/session.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { Language } from '../texts/language.ts';
import { type Came, came } from './came.ts';
import './dayList.ts';
import type { AntreanDayList } from './dayList.ts';
import {
  CheckInDocument,
  ConfirmHereDocument,
  FindBookingDocument,
  IssueTicketDocument,
  type ListedFragment,
  SetPriorityDocument,
} from './documents.ts';
import { keepText, readText } from './kept.ts';
import { keyHint, onKeys } from './keys.ts';
import { doStep, type Ticket } from './step.ts';
import type { DeskOffice } from './watch.ts';

const PRIORITIES: readonly Priority[] = ['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'];

@customElement('antrean-reception')
export class AntreanReception extends LitElement {
  @property() language: Language = 'id';
  @property({ attribute: false }) staff!: Staff;
  @property({ attribute: false }) office!: DeskOffice;
  /** The office's date. */
  @property() date = '';
  @property({ attribute: false }) onDone: () => void = () => {};
  @property({ attribute: false }) onPrint: (ticket: Ticket) => void = () => {};
  /** Whether numbers are printed by themselves. */
  @property({ type: Boolean }) prints = false;

  @state() private code = readText('code');
  @state() private fault = '';
  @state() private came: Came | null = null;
  @state() private busy = false;
  @state() private camera = false;
  @state() private service = '';
  @state() private priority: Priority = 'NORMAL';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onKeys(() => ({
      F2: () => this.querySelector<HTMLInputElement>('#code')?.select(),
      F4: () => this.querySelector<HTMLInputElement>('#search')?.select(),
      F8: () => void this.giveNumber(),
      F9: () => this.print(),
    }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLInputElement>('#code')?.focus();
  }

  /** Something changed: the list is asked for anew. */
  refresh(): void {
    this.querySelector<AntreanDayList>('antrean-day-list')?.refresh();
  }

  /** A code that was scanned, by whatever; what was being typed stays. */
  scanned(text: string): void {
    this.camera = false;
    const code = readCode(text);
    if (code) void this.checkIn(code);
    else this.say(deskTexts(this.language).unreadable);
  }

  private typed = (event: InputEvent): void => {
    this.code = (event.target as HTMLInputElement).value;
    this.fault = '';
    keepText('code', this.code);
  };

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = readCode(this.code);
    if (!code) {
      this.say(deskTexts(this.language).needCode);
    } else if (await this.checkIn(code)) {
      this.code = '';
      keepText('code', '');
    }
    this.querySelector<HTMLInputElement>('#code')?.select();
  };

  private say(fault: string): void {
    this.came = null;
    this.fault = fault;
  }

  /** Whether it went well. */
  private checkIn = async (code: string): Promise<boolean> => {
    if (this.busy) return false;
    const { language, staff } = this;
    this.begin();
    try {
      const { booking } = await ask(FindBookingDocument, { code }, { language, key: staff.key });
      const outcome = await doStep(CheckInDocument, { office: this.office.code, code }, { language, key: staff.key });
      if ('fault' in outcome) this.say(outcome.fault);
      else if ('no' in outcome) this.came = { kind: 'refused', code, no: outcome.no, booking };
      else this.arrived(outcome.good, booking?.status === 'CHECKED_IN' ? 'already' : 'in');
      return 'good' in outcome;
    } catch (fault) {
      noteFault(fault);
      const unreadable = fault instanceof AskFault && fault.code === 'BAD_USER_INPUT';
      this.say(unreadable ? deskTexts(language).unreadable : faultText(fault, language));
      return false;
    } finally {
      this.busy = false;
    }
  };

  private confirmHere = async ({ code }: ListedFragment): Promise<void> => {
    const { language, staff } = this;
    this.begin();
    const outcome = await doStep(ConfirmHereDocument, { code }, { language, key: staff.key });
    this.busy = false;
    if ('good' in outcome) return void this.checkIn(code);
    this.say('no' in outcome ? outcome.no.message : outcome.fault);
  };

  private async giveNumber(): Promise<void> {
    if (this.busy) return;
    const { language, staff, office, priority } = this;
    const service = this.service || office.services[0]?.code;
    this.begin();
    const input = { office: office.code, service, priority };
    const outcome = await doStep(IssueTicketDocument, input, { language, key: staff.key });
    this.busy = false;
    if ('fault' in outcome) return this.say(outcome.fault);
    if ('no' in outcome) this.came = { kind: 'refused', code: null, no: outcome.no, booking: null };
    else {
      this.priority = 'NORMAL';
      this.arrived(outcome.good, 'given');
    }
  }

  private setPriority = async ({ number }: Ticket, priority: Priority): Promise<void> => {
    const { language, staff, office } = this;
    const outcome = await doStep(
      SetPriorityDocument,
      { office: office.code, number, priority },
      { language, key: staff.key },
    );
    if ('good' in outcome && this.came?.kind !== 'refused')
      this.came = { kind: this.came?.kind ?? 'in', ticket: outcome.good };
    else if ('no' in outcome) this.fault = outcome.no.message;
    this.onDone();
  };

  private begin(): void {
    this.busy = true;
    this.fault = '';
    this.came = null;
  }

  private arrived(ticket: Ticket, kind: 'in' | 'already' | 'given'): void {
    this.came = { kind, ticket };
    this.onDone();
    if (this.prints && kind !== 'already') this.onPrint(ticket);
  }

  private print(): void {
    if (this.came && this.came.kind !== 'refused') this.onPrint(this.came.ticket);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    return html`
      <div class="reception">
        <div class="arrivals">
          ${this.codeForm()}
          <div class="outcome" role="status" aria-live="polite">
            ${this.busy && !this.came ? html`<p class="quietly">${commonTexts(language).working}</p>` : nothing}
            ${this.came ? came(this.came, this.doing()) : nothing}
          </div>
          ${this.walkIn()}
        </div>
        <antrean-day-list .language=${language} .staff=${this.staff} .office=${this.office} .date=${this.date}
          .onCheckIn=${this.checkIn}></antrean-day-list>
      </div>`;
  }

  private doing() {
    const { language, office } = this;
    return {
      language,
      office,
      priorities: PRIORITIES,
      onPrint: () => this.print(),
      onPriority: this.setPriority,
      onConfirm: this.confirmHere,
      onWalkIn: () => this.querySelector<HTMLElement>('.walk-in input')?.focus(),
    };
  }

  private codeForm(): TemplateResult {
    const { language, fault } = this;
    const say = deskTexts(language);
    return html`
      <form class="card check-in" novalidate @submit=${this.submit}>
        <h2>${say.checkIn}</h2>
        <div class=${`field ${fault ? 'wrong' : ''}`}>
          <label for="code">${say.code} ${keyHint('F2', language)}</label>
          ${fault ? html`<p class="error" id="code-error" role="alert">${fault}</p>` : nothing}
          <div class="code-row">
            <input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false"
              maxlength="12" .value=${this.code} placeholder=${readableCode('K7M2PQ4X')} @input=${this.typed}
              aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${`code-hint${fault ? ' code-error' : ''}`}>
            <button class="button">${say.go}</button>
          </div>
        </div>
        <div class="beside-code">
          <p class="hint" id="code-hint">${say.codeHint}</p>
          ${hasCamera() ? this.cameraPart() : nothing}
        </div>
      </form>`;
  }

  private cameraPart(): TemplateResult {
    const say = deskTexts(this.language);
    return html`
      <button type="button" class="button plain small" aria-expanded=${this.camera ? 'true' : 'false'} @click=${() => {
        this.camera = !this.camera;
      }}>${this.camera ? say.closeCamera : say.openCamera}</button>
      ${
        this.camera
          ? html`<antrean-camera .label=${say.cameraView} .refused=${say.noCamera}
              .onCode=${(text: string) => this.scanned(text)}></antrean-camera>`
          : nothing
      }`;
  }

  private walkIn(): TemplateResult {
    const { language, office } = this;
    const say = deskTexts(language);
    const chosen = this.service || office.services[0]?.code;
    return html`
      <form class="card walk-in" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.giveNumber();
      }}>
        <h2>${say.walkIn}</h2>
        <fieldset class="choices"><legend class="unseen">${say.service}</legend>
          ${office.services.map(
            ({ code, name }) => html`<label class="pick"><input type="radio" name="service" value=${code}
              .checked=${code === chosen} @change=${() => {
                this.service = code;
              }}><span>${name}</span></label>`,
          )}
        </fieldset>
        <div class="give">
          <div class="field"><label for="walk-in-priority">${say.priority}</label>
            <select id="walk-in-priority" .value=${this.priority} @change=${(event: Event) => {
              this.priority = (event.target as HTMLSelectElement).value as Priority;
            }}>${PRIORITIES.map((each) => html`<option value=${each} ?selected=${each === this.priority}>${say.priorities[each]}</option>`)}</select></div>
          <button class="button" aria-keyshortcuts="F8">${say.give} ${keyHint('F8', language)}</button>
        </div>
      </form>`;
  }
}
