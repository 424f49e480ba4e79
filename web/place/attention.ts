// Calls for attention where the phone lets a page: title and icon, a bell, vibration, and a screen that stays on.
import { type BoardVoice, openBoardVoice } from '../board/voice.ts';
import usualIcon from '../design/mark.svg';
import calledIcon from '../design/mark-called.svg';

/** Milliseconds of vibration and rest, as a call rings. */
const CALL_VIBRATION_MS = [400, 200, 400, 200, 800];
const NEAR_VIBRATION_MS = [200];

export class Attention {
  private voice: BoardVoice | null = null;
  private lock: WakeLockSentinel | null = null;

  get isOn(): boolean {
    return this.voice !== null;
  }

  /** In answer to a touch, without which browsers let no page ring. */
  async turnOn(): Promise<void> {
    this.voice ??= openBoardVoice();
    await Promise.all([this.voice.wake(), this.keepAwake()]);
    void this.voice.chime();
  }

  /** A screen that went off has given its lock back. */
  async keepAwake(): Promise<void> {
    if (!this.isOn || document.hidden) return;
    this.lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? this.lock;
  }

  call(): void {
    vibrate(CALL_VIBRATION_MS);
    void this.voice?.chime();
  }

  near(): void {
    vibrate(NEAR_VIBRATION_MS);
    void this.voice?.chime();
  }

  stop(): void {
    this.voice?.stop();
    this.voice = null;
    void this.lock?.release().catch(() => {});
    this.lock = null;
  }
}

function vibrate(pattern: number[]): void {
  navigator.vibrate?.(pattern);
}

/** The tab tells of a call, also among others. */
export function showInTab(title: string, isCalled: boolean): void {
  document.title = title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) icon.href = isCalled ? calledIcon : usualIcon;
}
