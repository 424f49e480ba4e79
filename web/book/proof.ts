// How the code gets from the reader's phone to the office: a link on a phone, a QR code to scan beside a desktop.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onServer } from '../api/server.ts';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';
import type { BookTexts } from '../texts/book/texts.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { VisitFragment } from './documents.ts';

type ProofLink = VisitFragment['proofs'][number];

/** A machine with a mouse and room beside the text: the chat is on the phone that lies next to it. */
const DESKTOP = '(hover: hover) and (pointer: fine) and (min-width: 48rem)';

@customElement('antrean-proof')
export class AntreanProof extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) proofs: readonly ProofLink[] = [];

  @state() private picture: QrPicture | null = null;
  private drawn = '';

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(): void {
    const link = this.proofs[0]?.link ?? '';
    if (!link || link === this.drawn || isSimulated(link) || !matchMedia(DESKTOP).matches) return;
    this.drawn = link;
    void this.draw(link);
  }

  private async draw(link: string): Promise<void> {
    this.picture = await drawQr(link);
  }

  protected override render(): TemplateResult {
    const say = bookTexts(this.language);
    return html`
      <div class="proofs">
        <div class="links">${this.proofs.map((proof) => this.link(proof))}</div>
        ${this.picture ? html`<figure>${this.qr(this.picture)}<figcaption>${say.scan}</figcaption></figure>` : nothing}
      </div>`;
  }

  private link({ kind, name, address, link }: ProofLink): TemplateResult | typeof nothing {
    const say = bookTexts(this.language);
    if (!link) return nothing;
    const simulated = isSimulated(link);
    const text = simulated ? say.openSimulator : labelOf(kind, name, say);
    return html`<a class="button main" href=${simulated ? onServer(link) : link} target="_blank" rel="noopener">
      ${text} <small>${say.to(address)}</small></a>`;
  }

  private qr(picture: QrPicture): TemplateResult {
    const { size } = picture;
    return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${bookTexts(this.language).scan}
      shape-rendering="crispEdges">${insideQr(picture)}</svg>`;
  }
}

/** A kind that this page does not know has a label by its name. */
function labelOf(kind: ProofLink['kind'], name: string, say: BookTexts): string {
  const labels: Partial<Record<ProofLink['kind'], string>> = {
    WHATSAPP: say.openWhatsApp,
    SMS: say.openSms,
    EMAIL: say.openEmail,
  };
  return labels[kind] ?? say.openBy(name);
}

/** In a demonstration messages to the real number are not read: there the phone is a page. */
function isSimulated(link: string): boolean {
  return /^https?:\/\/[^/]+\/simulator\?/.test(link);
}
