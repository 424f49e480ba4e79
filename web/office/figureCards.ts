// The cards of the figures: each a plot of a range of days, with the same figures as a table.
import { html, nothing, type TemplateResult } from 'lit';
import type { PageLanguage } from '../texts/language.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { dayOfDate } from '../texts/when.ts';
import type { DataColumn, TableData } from './dataTable.ts';
import './dataTable.ts';
import { nameOfChannel } from './channelNames.ts';
import { bars, lines } from './plots.ts';
import { channelsOf, type FiguresDay, fatesOf, sumOf, sumsByCounter, sumsByHour, sumsByService } from './ranges.ts';
import { occupancyBar } from './share.ts';
import type { DataRow } from './tableRows.ts';

const FATES = ['came', 'missed', 'left', 'toCome'] as const;

export interface FiguresScene {
  days: readonly FiguresDay[];
  say: OfficeTexts<'figures'>;
  language: PageLanguage;
  /** The wait that the office aims at; 0: none. */
  targetMinutes: number;
}

interface PlottedFigures {
  id: string;
  title: string;
  hint: string;
  /** Each kind of the plot's parts, and its name. */
  legend: readonly (readonly [string, string])[];
  plot: TemplateResult;
  heads: readonly string[];
  rows: readonly DataRow[];
}

function dayInShort(date: string, language: PageLanguage): string {
  return dayOfDate(date, language, { weekday: undefined, month: 'short' });
}

const numbersRow = (head: DataRow['cells'][number], values: readonly (number | null)[]): DataRow => ({
  cells: [head, ...values.map((value) => ({ value }))],
});

export function byDayCard({ days: all, say: texts, language }: FiguresScene): TemplateResult {
  const say = texts.figures;
  const days = all.filter(({ capacity, booked, walkIns }) => capacity + booked + walkIns > 0);
  const plot = bars(
    days.map((day) => {
      const fates = fatesOf(day);
      const said = FATES.map((fate) => `${say[fate]} ${fates[fate]}`).join(', ');
      return {
        label: dayInShort(day.date, language),
        title: `${dayOfDate(day.date, language)}: ${said}`,
        parts: FATES.map((kind) => ({ kind, value: fates[kind] })),
      };
    }),
    `${say.byDay}. ${say.byDayHint}.`,
    texts.number,
  );
  const rows = days.map((day) => {
    const fates = fatesOf(day);
    const values = [day.booked, ...FATES.map((fate) => fates[fate]), day.walkIns, day.served];
    return numbersRow({ value: day.date, text: dayOfDate(day.date, language) }, values);
  });
  const heads = [say.day, say.booked, ...FATES.map((fate) => say[fate]), say.walkIns, say.served];
  const legend = FATES.map((fate) => [fate, say[fate]] as const);
  return plottedCard({ id: 'by-day', title: say.byDay, hint: say.byDayHint, legend, plot, heads, rows }, language, say);
}

export function waitsCard({ days: all, say: texts, language, targetMinutes }: FiguresScene): unknown {
  const say = texts.figures;
  const days = all.filter(({ medianWaitMinutes }) => medianWaitMinutes !== null);
  if (days.length === 0) return nothing;
  const plot = lines(
    days.map((day) => ({
      label: dayInShort(day.date, language),
      title: `${dayOfDate(day.date, language)}: ${say.median} ${day.medianWaitMinutes}, ${say.p90} ${day.p90WaitMinutes}`,
      values: [day.medianWaitMinutes, day.p90WaitMinutes],
    })),
    { kinds: ['median', 'p90'], name: `${say.waits}. ${say.waitsHint}.`, written: texts.number, target: targetMinutes },
  );
  const rows = days.map(({ date, medianWaitMinutes, p90WaitMinutes }) =>
    numbersRow({ value: date, text: dayOfDate(date, language) }, [medianWaitMinutes, p90WaitMinutes]),
  );
  const over = days.filter(({ medianWaitMinutes }) => (medianWaitMinutes ?? 0) > targetMinutes).length;
  const hint =
    targetMinutes > 0 ? `${say.waitsHint}. ${say.daysOver(over, days.length, targetMinutes)}` : say.waitsHint;
  const lineNames = [['median', say.median] as const, ['p90', say.p90] as const];
  const legend = targetMinutes > 0 ? [...lineNames, ['target', say.target] as const] : lineNames;
  const heads = [say.day, say.median, say.p90];
  return plottedCard({ id: 'waits', title: say.waits, hint, legend, plot, heads, rows }, language, say);
}

export function byHourCard({ days, say: texts, language }: FiguresScene): TemplateResult {
  const say = texts.figures;
  const hours = sumsByHour(days);
  const name = texts.hourOfDay;
  const plot = bars(
    hours.map(({ hour, capacity, taken }) => ({
      label: name(hour),
      title: `${name(hour)}: ${say.taken} ${taken}, ${say.places} ${capacity}`,
      parts: [{ kind: 'came', value: taken }],
      room: capacity,
    })),
    `${say.byHour}. ${say.byHourHint}.`,
    texts.number,
  );
  const rows = hours.map(({ hour, capacity, taken }) => numbersRow({ value: name(hour) }, [capacity, taken]));
  const legend = [['came', say.taken] as const, ['room', say.places] as const];
  const heads = [say.hour, say.places, say.taken];
  return plottedCard(
    { id: 'by-hour', title: say.byHour, hint: say.byHourHint, legend, plot, heads, rows },
    language,
    say,
  );
}

export function byChannelCard({ days, say: texts }: FiguresScene): TemplateResult {
  const say = texts.figures;
  const channels = channelsOf(days);
  const most = Math.max(1, ...channels.map(({ booked }) => booked));
  return html`
    <section class="card" aria-labelledby="by-channel"><h2 id="by-channel">${say.byChannel}</h2>
      <table class="list channels"><thead class="unseen"><tr><th scope="col">${say.byChannel}</th><td></td><th scope="col">${say.booked}</th></tr></thead>
        <tbody>${channels.map(
          ({ channel, booked }) => html`<tr><th scope="row">${nameOfChannel(texts.channels, channel)}</th>
            <td class="bar-cell">${occupancyBar(0, most, booked)}</td><td class="num">${texts.number(booked)}</td></tr>`,
        )}</tbody></table>
    </section>`;
}

/** The services side by side; each wait is the middle of the days' medians. */
export function byServiceCard({ days, say: texts, language, targetMinutes }: FiguresScene): TemplateResult {
  const say = texts.figures;
  const rows = sumsByService(days).map(({ name, booked, served, noShows, waitMinutes, serviceMinutes }) => {
    const isOver = targetMinutes > 0 && (waitMinutes ?? 0) > targetMinutes;
    const wait = {
      value: waitMinutes,
      ...(isOver && {
        shown: html`<b class="over">${texts.number(waitMinutes ?? 0)}</b><span class="unseen"> ${say.overTarget}</span>`,
      }),
    };
    const [head, one, two, three] = [{ value: name }, { value: booked }, { value: served }, { value: noShows }];
    return { cells: [head, one, two, three, wait, { value: serviceMinutes }] };
  });
  const heads = [say.service, say.booked, say.served, say.noShows, say.medianWait, say.medianService];
  return tableCard(
    { id: 'by-service', title: say.byService, columns: numberColumns(heads), rows },
    say.byServiceHint,
    language,
  );
}

/** The counters side by side, by the tickets that they called last. */
export function byCounterCard({ days, say: texts, language }: FiguresScene): TemplateResult | typeof nothing {
  const say = texts.figures;
  const sums = sumsByCounter(days);
  if (sums.length === 0) return nothing;
  const rows = sums.map(({ counter, served, noShows, perDay, waitMinutes, serviceMinutes }) =>
    numbersRow({ value: counter }, [served, perDay, noShows, waitMinutes, serviceMinutes]),
  );
  const heads = [say.counter, say.served, say.servedPerDay, say.noShows, say.medianWait, say.medianService];
  return tableCard(
    { id: 'by-counter', title: say.byCounter, columns: numberColumns(heads), rows },
    say.byCounterHint,
    language,
  );
}

/** The total of all days, and the middle of their waits. */
export function periodTotals(days: readonly Omit<FiguresDay, 'hours' | 'channels' | 'services' | 'counters'>[]) {
  const [capacity, taken] = [sumOf(days, (day) => day.capacity), sumOf(days, (day) => day.taken)];
  return {
    booked: sumOf(days, (day) => day.booked),
    served: sumOf(days, (day) => day.served),
    walkIns: sumOf(days, (day) => day.walkIns),
    missed: sumOf(days, (day) => day.forfeited + day.noShows),
    usePercent: capacity > 0 ? Math.round((taken / capacity) * 100) : null,
  };
}

/** The first names the rows, all others are of numbers. */
export function numberColumns(heads: readonly string[]): DataColumn[] {
  return heads.map((name, index) => ({ name, isNumber: index > 0 }));
}

export function tableCard(table: TableData, hint: string, language: PageLanguage): TemplateResult {
  return html`
    <section class="card plotted" aria-labelledby=${table.id}>
      <h2 id=${table.id}>${table.title}</h2>
      <p class="hint">${hint}</p>
      <office-table .table=${table} .language=${language}></office-table>
    </section>`;
}

function plottedCard(
  { id, title, hint, legend, plot, heads, rows }: PlottedFigures,
  language: PageLanguage,
  say: OfficeTexts<'figures'>['figures'],
): TemplateResult {
  const table = { id: `${id}-table`, title, columns: numberColumns(heads), rows };
  return html`
    <section class="card plotted" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      <p class="hint">${hint}</p>
      <ul class="key" aria-hidden="true">${legend.map(([kind, name]) => html`<li class=${kind}>${name}</li>`)}</ul>
      ${plot}
      <details><summary>${say.asTable}</summary>
        <office-table .table=${table} .language=${language}></office-table></details>
    </section>`;
}
