// A code on the screen of a device that waits for its key, until the office has entered it in its console.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceKind } from '../../clients/types.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { drawQr, type QrPicture } from '../design/qr.ts';
import type { PageLanguage } from '../texts/language.ts';
import { CodeToShowDocument, PairThisDeviceDocument, type PairThisDeviceMutation } from './documents.ts';

export type PairedDevice = Extract<PairThisDeviceMutation['answer'], { __typename: 'DeviceKey' }>;

export interface PairingCode {
  code: string;
  /** The secret of the device; null: the code is one of the console's. */
  claim: string | null;
}

interface WaitingDevice {
  kind: DeviceKind;
  language(): PageLanguage;
  /** A code of the console's, which the address had; null: the device shows one. */
  given(): string | null;
  onPaired(device: PairedDevice): void;
}

/** Milliseconds between two looks whether the office has entered the code. */
const CLAIM_EVERY_MS = 5000;
/** A code that no one enters goes away. */
const SHOWN_FOR_MS = 30 * 60_000;

export class ShownCode implements ReactiveController {
  /** null: none is there yet, or it was shown for long enough. */
  code: string | null = null;
  picture: QrPicture | null = null;
  /** Why it came to nothing; empty: it waits. */
  wrong = '';
  isOver = false;
  private readonly host: ReactiveControllerHost;
  private readonly device: WaitingDevice;
  private claim: string | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private began = 0;
  private once = newIdempotencyKey();
  private isAsking = false;

  /** It is being asked for: what stands below it comes with it. */
  get isAwaited(): boolean {
    return this.code === null && this.wrong === '' && !this.isOver;
  }

  constructor(host: ReactiveControllerHost, device: WaitingDevice) {
    this.host = host;
    this.device = device;
    host.addController(this);
  }

  hostConnected(): void {
    this.begin();
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }

  /** Shows a code, or another one after the first was there for long enough. */
  begin(): void {
    clearInterval(this.timer);
    Object.assign(this, { code: null, picture: null, wrong: '', isOver: false, claim: null });
    this.once = newIdempotencyKey();
    this.began = performance.now();
    this.timer = setInterval(() => void this.look(), CLAIM_EVERY_MS);
    void this.look();
  }

  private end(changed: { isOver: true } | { wrong: string }): void {
    clearInterval(this.timer);
    Object.assign(this, changed);
    this.host.requestUpdate();
  }

  private async look(): Promise<void> {
    if (performance.now() - this.began > SHOWN_FOR_MS) return this.end({ isOver: true });
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const given = this.device.given();
      if (given !== null) await this.ask({ code: given, claim: null });
      else if (this.code !== null) await this.ask({ code: this.code, claim: this.claim });
      else await this.show();
    } catch (fault) {
      // A lost connection comes back; all else would be the same the next time.
      if (fault instanceof AskFault && fault.code !== 'OFFLINE') this.end({ wrong: fault.message });
    } finally {
      this.isAsking = false;
    }
  }

  private async show(): Promise<void> {
    const { kind, language } = this.device;
    const { pairingToShow } = await askApi(CodeToShowDocument, {}, { language: language() });
    this.picture = await drawQr(consoleAddress(kind, pairingToShow.code));
    Object.assign(this, pairingToShow);
    this.host.requestUpdate();
  }

  private async ask({ code, claim }: PairingCode): Promise<void> {
    const { once: idempotencyKey } = this;
    const asking = { language: this.device.language() };
    const { answer } = await askApi(PairThisDeviceDocument, { input: { code, claim, idempotencyKey } }, asking);
    if (answer.__typename === 'DeviceKey') {
      clearInterval(this.timer);
      this.device.onPaired(answer);
    } else if (claim === null) this.end({ wrong: answer.message });
  }
}

/** The console's form for new devices, with the kind and the code filled in. */
function consoleAddress(kind: DeviceKind, code: string): string {
  return `${location.origin}/office#people/${kind.toLowerCase()}-${code}`;
}
