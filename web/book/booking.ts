// <antrean-booking office="BOGOR">: from choosing an office to the queue number, on our pages and on other sites'.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rootOf } from '../embedding.ts';
import { loadTexts } from '../texts/areaTexts.ts';
import { loadBookTexts } from '../texts/book/texts.ts';
import { loadCommonTexts } from '../texts/common/texts.ts';
import { isRightToLeft, type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import styles from './book.css?url';
import type { VisitFragment } from './documents.ts';
import { type Holding, storeHolding } from './draft.ts';
import './form.ts';
import './lookup.ts';
import './offices.ts';
import './visit.ts';

@customElement('antrean-booking')
export class AntreanBooking extends LitElement {
  /** The office's code; none: the reader chooses one. */
  @property() office = '';
  /** Whether each view is a page of its own, with an address. */
  @property({ type: Boolean }) page = false;
  /** The booking that is shown, if there is one. */
  @property({ attribute: false }) holding: Holding | null = null;
  @property({ attribute: false }) lookingUp = false;
  /** For the lookup, as far as it is known. */
  @property({ attribute: false }) code = '';
  /** A booking was made, found or left: its page has an address of its own. */
  @property({ attribute: false }) onHolding: (holding: Holding | null) => void = () => {};

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
    this.holding = { code: booking.code, birthDate };
    storeHolding(this.holding);
    this.onHolding(this.holding);
    this.toTop();
  };

  private letGo = (office: string): void => {
    this.first = this.holding = null;
    this.lookingUp = false;
    this.office = office;
    storeHolding(null);
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
      return html`<antrean-visit .language=${language} .holding=${this.holding} .first=${this.first} .page=${page}
        .onAgain=${this.letGo}></antrean-visit>`;
    if (this.lookingUp)
      return html`<antrean-lookup .language=${language} .code=${this.code} .onFound=${this.hold}></antrean-lookup>`;
    if (this.office)
      return html`<antrean-form .language=${language} .office=${this.office} .links=${page} .onBooked=${this.hold}
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
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-booking': AntreanBooking;
  }
}
