// The one script other sites name: brings the elements that stand on their page, and no others.

const ELEMENTS: Record<string, () => Promise<unknown>> = {
  'antrean-board': () => import('./board/board.ts'),
  'antrean-booking': () => import('./book/booking.ts'),
};

function bring(): void {
  for (const [name, load] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name) && document.querySelector(name)) void load();
  }
}

bring();
// Also those that the site's own scripts put there later.
new MutationObserver(bring).observe(document.documentElement, { childList: true, subtree: true });
