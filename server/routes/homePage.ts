// The content of the home page as it is sent: it stands and leads on before any script has come, or without one.
import { type PageTexts, sayOnPage } from '../../src/messages/pages.ts';
import type { Language } from '../../src/time.ts';
import { type Markup, markup } from './markup.ts';

interface ListedPlace {
  code: string;
  name: string;
  city: string;
}

/** The script shows as many, and the others when they are asked for. */
const MAX_OFFICES_SENT = 24;

const HOME_STEPS = [
  ['stepChoose', 'stepChooseText'],
  ['stepConfirm', 'stepConfirmText'],
  ['stepCome', 'stepComeText'],
] as const;
const HOME_PROMISES = [
  ['promiseFull', 'promiseFullText'],
  ['promiseAnyPhone', 'promiseAnyPhoneText'],
  ['promiseData', 'promiseDataText'],
] as const;

export function homeContent(language: Language, offices: readonly ListedPlace[]): Markup {
  const say = (key: keyof PageTexts) => sayOnPage(language, key);
  const isCut = offices.length > MAX_OFFICES_SENT;
  const pairs = (all: readonly (readonly [keyof PageTexts, keyof PageTexts])[], tag: 'li' | 'div') =>
    all.map(([title, text]) =>
      tag === 'li'
        ? markup`<li><h2>${say(title)}</h2><p>${say(text)}</p></li>`
        : markup`<div><h2>${say(title)}</h2><p>${say(text)}</p></div>`,
    );
  return markup`<section class="hero">
<p class="free">${say('homeFree')}</p>
<h1>${say('homeHeading')}</h1>
<p class="lead">${say('homeLead')}</p>
<p class="row"><a class="button main" href="#offices">${say('chooseOffice')}</a>
<a class="button plain" id="own" href="/booking">${say('haveBooking')}</a></p>
</section>
<ol class="steps">${pairs(HOME_STEPS, 'li')}</ol>
<section class="choose" id="offices" aria-labelledby="offices-title">
<h2 id="offices-title">${say('chooseOffice')}</h2>
<div class="field find"><label for="find">${say('findLabel')}</label>
<input id="find" type="search" autocomplete="off" enterkeyhint="search"></div>
<p class="quietly" id="found" role="status"></p>
<ul class="offices">${offices.slice(0, MAX_OFFICES_SENT).map(officeLink)}</ul>
<button class="button plain" id="all" hidden></button>
${isCut ? markup`<noscript><p><a href="/channels/web?language=${language}">${say('allOffices')}</a></p></noscript>` : null}
</section>
<section class="promises">${pairs(HOME_PROMISES, 'div')}</section>`;
}

/** The last line takes the room of the next free place, which the script writes there: nothing jumps. */
function officeLink({ code, name, city }: ListedPlace): Markup {
  return markup`<li><a href="/book/${code}"><strong>${city}</strong><span>${name}</span><span class="next"></span></a></li>`;
}
