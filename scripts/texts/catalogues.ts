// Writes the list of an area's compiled languages, by its parts if it has any; and how all that is compiled is called.
import type { TextArea } from './areas.ts';
import type { AreaPart } from './parts.ts';

export function markOf(area: TextArea, file: string): string {
  return `@generated from ${area.folder}/${file}.arb by npm run texts — do not edit.`;
}

function withCapital(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/** `enCalendar` of the part `calendar`; without parts `en`. */
export function compiledName(language: string, part: AreaPart | null): string {
  return part ? `${language}${withCapital(part.name)}` : language;
}

/** The type `BoardMessages`; of a part `OfficeCalendarMessages`. */
export function messagesName(area: TextArea, part: AreaPart | null): string {
  return `${withCapital(area.name)}${part ? withCapital(part.name) : ''}Messages`;
}

/** `boardInEnglish`; of a part `officeCalendarInEnglish`. */
export function constantName(area: TextArea, part: AreaPart | null, language: string): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  return `${area.name}${part ? withCapital(part.name) : ''}In${name.replace(/[^A-Za-z]/g, '')}`;
}

export function cataloguesFile(area: TextArea): string {
  if (area.form === 'templates') return templatesFile(area);
  const units = area.parts ?? [null];
  const types = units.map((part) => messagesName(area, part));
  const ready = readyLanguages(area);
  return [
    `// The languages of the area “${area.name}”. ${markOf(area, '*')}`,
    "import type { AreaCatalogues } from '../../areaTexts.ts';",
    ...units.flatMap((part) =>
      ready.map(
        (language) => `import { ${constantName(area, part, language)} } from './${compiledName(language, part)}.ts';`,
      ),
    ),
    `import type { ${types.join(', ')} } from './messages.ts';`,
    '',
    ...(area.parts
      ? [
          `export const ${cataloguesName(area)}: {`,
          ...area.parts.map((part) => `  ${part.name}: AreaCatalogues<${messagesName(area, part)}>;`),
          '} = {',
          ...area.parts.map((part) => `  ${part.name}: ${catalogueObject(area, part, '  ')},`),
          '};',
        ]
      : [
          `export const ${cataloguesName(area)}: AreaCatalogues<${messagesName(area, null)}> = ${catalogueObject(area, null, '')};`,
        ]),
    '',
  ].join('\n');
}

function readyLanguages(area: TextArea): string[] {
  return area.files.map(({ language }) => language).filter((language) => area.ready.includes(language));
}

function catalogueObject(area: TextArea, part: AreaPart | null, indent: string): string {
  const ready = readyLanguages(area);
  const loaded = area.files.map(({ language }) => language).filter((language) => !ready.includes(language));
  const lines = [
    '{',
    `  ready: { ${ready.map((language) => `${language}: ${constantName(area, part, language)}`).join(', ')} },`,
    '  load: {',
    ...loaded.map((language) => {
      const constant = constantName(area, part, language);
      return `    ${language}: async () => (await import('./${compiledName(language, part)}.ts')).${constant},`;
    }),
    '  },',
    '}',
  ];
  return lines.join(`\n${indent}`);
}

function templatesFile(area: TextArea): string {
  const names = area.files.map(({ language }) => [language, constantName(area, null, language)] as const);
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
