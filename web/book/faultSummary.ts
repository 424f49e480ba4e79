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
  const wrong = FIELDS_IN_ORDER.filter((field) => faults[field]);
  // The focus goes to a single fault itself.
  if (wrong.length < 2) return nothing;
  return html`
    <div class="note bad" role="alert" tabindex="-1" id="faults">
      <h2>${bookTexts(language).faultsTitle}</h2>
      <ul>${wrong.map(
        (field) =>
          html`<li><a href=${`#${field}`} @click=${toField(fieldSelector(field, faults))}>${faults[field]}</a></li>`,
      )}</ul>
    </div>`;
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
