// <antrean-slip>: the number on paper, for a printer of receipts or of sheets; seen on no screen.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dayOfInstant, timeOfDay, zoneName } from '../texts/when.ts';
import type { Paper } from './paper.ts';
import type { Slip } from './printed.ts';

export interface SlipOffice {
  code: string;
  name: string;
  timeZone: string;
}

@customElement('antrean-slip')
export class AntreanSlip extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) office!: SlipOffice;
  @property({ attribute: false }) slip: Slip | null = null;
  @property() paper: Paper = 'thermal';

  @state() private picture: QrPicture | null = null;
  private drawn = '';

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The paper is the whole page's: a box within it would begin a new sheet.
    document.documentElement.dataset.paper = this.paper;
    if (changed.has('slip')) void this.draw();
  }

  private async draw(): Promise<void> {
    const address = this.slip?.visitUrl ?? '';
    if (this.drawn === address) return;
    this.picture = null;
    const picture = address ? await drawQr(address) : null;
    // The next person's slip may have come meanwhile.
    if (address !== (this.slip?.visitUrl ?? '')) return;
    this.drawn = address;
    this.picture = picture;
  }

  /** Once all of it is drawn. */
  async print(): Promise<void> {
    await this.updateComplete;
    await this.draw();
    await this.updateComplete;
    window.print();
  }

  protected override render(): TemplateResult {
    const { slip, office, language, picture } = this;
    if (!slip) return html``;
    const say = deskTexts(language);
    const time = (at: string) => `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
    return html`
      <article class="slip" aria-hidden="true">
        <header><b>${office.name}</b><span>${dayOfInstant(slip.issuedAt, office.timeZone, language)}</span></header>
        <p class="label">${say.slipNumber}</p>
        <p class="number">${slip.number}</p>
        <p class="service">${slip.service}</p>
        <dl>
          <div><dt>${say.slipHour}</dt><dd>${slip.startsAt ? time(slip.startsAt) : say.walkInName}</dd></div>
          <div><dt>${say.slipIssued}</dt><dd>${time(slip.issuedAt)}</dd></div>
        </dl>
        <p class="wait">${say.slipWait} ${slip.counters.length > 0 ? `${say.slipCounters(slip.counters)}.` : nothing}</p>
        ${
          picture
            ? html`<figure><svg class="qr" viewBox="0 0 ${picture.size} ${picture.size}" shape-rendering="crispEdges">${insideQr(picture)}</svg>
              <figcaption>${say.slipFollow}</figcaption></figure>`
            : nothing
        }
      </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-slip': AntreanSlip;
  }
}
