// Draws the values that a change altered: a line that opens to a list of each value before and after.
import { html, nothing, type TemplateResult } from 'lit';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { textFor } from '../texts/textFor.ts';
import type { WatchingQuery } from './documents.ts';

type AuditedValues = WatchingQuery['audit']['nodes'][number]['changes'];

const POLICY = 'policy.';

export function auditedValues(
  changes: AuditedValues,
  say: OfficeTexts<'record' | 'rules'>,
): TemplateResult | typeof nothing {
  if (changes.length === 0) return nothing;
  return html`<details class="values"><summary>${say.record.values(changes.length)}</summary><ul>${changes.map(
    ({ path, before, after }) =>
      html`<li>${nameOf(path, say)}: ${before ?? say.record.unset} → ${after ?? say.record.unset}</li>`,
  )}</ul></details>`;
}

/** The label of a number on the page of rules; other values by the names that the API has for them. */
function nameOf(path: string, say: OfficeTexts<'record' | 'rules'>): string {
  const label = path.startsWith(POLICY) ? textFor(say.rules.names, path.slice(POLICY.length)) : undefined;
  return label ?? path;
}
