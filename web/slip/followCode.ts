// <antrean-follow-code>: the QR code that takes a visitor from a screen of the office to the page of their own visit.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';

@customElement('antrean-follow-code')
export class AntreanFollowCode extends LitElement {
  @property() url = '';
  @property() caption = '';

  @state() private picture: QrPicture | null = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('url')) void this.draw(this.url);
  }

  private async draw(url: string): Promise<void> {
    this.picture = null;
    const picture = url ? await drawQr(url) : null;
    // The next person's number may stand there by now.
    if (url === this.url) this.picture = picture;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { picture, caption } = this;
    if (!picture) return nothing;
    return html`<figure class="follow">
      <svg class="qr" viewBox="0 0 ${picture.size} ${picture.size}" shape-rendering="crispEdges" aria-hidden="true">${insideQr(picture)}</svg>
      <figcaption>${caption}</figcaption></figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-follow-code': AntreanFollowCode;
  }
}
