// <office-others>: for administrators, the offices side by side over the range of the figures; asked for by a button.
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { OtherOfficesDocument, type OtherOfficesQuery } from './documents.ts';
import { numberColumns, periodTotals, tableCard } from './figureCards.ts';
import { middleOf } from './ranges.ts';
import { sectionWith } from './section.ts';

@customElement('office-others')
export class OfficeOthers extends sectionWith('figures') {
  @property({ attribute: false }) range = { from: '', to: '' };
  @property({ attribute: false }) targetMinutes = 0;
  @state() private days: OtherOfficesQuery['statistics'] | null = null;

  protected async load(): Promise<void> {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('range')) this.days = null;
  }

  private compare = (): void => {
    void this.doing(async () => {
      const { range } = this;
      const { statistics } = await this.place.ask(OtherOfficesDocument, range);
      if (range === this.range) this.days = statistics;
    });
  };

  protected override render(): TemplateResult {
    const say = this.say.figures;
    if (this.days) return this.offices(this.days);
    return html`<section class="card plotted" aria-labelledby="others"><h2 id="others">${say.others}</h2>
      <p class="hint">${say.othersHint}</p>${this.trouble()}
      <button type="button" class="button plain small" ?disabled=${this.busy} @click=${this.compare}>${say.compare}</button></section>`;
  }

  private offices(days: OtherOfficesQuery['statistics']): TemplateResult {
    const { say, targetMinutes } = this;
    const byOffice = new Map<string, OtherOfficesQuery['statistics']>();
    for (const day of days) byOffice.set(day.office.code, [...(byOffice.get(day.office.code) ?? []), day]);
    const rows = [...byOffice.values()].map((some) => {
      const { booked, served, walkIns, missed, usePercent } = periodTotals(some);
      const wait = middleOf(some.map((day) => day.medianWaitMinutes));
      const isOver = targetMinutes > 0 && (wait ?? 0) > targetMinutes;
      const values = [booked, served, walkIns, missed, usePercent].map((value) => ({ value }));
      const marked = html`<b class="over">${say.number(wait ?? 0)}</b><span class="unseen"> ${say.figures.overTarget}</span>`;
      return {
        cells: [{ value: some[0]?.office.name ?? '' }, ...values, { value: wait, ...(isOver && { shown: marked }) }],
      };
    });
    const { office, booked, served, walkIns, missed, useOf, medianWait, others, othersHint } = say.figures;
    const columns = numberColumns([office, booked, served, walkIns, missed, `${useOf} (%)`, medianWait]);
    return tableCard({ id: 'others', title: others, columns, rows }, othersHint, this.place.language);
  }
}
