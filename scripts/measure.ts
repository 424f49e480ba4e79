// Prints the measures of the code base with their bars; `--list <measure>` prints the places behind one of them.
import { parseArgs } from 'node:util';
import type { CodeMeasure } from './measure/bars.ts';
import { MEASURE_GROUPS } from './measure/measures.ts';
import { readSources } from './measure/sources.ts';

const { values: wanted } = parseArgs({ options: { list: { type: 'string' } } });
if (wanted.list === undefined) printAll();
else printPlaces(wanted.list);

function printAll(): void {
  const sources = readSources();
  const measures = MEASURE_GROUPS.flatMap((measure) => measure(sources));
  const nameWidth = Math.max(...measures.map(({ name }) => name.length));
  for (const { name, figure, bar } of measures)
    console.log(`${name.padEnd(nameWidth)}  ${figure.padStart(8)}  ${bar ? verdictOn(bar) : ''}`.trimEnd());
}

function verdictOn({ text, isMet }: NonNullable<CodeMeasure['bar']>): string {
  return `${text.padEnd(8)} ${isMet ? 'met' : 'NOT MET'}`;
}

function printPlaces(wanted: string): void {
  const measure = findMeasure(wanted);
  if (!measure) throw new Error(`There is no measure ${wanted}; npm run measure prints all of them.`);
  console.log(measure.places.join('\n'));
}

function findMeasure(wanted: string): CodeMeasure | undefined {
  const sources = readSources();
  for (const group of MEASURE_GROUPS) {
    const measure = group(sources).find(({ name }) => name === wanted);
    if (measure) return measure;
  }
  return undefined;
}
