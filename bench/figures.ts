// The figures of the README: noted by a bench, kept in a file with the machine, and written into the table.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** A figure beside that of a reference, in words. */
export interface ShownFigure {
  work: string;
  figure: string;
  /** The same by what the bench measures beside it; empty: nothing is. */
  beside: string;
}

/** The figures of one bench, as it was run last. */
export interface KeptFigures {
  /** Local date of the run. */
  date: string;
  machine: string;
  /** Whether the machine was busy with something else, so that the figures are too low. */
  wasBusy: boolean;
  figures: ShownFigure[];
}

export type FiguresFile = Readonly<Record<string, KeptFigures>>;

const FIGURES_FILE = 'bench/figures.json';
const TABLE = /(?<=<!-- @generated figures[^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- end of figures -->)/;

const noted: ShownFigure[] = [];
let isValid = true;

/** A bench notes what the README is to show; with faults, nothing of it is kept. */
export function noteFigures(figures: readonly ShownFigure[], faults: readonly string[]): void {
  noted.push(...figures);
  if (faults.length > 0) isValid = false;
}

/** Puts the noted figures into the file and the README; says why if it does not. */
export async function keepFigures(root: string, bench: string, wasBusy: boolean): Promise<string> {
  if (noted.length === 0) return `${bench} has no figure that the README shows.`;
  if (!isValid) return 'The figures are not valid, and not kept.';
  const kept: KeptFigures = {
    date: new Date().toISOString().slice(0, 10),
    machine: machineName(),
    wasBusy,
    figures: noted,
  };
  const all: FiguresFile = { ...(await readFigures(root)), [bench]: kept };
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([one], [other]) => one.localeCompare(other)));
  await writeFile(join(root, FIGURES_FILE), `${JSON.stringify(sorted, null, 2)}\n`);
  const readme = join(root, 'README.md');
  await writeFile(readme, withFigures(await readFile(readme, 'utf8'), sorted));
  return `Kept in ${FIGURES_FILE} and the README.`;
}

export async function readFigures(root: string): Promise<FiguresFile> {
  return JSON.parse(await readFile(join(root, FIGURES_FILE), 'utf8'));
}

function machineName(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}

/** @throws Error if the text has no place for the table. */
export function withFigures(text: string, all: FiguresFile): string {
  if (!TABLE.test(text)) throw new Error('There is no place for the figures.');
  return text.replace(TABLE, () => figuresTable(all));
}

export function figuresTable(all: FiguresFile): string {
  const rows = Object.entries(all).flatMap(([bench, { figures }]) =>
    figures.map(({ work, figure, beside }) => `| ${work} | ${figure} | ${beside} | \`${bench}\` |`),
  );
  const byMachine = Map.groupBy(Object.entries(all), ([, { machine, date, wasBusy }]) =>
    [machine, date, wasBusy ? 'busy with other work meanwhile, so that idle it does more' : '']
      .filter(Boolean)
      .join(', '),
  );
  const machines = [...byMachine].map(
    ([machine, benches]) => `${benches.map(([bench]) => `\`${bench}\``).join(', ')}: ${machine}.`,
  );
  return ['| work | Antrean | beside it | bench |', '|---|---|---|---|', ...rows, '', ...machines].join('\n');
}
