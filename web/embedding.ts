// The place where an element draws: beside everything else on our pages, in a shadow root on other sites.
import type { LitElement } from 'lit';
import fontFile from './design/plus-jakarta-sans.woff2?url';

/** `page` is set on our own pages, whose head names the styles already. */
export function rootOf(element: LitElement, styles: string): HTMLElement | ShadowRoot {
  if (element.hasAttribute('page')) return element;
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  if (root.querySelector('link')) return root;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
  // Unstyled it would be a heap of words.
  element.style.visibility = 'hidden';
  link.onload = link.onerror = () => {
    element.style.visibility = '';
  };
  root.append(link);
  element.style.setProperty('--rem', chosenSizeIn(root));
  loadLetters();
  return root;
}

/** The size that the reader has set in the browser: `1rem` would be what the site around the element has made of it. */
function chosenSizeIn(root: ShadowRoot): string {
  const probe = document.createElement('span');
  // Letters of one width have a smaller size of their own.
  Object.assign(probe.style, { fontFamily: 'sans-serif', fontSize: 'medium' });
  root.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  return fontSize || '16px';
}

let loaded = false;

/** Letters named in a room of its own are not looked at by browsers: they are given to the page. */
function loadLetters(): void {
  if (loaded || typeof FontFace === 'undefined') return;
  loaded = true;
  const letters = new FontFace('Antrean Sans', `url(${JSON.stringify(fontFile)})`, { weight: '200 800' });
  letters.load().then(
    (font) => document.fonts.add(font),
    () => {},
  );
}
