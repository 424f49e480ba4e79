// <antrean-number-proof>: an applicant has digits sent to their number and types them, so that the booking is certain at once.
import { LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { looksLikePhone } from '../fields/fields.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { officeLanguageFor, type PageLanguage } from '../texts/language.ts';
import { MAX_WORK_ROUNDS } from './bookPlace.ts';
import { NumberProofNowDocument, SendNumberProofDocument, type SentNumberProofFragment } from './documents.ts';
import type { Draft } from './draft.ts';
import { numberProofView } from './numberProofViews.ts';
import { workDone } from './workAhead.ts';

/** The time between two looks at what became of the message, and how long it is looked for. */
const DIGITS_LOOK_EVERY_MS = 3000;
const MOST_DIGITS_LOOKS = 40;

@customElement('antrean-number-proof')
export class AntreanNumberProof extends LitElement {
  @property() office = '';
  @property() language: PageLanguage = 'id';
  @property() phone = '';
  @property() digits = '';
  /** Why the number or the digits were not taken; empty: they were. */
  @property() phoneFault = '';
  @property() digitsFault = '';
  /** Whether the number has its field here, and not elsewhere in the form. */
  @property({ type: Boolean }) withPhone = false;
  /** Whether the reader waits to be told of a place, which needs a proven number. */
  @property({ type: Boolean }) waits = false;
  /** Whether the booking was refused in a way that digits help against. */
  @property({ type: Boolean }) needed = false;
  @property({ attribute: false }) onChange: (part: Partial<Draft>) => void = () => {};

  @state() private sent: SentNumberProofFragment | null = null;
  @state() private trouble = '';
  @state() private isBusy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private send = async (): Promise<void> => {
    if (this.isBusy) return;
    clearTimeout(this.timer);
    this.trouble = '';
    if (!looksLikePhone(this.phone)) return this.fail(bookTexts(this.language).needPhone);
    this.isBusy = true;
    try {
      const answer = await this.ask();
      if (answer.__typename === 'Refusal') return this.fail(answer.message);
      this.sent = answer;
      this.look(answer.id, MOST_DIGITS_LOOKS);
      void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('#number-digits')?.focus());
    } catch (fault) {
      this.fail(faultText(fault, this.language));
    } finally {
      this.isBusy = false;
    }
  };

  /** The digits may cost work, which is done without the reader's doing anything. */
  private async ask() {
    const { office, phone, language } = this;
    const input = { office, phone: phone.trim(), language: officeLanguageFor(language) };
    let { answer } = await askApi(SendNumberProofDocument, { input }, { language });
    for (let round = 1; round <= MAX_WORK_ROUNDS; round++) {
      if (answer.__typename !== 'Refusal' || !answer.work) return answer;
      const work = await workDone(answer.work);
      if (!work) return answer;
      ({ answer } = await askApi(SendNumberProofDocument, { input: { ...input, work } }, { language }));
    }
    return answer;
  }

  private fail(trouble: string): void {
    this.sent = null;
    this.trouble = trouble;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#proof-trouble')?.focus());
  }

  /** A message that fails is told, so that no one waits for it. */
  private look(id: string, left: number): void {
    if (left === 0 || !this.isConnected) return;
    this.timer = setTimeout(() => void this.seen(id, left), DIGITS_LOOK_EVERY_MS);
  }

  private async seen(id: string, left: number): Promise<void> {
    const { language } = this;
    const known = await askApi(NumberProofNowDocument, { id }, { language }).catch(() => null);
    if (this.sent?.id !== id) return;
    const status = known?.numberProof?.status;
    if (status === 'FAILED') return this.fail(bookTexts(language).digitsFailed);
    if (status !== 'DELIVERED') this.look(id, left - 1);
  }

  protected override render(): TemplateResult {
    const { language, phone, digits, withPhone, waits, needed, sent, trouble, isBusy, phoneFault, digitsFault } = this;
    return numberProofView({
      language,
      phone,
      digits,
      withPhone,
      waits,
      isOpen:
        needed ||
        sent !== null ||
        [digits, trouble, digitsFault, withPhone ? phoneFault : ''].some((one) => one !== ''),
      isSent: sent !== null || digits !== '',
      trouble,
      phoneFault,
      digitsFault,
      isBusy,
      onChange: this.onChange,
      onSend: () => void this.send(),
    });
  }
}
