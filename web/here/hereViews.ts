// Draws the check-in at the door: each visit that the phone knows with its button, and the field for the code of a booking.
import { html, nothing, type TemplateResult } from 'lit';
import type { KeptVisit } from '../place/keptVisits.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { doorTexts } from '../texts/door/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dayOfDate, timeOfDay, zoneName } from '../texts/when.ts';

interface OwnVisitScene {
  language: PageLanguage;
  busy: boolean;
  /** It was checked in on this page. */
  isDone: boolean;
  onCheckIn(): void;
}

export function ownVisit({ secret, visit }: KeptVisit, scene: OwnVisitScene): TemplateResult {
  const { language, busy, isDone, onCheckIn } = scene;
  const say = doorTexts(language);
  const { number, code, startsAt, office, service, date } = visit;
  const hour = startsAt ? `, ${timeOfDay(startsAt, office.timeZone, language)} ${zoneName(office.timeZone)}` : '';
  return html`
    <section class="own" aria-labelledby=${`own-${secret}`}>
      <h2 id=${`own-${secret}`}><span>${number ? say.number : say.code}</span><b>${number ?? code}</b></h2>
      <p>${dayOfDate(date, language)}${hour}<br>${service.name}</p>
      ${
        isDone
          ? html`<p class="note good" role="status">${say.checkedIn}</p><p><a class="button" href=${`/t/${secret}`}>${say.toTurn}</a></p>`
          : html`<p><button class="button main" ?disabled=${busy} @click=${onCheckIn}>${say.iAmHere}</button></p>`
      }
    </section>`;
}

interface CodeFormScene {
  language: PageLanguage;
  busy: boolean;
  typed: string;
  isWrong: boolean;
  /** The phone knows no visit: this is the only way. */
  isFirst: boolean;
  onType(event: Event): void;
  onSubmit(event: SubmitEvent): void;
}

export function bookingCodeForm(scene: CodeFormScene): TemplateResult {
  const { language, busy, typed, isWrong, isFirst, onType, onSubmit } = scene;
  const say = doorTexts(language);
  return html`
    <form novalidate @submit=${onSubmit}>
      <h2>${isFirst ? say.byCode : say.ofOthers}</h2>
      <div class=${`field ${isWrong ? 'wrong' : ''}`}>
        <label for="code">${say.code}</label>
        <p class="hint" id="code-hint">${say.codeHint}</p>
        ${isWrong ? html`<p class="error" id="code-error" role="alert">${say.needCode}</p>` : nothing}
        <input id="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="12"
          .value=${typed} aria-describedby=${`code-hint${isWrong ? ' code-error' : ''}`} aria-invalid=${isWrong ? 'true' : 'false'}
          @input=${onType}>
      </div>
      <button class=${`button ${isFirst ? 'main' : 'plain'}`} ?disabled=${busy}>${busy ? commonTexts(language).working : say.send}</button>
    </form>`;
}
