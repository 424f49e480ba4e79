// Keeps the code at the door up to date: asks for the next one when the shown one is over, and tells when no answer comes.
import { AskFault, askApi } from '../api/ask.ts';
import { OFFICE_LANGUAGES } from '../texts/language.ts';
import { DoorNowDocument, type DoorNowQuery } from './documents.ts';

export interface DoorWatching {
  office: string;
  key: string;
  onDoor(door: DoorNowQuery): void;
  /** No code is there any more that could be scanned. */
  onLost(): void;
  /** The office ended the key. */
  onEnded(): void;
}

/** Milliseconds after which it is asked again at the latest: the office may have switched the code on or off. */
const DOOR_LOOK_EVERY_MS = 30_000;
const DOOR_RETRY_MS = 5000;
/** A little after the moment at which the next code begins. */
const DOOR_AFTER_CHANGE_MS = 300;

export class DoorWatch {
  private readonly watching: DoorWatching;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;
  /** By the clock of this device, which may be wrong: the moment at which the shown code is over. */
  private shownUntil = 0;

  constructor(watching: DoorWatching) {
    this.watching = watching;
    void this.look();
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    const { office, key, onDoor, onLost, onEnded } = this.watching;
    let wait = DOOR_RETRY_MS;
    try {
      const door = await askApi(DoorNowDocument, { office }, { language: OFFICE_LANGUAGES[0], key });
      if (this.isOver) return;
      wait = this.take(door);
      onDoor(door);
    } catch (fault) {
      if (this.isOver) return;
      if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED') return onEnded();
      if (performance.now() >= this.shownUntil) onLost();
    }
    this.timer = setTimeout(() => void this.look(), wait);
  }

  /** Milliseconds until the next look. */
  private take({ doorCode }: DoorNowQuery): number {
    if (!doorCode) return DOOR_LOOK_EVERY_MS;
    const left = Math.max(Date.parse(doorCode.until) - Date.parse(doorCode.at), 0);
    this.shownUntil = performance.now() + left;
    return Math.min(left + DOOR_AFTER_CHANGE_MS, DOOR_LOOK_EVERY_MS);
  }
}
