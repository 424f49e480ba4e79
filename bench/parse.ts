// Messages read a second, and the slowest of a million random ones: reading must never hold up a server, whatever is sent.

import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Circumstances, parse } from '../adapters/conversation/parse.ts';
import { itemAt } from '../src/items.ts';
import { type RegistrationTemplate, readTemplate } from '../src/office/template.ts';
import { noteFigures } from './figures.ts';

/** So long at most for one message, milliseconds. */
const MAX_PARSE_MS = 5;
const MIN_MESSAGES_PER_SECOND = 20_000;
const SECONDS = 5;
const TEMPLATES = ['#NAMA#TGLLAHIR#TGLKEDATANGAN', '#NAMA#TGLLAHIR#ALAMAT', 'E-PASSPORT#NAMA#TGLLAHIR#ALAMAT'];

export function benchParse(root: string, { messages, seed }: { messages: number; seed: number }): void {
  const real = ['messages', 'moreMessages', 'people', 'morePeople'].flatMap((name): { raw: string }[] =>
    JSON.parse(readFileSync(join(root, `test/cases/${name}.json`), 'utf8')),
  );
  const texts = real.map(({ raw }) => raw);
  console.log(`Machine   ${cpus()[0]?.model}, Node ${process.version}; seed ${seed}`);
  const rate = readFor(SECONDS, texts);
  console.log(
    `Real      ${rate.toFixed(0)} messages a second: the ${texts.length} collected ones over and over, ${SECONDS} s`,
  );
  const { slowest, longest, total, reads } = readRandom(messages, chance(seed), texts);
  console.log(
    `Random    ${(messages / (total / 1000)).toFixed(0)} messages a second: ${messages} of up to 4,096 characters`,
  );
  console.log(`Intents   ${[...reads].map(([intent, count]) => `${intent} ${count}`).join(', ')}`);
  console.log(
    `Longest   ${longest.toFixed(1)} ms went by in one reading, with all that Node and the machine did meanwhile`,
  );
  for (const { text, took } of slowest)
    console.log(`Slowest   ${took.toFixed(2)} ms: ${text.length} characters, ${JSON.stringify(text.slice(0, 40))}`);
  const most = readRepeated(seed);
  console.log(
    `64 KB     ${most.took.toFixed(2)} ms at most: ${JSON.stringify(most.text.slice(0, 40))} again and again`,
  );
  const worst = itemAt(slowest, 0).took;
  const verdict = (isMet: boolean) => (isMet ? 'bar met' : 'bar NOT met');
  console.log(`\nThe slowest takes ${worst.toFixed(2)} ms: ${verdict(worst <= MAX_PARSE_MS)} (${MAX_PARSE_MS} ms).`);
  noteFigures(
    [
      {
        work: 'messages read, the slowest of random ones',
        figure: `${rate.toFixed(0)}/s, ${worst.toFixed(1)} ms`,
        beside: '',
      },
    ],
    [],
  );
  const isFast = rate >= MIN_MESSAGES_PER_SECOND;
  console.log(`${rate.toFixed(0)} messages a second: ${verdict(isFast)} (${MIN_MESSAGES_PER_SECOND}).`);
}

const circumstances = TEMPLATES.map((template): Circumstances => {
  const { keyword, fields } = readTemplate(template) as RegistrationTemplate;
  return {
    templates: [{ template, keyword, fields, service: null }],
    services: [{ code: 'PASSPORT', names: ['Paspor baru atau penggantian', 'New passport or renewal'] }],
    wantsPhoto: false,
    channel: 'WHATSAPP',
    today: '2017-08-01',
    held: ['2345678A'],
    awaitsPhoto: false,
    draft: { name: 'Budi Santoso' },
    choices: ['HOURS', 'FEE'],
    lastTopic: 'HOURS',
  };
});

function readOnce(text: string, which = 0): string {
  return parse({ text, media: [] }, itemAt(circumstances, which % circumstances.length)).intent;
}

/** The slowest of texts far longer than any channel lets through: what is quadratic shows here. */
function readRepeated(seed: number): Slow {
  const draw = chance(seed);
  const random = (below: number) => Math.floor(draw() * below);
  const signs = ' #,\'"\n:aA1é👍';
  let slowest: Slow = { text: '', took: 0 };
  for (let times = 0; times < 500; times++) {
    const unit = Array.from({ length: 1 + random(12) }, () => signs[random(signs.length)]).join('');
    const text = unit.repeat(Math.ceil(65_536 / unit.length));
    const began = performance.now();
    readOnce(text, times);
    const took = performance.now() - began;
    if (took > slowest.took) slowest = { text, took };
  }
  return slowest;
}

/** Messages a second. */
function readFor(seconds: number, texts: readonly string[]): number {
  for (let index = 0; index < 20_000; index++) readOnce(itemAt(texts, index % texts.length));
  const end = performance.now() + seconds * 1000;
  let count = 0;
  while (performance.now() < end) for (const text of texts) readOnce(text, count++);
  return count / seconds;
}

interface Slow {
  text: string;
  /** The shortest of several readings: the text's own doing, and not a collection of garbage that fell upon it. */
  took: number;
}

const KEPT = 5;
const REPEATS = 5;

function readRandom(messages: number, next: () => number, texts: readonly string[]) {
  let slowest: Slow[] = [];
  let [longest, total] = [0, 0];
  const reads = new Map<string, number>();
  for (let count = 0; count < messages; count++) {
    const text = randomText(next, texts);
    const starts = performance.now();
    const intent = readOnce(text, count);
    const took = performance.now() - starts;
    total += took;
    longest = Math.max(longest, took);
    reads.set(intent, (reads.get(intent) ?? 0) + 1);
    if (slowest.length < KEPT || took > itemAt(slowest, slowest.length - 1).took) slowest = among(slowest, text, count);
  }
  return { slowest, longest, total, reads };
}

function among(slowest: readonly Slow[], text: string, which: number): Slow[] {
  const took = Math.min(...Array.from({ length: REPEATS }, () => timeReading(text, which)));
  return [...slowest, { text, took }].sort((a, b) => b.took - a.took).slice(0, KEPT);
}

function timeReading(text: string, which: number): number {
  const starts = performance.now();
  readOnce(text, which);
  return performance.now() - starts;
}

/** The same numbers for the same seed, from 0 up to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pieces that mean something to the reader. */
const PIECES = [
  '#',
  '##',
  ' ',
  '\n',
  '*',
  '_',
  '~',
  '`',
  '```',
  '> ',
  '-',
  '.',
  ',',
  ':',
  '=',
  '/',
  '(',
  ')',
  '"',
  "'",
  '|',
  ';',
  '#batal',
  '#ubah',
  'ya',
  'NAMA',
  'Nama : ',
  'Tgl lahir:',
  'tempat, tanggal lahir',
  'Alamat',
  'terima kasih',
  'Pak',
  'Budi',
  '25011987',
  '07082017',
  '250187',
  '7 Agustus 2017',
  'Senin',
  'besok',
  'depan',
  '2345678A',
  'CONTOH',
  'O',
  'l',
  '\u200b',
  '\u202a',
  '\ufe0f',
  '\u0301',
  '\u0323',
  '\ufdfa',
  '…',
  '👨‍👩‍👧',
  '\ud83d',
  '٢',
  '２',
  'ß',
  'é',
];

/** A real message spoilt, pieces in any order, one piece over and over, or signs of any kind. */
function randomText(next: () => number, texts: readonly string[]): string {
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(list: readonly T[]) => itemAt(list, below(list.length));
  // Short ones are the rule, and long ones come often enough.
  const length = next() < 0.9 ? 1 + below(60) : 1 + below(4096);
  switch (below(4)) {
    case 0: {
      const text = one(texts);
      const at = below(text.length + 1);
      return text.slice(0, at) + one(PIECES) + text.slice(at + below(3));
    }
    case 1:
      return Array.from({ length: 1 + below(Math.min(40, length)) }, () => one(PIECES)).join('');
    case 2: {
      const unit = `${one(PIECES)}${next() < 0.5 ? one(PIECES) : ''}`;
      return one(PIECES) + unit.repeat(Math.max(1, Math.floor(length / unit.length))) + one(PIECES);
    }
    default:
      return String.fromCodePoint(
        ...Array.from({ length: Math.min(length, 1000) }, () => below(next() < 0.8 ? 0x250 : 0x1ffff)),
      );
  }
}
