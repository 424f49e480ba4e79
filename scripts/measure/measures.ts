// The measures of the code base, in groups that are taken one after the other.
import { countsOf, placesInTree } from '../style/rooms.ts';
import { atLeast, atMost, type CodeMeasure, none, percent, quantile, unbounded } from './bars.ts';
import { circlesOf } from './circles.ts';
import { typeCoverage } from './coverage.ts';
import { functionsIn } from './functions.ts';
import { importsIn } from './imports.ts';
import { sharedNamesIn } from './names.ts';
import { isHandWritten, isTableOfData, type Source } from './sources.ts';
import { type Weakness, weakPlacesIn } from './typing.ts';

const MAX_FILE_LINES = 250;
const MAX_MEDIAN_FILE_LINES = 80;
const MAX_FUNCTION_LINES = 50;
const MAX_MEDIAN_FUNCTION_LINES = 7;
const MAX_PARAMETERS = 4;
const MAX_SHARED_NAMES_PERCENT = 6;
const MIN_TYPE_COVERAGE_PERCENT = 99.7;
const MAX_CASTS_PER_1000_LINES = 3;

/** TypeScript projects and the folders each is asked about. */
const PROJECTS = [
  { config: 'tsconfig.json', folders: /^(src|schema|adapters|server|scripts|checks|bench)\/|^mikro-orm/ },
  { config: 'web/tsconfig.json', folders: /^web\// },
];

/** The slowest group is the last: a search for one measure stops at its group. */
export const MEASURE_GROUPS: readonly ((sources: readonly Source[]) => CodeMeasure[])[] = [
  fileMeasures,
  functionMeasures,
  circleMeasures,
  nameMeasures,
  typingMeasures,
  wordMeasures,
  coverageMeasures,
];

function fileMeasures(sources: readonly Source[]): CodeMeasure[] {
  const lengths = sources.map(({ lines }) => lines);
  const tables = sources.filter(isTableOfData);
  const long = sources.filter((source) => source.lines > MAX_FILE_LINES && !tables.includes(source));
  const describe = ({ file, lines }: Source) => `${file}: ${lines}`;
  return [
    atMost('file-median', quantile(lengths, 0.5), MAX_MEDIAN_FILE_LINES, []),
    unbounded('file-p90', quantile(lengths, 0.9)),
    unbounded('file-max', quantile(lengths, 1)),
    none(`files-over-${MAX_FILE_LINES}`, long.toSorted((a, b) => b.lines - a.lines).map(describe)),
    unbounded('tables-of-data', tables.length, tables.map(describe)),
  ];
}

function functionMeasures(sources: readonly Source[]): CodeMeasure[] {
  const all = sources.flatMap(({ file, tree }) => functionsIn(tree).map((found) => ({ ...found, file })));
  const lengths = all.map(({ lines }) => lines);
  const long = all.filter(({ lines }) => lines > MAX_FUNCTION_LINES).toSorted((a, b) => b.lines - a.lines);
  const wide = all.filter(({ parameters }) => parameters > MAX_PARAMETERS);
  return [
    atMost('function-median', quantile(lengths, 0.5), MAX_MEDIAN_FUNCTION_LINES, []),
    unbounded('function-p90', quantile(lengths, 0.9)),
    unbounded('function-max', quantile(lengths, 1)),
    none(
      `functions-over-${MAX_FUNCTION_LINES}`,
      long.map(({ file, line, name, lines }) => `${file}:${line}: ${name}: ${lines} lines`),
    ),
    none(
      `parameters-over-${MAX_PARAMETERS}`,
      wide.map(({ file, line, name, parameters }) => `${file}:${line}: ${name}: ${parameters} parameters`),
    ),
  ];
}

function circleMeasures(sources: readonly Source[]): CodeMeasure[] {
  const imports = sources.flatMap(importsIn);
  const describe = (circle: readonly string[]) => circle.join(' <-> ');
  return [
    none('circles-of-values', circlesOf(imports.filter(({ isTypeOnly }) => !isTypeOnly)).map(describe)),
    none('circles-with-types', circlesOf(imports).map(describe)),
  ];
}

function nameMeasures(sources: readonly Source[]): CodeMeasure[] {
  const { definitions, shared, unrelated } = sharedNamesIn(sources);
  const describe = (found: typeof shared) => {
    const groups = [...Map.groupBy(found, ({ name }) => name)].toSorted(([, a], [, b]) => b.length - a.length);
    return groups.map(([name, group]) => `${name}: ${group.map(({ file, line }) => `${file}:${line}`).join(', ')}`);
  };
  return [
    unbounded('shared-names-percent', percent(shared.length, definitions), describe(shared)),
    atMost(
      'unrelated-shared-names-percent',
      percent(unrelated.length, definitions),
      MAX_SHARED_NAMES_PERCENT,
      describe(unrelated),
    ),
  ];
}

function coverageMeasures(): CodeMeasure[] {
  const parts = PROJECTS.map(({ config, folders }) =>
    typeCoverage(config, (file) => folders.test(file) && isHandWritten(file)),
  );
  const untyped = parts.flatMap((part) => part.untyped);
  const identifiers = parts.reduce((sum, part) => sum + part.identifiers, 0);
  const places = untyped.map(({ file, line, text }) => `${file}:${line}: ${text}`);
  return [
    atLeast(
      'type-coverage-percent',
      percent(identifiers - untyped.length, identifiers),
      MIN_TYPE_COVERAGE_PERCENT,
      places,
    ),
  ];
}

function typingMeasures(sources: readonly Source[]): CodeMeasure[] {
  const all = sources.flatMap(weakPlacesIn);
  const placesOf = (wanted: Weakness) =>
    all.filter(({ weakness }) => weakness === wanted).map(({ file, line, text }) => `${file}:${line}: ${text}`);
  const lines = sources.reduce((sum, source) => sum + source.lines, 0);
  const casts = placesOf('cast');
  const castsPer1000 = Math.round((casts.length / lines) * 1000 * 100) / 100;
  return [
    atMost('casts-per-1000-lines', castsPer1000, MAX_CASTS_PER_1000_LINES, casts),
    none('index-casts', placesOf('index cast')),
    none('any', placesOf('any')),
    none('non-null-assertions', placesOf('non-null assertion')),
    unbounded('suppressions', placesOf('suppression').length, placesOf('suppression')),
    none('literal-spreads', placesOf('literal spread')),
  ];
}

/** The countable rules of docs/style.md; generated files and migrations are not read. */
function wordMeasures(): CodeMeasure[] {
  const places = placesInTree();
  const describe = (wanted?: string) =>
    places
      .filter(({ room }) => wanted === undefined || room === wanted)
      .map(({ file, line, rule, excerpt }) => `${file}:${line}: ${rule}: ${excerpt}`);
  const rooms = Object.entries(countsOf(places)).map(([room, count]) =>
    unbounded(`words: ${room}`, count, describe(room)),
  );
  return [none('words', describe()), ...rooms.filter(({ places }) => places.length > 0)];
}
