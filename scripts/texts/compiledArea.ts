// Writes an area of texts as TypeScript: the type of its texts, a file for each language and part, and the list of them.
import { ARGUMENT_TYPES, type ArbFile, type MessageEntry } from './arbFile.ts';
import type { TextArea } from './areas.ts';
import { cataloguesFile, compiledName, constantName, markOf, messagesName } from './catalogues.ts';
import { messageParts } from './elements.ts';
import { ExpressionWriter } from './expression.ts';
import { SOURCE_LANGUAGE, WHOLE_LANGUAGES } from './faults.ts';
import { type AreaPart, groupOf } from './parts.ts';
import { templateOf } from './template.ts';

/** A file's path and its text. */
export type WrittenFile = readonly [path: string, text: string];

/** `locales`: the locale by which each language writes numbers. */
export function compiledArea(area: TextArea, locales: ReadonlyMap<string, string>): WrittenFile[] {
  const at = (name: string) => `${area.folder}/compiled/${name}.ts`;
  const compiled = area.files.flatMap((file) =>
    (area.parts ?? [null]).map((part): WrittenFile => {
      return [at(compiledName(file.language, part)), compiledLanguage(area, part, file, locales)];
    }),
  );
  return [[at('messages'), messagesType(area)], ...compiled, [at('catalogues'), cataloguesFile(area)]];
}

function messagesType(area: TextArea): string {
  const head = `// The texts of the area “${area.name}”. ${markOf(area, SOURCE_LANGUAGE)}\n`;
  const body = nested(area.source.entries, (entry) => messageType(area, entry), ';');
  const ofParts = (area.parts ?? []).map((part) => {
    const groups = part.groups.map((group) => JSON.stringify(group)).join(' | ');
    return `export type ${messagesName(area, part)} = Pick<${messagesName(area, null)}, ${groups}>;\n`;
  });
  return `${head}\nexport type ${messagesName(area, null)} = ${body};\n${ofParts.join('')}`;
}

function messageType(area: TextArea, entry: MessageEntry): string {
  return entry.arguments.length === 0 || area.form === 'templates' ? 'string' : `(${parameters(entry)}) => string`;
}

function parameters(entry: MessageEntry): string {
  return entry.arguments.map(({ name, type }) => `${name}: ${ARGUMENT_TYPES[type]}`).join(', ');
}

function compiledLanguage(
  area: TextArea,
  part: AreaPart | null,
  { language, entries: all }: ArbFile,
  locales: ReadonlyMap<string, string>,
): string {
  const sources = part?.entries ?? area.source.entries;
  const entries = part ? all.filter(({ key }) => part.groups.includes(groupOf(key))) : all;
  const described = new Map(sources.map((entry) => [entry.key, entry]));
  const writer = new ExpressionWriter();
  const write = (entry: MessageEntry) => {
    if (area.form === 'templates') return templateOf(entry);
    const written = writer.write(messageParts(entry.parsed));
    const original = described.get(entry.key) ?? entry;
    return original.arguments.length === 0 ? written : `(${parameters(original)}): string => ${written}`;
  };
  const isWhole = WHOLE_LANGUAGES.includes(language);
  const english = constantName(area, part, SOURCE_LANGUAGE);
  const body = nested(
    isWhole ? entries : withAbsent(sources, entries),
    (entry) => (entries.includes(entry) ? write(entry) : `${english}${path(entry.key)}`),
    ',',
  );
  const isFilled = !isWhole && sources.length > entries.length;
  const type = messagesName(area, part);
  const called = [...writer.called].toSorted();
  const locale = JSON.stringify(locales.get(language) ?? language);
  return [
    `// ${markOf(area, language)}`,
    ...(called.length > 0 ? ["import { languageForms } from '../../forms.ts';"] : []),
    ...(isFilled ? [`import { ${english} } from './${compiledName(SOURCE_LANGUAGE, part)}.ts';`] : []),
    `import type { ${type} } from './messages.ts';`,
    '',
    ...(called.length > 0 ? [`const { ${called.join(', ')} } = languageForms(${locale});`, ''] : []),
    `export const ${constantName(area, part, language)}: ${type} = ${body};`,
    '',
  ].join('\n');
}

/** The texts of the language, and those of the source that it lacks. */
function withAbsent(sources: readonly MessageEntry[], entries: readonly MessageEntry[]): MessageEntry[] {
  return sources.map((entry) => entries.find(({ key }) => key === entry.key) ?? entry);
}

function path(key: string): string {
  return key
    .split('.')
    .map((part) => `[${JSON.stringify(part)}]`)
    .join('');
}

interface MessageTree {
  [name: string]: MessageEntry | MessageTree;
}

/** `roles.desk.name` as an object in an object. */
function nested(entries: readonly MessageEntry[], write: (entry: MessageEntry) => string, separator: string): string {
  const tree: MessageTree = {};
  for (const entry of entries) {
    const names = entry.key.split('.');
    const last = names.pop() ?? '';
    let place = tree;
    for (const name of names) place = folderIn(place, name);
    place[last] = entry;
  }
  return objectOf(tree, write, separator, '  ');
}

function folderIn(tree: MessageTree, name: string): MessageTree {
  const known = tree[name];
  if (known && !isEntry(known)) return known;
  const folder: MessageTree = {};
  tree[name] = folder;
  return folder;
}

function objectOf(
  tree: MessageTree,
  write: (entry: MessageEntry) => string,
  separator: string,
  indent: string,
): string {
  const members = Object.entries(tree).map(([name, value]) => {
    if (!isEntry(value))
      return `${indent}${memberName(name)}: ${objectOf(value, write, separator, `${indent}  `)}${separator}\n`;
    const comment = separator === ';' && value.description ? `${indent}/** ${value.description} */\n` : '';
    return `${comment}${indent}${memberName(name)}: ${write(value)}${separator}\n`;
  });
  return `{\n${members.join('')}${indent.slice(2)}}`;
}

function isEntry(value: MessageEntry | MessageTree): value is MessageEntry {
  return typeof value['source'] === 'string';
}

function memberName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
