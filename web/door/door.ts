// <antrean-door office="BOGOR">: the screen at the door of an office, paired as a board: a QR code that changes every few minutes.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';
import { readDeviceKey, storeDeviceKey } from '../pairing/deviceKey.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { doorTexts } from '../texts/door/texts.ts';
import { otherLanguage, type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import type { DoorNowQuery } from './documents.ts';
import { DoorWatch } from './doorWatch.ts';

type DoorOnScreen = { is: 'connecting' | 'lost' } | { is: 'unpaired' } | { is: 'off' | 'shown'; officeName: string };

@customElement('antrean-door')
export class AntreanDoor extends LitElement {
  @property() office = '';
  /** Set from the console for this screen; null: the page's own. */
  @property({ attribute: false }) chosenLanguage: PageLanguage | null = null;
  /** It makes no sound. */
  volumeShare = 1;

  @state() private shown: DoorOnScreen = { is: 'connecting' };
  @state() private picture: QrPicture | null = null;
  private url = '';
  private watch: DoorWatch | null = null;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('office') && this.office) this.begin();
  }

  /** A kiosk's browser may show it, too. */
  private begin(): void {
    const { office } = this;
    this.watch?.stop();
    const key = readDeviceKey('BOARD', office) ?? readDeviceKey('KIOSK', office);
    if (!key) return void this.pair();
    this.watch = new DoorWatch({
      office,
      key,
      onDoor: (door) => void this.take(door),
      onLost: () => {
        this.shown = { is: 'lost' };
      },
      onEnded: () => {
        for (const kind of ['BOARD', 'KIOSK'] as const) storeDeviceKey(kind, office, null);
        void this.pair();
      },
    });
  }

  /** Loaded where it is wanted: a screen is paired once. */
  private async pair(): Promise<void> {
    await import('./doorPairing.ts');
    this.shown = { is: 'unpaired' };
  }

  private async take({ doorCode, board }: DoorNowQuery): Promise<void> {
    const officeName = board?.office.name ?? this.office;
    if (!doorCode) {
      this.shown = { is: 'off', officeName };
      return;
    }
    const { url } = doorCode;
    // Not drawn again while it is the same: it would flicker.
    if (url !== this.url) {
      this.url = url;
      const picture = await drawQr(url);
      if (url === this.url) this.picture = picture;
    }
    this.shown = { is: 'shown', officeName };
  }

  protected override render(): TemplateResult {
    const { shown, picture } = this;
    const language = this.chosenLanguage ?? pageLanguageOf(this);
    const second = otherLanguage(language);
    const say = doorTexts(language);
    if (shown.is === 'unpaired')
      return html`<door-pairing .language=${language} .office=${this.office}></door-pairing>`;
    if (shown.is === 'connecting' || (shown.is === 'shown' && !picture))
      return html`<p class="door-alone" role="status">${commonTexts(language).working}</p>`;
    if (shown.is === 'lost')
      return html`<div class="door-alone" role="alert"><p lang=${language}>${say.screenOffline}</p>
        <p class="second" lang=${second}>${doorTexts(second).screenOffline}</p></div>`;
    if (shown.is === 'off')
      return html`<div class="door-alone"><h1>${shown.officeName}</h1><p lang=${language}>${say.screenOff}</p></div>`;
    const also = doorTexts(second);
    return html`
      <div class="door">
        ${
          picture
            ? html`<svg class="door-qr" viewBox=${`0 0 ${picture.size} ${picture.size}`} shape-rendering="crispEdges"
                role="img" aria-label=${say.screenTitle}>${insideQr(picture)}</svg>`
            : nothing
        }
        <div class="door-words">
          <p class="door-office">${shown.is === 'shown' ? shown.officeName : ''}</p>
          <h1 lang=${language}>${say.screenTitle}</h1>
          <p lang=${language}>${say.screenSteps}</p>
          <div class="second" lang=${second}><p class="door-title">${also.screenTitle}</p><p>${also.screenSteps}</p></div>
          <p class="door-foot"><span lang=${language}>${say.screenOtherwise}</span> <span lang=${second}>${also.screenOtherwise}</span></p>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-door': AntreanDoor;
  }
}
