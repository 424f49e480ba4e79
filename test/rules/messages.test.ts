// Every sentence says all it should, in both languages, with the zone's own name beside every time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CATALOGUES,
  languageFrom,
  nameFields,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
  sayPeopleExpected,
  sayRefusal,
  sayReply,
} from '../../src/messages/index.ts';
import { PLURAL_CATEGORIES } from '../../src/messages/plural.ts';
import { type ParameterKind, type ParameterValue, REFUSALS, type RefusalCode } from '../../src/refusal.ts';
import { instant, LANGUAGES, type Language } from '../../src/time.ts';
import { ZONES } from './make.ts';

const AT = instant('2017-08-07T02:30:00Z');

function values(kinds: Readonly<Record<string, ParameterKind>>, zone = 'Asia/Jakarta') {
  const samples: Record<ParameterKind, ParameterValue> = {
    date: '2017-08-07',
    birthDate: '1987-01-25',
    period: { from: '2017-08-07', to: '2017-08-07' },
    moment: { at: AT, zone },
    hours: { from: '07:30', to: '10:00', zone, on: '2017-08-07' },
    status: 'W01 NO_SHOW',
    text: 'Kantor Imigrasi Bogor',
    number: 3,
    count: 3,
  };
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, samples[kind]]));
}

const sentences = LANGUAGES.flatMap((language) => [
  ...Object.entries(REFUSALS).map(([key, kinds]) => {
    const sentence = CATALOGUES[language].refusals[key as RefusalCode];
    const say = (parameters: Record<string, ParameterValue>) =>
      sayRefusal(language, { refused: key as RefusalCode, parameters, field: null, near: null });
    return { language, key, kinds: kinds as Record<string, ParameterKind>, sentence, say };
  }),
  ...Object.entries(REPLIES).map(([key, kinds]) => {
    const sentence = CATALOGUES[language].replies[key as ReplyKey];
    const say = (parameters: Record<string, ParameterValue>) =>
      sayReply(language, key as ReplyKey, parameters as ReplyParameters<ReplyKey>);
    return { language, key, kinds: kinds as Record<string, ParameterKind>, sentence, say };
  }),
]);

describe.each(sentences)('$language $key', ({ kinds, sentence, say }) => {
  test('names exactly its parameters', () => {
    for (const form of typeof sentence === 'string' ? [sentence] : Object.values(sentence)) {
      const named = [...form.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
      expect([...new Set(named)].toSorted()).toEqual(Object.keys(kinds).toSorted());
    }
  });

  test('leaves no brace, no "undefined" and no bare instant once it is said', () => {
    const said = say(values(kinds));
    expect(said).not.toMatch(/[{}]|undefined|null|NaN|\[object|T\d\d:|\d{4}-\d\d-\d\d/);
    expect(said).toBe(said.trim());
    expect(said).not.toMatch(/ {2}| [.,;:!?]/);
  });

  test('names no status as the program does', () => {
    expect(say(values(kinds))).not.toMatch(/\b[A-Z]{3,}_[A-Z]+\b/);
  });

  test('says every time with the name of its zone', () => {
    const moments = Object.values(kinds).filter((kind) => kind === 'moment' || kind === 'hours').length;
    for (const { zone, label } of ZONES)
      expect(say(values(kinds, zone)).match(/\b(WIB|WITA|WIT)\b/g) ?? []).toEqual(Array(moments).fill(label));
  });
});

describe('both languages', () => {
  test('have the same sentences, and none is the same in both', () => {
    const [id, en] = [CATALOGUES.id, CATALOGUES.en];
    expect(Object.keys(id.refusals).toSorted()).toEqual(Object.keys(en.refusals).toSorted());
    expect(Object.keys(id.replies).toSorted()).toEqual(Object.keys(en.replies).toSorted());
    const pairs = [...Object.entries(id.refusals), ...Object.entries(id.replies)];
    const english: Record<string, unknown> = { ...en.refusals, ...en.replies };
    for (const [key, sentence] of pairs) expect(english[key]).not.toEqual(sentence);
  });

  test('name the word that cancels, never an English one on which providers stop the conversation', () => {
    for (const { replies } of Object.values(CATALOGUES)) {
      expect(replies.confirmed).toContain('#batal');
      for (const sentence of Object.values(replies))
        expect(JSON.stringify(sentence)).not.toMatch(/#?\b(STOP|CANCEL|END|QUIT|UNSUBSCRIBE|REVOKE|OPTOUT)\b/);
    }
  });
});

describe('a text that counts', () => {
  const counting = sentences.filter(({ kinds }) => Object.values(kinds).includes('count'));

  test.each(LANGUAGES)('has the plural forms that %s has', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    expect(PLURAL_CATEGORIES[language].toSorted()).toEqual(categories.toSorted());
    const forms = counting.filter((one) => one.language === language).map(({ sentence }) => Object.keys(sentence));
    expect(forms.length).toBeGreaterThan(5);
    for (const one of forms) expect(one.toSorted()).toEqual(categories.toSorted());
  });

  test.each(counting.filter(({ language }) => language === 'en'))('says one and two of it: $key', ({ kinds, say }) => {
    const [name] = Object.entries(kinds).find(([, kind]) => kind === 'count') ?? [''];
    const [one, two] = [1, 2].map((count) => say({ ...values(kinds), [name]: count }));
    expect(one?.replace('1', '2')).not.toBe(two);
  });

  test('says one thing in the singular, and large numbers as the language writes them', () => {
    const refused = (language: Language, mustMove: number) =>
      sayRefusal(language, { refused: 'CAPACITY_IN_USE', parameters: { mustMove }, field: null, near: null });
    expect(refused('en', 1)).toMatch(/^1 booking must /);
    expect(refused('en', 0)).toMatch(/^0 bookings must /);
    expect(refused('en', 1200)).toMatch(/^1,200 bookings must /);
    expect(refused('id', 1200)).toMatch(/^1\.200 pendaftaran harus /);
    expect(sayPeopleExpected('en', 1)).toBe('1 person');
    expect(sayPeopleExpected('en', 42)).toBe('42 people');
    expect(sayPeopleExpected('id', 1)).toBe('1 orang');
  });
});

describe('a value', () => {
  const full = (language: Language, from: string | null, to: string) =>
    sayRefusal(language, { refused: 'FULL', parameters: { period: { from, to } }, field: null, near: null });

  test('that is a period is one day, or all days until one', () => {
    expect(full('id', '2017-08-07', '2017-08-07')).toContain('pada Senin, 7 Agustus 2017');
    expect(full('en', '2017-08-07', '2017-08-07')).toContain('on Monday, 7 August 2017');
    expect(full('id', null, '2017-08-31')).toContain('sampai Kamis, 31 Agustus 2017');
    expect(full('en', null, '2017-08-31')).toContain('until Thursday, 31 August 2017');
  });

  test('that is a moment is written in the zone of the office', () => {
    const said = (language: Language, zone: string) =>
      sayRefusal(language, {
        refused: 'TOO_EARLY',
        parameters: { opensAt: { at: AT, zone } },
        field: null,
        near: null,
      });
    expect(said('id', 'Asia/Jakarta')).toContain('09.30 WIB');
    expect(said('id', 'Asia/Makassar')).toContain('10.30 WITA');
    expect(said('en', 'Asia/Jayapura')).toContain('11:30 WIT');
  });

  test('is put in as it is, whatever signs are in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...LANGUAGES), (office, language) => {
        const said = sayRefusal(language, { refused: 'NOT_OFFERED', parameters: { office }, field: null, near: null });
        const sentence = CATALOGUES[language].refusals.NOT_OFFERED;
        expect(said).toBe(sentence.split('{office}').join(office));
      }),
    );
    const braces = { office: '{example} $& $1', example: '{office}' };
    expect(sayReply('en', 'howTo', braces)).toContain('Queue of {example} $& $1.');
  });
});

test('fields are named in the language of the reader', () => {
  expect(nameFields('id', ['name', 'birthDate'])).toBe('nama, tanggal lahir');
  expect(nameFields('en', ['visitDate', 'address'])).toBe('visit date, address');
  expect(nameFields('en', [])).toBe('');
});

describe('the language a reader asks for', () => {
  test.each([
    ['id', 'id'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us', 'en'],
    ['id-ID', 'id'],
    ['en-US,en;q=0.9,id;q=0.8', 'en'],
    ['id;q=0.3,en;q=0.7', 'en'],
    ['en;q=0.3, id;q=0.7', 'id'],
    ['en ; q=0.3 , id ; q=0.2', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.5', 'en'],
    ['en;q=0, id;q=0.1', 'id'],
    ['en;q=0', 'id'],
    ['en;q=much, id;q=0.1', 'id'],
    ['en,id', 'en'],
    ['id,en', 'id'],
    ['fr', 'id'],
    ['ido, en;q=0.1', 'en'],
    ['enm', 'id'],
    ['*', 'id'],
    ['constructor, __proto__, toString', 'id'],
    [',;=,;q=,', 'id'],
    ['', 'id'],
    [null, 'id'],
    [undefined, 'id'],
  ] as const)('by %s is %s', (tags, language) => {
    expect(languageFrom(tags)).toBe(language);
  });

  test('is always one there is', () => {
    fc.assert(
      fc.property(fc.string(), (tags) => {
        expect(LANGUAGES).toContain(languageFrom(tags));
      }),
    );
  });
});
