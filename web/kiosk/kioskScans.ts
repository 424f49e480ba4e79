// Answers scans at the kiosk one after the other, each with its sound; people who scan in a row each see their number.
import { readBookingCode } from '../fields/fields.ts';
import { soundScan } from '../scan/scanSound.ts';
import { openStepQueue, type StepQueue } from '../scan/stepQueue.ts';
import { onScan } from '../scan/wedge.ts';

/** Milliseconds for which an outcome stays if the next code is scanned already. */
const SCAN_SHOWN_MS = 3000;

export interface KioskScanning {
  isReady(): boolean;
  /** Whether there is a number. */
  checkIn(code: string): Promise<boolean>;
  onUnreadable(): void;
  loudness(): number;
}

/** The queue takes the steps of touches, too; the function ends the scans. */
export function openKioskScans(scanning: KioskScanning): { steps: StepQueue; stop: () => void } {
  const steps = openStepQueue();
  const { isReady, checkIn, onUnreadable, loudness } = scanning;

  async function answer(code: string): Promise<void> {
    soundScan((await checkIn(code)) ? 'done' : 'refused', loudness());
    if (steps.size > 1) await new Promise((resolve) => setTimeout(resolve, SCAN_SHOWN_MS));
  }

  function scanned(text: string): void {
    if (!isReady()) return;
    const code = readBookingCode(text);
    if (code) return void steps.runOnce(code, () => answer(code));
    void steps.run(async () => {
      onUnreadable();
      soundScan('refused', loudness());
    });
  }

  return { steps, stop: onScan(scanned, (text) => readBookingCode(text) !== null) };
}
