// A bar that shows how much of something is taken, in the page's own colours; what it says stands beside it in digits.
import { svg, type TemplateResult } from 'lit';

/** `within`: of what is taken, how much is here already. */
export function occupancyBar(taken: number, capacity: number, within = 0): TemplateResult {
  const of = Math.max(capacity, taken, 1);
  const percent = (value: number) => `${Math.min(100, (value / of) * 100)}%`;
  return svg`<svg class=${`filled ${taken >= capacity && capacity > 0 ? 'full' : ''}`} width="100%" height="12" aria-hidden="true">
    <rect class="room" width="100%" height="12" rx="4"></rect>
    <rect class="taken" width=${percent(taken)} height="12" rx="4"></rect>
    <rect class="within" width=${percent(within)} height="12" rx="4"></rect>
  </svg>`;
}
