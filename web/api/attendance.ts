// Notices whether the person is at the page: its requests by itself must not keep a session from being over.

/** Milliseconds after the last touch or key from which the page counts as left alone. */
const IDLE_AFTER_MS = 300_000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const;

let lastTouch = performance.now();

for (const touch of TOUCHES) {
  window.addEventListener(
    touch,
    () => {
      lastTouch = performance.now();
    },
    { capture: true, passive: true },
  );
}

export function isLeftAlone(): boolean {
  return performance.now() - lastTouch > IDLE_AFTER_MS;
}
