// Keeps a kiosk up to date: asks for the office every ten seconds, and tells when no answer comes or the key is over.
import { AskFault, askApi } from '../api/ask.ts';
import type { StaffKey } from '../api/staffKey.ts';
import { scriptVersion } from '../pairing/pageVersion.ts';
import type { PageLanguage } from '../texts/language.ts';
import { KioskNowDocument, type KioskNowQuery, ReportKioskDocument } from './documents.ts';
import type { KioskOffice } from './kioskState.ts';

const KIOSK_LOOK_EVERY_MS = 10_000;
/** Unanswered looks in a row after which the kiosk says that it is not connected. */
const OFFLINE_AFTER_LOOKS = 2;

export interface KioskWatching {
  office: string;
  key: StaffKey;
  language(): PageLanguage;
  /** null: there is no such office. */
  onOffice(office: KioskOffice | null): void;
  /** Set from the console. */
  onSettings(settings: NonNullable<KioskNowQuery['thisDevice']>['settings']): void;
  onOffline(isOffline: boolean): void;
  /** The office ended the key. */
  onEnded(): void;
}

export class KioskWatch {
  private readonly watching: KioskWatching;
  private readonly timer: ReturnType<typeof setInterval>;
  private unanswered = 0;
  private isOver = false;
  private reloads: number | null = null;

  constructor(watching: KioskWatching) {
    this.watching = watching;
    this.timer = setInterval(() => void this.look(), KIOSK_LOOK_EVERY_MS);
    void this.look();
    void this.report();
  }

  stop(): void {
    this.isOver = true;
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    const { office, key, language, onOffice, onEnded } = this.watching;
    try {
      const answer = await askApi(KioskNowDocument, { office }, { language: language(), key });
      if (this.isOver) return;
      this.unanswered = 0;
      if (answer.thisDevice) this.take(answer.thisDevice);
      onOffice(answer.office);
    } catch (fault) {
      if (!(fault instanceof AskFault) || this.isOver) return;
      if (fault.code === 'UNAUTHENTICATED') return onEnded();
      if (fault.code === 'OFFLINE') this.unanswered += 1;
    }
    this.watching.onOffline(this.unanswered >= OFFLINE_AFTER_LOOKS);
  }

  /** A reload that was asked for since the page began. */
  private take({ settings, reloads }: NonNullable<KioskNowQuery['thisDevice']>): void {
    this.reloads ??= reloads;
    if (reloads > this.reloads) location.reload();
    this.watching.onSettings(settings);
  }

  private async report(): Promise<void> {
    const { key, language } = this.watching;
    const input = { pageVersion: scriptVersion(import.meta.url) };
    await askApi(ReportKioskDocument, { input }, { language: language(), key }).catch(() => {});
  }
}
