// The API explorer at /graphql: GraphiQL, served by us, with examples to begin with and subscriptions.
import { setNonce } from 'get-nonce';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { themeNow } from '../design/theme.ts';
import { officeLanguageFor, pageLanguageOf } from '../texts/language.ts';
import { examplesIn } from './examples.ts';
import { openFetcher } from './fetcher.ts';
import { simpleMarkup } from './markup.ts';
import { mendExplorer } from './mend.ts';
import { withoutKeys } from './storage.ts';

declare global {
  interface Window {
    /** Only newer browsers have it. */
    trustedTypes?: { createPolicy(name: string, rules: { createHTML(text: string): string }): unknown };
  }
}

// GraphiQL hands descriptions to the browser as texts.
window.trustedTypes?.createPolicy('default', { createHTML: simpleMarkup });

const explorerElement = document.getElementById('explorer');
if (explorerElement) {
  // By it the policy knows the few styles that are written while the page lives.
  setNonce(document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '');
  const root = createRoot(explorerElement);
  const always = {
    fetcher: openFetcher(),
    defaultTabs: examplesIn(officeLanguageFor(pageLanguageOf(explorerElement))),
    // A key that is typed here is gone with the tab.
    shouldPersistHeaders: false,
    storage: withoutKeys,
    defaultEditorToolsVisibility: 'variables',
  } as const;
  // Light or dark is chosen for all pages in one place, and may be chosen otherwise while this one is open.
  const system = matchMedia('(prefers-color-scheme: dark)');
  const render = () => {
    const chosen = themeNow();
    const forcedTheme = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
    root.render(createElement(GraphiQL, { ...always, forcedTheme }));
  };
  system.addEventListener('change', render);
  new MutationObserver(render).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  render();
  mendExplorer(explorerElement);
}
