// <office-heat-map>: weekdays by hours as a table whose cells are shaded by their number, which stands in them.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { officeTextsOf } from '../texts/office/texts.ts';
import { weekdayOfDate } from '../texts/when.ts';
import type { FiguresScene } from './figureCards.ts';
import { HEAT_MEASURES, type HeatCell, type HeatMeasure, heatKey, heatMapOf, heatShare } from './heat.ts';
import { plusDays } from './when.ts';

const heatTexts = officeTextsOf('figures');

const A_MONDAY = '2017-08-07';
/** The text stays readable on the darkest shade, in the light and in the dark. */
const DARKEST_SHADE = 0.4;

@customElement('office-heat-map')
export class OfficeHeatMap extends LitElement {
  @property({ attribute: false }) scene!: FiguresScene;
  @state() private measure: HeatMeasure = 'people';

  protected override createRenderRoot() {
    return this;
  }

  protected override render(): TemplateResult {
    const { measure } = this;
    const { days, language, targetMinutes } = this.scene;
    const { figures: say, hourOfDay } = heatTexts(language);
    const { weekdays, hours, cells } = heatMapOf(days);
    const hint = measure === 'wait' && targetMinutes > 0 ? say.heatTarget(targetMinutes) : say.heatHints[measure];
    const weekday = (day: number) => weekdayOfDate(plusDays(A_MONDAY, day), language);
    return html`
      <section class="card plotted" aria-labelledby="heat">
        <h2 id="heat">${say.heat}</h2>
        <p class="hint">${hint}</p>
        <div class="row" role="group" aria-label=${say.heat}>
          ${HEAT_MEASURES.map(
            (
              each,
            ) => html`<button type="button" class="button plain small" aria-pressed=${each === measure ? 'true' : 'false'}
              @click=${() => {
                this.measure = each;
              }}>${say.heatMeasures[each]}</button>`,
          )}
        </div>
        <div class="scroll" tabindex="0" role="group" aria-label=${say.heat}><table class="heat">
          <thead><tr><th scope="col"><span class="unseen">${say.weekday}</span></th>
            ${hours.map((hour) => html`<th scope="col">${hourOfDay(hour)}</th>`)}</tr></thead>
          <tbody>${weekdays.map(
            (day) =>
              html`<tr><th scope="row">${weekday(day)}</th>${hours.map((hour) => {
                const cell = cells.get(heatKey(day, hour));
                return this.cell(cell, heatShare(cell?.[measure] ?? null, cells.values(), measure));
              })}</tr>`,
          )}</tbody></table></div>
      </section>`;
  }

  private cell(cell: HeatCell | undefined, share: number): TemplateResult {
    const { measure } = this;
    const { language, targetMinutes } = this.scene;
    const { number, figures: say } = heatTexts(language);
    const value = cell?.[measure] ?? null;
    if (value === null) return html`<td>–</td>`;
    const isOver = measure === 'wait' && targetMinutes > 0 && value > targetMinutes;
    return html`<td class=${isOver ? 'over' : ''}><i aria-hidden="true" .style=${`opacity:${share * DARKEST_SHADE}`}></i>
      <span>${number(value)}</span>${isOver ? html`<span class="unseen"> ${say.overTarget}</span>` : nothing}</td>`;
  }
}
