// Keeps a kiosk up to date: asks for the office every ten seconds, and tells when no answer comes or the key is over.
import { AskFault, askApi } from '../api/ask.ts';
import type { StaffKey } from '../api/staffKey.ts';
import type { PageLanguage } from '../texts/language.ts';
import { KioskNowDocument } from './documents.ts';
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
  onOffline(isOffline: boolean): void;
  /** The office ended the key. */
  onEnded(): void;
}

export class KioskWatch {
  private readonly watching: KioskWatching;
  private readonly timer: ReturnType<typeof setInterval>;
  private unanswered = 0;
  private isOver = false;

  constructor(watching: KioskWatching) {
    this.watching = watching;
    this.timer = setInterval(() => void this.look(), KIOSK_LOOK_EVERY_MS);
    void this.look();
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
      onOffice(answer.office);
    } catch (fault) {
      if (!(fault instanceof AskFault) || this.isOver) return;
      if (fault.code === 'UNAUTHENTICATED') return onEnded();
      if (fault.code === 'OFFLINE') this.unanswered += 1;
    }
    this.watching.onOffline(this.unanswered >= OFFLINE_AFTER_LOOKS);
  }
}
