// The counters of today as a list: which are open, who is at them, and which number each has called or serves.
import { html, nothing, type TemplateResult } from 'lit';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { actorText } from './actorText.ts';
import type { AtWorkFragment } from './documents.ts';

export function countersAtWork(counters: readonly AtWorkFragment[], say: OfficeTexts<'today'>): TemplateResult {
  if (counters.length === 0) return html`<p>${say.today.noCounters}</p>`;
  return html`<ul class="counters">
      ${counters.map(
        (counter) => html`
          <li class=${counter.open ? 'open' : 'shut'}><b class="label">${counter.label}</b>
            <span class="state">${counterWorkText(counter, say)}${counterOfficerText(counter, say)}</span></li>`,
      )}
    </ul>`;
}

function counterOfficerText({ open, officer }: AtWorkFragment, say: OfficeTexts<'today'>) {
  return open && officer ? html`<small>${actorText(officer, say)}</small>` : nothing;
}

function counterWorkText({ open, serving }: AtWorkFragment, say: OfficeTexts<'today'>): string {
  const { counterCalling, counterServing, counterFree, counterClosed } = say.today;
  if (serving) return serving.status === 'CALLED' ? counterCalling(serving.number) : counterServing(serving.number);
  return open ? counterFree : counterClosed;
}
