// Gives names to what GraphiQL leaves without one, so that screen readers can tell its parts apart.

const NAMES: readonly (readonly [selector: string, name: string])[] = [
  ['.graphiql-query-editor textarea', 'Query'],
  ['.graphiql-editor-tool .graphiql-editor:nth-of-type(1) textarea', 'Variables'],
  ['.graphiql-editor-tool .graphiql-editor:nth-of-type(2) textarea', 'Headers'],
  ['.graphiql-response textarea', 'Response'],
];

/** Also what appears later: editors come one after the other. */
export function nameWhatHasNoName(place: HTMLElement): void {
  const name = () => {
    for (const [selector, text] of NAMES)
      for (const element of place.querySelectorAll(`${selector}:not([aria-label])`))
        element.setAttribute('aria-label', text);
  };
  new MutationObserver(name).observe(place, { childList: true, subtree: true });
  name();
}
