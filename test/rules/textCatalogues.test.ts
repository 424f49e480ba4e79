// Catalogues of texts: they are whole and fit each other, and what is compiled of them says what they say.
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArb } from '../../scripts/texts/arbFile.ts';
import { areaFaults, readAreas, type TextArea } from '../../scripts/texts/areas.ts';
import { compiledArea } from '../../scripts/texts/compiledArea.ts';
import { messageParts } from '../../scripts/texts/elements.ts';
import { ExpressionWriter } from '../../scripts/texts/expression.ts';
import { catalogueFaults } from '../../scripts/texts/faults.ts';
import { partFaults, readAreaParts } from '../../scripts/texts/parts.ts';
import { areaTexts } from '../../web/texts/areaTexts.ts';
import { languageForms } from '../../web/texts/forms.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const arb = (language: string, content: object) => readArb(JSON.stringify({ '@@locale': language, ...content }));
const SOURCE = arb('en', {
  places: '{count, plural, one {# place} other {# places}} at {office}',
  '@places': { placeholders: { count: { type: 'int' }, office: { type: 'String' } } },
  way: '{kind, select, sms {by SMS} other {by message}}',
  '@way': { placeholders: { kind: { type: 'String' } } },
  closed: 'Closed',
});

/** The text as a page would show it, compiled and run. */
function shown(language: string, text: string, values: Record<string, unknown>): string {
  const [entry] = arb(language, { text }).entries;
  const expression = new ExpressionWriter().write(messageParts(entry?.parsed ?? []));
  const inScope = { ...languageForms(language), ...values };
  return new Function(...Object.keys(inScope), `return ${expression};`)(...Object.values(inScope));
}

describe('the catalogues of this tree', () => {
  const areas = readAreas(ROOT);

  test.each(areas.map((area) => [area.name, area] as const))('“%s” has its texts in all languages', (_name, area) => {
    expect(areaFaults(area)).toEqual([]);
  });

  test('have what the documents show of one', () => {
    const [, shownEntry = ''] = /```arb\n(.*?)```/s.exec(readFileSync(join(ROOT, 'docs/how-to/text.md'), 'utf8')) ?? [];
    expect(JSON.parse(readFileSync(join(ROOT, 'web/texts/book/en.arb'), 'utf8'))).toMatchObject(JSON.parse(shownEntry));
  });

  test('are found by Weblate, each with its source', () => {
    const settings = JSON.parse(readFileSync(join(ROOT, 'web/texts/weblate.json'), 'utf8'));
    // Python names groups so.
    const match = new RegExp(`^${settings.match.replaceAll('(?P<', '(?<')}$`);
    for (const { folder, files } of areas)
      for (const { language } of files) {
        const found = match.exec(`${folder}/${language}.arb`)?.groups;
        expect(found).toMatchObject({ component: basename(folder), language });
        expect(settings.base_file_template).toContain(`${dirname(folder)}{%`);
      }
    expect(settings).toMatchObject({ file_format: 'arb' });
  });

  test('are all read', () => {
    expect(areas.map(({ name }) => name)).toEqual(expect.arrayContaining(['board', 'book', 'common', 'office']));
    expect(areas.every(({ source }) => source.entries.length > 0)).toBe(true);
  });
});

describe('a compiled text', () => {
  test.each([
    ['en', 'He said “it’s `{n}`” for $5 \\ {n}', { n: 7 }, 'He said “it’s `7`” for $5 \\ 7'],
    ['en', "It''s '{n}' and \u0024{n}", { n: 7 }, "It's {n} and $7"],
    ['en', '{n, number} and {n}', { n: 1200 }, '1,200 and 1200'],
    ['id', '{n, number}', { n: 1200 }, '1.200'],
    ['en', '{n, plural, =0 {none} one {# place} other {# places}}', { n: 0 }, 'none'],
    ['en', 'Of {n, plural, one {# place} other {# places}}.', { n: 1 }, 'Of 1 place.'],
    ['en', 'Of {n, plural, one {# place} other {# places}}.', { n: 2000 }, 'Of 2,000 places.'],
    ['en', '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 }, '22nd'],
    ['id', '{n, plural, other {# tempat}}', { n: 1 }, '1 tempat'],
    ['en', '{kind, select, sms {by SMS} other {by {kind}}}', { kind: 'sms' }, 'by SMS'],
    ['en', '{kind, select, sms {by SMS} other {by {kind}}}', { kind: 'mail' }, 'by mail'],
  ])('in %s says “%s” as it is meant', (language, text, values, expected) => {
    expect(shown(language, text, values)).toBe(expected);
  });

  test('has the six forms of Arabic', () => {
    const text = '{n, plural, zero {z} one {o} two {t} few {f#} many {m#} other {x#}}';
    const numbers = [0, 1, 2, 3, 11, 100];
    expect(numbers.map((n) => shown('ar-u-nu-latn', text, { n }))).toEqual(['z', 'o', 't', 'f3', 'm11', 'x100']);
  });

  test.each(['{n', '{n, plural, one {a}}', '{at, date}', '{n, plural, offset:1 other {a}}'])(
    'cannot be made of “%s”',
    (text) => {
      expect(() => shown('en', text, { n: 1 })).toThrow();
    },
  );
});

describe('a catalogue that does not fit', () => {
  test.each([
    ['a missing text', 'id', { places: '{count} {office}', way: SOURCE.entries[1]?.source }, ['closed is missing.']],
    ['a text too many', 'ar', { gone: 'a' }, ['gone is no text of the source language.']],
    ['an argument that is not used', 'ar', { places: '{office}' }, ['places: the argument count is not used.']],
    ['an argument too many', 'ar', { closed: '{office}' }, ['closed: there is no argument office.']],
    [
      'a plural form too few',
      'pl',
      { places: '{count, plural, one {1} few {#} other {#}} {office}' },
      ['places: {count} lacks the plural form “many”.'],
    ],
    [
      'a plural form that the language does not have',
      'id',
      { places: '{count, plural, one {1} other {#}} {office}', way: SOURCE.entries[1]?.source, closed: 'Tutup' },
      ['places: {count}: no plural form “one” here.'],
    ],
    ['a plural of words', 'ms', { way: '{kind, plural, other {a}}' }, ['way: kind is not a number.']],
    [
      'other words to choose by',
      'ar',
      { way: '{kind, select, mms {a} other {b}}' },
      [
        'way: {kind} chooses by mms in one of the two languages only.',
        'way: {kind} chooses by sms in one of the two languages only.',
      ],
    ],
  ])('for %s is refused', (_why, language, content, faults) => {
    expect(catalogueFaults(SOURCE, arb(language, content))).toEqual(faults);
  });

  test('may lack texts in a language that is being translated: they are English', () => {
    const arabic = arb('ar', { closed: 'مغلق' });
    expect(catalogueFaults(SOURCE, arabic)).toEqual([]);
    const area: TextArea = {
      name: 'door',
      form: 'functions',
      folder: 'web/texts/door',
      ready: ['en'],
      parts: null,
      source: SOURCE,
      files: [SOURCE, arabic],
    };
    const files = new Map(compiledArea(area, new Map()));
    expect(files.get('web/texts/door/compiled/ar.ts')).toContain('places: doorInEnglish["places"],');
    expect(files.get('web/texts/door/compiled/ar.ts')).toContain('closed: "مغلق",');
    expect(files.get('web/texts/door/compiled/messages.ts')).toContain(
      'places: (count: number, office: string) => string;',
    );
  });
});

describe('parts of an area', () => {
  const source = arb('en', { title: 'Door', 'open.now': 'Open', 'open.soon': 'Soon', 'shut.now': 'Shut' });

  test('are files of their own, with the texts that the part has, and of the source those that a language lacks', () => {
    const arabic = arb('ar', { 'shut.now': 'مغلق' });
    const parts = readAreaParts('{ "opened": ["open"], "closed": ["shut"] }', source);
    expect(partFaults(parts)).toEqual([]);
    const place = { name: 'door', form: 'functions', folder: 'web/texts/door' } as const;
    const files = new Map(compiledArea({ ...place, ready: [], parts, source, files: [source, arabic] }, new Map()));
    const compiled = (name: string) => files.get(`web/texts/door/compiled/${name}.ts`);
    expect(compiled('enOpened')).toContain('export const doorOpenedInEnglish: DoorOpenedMessages = {\n  open: {');
    expect(compiled('enOpened')).not.toContain('title');
    expect(compiled('enShared')).toContain('title: "Door"');
    expect(compiled('arClosed')).not.toContain('enClosed');
    expect(compiled('arOpened')).toContain('now: doorOpenedInEnglish["open"]["now"],');
    expect(compiled('messages')).toContain('export type DoorSharedMessages = Pick<DoorMessages, "title">;');
    expect(compiled('catalogues')).toContain("ar: async () => (await import('./arClosed.ts')).doorClosedInArabic,");
  });

  test('name groups that there are, each once', () => {
    expect(partFaults(readAreaParts('{ "opened": ["open", "gone"], "closed": ["shut", "open"] }', source))).toEqual([
      'opened: open is in two parts.',
      'opened: no text begins with gone.',
      'closed: open is in two parts.',
    ]);
  });
});

describe('the texts of an area', () => {
  const loading = () => areaTexts({ ready: { en: 'Closed' }, load: { id: async () => 'Tutup' } }, (say) => `${say}.`);

  test('are English until their language is loaded, once', async () => {
    const { texts, load } = loading();
    expect(texts('id')).toBe('Closed.');
    await load('id');
    expect(texts('id')).toBe('Tutup.');
    expect(load('id')).toBeNull();
  });

  test('are English in a language that the area does not have, with nothing to wait for', () => {
    const { texts, load } = areaTexts<string, string>({ ready: { en: 'Closed' }, load: {} }, (say) => say);
    expect(load('id')).toBeNull();
    expect(texts('id')).toBe('Closed');
  });
});
