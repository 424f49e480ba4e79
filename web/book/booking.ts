// <antrean-booking office="BOGOR">: from choosing an office to the queue number, on our pages and on other sites'.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rootOf } from '../embedding.ts';
import { loadTexts } from '../texts/areaTexts.ts';
import { bookTexts, loadBookTexts } from '../texts/book/texts.ts';
import { loadCommonTexts } from '../texts/common/texts.ts';
import { isRightToLeft, type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import styles from './book.css?url';
import type { VisitFragment } from './documents.ts';
import { type Holding, storeHolding } from './draft.ts';
import './form.ts';
import './lookup.ts';
import './offices.ts';
import { holdingsOf, type Party, storeParty } from './party.ts';
import './visit.ts';

@customElement('antrean-booking')
export class AntreanBooking extends LitElement {
  /** The office's code; none: the reader chooses one. */
  @property() office = '';
  /** Whether each view is a page of its own, with an address. */
  @property({ type: Boolean }) page = false;
  /** The booking that is shown, if there is one. */
  @property({ attribute: false }) holding: Holding | null = null;
  /** The people who were booked together; null: one alone. */
  @property({ attribute: false }) party: Party | null = null;
  @property({ attribute: false }) lookingUp = false;
  /** For the lookup, as far as it is known. */
  @property({ attribute: false }) code = '';
  /** A booking was made, found or left, or those of a family: the page of each has an address of its own. */
  @property({ attribute: false }) onHolding: (holding: Holding | Party | null) => void = () => {};

  @state() private first: VisitFragment | null = null;
  private language: PageLanguage = 'id';

  protected override createRenderRoot() {
    return rootOf(this, styles);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
  }

  /** Languages beyond those that come with the page are loaded first. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const loading = loadTexts(this.language, [loadCommonTexts, loadBookTexts]);
    return loading ? loading.then(() => super.scheduleUpdate()) : (super.scheduleUpdate() as undefined);
  }

  private hold = (booking: VisitFragment, birthDate: string): void => {
    this.first = booking;
    const holding = { code: booking.code, birthDate };
    this.keepHolding(holding);
    this.onHolding(holding);
    this.toTop();
  };

  /** Only in our own storage: what another site keeps is not ours to take away again. */
  private keepHolding(holding: Holding | null): void {
    this.holding = holding;
    if (this.page) storeHolding(holding);
  }

  private booked = (booking: VisitFragment, birthDate: string, party: Party | null): void => {
    this.first = booking;
    if (party) this.showParty(party);
    else this.hold(booking, birthDate);
  };

  private showParty(party: Party): void {
    this.keepHolding(null);
    this.keepParty(party);
    this.onHolding(party);
    this.toTop();
  }

  private keepParty = (party: Party | null): void => {
    this.party = party;
    if (this.page) storeParty(party);
  };

  /** `kept`: the others of a family, of whom one alone is let go. */
  private letGo = (office: string, kept: Party | null = null): void => {
    this.first = this.party = null;
    this.lookingUp = false;
    this.office = office;
    this.keepHolding(null);
    if (this.page) storeParty(kept);
    this.onHolding(null);
    this.toTop();
  };

  /** A new view begins at its head, for eyes and for screen readers. */
  private toTop(): void {
    void this.updateComplete.then(() => {
      const heading = this.renderRoot.querySelector<HTMLElement>('h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
      if (this.page) window.scrollTo(0, 0);
      else this.scrollIntoView({ block: 'nearest' });
    });
  }

  protected override render(): TemplateResult {
    return html`<div class="booking" dir=${isRightToLeft(this.language) ? 'rtl' : nothing}>${this.view()}</div>`;
  }

  private view(): TemplateResult {
    const { language, page } = this;
    if (this.holding)
      return html`${this.wayToFamily(this.holding)}<antrean-visit .language=${language} .holding=${this.holding} .first=${this.first} .page=${page}
        .onAgain=${(office: string) => this.letGo(office, this.party)}></antrean-visit>`;
    if (this.party) return this.familyView(this.party);
    if (this.lookingUp)
      return html`<antrean-lookup .language=${language} .code=${this.code} .onFound=${this.hold}></antrean-lookup>`;
    if (this.office)
      return html`<antrean-form .language=${language} .office=${this.office} .links=${page} .onBooked=${this.booked}
        .onOther=${() => {
          this.office = '';
        }}></antrean-form>`;
    return html`<antrean-offices .language=${language} .links=${page}
      .onOffice=${(code: string) => {
        this.office = code;
        this.toTop();
      }}
      .onLookup=${() => {
        this.lookingUp = true;
        this.toTop();
      }}></antrean-offices>`;
  }

  /** Most people book for one: the rest of it comes when it is needed. */
  private familyView(party: Party): TemplateResult {
    void import('./family.ts');
    const { language, page, first, keepParty, hold, letGo } = this;
    return html`<antrean-family .language=${language} .party=${party} .first=${first} .page=${page}
      .onParty=${keepParty} .onOpen=${hold} .onAgain=${letGo}></antrean-family>`;
  }

  private wayToFamily({ code }: Holding): TemplateResult | typeof nothing {
    const { party, language } = this;
    if (!party || !holdingsOf(party).some((each) => each.code === code)) return nothing;
    const open = () => {
      this.first = null;
      this.showParty(party);
    };
    return html`<p class="way-back"><button class="link" @click=${open}>${bookTexts(language).backToFamily}</button></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-booking': AntreanBooking;
  }
}
