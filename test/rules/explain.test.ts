// The answer to a text that is not understood names the fault and gives a line that is understood when sent back.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Unclear } from '../../adapters/conversation/intent.ts';
import { parse } from '../../adapters/conversation/parse.ts';
import { LANGUAGES, type Language } from '../../src/time.ts';
import { answered } from './answered.ts';
import { at, BATAM, BOGOR, type Case, officeOf, read, readCase } from './reading.ts';

const cases: Case[] = ['messages', 'moreMessages'].flatMap((name) =>
  JSON.parse(readFileSync(`test/cases/${name}.json`, 'utf8')),
);

const unclearCases = cases.flatMap((one) => {
  const intent = readCase(one);
  return intent.intent === 'UNCLEAR' ? [{ ...one, intent }] : [];
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(unclearCases)('$id is answered with a line that is understood when it is sent back', (one) => {
    const text = answered(one.intent, one.template, language);
    expect(text).not.toMatch(/undefined|null|NaN|\{|\}/);
    const [, lines = ''] = /:\n([^:]+)$/.exec(text) ?? [];
    expect(lines, text).not.toBe('');
    for (const line of lines.split('\n')) {
      const again = parse({ text: line, media: [] }, at(officeOf(one), '2017-08-01'));
      if (line.startsWith('#ubah')) expect(['RESCHEDULE', 'UNCLEAR']).toContain(again.intent);
      else if (again.intent === 'UNCLEAR') expect(again).toMatchObject({ reason: 'PLACEHOLDER_LEFT' });
      else expect(again.intent).toBe('REGISTER');
    }
  });
});

describe('a reply', () => {
  const reply = (typed: string, template = BOGOR, language: Language = 'id') =>
    answered(read(typed, template) as Unclear, template, language);

  test('names the field that is missing, says what was understood, and shows it in the line', () => {
    expect(reply('#Budi#25011987')).toBe(
      'Sudah terbaca: nama Budi, tanggal lahir 25 Januari 1987.\n' +
        'Belum lengkap, yang belum ada: tanggal kedatangan. Balas dengan itu saja, atau kirim seperti contoh ini:\n#Budi#25011987#02082017',
    );
    expect(reply('#Budi#25011987', BOGOR, 'en')).toBe(
      'Understood so far: name Budi, birth date 25 January 1987.\n' +
        'The registration is incomplete; missing: visit date. Reply with just that, or send a line like this:\n#Budi#25011987#02082017',
    );
  });

  test('offers every reading of a date that has several', () => {
    expect(reply('#Budi#1111987#07082017')).toContain('#Budi#01111987#07082017\n#Budi#11011987#07082017');
  });

  test('never puts the sample of an address among someone’s own data', () => {
    expect(reply('#Ratna#14031992', BATAM)).toContain('\n#Ratna#14031992#ALAMAT');
    expect(reply('apa kabar', BATAM)).toContain('\n#CONTOH#01011900#JL. MELATI NO 1');
  });

  test('uses the template that was used', () => {
    const template = `${BOGOR} | E-PASSPORT#NAMA#TGLLAHIR#TGLKEDATANGAN`;
    expect(reply('E-PASSPORT#Budi#25011987', template)).toContain('\nE-PASSPORT#Budi#25011987#02082017');
    expect(reply('apa kabar', template)).toContain('\n#CONTOH#01011900#02082017\nE-PASSPORT#CONTOH#01011900#02082017');
  });

  test('names the services where one is not known', () => {
    const text = reply('#Budi#25011987#07082017#akta', '#NAMA#TGLLAHIR#TGLKEDATANGAN#LAYANAN');
    expect(text).toContain('Pilihan: Paspor baru atau penggantian, Paspor hilang atau rusak, Paspor elektronik.');
  });

  test('repeats a long slip only in part', () => {
    const typed = `${'x'.repeat(29)}😀${'y'.repeat(40)}`;
    expect(reply(`#Budi#25011987#${typed}`)).toContain(`"${'x'.repeat(29)}`);
    expect(reply(`#Budi#25011987#${'z'.repeat(200)}`)).toContain(`"${'z'.repeat(30)}..."`);
  });
});
