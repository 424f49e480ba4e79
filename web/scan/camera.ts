// <antrean-camera>: reads a code held before the camera; the reader is loaded once the camera is opened.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/** The API of browsers that read bar codes themselves. */
interface Detector {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorKind {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const FORMATS = ['qr_code', 'code_128'];
/** Milliseconds between two looks. */
const READ_EVERY_MS = 150;
/** Pixels: a code fills a good part of the picture, and a smaller one is read sooner. */
const CAMERA_WIDTH_PX = 640;

@customElement('antrean-camera')
export class AntreanCamera extends LitElement {
  @property() label = '';
  @property() refused = '';
  @property({ attribute: false }) onCode: (text: string) => void = () => {};

  @state() private none = false;
  private stream: MediaStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  private async begin(): Promise<void> {
    try {
      const video = { facingMode: 'environment', width: { ideal: 1280 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (!this.isConnected) return stream.getTracks().forEach((track) => void track.stop());
      this.stream = stream;
      const player = this.querySelector('video');
      if (!player) return;
      player.srcObject = stream;
      await player.play();
      await this.look(player, await reader());
    } catch {
      this.none = true;
    }
  }

  private async look(player: HTMLVideoElement, read: CodeReader): Promise<void> {
    const text = await read(player).catch(() => null);
    if (!this.stream) return;
    if (text) this.onCode(text);
    else this.timer = setTimeout(() => void this.look(player, read), READ_EVERY_MS);
  }

  protected override render(): TemplateResult {
    return html`${
      this.none
        ? html`<p class="note care" role="alert">${this.refused}</p>`
        : html`<video class="camera" muted playsinline aria-label=${this.label || nothing}></video>`
    }`;
  }
}

type CodeReader = (player: HTMLVideoElement) => Promise<string | null>;

/** The browser's own, if it has one; else one that reads QR codes. */
async function reader(): Promise<CodeReader> {
  const kind = window.BarcodeDetector;
  const formats = kind ? (await kind.getSupportedFormats()).filter((each) => FORMATS.includes(each)) : [];
  if (kind && formats.length > 0) {
    const detector = new kind({ formats });
    return async (player) => (await detector.detect(player))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser has no canvas.');
  return async (player) => {
    if (!player.videoWidth) return null;
    canvas.width = Math.min(CAMERA_WIDTH_PX, player.videoWidth);
    canvas.height = Math.round((player.videoHeight * canvas.width) / player.videoWidth);
    pen.drawImage(player, 0, 0, canvas.width, canvas.height);
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
  };
}

/** Whether there may be one; whether it may be used is asked when it is opened. */
export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function';
}

declare global {
  interface Window {
    BarcodeDetector?: DetectorKind;
  }
  interface HTMLElementTagNameMap {
    'antrean-camera': AntreanCamera;
  }
}
