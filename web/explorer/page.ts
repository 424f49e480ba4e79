// The API explorer at /graphql: GraphiQL, served by us, with examples to begin with and subscriptions.
import { setNonce } from 'get-nonce';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { themeNow } from '../design/theme.ts';
import { languageOf } from '../texts/language.ts';
import { examplesIn } from './examples.ts';
import { openFetcher } from './fetcher.ts';
import { nameWhatHasNoName } from './names.ts';
import { withoutKeys } from './storage.ts';

const place = document.getElementById('explorer');
if (place) {
  // By it the policy knows the few styles that are written while the page lives.
  setNonce(document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '');
  const chosen = themeNow();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const explorer = createElement(GraphiQL, {
    fetcher: openFetcher(),
    defaultTabs: examplesIn(languageOf(place)),
    // A key that is typed here is gone with the tab.
    shouldPersistHeaders: false,
    storage: withoutKeys,
    defaultEditorToolsVisibility: 'variables',
    // Light or dark is chosen for all pages in one place.
    forcedTheme: chosen === 'system' ? (dark ? 'dark' : 'light') : chosen,
  });
  createRoot(place).render(explorer);
  nameWhatHasNoName(place);
}
