// Does a proof of work before it is needed, while the applicant types or reads, so that no one waits for it.

/** Work is accepted for ten minutes after its challenge was made. */
const WORK_KEPT_MS = 9 * 60_000;

export class WorkAhead {
  /** The probability that the work is done by now, 0 to 1. */
  share = 0;
  private begun: { work: Promise<string | null>; at: number } | null = null;
  private readonly onProgress: () => void;

  constructor(onProgress: () => void = () => {}) {
    this.onProgress = onProgress;
  }

  /** Begins, unless work that still counts is done or under way. `challenge` tells what is asked; null: nothing is. */
  begin(challenge: () => Promise<string | null>): void {
    if (this.begun && performance.now() - this.begun.at < WORK_KEPT_MS) return;
    this.share = 0;
    const went = (share: number) => {
      this.share = share;
      this.onProgress();
    };
    const work = challenge().then((text) => text && workDone(text, went));
    // The same work is asked for again where it is needed, and its fault told there.
    this.begun = { work: work.catch(() => null), at: performance.now() };
  }

  /** The work that was begun, once it is done; null: none is needed so far. */
  async result(): Promise<string | null> {
    return this.begun?.work ?? null;
  }

  /** It was spent, or is for something else. */
  forget(): void {
    this.begun = null;
  }
}

/** null: this browser can do none. */
export async function workDone(challenge: string, onProgress?: (done: number) => void): Promise<string | null> {
  // Only pages over HTTPS can derive keys.
  if (!globalThis.isSecureContext) return null;
  const { workFor } = await import('./work.ts');
  return workFor(challenge, onProgress);
}
