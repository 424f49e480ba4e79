// Writes an area of texts as TypeScript: the type of its texts, one file for each language, and the list of them.
import { ARGUMENT_TYPES, type ArbFile, type MessageEntry } from './arbFile.ts';
import type { TextArea } from './areas.ts';
import { messageParts } from './elements.ts';
import { ExpressionWriter } from './expression.ts';
import { SOURCE_LANGUAGE, WHOLE_LANGUAGES } from './faults.ts';
import { templateOf } from './template.ts';

/** A file's path and its text. */
export type WrittenFile = readonly [path: string, text: string];

/** `locales`: the locale by which each language writes numbers. */
export function compiledArea(area: TextArea, locales: ReadonlyMap<string, string>): WrittenFile[] {
  const at = (name: string) => `${area.folder}/compiled/${name}.ts`;
  return [
    [at('messages'), messagesType(area)],
    ...area.files.map((file): WrittenFile => [at(file.language), compiledLanguage(area, file, locales)]),
    [at('catalogues'), cataloguesFile(area)],
  ];
}

function markOf(area: TextArea, file: string): string {
  return `@generated from ${area.folder}/${file}.arb by npm run texts — do not edit.`;
}

function typeName(area: TextArea): string {
  return `${area.name[0]?.toUpperCase()}${area.name.slice(1)}Messages`;
}

/** `boardInEnglish`. */
function constantName(area: TextArea, language: string): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  return `${area.name}In${name.replace(/[^A-Za-z]/g, '')}`;
}

function messagesType(area: TextArea): string {
  const head = `// The texts of the area “${area.name}”. ${markOf(area, SOURCE_LANGUAGE)}\n`;
  const body = nested(area.source.entries, (entry) => messageType(area, entry), ';');
  return `${head}\nexport type ${typeName(area)} = ${body};\n`;
}

function messageType(area: TextArea, entry: MessageEntry): string {
  return entry.arguments.length === 0 || area.form === 'templates' ? 'string' : `(${parameters(entry)}) => string`;
}

function parameters(entry: MessageEntry): string {
  return entry.arguments.map(({ name, type }) => `${name}: ${ARGUMENT_TYPES[type]}`).join(', ');
}

function compiledLanguage(
  area: TextArea,
  { language, entries }: ArbFile,
  locales: ReadonlyMap<string, string>,
): string {
  const described = new Map(area.source.entries.map((entry) => [entry.key, entry]));
  const writer = new ExpressionWriter();
  const write = (entry: MessageEntry) => {
    if (area.form === 'templates') return templateOf(entry);
    const written = writer.write(messageParts(entry.parsed));
    const original = described.get(entry.key) ?? entry;
    return original.arguments.length === 0 ? written : `(${parameters(original)}): string => ${written}`;
  };
  const isWhole = WHOLE_LANGUAGES.includes(language);
  const english = constantName(area, SOURCE_LANGUAGE);
  const body = nested(
    isWhole ? entries : withAbsent(area, entries),
    (entry) => (entries.includes(entry) ? write(entry) : `${english}${path(entry.key)}`),
    ',',
  );
  const isFilled = !isWhole && area.source.entries.length > entries.length;
  const called = [...writer.called].toSorted();
  const locale = JSON.stringify(locales.get(language) ?? language);
  return [
    `// ${markOf(area, language)}`,
    ...(called.length > 0 ? ["import { languageForms } from '../../forms.ts';"] : []),
    ...(isFilled ? [`import { ${english} } from './${SOURCE_LANGUAGE}.ts';`] : []),
    `import type { ${typeName(area)} } from './messages.ts';`,
    '',
    ...(called.length > 0 ? [`const { ${called.join(', ')} } = languageForms(${locale});`, ''] : []),
    `export const ${constantName(area, language)}: ${typeName(area)} = ${body};`,
    '',
  ].join('\n');
}

/** The texts of the language, and those of the source that it lacks. */
function withAbsent(area: TextArea, entries: readonly MessageEntry[]): MessageEntry[] {
  return area.source.entries.map((entry) => entries.find(({ key }) => key === entry.key) ?? entry);
}

function path(key: string): string {
  return key
    .split('.')
    .map((part) => `[${JSON.stringify(part)}]`)
    .join('');
}

function cataloguesFile(area: TextArea): string {
  if (area.form === 'templates') return templatesFile(area);
  const all = area.files.map(({ language }) => language);
  const ready = all.filter((language) => area.ready.includes(language));
  const loaded = all.filter((language) => !area.ready.includes(language));
  return [
    `// The languages of the area “${area.name}”. ${markOf(area, '*')}`,
    "import type { AreaCatalogues } from '../../areaTexts.ts';",
    ...ready.map((language) => `import { ${constantName(area, language)} } from './${language}.ts';`),
    `import type { ${typeName(area)} } from './messages.ts';`,
    '',
    `export const ${cataloguesName(area)}: AreaCatalogues<${typeName(area)}> = {`,
    `  ready: { ${ready.map((language) => `${language}: ${constantName(area, language)}`).join(', ')} },`,
    '  load: {',
    ...loaded.map(
      (language) => `    ${language}: async () => (await import('./${language}.ts')).${constantName(area, language)},`,
    ),
    '  },',
    '};',
    '',
  ].join('\n');
}

function templatesFile(area: TextArea): string {
  const names = area.files.map(({ language }) => [language, constantName(area, language)] as const);
  return [
    `// The languages of the area “${area.name}”. ${markOf(area, '*')}`,
    ...names.map(([language, constant]) => `import { ${constant} } from './${language}.ts';`),
    '',
    `export const ${cataloguesName(area)} = { ${names.map((each) => each.join(': ')).join(', ')} };`,
    '',
  ].join('\n');
}

function cataloguesName({ name }: TextArea): string {
  return `${name.replace(/[A-Z]/g, '_$&').toUpperCase()}_CATALOGUES`;
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
