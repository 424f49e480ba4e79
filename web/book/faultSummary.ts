// Draws what is wrong with the form above it, each fault with a link to its field.
import { html, nothing, type TemplateResult } from 'lit';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { FormFaults, FormField } from './bookingInput.ts';

const FIELDS_IN_ORDER = [
  'when',
  'service',
  'name',
  'birthDate',
  'address',
  'phone',
  'digits',
  'photo',
] as const satisfies readonly FormField[];

export function faultSummary(faults: FormFaults, language: PageLanguage): TemplateResult | typeof nothing {
  const own = FIELDS_IN_ORDER.flatMap((field) =>
    faults[field] ? [{ field, text: faults[field], selector: fieldSelector(field, faults) }] : [],
  );
  const wrong = [...own, ...faultsOfFamily(faults, language)];
  // The focus goes to a single fault itself.
  if (wrong.length < 2) return nothing;
  return html`
    <div class="note bad" role="alert" tabindex="-1" id="faults">
      <h2>${bookTexts(language).faultsTitle}</h2>
      <ul>${wrong.map(
        ({ field, text, selector }) => html`<li><a href=${`#${field}`} @click=${toField(selector)}>${text}</a></li>`,
      )}</ul>
    </div>`;
}

/** Each with the place of the person. */
function faultsOfFamily({ family = [] }: FormFaults, language: PageLanguage) {
  return family.flatMap((faults, at) =>
    (['name', 'birthDate', 'photo'] as const).flatMap((field) => {
      const fault = faults[field];
      if (!fault) return [];
      const selector = `${fieldSelector(field, faults)}-${at + 2}`;
      return [{ field: selector.slice(1), text: bookTexts(language).faultOfPerson(at + 2, fault), selector }];
    }),
  );
}

function fieldSelector(field: FormField, { birthPart = 'day' }: FormFaults): string {
  if (field === 'when') return 'antrean-days input:enabled';
  if (field === 'service') return '.services input';
  return `#${field === 'birthDate' ? birthPart : field}`;
}

/** The place that the reader is led to: the summary of several faults, the one field, or what the office said. */
export function faultToMend(form: Element): HTMLElement | null {
  const places = ['#faults', '.wrong input[aria-invalid=true]', '.wrong input', '#trouble', '#when-error'];
  return places.map((each) => form.querySelector<HTMLElement>(each)).find((each) => each !== null) ?? null;
}

/** The address stays as it is: behind # stands the code of a booking. */
function toField(selector: string) {
  return (event: Event): void => {
    event.preventDefault();
    const root = (event.currentTarget as Element).getRootNode() as ParentNode;
    root.querySelector<HTMLElement>(selector)?.focus();
  };
}
