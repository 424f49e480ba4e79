// Mends what GraphiQL leaves out of reach: names for screen readers, ways for the keyboard, tabs that are what they say.

const EDITOR_NAMES: readonly (readonly [selector: string, name: string])[] = [
  ['.graphiql-query-editor textarea', 'Query'],
  ['.graphiql-editor-tool .graphiql-editor:nth-of-type(1) textarea', 'Variables'],
  ['.graphiql-editor-tool .graphiql-editor:nth-of-type(2) textarea', 'Headers'],
  ['.graphiql-response textarea', 'Response'],
];

/** Also what appears later: editors come one after the other, tabs come and go. */
export function mendExplorer(place: HTMLElement): void {
  const all = () => {
    nameEditors(place);
    reachWhatScrolls(place);
    listTabs(place);
  };
  new MutationObserver(all).observe(place, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['role', 'aria-selected', 'class'],
  });
  all();
  place.addEventListener('keydown', leaveByTab, { capture: true });
}

/** No editor keeps the keyboard: lines are indented by themselves, and Tab goes on to what comes next. */
function leaveByTab(event: KeyboardEvent): void {
  const inEditor = event.target instanceof Element && event.target.closest('.CodeMirror');
  const choosing = document.querySelector('.CodeMirror-hints');
  if (event.key === 'Tab' && inEditor && !choosing) event.stopPropagation();
}

function nameEditors(place: HTMLElement): void {
  for (const [selector, text] of EDITOR_NAMES) {
    for (const element of place.querySelectorAll(`${selector}:not([aria-label])`))
      element.setAttribute('aria-label', text);
  }
}

/** An editor follows its cursor; an answer has none, and is read by the arrow keys. */
function reachWhatScrolls(place: HTMLElement): void {
  for (const element of place.querySelectorAll('.CodeMirror-scroll[tabindex="-1"]')) {
    const name = element.closest('.CodeMirror')?.querySelector('textarea')?.getAttribute('aria-label');
    if (!name) continue;
    element.setAttribute('tabindex', '0');
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', name);
  }
}

/** A tab that holds a button to choose it and one to close it is no tab: a list of buttons, of which one is the current. */
function listTabs(place: HTMLElement): void {
  for (const tab of place.querySelectorAll('.graphiql-tab')) {
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    const button = tab.querySelector('.graphiql-tab-button');
    const current = String(tab.classList.contains('graphiql-tab-active'));
    if (button && button.getAttribute('aria-current') !== current) button.setAttribute('aria-current', current);
  }
  for (const list of place.querySelectorAll('.graphiql-tabs[role=tablist]')) list.setAttribute('role', 'list');
  for (const panel of place.querySelectorAll('[role=tabpanel]')) panel.setAttribute('role', 'group');
}
