// The table of the start bench: medians of the rounds beside their bars.
import { noteFigures, type ShownFigure } from '../figures.ts';
import { isTooBusy, type MachineBusy } from '../machineLoad.ts';
import { medianOf } from '../statistics.ts';

export interface StartMeasured {
  /** From the command to the line that says that the server is ready. */
  seconds: number;
  /** Seconds of processor time until then, of server and database; null where the system does not tell. */
  processor: number | null;
  /** The other work of the machine, before the start. */
  load: MachineBusy;
}

export interface OfficesMeasured {
  offices: number;
  /** On new data. */
  first: readonly StartMeasured[];
  again: readonly StartMeasured[];
  /** Of a core, once it is idle; null: not measured. */
  idlePercent: number | null;
}

interface StartBars {
  /** The most offices for which the bars hold. */
  upTo: number;
  first: number | null;
  again: number;
  idlePercent: number | null;
}

const START_BARS: readonly StartBars[] = [
  { upTo: 33, first: 4, again: 1.5, idlePercent: 1 },
  { upTo: 500, first: 8, again: 2.5, idlePercent: 1 },
  { upTo: 3000, first: null, again: 8, idlePercent: null },
];

export function reportStarts(measured: readonly OfficesMeasured[]): string {
  const loads = measured.flatMap(({ first, again }) => [...first, ...again].map(({ load }) => load));
  const busy = loads.map((load) => load.busy);
  const processors = Math.max(...loads.map((load) => load.processors));
  const load = { busy: medianOf(busy), processors };
  const highest = { busy: Math.max(...busy), processors };
  noteFigures(measured.flatMap(shownStarts), []);
  return [
    '',
    '| offices | start | seconds | processor s | bar |',
    '|--:|---|--:|--:|---|',
    ...measured.flatMap(linesOfOffices),
    '',
    `Before the starts ${load.busy.toFixed(2)} of ${processors} processors were busy with something else, ${highest.busy.toFixed(2)} at most.`,
    ...(isTooBusy(load) ? ['TOO HIGH: something else was at work here, and the seconds do not count.'] : []),
  ].join('\n');
}

/** For the README. */
function shownStarts({ offices, first, again, idlePercent }: OfficesMeasured): ShownFigure[] {
  const seconds = (starts: readonly StartMeasured[]) =>
    `${medianOf(starts.map((start) => start.seconds)).toFixed(1)} s`;
  const started = {
    work: `start with ${offices} offices, on new data and again`,
    figure: `${seconds(first)}, ${seconds(again)}`,
    beside: '',
  };
  if (idlePercent === null) return [started];
  const idle = { work: `idle with ${offices} offices`, figure: `${idlePercent.toFixed(2)} % of a core`, beside: '' };
  return [started, idle];
}

function linesOfOffices({ offices, first, again, idlePercent }: OfficesMeasured): string[] {
  const bars = START_BARS.find(({ upTo }) => offices <= upTo);
  const idle = idlePercent === null ? [] : [idleLine(offices, idlePercent, bars?.idlePercent ?? null)];
  return [
    startLine(offices, { name: 'first', starts: first, bar: bars?.first ?? null }),
    startLine(offices, { name: 'again', starts: again, bar: bars?.again ?? null }),
    ...idle,
  ];
}

interface NamedStarts {
  name: string;
  starts: readonly StartMeasured[];
  bar: number | null;
}

function startLine(offices: number, { name, starts, bar }: NamedStarts): string {
  const seconds = medianOf(starts.map((start) => start.seconds));
  const processor = medianOf(starts.map((start) => start.processor ?? Number.NaN));
  const cells = [String(offices), name, seconds.toFixed(2), processor.toFixed(2), startVerdict(seconds, bar, 's')];
  return `| ${cells.join(' | ')} |`;
}

function idleLine(offices: number, percent: number, bar: number | null): string {
  return `| ${offices} | idle | | ${percent.toFixed(2)} % of a core | ${startVerdict(percent, bar, '%')} |`;
}

function startVerdict(figure: number, bar: number | null, unit: string): string {
  if (bar === null) return '';
  return figure <= bar ? `bar met (${bar} ${unit})` : `bar NOT met (${bar} ${unit})`;
}
