// <antrean-here office="BOGOR">: checks people in at the door, by the visits that their phone knows or by the code of a booking.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { VisitAtDoorInput } from '../../clients/types.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { valueIn } from '../fields/events.ts';
import { readBookingCode } from '../fields/fields.ts';
import { type KeptVisit, keptVisits } from '../place/keptVisits.ts';
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { doorTexts } from '../texts/door/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { CheckInAtDoorDocument, HereOfficeDocument } from './documents.ts';
import { bookingCodeForm, ownVisit } from './hereViews.ts';

/** The typed code stays on this phone until it has done its work: a new scan opens a new page. */
const TYPED_CODE = 'code at the door';

@customElement('antrean-here')
export class AntreanHere extends LitElement {
  @property() office = '';

  @state() private officeName = '';
  /** Visits at this office that are still to come, as this phone last knew them. */
  @state() private known: readonly KeptVisit[] = [];
  /** The visits are drawn at once with the name of the office: nothing jumps. */
  @state() private isLookedUp = false;
  /** Secrets of those that were checked in here. */
  @state() private done: readonly string[] = [];
  @state() private typed = readStoredValue<string>(TYPED_CODE, 'device') ?? '';
  @state() private busy = false;
  /** Why the last check-in came to nothing; empty: it did not. */
  @state() private fault = '';
  @state() private isCodeWrong = false;
  @state() private doorCode = doorCodeInAddress();
  private idempotencyKey = newIdempotencyKey();
  private language: PageLanguage = 'id';

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    window.addEventListener('hashchange', this.scanned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.scanned);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('office') || !this.office) return;
    void this.lookUp();
  }

  /** The day is the office's: the clock of the phone may be wrong. Without an answer the page does without both. */
  private async lookUp(): Promise<void> {
    const { office, language } = this;
    const found = await askApi(HereOfficeDocument, { office }, { language }).catch(() => null);
    this.officeName = found?.office?.name ?? '';
    const today = found?.office?.openingToday.date ?? '';
    // The code of a visit is kept until its person has come.
    this.known = keptVisits().filter(
      ({ visit }) => visit.office.code === office && visit.code !== null && !visit.over && visit.date >= today,
    );
    this.isLookedUp = true;
  }

  private scanned = (): void => {
    this.doorCode = doorCodeInAddress();
    this.fault = '';
    this.idempotencyKey = newIdempotencyKey();
  };

  private async checkInKnown({ secret }: KeptVisit): Promise<void> {
    const url = await this.checkIn({ secret });
    if (!url) return;
    if (this.known.length === 1) return openVisitPage(url);
    // The others of the family come next.
    this.done = [...this.done, secret];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`a[href$="${secret}"]`)?.focus();
  }

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = readBookingCode(this.typed);
    this.isCodeWrong = code === null;
    this.fault = '';
    if (code === null) return void this.updateComplete.then(() => this.querySelector<HTMLElement>('#code')?.focus());
    const url = await this.checkIn({ code });
    if (!url) return;
    this.type('');
    openVisitPage(url);
  };

  /** The address of the page of the visit; null: it was refused. */
  private async checkIn(visit: VisitAtDoorInput): Promise<string | null> {
    if (this.busy) return null;
    this.busy = true;
    this.fault = '';
    this.isCodeWrong = false;
    const { office, doorCode, language, idempotencyKey } = this;
    try {
      const input = { office, doorCode, visit, idempotencyKey };
      const { answer } = await askApi(CheckInAtDoorDocument, { input }, { language });
      this.idempotencyKey = newIdempotencyKey();
      if (answer.__typename === 'Visit') return answer.url;
      this.fault = answer.message;
    } catch (fault) {
      // A code with a wrong check character.
      this.isCodeWrong = fault instanceof AskFault && fault.code === 'BAD_USER_INPUT';
      if (!this.isCodeWrong) this.fault = faultText(fault, language);
    } finally {
      this.busy = false;
    }
    return null;
  }

  private type(text: string): void {
    this.typed = text;
    this.isCodeWrong = false;
    this.idempotencyKey = newIdempotencyKey();
    storeValue(TYPED_CODE, text || null, 'device');
  }

  protected override render(): TemplateResult {
    const { language, known, officeName, doorCode, fault, busy, done, typed, isCodeWrong } = this;
    const say = doorTexts(language);
    const head = html`<h1>${say.title}</h1><p class="lead">${officeName || html`&nbsp;`}</p>`;
    if (!doorCode) return html`${head}<p class="note care">${say.scanFirst}</p>`;
    if (!this.isLookedUp) return html`${head}<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    return html`
      ${head}
      ${fault ? html`<p class="note bad" role="alert">${fault}</p>` : nothing}
      ${known.map((one) =>
        ownVisit(one, {
          language,
          busy,
          isDone: done.includes(one.secret),
          onCheckIn: () => void this.checkInKnown(one),
        }),
      )}
      ${bookingCodeForm({
        language,
        busy,
        typed,
        isWrong: isCodeWrong,
        isFirst: known.length === 0,
        onType: (event) => this.type(valueIn(event)),
        onSubmit: this.submit,
      })}`;
  }
}

function doorCodeInAddress(): string {
  return decodeURIComponent(location.hash.slice(1));
}

function openVisitPage(url: string): void {
  location.assign(new URL(url).pathname);
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-here': AntreanHere;
  }
}
