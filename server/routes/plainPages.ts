// The booking pages for browsers without scripts: they lead to the web form, which needs none.
import { sayOnPage } from '../../src/messages/pages.ts';
import type { Language } from '../../src/time.ts';
import { type Markup, markup } from './markup.ts';

const FORM_ADDRESS = '/channels/web';

export function plainForm(language: Language, office: string): Markup {
  return linkPage(formOf(language, office), sayOnPage(language, 'bookingTitle'), sayOnPage(language, 'toForm'));
}

export function plainLookup(language: Language): Markup {
  return linkPage(
    `${FORM_ADDRESS}?language=${language}#look-up`,
    sayOnPage(language, 'lookUp'),
    sayOnPage(language, 'toForm'),
  );
}

/** Of one's own place: the board at the office shows the same. */
export function plainPlace(language: Language): Markup {
  return markup`<h1>${sayOnPage(language, 'placeTitle')}</h1><p>${sayOnPage(language, 'placeNeedsScripts')}</p>`;
}

/** Of the check-in at the door: the front desk checks in as well. */
export function plainHere(language: Language): Markup {
  return markup`<h1>${sayOnPage(language, 'hereHeading')}</h1><p>${sayOnPage(language, 'hereNeedsScripts')}</p>`;
}

function linkPage(address: string, heading: string, text: string): Markup {
  return markup`<h1>${heading}</h1><p><a class="button main" href="${address}">${text}</a></p>`;
}

function formOf(language: Language, office: string): string {
  return `${FORM_ADDRESS}?${new URLSearchParams({ office, language })}`;
}
