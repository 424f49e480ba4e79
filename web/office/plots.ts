// Draws figures as bars and lines, in the page's own colours: sharp at any size, on paper and in the dark; the same stands in a table.
import { html, nothing, svg, type TemplateResult } from 'lit';

export interface BarPart {
  /** The class that colours it. */
  kind: string;
  value: number;
}

export interface Bar {
  label: string;
  /** Said when it is pointed at. */
  title: string;
  parts: readonly BarPart[];
  /** Drawn behind the parts: what there was room for. */
  room?: number;
}

export interface LinePoint {
  label: string;
  title: string;
  /** Null: nothing is known of it. */
  values: readonly (number | null)[];
}

const PLOT_HEIGHT_PX = 208;
const TICK_COUNT = 4;
/** A day alone is no wall: bars are never wider than one of this number. */
const MIN_SLOTS = 8;
/** More labels than this would run into each other. */
const MAX_LABELS = 12;

/** Round numbers that the highest value fits below. */
export function ticksFor(highest: number): number[] {
  const rough = Math.max(1, highest) / TICK_COUNT;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power);
  const top = Math.ceil(Math.max(1, highest) / step);
  return Array.from({ length: top + 1 }, (_, index) => index * step);
}

/** `name` is read out; the bars themselves are for eyes. */
export function bars(all: readonly Bar[], name: string, written: (value: number) => string): TemplateResult {
  const heightOf = ({ parts, room = 0 }: Bar) =>
    Math.max(
      room,
      parts.reduce((sum, { value }) => sum + value, 0),
    );
  const ticks = ticksFor(Math.max(...all.map(heightOf)));
  const top = Math.max(...ticks);
  const step = 100 / Math.max(MIN_SLOTS, all.length);
  const y = (value: number) => PLOT_HEIGHT_PX - (value / top) * PLOT_HEIGHT_PX;
  return framed(
    name,
    ticks.map(written),
    labelsOf(all),
    svg`${all.map((bar, index) => {
      const x = `${(index + 0.14) * step}%`;
      const width = `${step * 0.72}%`;
      let below = 0;
      return svg`<g><title>${bar.title}</title>
        <rect class="touch" x=${`${index * step}%`} width=${`${step}%`} height=${PLOT_HEIGHT_PX}></rect>
        ${bar.room ? svg`<rect class="room" x=${x} y=${y(bar.room)} width=${width} height=${PLOT_HEIGHT_PX - y(bar.room)} rx="2"></rect>` : nothing}
        ${bar.parts.map(({ kind, value }) => {
          below += value;
          return svg`<rect class=${kind} x=${x} y=${y(below)} width=${width} height=${(value / top) * PLOT_HEIGHT_PX}></rect>`;
        })}</g>`;
    })}`,
  );
}

export interface LinesDrawn {
  /** The class of each line. */
  kinds: readonly string[];
  /** Read out. */
  name: string;
  written: (value: number) => string;
  /** Drawn across; 0: none. */
  target: number;
}

/** A line for each of the values; where nothing is known it is broken. */
export function lines(all: readonly LinePoint[], { kinds, name, written, target }: LinesDrawn): TemplateResult {
  const ticks = ticksFor(Math.max(target, ...all.flatMap(({ values }) => values.flatMap((value) => value ?? []))));
  const top = Math.max(...ticks);
  const slots = Math.max(MIN_SLOTS, all.length);
  const x = (index: number) => ((index + 0.5) * 100) / slots;
  const y = (value: number) => PLOT_HEIGHT_PX - (value / top) * PLOT_HEIGHT_PX;
  const points = kinds.map((_, kind) =>
    all.flatMap(({ values }, index) => (values[kind] == null ? [] : [{ x: x(index), y: y(values[kind] ?? 0) }])),
  );
  return framed(
    name,
    ticks.map(written),
    labelsOf(all),
    svg`
      ${target > 0 ? svg`<line class="target" x1="0" x2="100%" y1=${y(target)} y2=${y(target)}></line>` : nothing}
      <svg width="100%" height=${PLOT_HEIGHT_PX} viewBox=${`0 0 100 ${PLOT_HEIGHT_PX}`} preserveAspectRatio="none" overflow="visible">
        ${kinds.map(
          (kind, index) => svg`<polyline class=${`line ${kind}`} vector-effect="non-scaling-stroke"
            points=${(points[index] ?? []).map((point) => `${point.x},${point.y}`).join(' ')}></polyline>`,
        )}
      </svg>
      ${kinds.map((kind, index) =>
        (points[index] ?? []).map(
          (point) => svg`<circle class=${kind} cx=${`${point.x}%`} cy=${point.y} r="3.5"></circle>`,
        ),
      )}
      ${all.map(({ title }, index) => svg`<g><title>${title}</title><rect class="touch" x=${`${(index * 100) / slots}%`} width=${`${100 / slots}%`} height=${PLOT_HEIGHT_PX}></rect></g>`)}`,
  );
}

/** One a slot: those that stay empty have none. */
function labelsOf(all: readonly { label: string }[]): string[] {
  return Array.from({ length: Math.max(MIN_SLOTS, all.length) }, (_, index) => all[index]?.label ?? '');
}

/** The scale at the left, the labels below. */
function framed(
  name: string,
  ticks: readonly string[],
  labels: readonly string[],
  inside: TemplateResult,
): TemplateResult {
  const every = Math.ceil(labels.length / MAX_LABELS);
  return html`
    <div class="plot" role="img" aria-label=${name}>
      <div class="scale" aria-hidden="true">${[...ticks].reverse().map((tick) => html`<span>${tick}</span>`)}</div>
      <div class="drawn" aria-hidden="true">
        <svg width="100%" height=${PLOT_HEIGHT_PX} overflow="visible">
          ${ticks.map((_, index) => {
            const at = PLOT_HEIGHT_PX - (index / (ticks.length - 1)) * PLOT_HEIGHT_PX;
            return svg`<line class="grid" x1="0" x2="100%" y1=${at} y2=${at}></line>`;
          })}
          ${inside}
        </svg>
        <div class="labels">${labels.map((label, index) => html`<span class=${Math.floor(index / every) % 2 ? 'every-other' : ''}>${index % every === 0 ? label : ''}</span>`)}</div>
      </div>
    </div>`;
}
