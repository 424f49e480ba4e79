// Tells the person who waits for a slow start what the server is doing.

/** A start that takes no longer says nothing but its addresses. */
const UNTOLD_MS = 2000;

/** Told at the beginning of each step of a start. */
export type NoteStep = (step: string) => void;

export interface StartProgress {
  note: NoteStep;
  /** Nothing more is said. */
  end(): void;
}

/** After two seconds it says the step under way, and from then on each as it begins. */
export function openStartProgress(say: (line: string) => void): StartProgress {
  let current = '';
  let isTelling = false;
  const timer = setTimeout(() => {
    isTelling = true;
    if (current !== '') say(current);
  }, UNTOLD_MS);
  // A start that fails need not wait for it.
  timer.unref();
  return {
    note(step) {
      current = `${step} …`;
      if (isTelling) say(current);
    },
    end() {
      clearTimeout(timer);
      isTelling = false;
    },
  };
}
