// Tells whether all commits up to a moment ago have been heard, so that what is remembered may be trusted.

/** Commits of this long ago have been heard. */
const MAX_UNHEARD_MS = 1000;

/** The announcements of all processes, in the order of their commits. */
export interface CommitEchoes {
  /** Resolves once everything announced by earlier commits has been heard; false if that cannot be known. */
  caughtUp(): Promise<boolean>;
}

export class HeardCommits {
  private readonly echoes: CommitEchoes;
  /** The moment, by the process's own clock, up to which all commits have been heard. */
  private heardUntilMs = Number.NEGATIVE_INFINITY;
  private proof: Promise<boolean> | null = null;

  constructor(echoes: CommitEchoes) {
    this.echoes = echoes;
  }

  /** At once while an echo is fresh; otherwise after the next one. */
  areHeard(): boolean | Promise<boolean> {
    const ageMs = performance.now() - this.heardUntilMs;
    // The next echo is asked for before the last one is too old, so that no request waits for it while there are many.
    if (ageMs > MAX_UNHEARD_MS / 2) this.prove().catch(() => {});
    return ageMs < MAX_UNHEARD_MS || this.prove();
  }

  /** Announcements may have been missed. */
  lost(): void {
    this.heardUntilMs = Number.NEGATIVE_INFINITY;
  }

  /** An echo through the database: it comes after everything that was committed before. */
  private prove(): Promise<boolean> {
    this.proof ??= this.hearEcho().finally(() => {
      this.proof = null;
    });
    return this.proof;
  }

  private async hearEcho(): Promise<boolean> {
    const askedAtMs = performance.now();
    const isCaughtUp = await this.echoes.caughtUp();
    if (isCaughtUp) this.heardUntilMs = askedAtMs;
    return isCaughtUp;
  }
}
