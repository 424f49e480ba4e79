// The outcome that a fake provider gives to the next message, by script.

/**
 * Taken; taken, but the line is cut (`drop`); taken, but never answered (`silent`); not taken, for the line is cut before
 * (`cut`); or refused, without a code as by an
 * outage: an HTML page.
 */
export type Outcome =
  | 'ok'
  | 'drop'
  | 'silent'
  | 'cut'
  | { status: number; code?: number; message?: string; retryAfter?: number };

/** The outcomes of the next messages to a recipient, one after another; afterwards they are taken. */
export function newScripts() {
  const scripts = new Map<string, Outcome[]>();
  return {
    script: (to: string, outcomes: readonly Outcome[]) => void scripts.set(to, [...outcomes]),
    next: (...names: readonly string[]): Outcome => {
      for (const name of names) {
        const outcome = scripts.get(name)?.shift();
        if (outcome !== undefined) return outcome;
      }
      return 'ok';
    },
  };
}
