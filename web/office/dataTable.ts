// <office-table>: a table that sorts by any column; a long one is also filtered and paged.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import type { PageLanguage } from '../texts/language.ts';
import { officeTextsOf } from '../texts/office/texts.ts';
import { type DataCell, type DataRow, pageOfRows, type RowOrder, rowsMatching, sortedRows } from './tableRows.ts';

const tableTexts = officeTextsOf('tables');

export interface DataColumn {
  /** Empty: a column of buttons, by which nothing is sorted. */
  name: string;
  isNumber?: boolean;
}

export interface TableData {
  /** Begins the ids of its fields. */
  id: string;
  title: string;
  columns: readonly DataColumn[];
  /** The first cell is the row's head. */
  rows: readonly DataRow[];
}

const ROWS_PER_PAGE = 20;
/** A shorter table is seen whole: nothing has to be looked for. */
const MIN_ROWS_FILTERED = 8;

@customElement('office-table')
export class OfficeTable extends LitElement {
  @property({ attribute: false }) table!: TableData;
  @property({ attribute: false }) language: PageLanguage = 'id';

  @state() private text = '';
  /** null: as the rows come. */
  @state() private order: RowOrder | null = null;
  @state() private page = 0;

  protected override createRenderRoot() {
    return this;
  }

  private sortBy(column: number): void {
    const { order } = this;
    this.order = { column, isDown: order?.column === column && !order.isDown };
    this.page = 0;
  }

  protected override render(): TemplateResult {
    const { table, language, order } = this;
    const { title, columns, rows } = table;
    const matching = rowsMatching(rows, this.text);
    const ordered = order ? sortedRows(matching, order, language) : matching;
    const shown = pageOfRows(ordered, this.page, ROWS_PER_PAGE);
    return html`
      ${rows.length >= MIN_ROWS_FILTERED ? this.filter(matching.length) : nothing}
      <div class="scroll" tabindex="0" role="group" aria-label=${title}><table class="list sorted">
        <thead><tr>${columns.map((column, index) => this.columnHead(column, index))}</tr></thead>
        <tbody>${shown.rows.map((row) => this.row(row))}</tbody></table></div>
      ${shown.pageCount > 1 ? this.pager(shown.page, shown.pageCount) : nothing}`;
  }

  private columnHead({ name, isNumber }: DataColumn, index: number): TemplateResult {
    const say = tableTexts(this.language);
    const side = isNumber ? 'num' : '';
    if (!name) return html`<th scope="col" class=${side}><span class="unseen">${say.actions}</span></th>`;
    const { order } = this;
    const way = order?.column === index ? (order.isDown ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${side} aria-sort=${way}>
      <button type="button" @click=${() => this.sortBy(index)}>${name}<span class="way" aria-hidden="true"></span></button></th>`;
  }

  private row({ cells, below }: DataRow): TemplateResult {
    const { columns } = this.table;
    const [head, ...rest] = cells;
    return html`<tr><th scope="row">${head ? this.cell(head) : nothing}</th>${rest.map(
      (cell, index) => html`<td class=${columns[index + 1]?.isNumber ? 'num' : ''}>${this.cell(cell)}</td>`,
    )}</tr>${below ?? nothing}`;
  }

  private cell({ value, text, shown }: DataCell): unknown {
    if (shown !== undefined) return shown;
    if (text !== undefined) return text;
    return typeof value === 'number' ? tableTexts(this.language).number(value) : (value ?? '–');
  }

  private filter(found: number): TemplateResult {
    const say = tableTexts(this.language).tables;
    const { id, rows } = this.table;
    return html`<div class="filter">
      <label for=${`${id}-filter`}>${say.filter}</label>
      <input id=${`${id}-filter`} type="search" autocomplete="off" .value=${this.text} @input=${(event: Event) => {
        this.text = valueIn(event);
        this.page = 0;
      }}>
      <span class="quietly" role="status">${this.text ? say.found(found, rows.length) : ''}</span></div>`;
  }

  private pager(page: number, pageCount: number): TemplateResult {
    const say = tableTexts(this.language).tables;
    const turn = (to: number, name: string) =>
      html`<button type="button" class="button plain small" ?disabled=${to < 0 || to >= pageCount} @click=${() => {
        this.page = to;
      }}>${name}</button>`;
    return html`<div class="row pager" role="group" aria-label=${this.table.title}>
      ${turn(page - 1, say.before)}<span role="status">${say.page(page + 1, pageCount)}</span>${turn(page + 1, say.after)}</div>`;
  }
}
