// Time slices for work on messages, so that requests and webhooks are answered in between.

/**
 * Milliseconds in which pieces of work follow each other; one that takes longer ends the slice. A request waits for one at
 * each of its steps, while another turn of the event loop costs some microseconds.
 */
export const SLICE_MS = 1;

export class TimeSlices {
  private readonly waiting: (() => void)[] = [];
  private isOpen = false;

  /** Resolves when the caller may go on: at once within a slice, or in the next turn of the event loop. */
  turn(): Promise<void> {
    return new Promise((goOn) => {
      this.waiting.push(goOn);
      if (this.isOpen) return;
      this.isOpen = true;
      setImmediate(() => this.work(performance.now()));
    });
  }

  private work(beganMs: number): void {
    const goOn = this.waiting.shift();
    if (!goOn) {
      this.isOpen = false;
      return;
    }
    if (performance.now() - beganMs > SLICE_MS) {
      this.waiting.unshift(goOn);
      setImmediate(() => this.work(performance.now()));
      return;
    }
    goOn();
    // Ticks come after all microtasks, and so after everything that this piece of work could do without waiting.
    queueMicrotask(() => process.nextTick(() => this.work(beganMs)));
  }
}
