// The page to print is whole in itself, has each applicant once, and nothing on it is more than text.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayListPage } from '../../src/figures/dayListPage.ts';
import { makeList, makePerson } from '../support/dayList.ts';
import { makeOffice } from './make.ts';

const text = (html: string) => html.replace(/<style>[^<]*<\/style>/, '').replace(/<[^>]*>/g, '\u00b7');
const nobody = makeList([]);

describe('the page', () => {
  const { html } = dayListPage(
    makeList([
      makePerson(),
      makePerson({ number: 'A102', code: 'Z3Y4X5W6', name: 'Budi', status: 'CHECKED_IN', priority: 'ELDERLY' }),
      makePerson({ number: 'A103', code: 'Q2W3E4R5', name: 'Ayu', status: 'FORFEITED' }),
      makePerson({ number: null, code: 'H7J8K9M2', name: 'Nur', status: 'HELD' }),
    ]),
  );

  test('says whose day it is, as of when, and how many are expected, in both languages', () => {
    for (const words of [
      'Kantor Imigrasi Bogor',
      'Daftar kedatangan Senin, 7 Agustus 2017',
      'List of visits, Monday, 7 August 2017',
      'Keadaan Senin, 7 Agustus 2017 pukul 07.05 WIB. 4 orang',
      'As of Monday, 7 August 2017, 07:05 WIB. 4 people',
      '08.00-09.00',
    ])
      expect(text(html)).toContain(words);
    expect(html).toMatch(/<html lang="id">/);
    expect(html).toMatch(/Nomor antrean<span lang="en">Queue number<\/span>/);
  });

  test('has a row for each, with a box to tick but for who can no longer come', () => {
    const rows = [...html.matchAll(/<tr><td class="here">(.*?)<\/tr>/g)].map(([row]) =>
      text(row).split('\u00b7').filter(Boolean),
    );
    expect(rows).toEqual([
      ['A101', 'K7M2-PQ4X', 'Siti Rahayu', '25-01-1987', 'Paspor baru atau penggantian'],
      ['✓', 'A102', 'Z3Y4-X5W6', 'Budi', '25-01-1987', 'Paspor baru atau penggantian', 'Lansia'],
      ['hangus', 'A103', 'Q2W3-E4R5', 'Ayu', '25-01-1987', 'Paspor baru atau penggantian'],
      ['H7J8-K9M2', 'Nur ', 'belum dikonfirmasi', '25-01-1987', 'Paspor baru atau penggantian'],
    ]);
    expect(html.match(/class="box"/g)).toHaveLength(3);
  });

  test('needs nothing else: no script, no address, no handler', () => {
    expect(html).not.toMatch(/<script|<link|<img|https?:|url\(|@import|\son\w+=|javascript:/i);
  });

  test('says so where no one is booked', () => {
    expect(dayListPage(nobody).html).toContain('Tidak ada yang terdaftar.');
  });

  test('wears its own style only, by its hash', () => {
    const { html: page, policy } = dayListPage(nobody);
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    );
    expect(page).not.toMatch(/\sstyle=/);
  });
});

describe('what people are called', () => {
  const signs = fc.string({
    unit: fc.oneof(fc.constantFrom(...'<>&"\'\\{};/*!-\n'), fc.constantFrom('a', 'é', '0')),
    maxLength: 20,
  });
  const unescaped = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

  test('is text, whatever it is', () => {
    fc.assert(
      fc.property(signs, (name) => {
        const { html } = dayListPage(makeList([makePerson({ name })]));
        const shown = /<th scope="row">([\s\S]*?)<\/th>/.exec(html)?.[1] ?? '';
        expect(shown).not.toMatch(/[<>"']/);
        expect(unescaped(shown)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });

  test('cannot end the style, nor a string in it', () => {
    const usual = (html: string) => html.match(/[{}]/g)?.length;
    fc.assert(
      fc.property(signs, (name) => {
        const { html } = dayListPage(makeList([], { office: makeOffice('BOGOR', { name: `Kantor ${name}` }) }));
        const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
        expect(usual(style)).toBe(usual(/<style>([\s\S]*?)<\/style>/.exec(dayListPage(nobody).html)?.[1] ?? ''));
        expect(style).not.toContain('<');
        expect(/@top-left \{ content: "([^"]*)"; font/.exec(style)?.[1]).toMatch(
          /^Kantor [\p{L}\d .,:\\]*, Senin, 7 Agustus 2017$/u,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
