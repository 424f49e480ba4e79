// A change of an office's settings reads and writes what it changes, and little else.
import { beforeAll, expect, test } from 'vitest';
import { costOnce, hostileTexts } from '../support/hostile.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer();
const CHANGE = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';
/** A collection of garbage, or what a job does meanwhile, is not the request's cost: the cheapest counts. */
const TRIES = 12;
const MAX_CHANGE_BYTES = 6 * 1024 * 1024;

const SETTINGS: [string, (text: string) => object][] = [
  ['name', (name) => ({ name })],
  ['city', (city) => ({ city })],
  ['street', (street) => ({ premises: { street } })],
  ['list of what to bring', (text) => ({ bring: { id: text, en: text } })],
];

async function costOfChange(settings: object): Promise<number> {
  const change = () => server.graphql(CHANGE, { input: { office: 'BOGOR', settings } }, ADMIN);
  return (await costOnce(change)).allocatedBytes;
}

// Code that runs for the first time allocates by itself.
beforeAll(async () => {
  for (let times = 0; times < TRIES; times++) await costOfChange({ city: `Bogor ${times}` });
});

test.each(SETTINGS)('a new %s, whatever the text', async (_, settings) => {
  const { bidi = '', quotes = '', long = '', marks = '' } = hostileTexts();
  for (const text of [bidi, quotes, long, marks]) {
    const costs: number[] = [];
    for (let times = 0; times < TRIES; times++) costs.push(await costOfChange(settings(`${times} ${text}`)));
    expect(Math.min(...costs)).toBeLessThan(MAX_CHANGE_BYTES);
  }
});
