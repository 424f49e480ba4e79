// <office-staff-card>: the card of a member of staff: made and printed, unlocked, and ended.
import { html, nothing, render, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { drawQr } from '../design/qr.ts';
import { loadOfficeTexts } from '../texts/office/texts.ts';
import { dayOfDate } from '../texts/when.ts';
import { CARD_LANGUAGES, cardSheet } from './cardSheet.ts';
import {
  EndStaffCardDocument,
  type KeyOfOfficeFragment,
  MakeStaffCardDocument,
  UnlockStaffCardDocument,
} from './documents.ts';
import { sectionWith } from './section.ts';

@customElement('office-staff-card')
export class OfficeStaffCard extends sectionWith('people') {
  @property({ attribute: false }) holder!: KeyOfOfficeFragment;

  /** A new card is ready to be printed: its text is known this once. */
  @state() private sheet: HTMLElement | null = null;
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {}

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
  }

  /** The sheet lies beside the page, so that it is printed alone. */
  private forget = (): void => {
    this.sheet?.remove();
    this.sheet = null;
    delete document.documentElement.dataset.printing;
  };

  private get input() {
    return { office: this.place.office.code, key: this.holder.id };
  }

  private make = (): void => {
    void this.doing(async () => {
      // The card is in both languages, of which one is loaded; before the card is made, whose text is told once.
      await Promise.all(CARD_LANGUAGES.map((language) => loadOfficeTexts(language, ['shared', 'people'])));
      const input = { ...this.input, idempotencyKey: this.once };
      const { text } = takenAnswer((await this.place.ask(MakeStaffCardDocument, { input })).makeStaffCard);
      this.once = newIdempotencyKey();
      this.forget();
      const sheet = document.createElement('article');
      sheet.className = 'card-sheet';
      sheet.setAttribute('aria-hidden', 'true');
      render(cardSheet(this.holder, this.place.office.name, await drawQr(text)), sheet);
      document.body.append(sheet);
      this.sheet = sheet;
      this.tellChange();
      this.print();
    });
  };

  private print = (): void => {
    document.documentElement.dataset.printing = 'card';
    window.print();
  };

  private unlock = (): void => {
    void this.doing(async () => {
      takenAnswer((await this.place.ask(UnlockStaffCardDocument, { input: this.input })).unlockStaffCard);
      this.tellChange();
    });
  };

  private end = (): void => {
    void this.doing(async () => {
      takenAnswer((await this.place.ask(EndStaffCardDocument, { input: this.input })).endStaffCard);
      this.forget();
      this.tellChange();
    });
  };

  private tellChange(): void {
    this.dispatchEvent(new CustomEvent('keys-changed', { bubbles: true }));
  }

  protected override render(): TemplateResult {
    const { sheet, busy, holder } = this;
    const say = this.say.people;
    const { card } = holder;
    return html`
      ${this.trouble()}
      <p role="status">${this.cardState()}</p>
      ${sheet ? html`<p class="note good">${say.cardPrinted(holder.name)}</p>` : nothing}
      <div class="row">
        ${
          sheet
            ? html`<button class="button small" @click=${this.print}>${say.printAgain}</button>
              <button class="button plain small" @click=${this.forget}>${say.cardDone}</button>`
            : html`<button class="button small" ?disabled=${busy} @click=${this.make}>${card ? say.printNewCard : say.printCard}<span
              class="unseen"> ${holder.name}</span></button>`
        }
        ${card?.lockedAt ? html`<button class="button plain small" ?disabled=${busy} @click=${this.unlock}>${say.unlockCard}</button>` : nothing}
        ${card ? html`<button class="button plain danger small" ?disabled=${busy} @click=${this.end}>${say.endCard}</button>` : nothing}
      </div>
      <p class="hint">${card && !sheet ? say.newCardHint : say.cardHint}</p>`;
  }

  private cardState(): string {
    const { language } = this.place;
    const { card } = this.holder;
    const say = this.say.people;
    if (!card) return say.noCard;
    const day = (at: string) => dayOfDate(at.slice(0, 10), language, { weekday: undefined, year: 'numeric' });
    if (card.lockedAt) return say.cardLocked(day(card.lockedAt));
    if (!card.hasPin) return say.cardWithoutPin(day(card.createdAt));
    return card.lastUsedAt ? say.cardUsed(day(card.lastUsedAt)) : say.cardInUse;
  }
}
