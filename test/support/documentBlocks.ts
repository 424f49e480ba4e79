// The blocks of the documents as a reader would copy them.
import { readdirSync, readFileSync } from 'node:fs';

export interface Block {
  /** `README.md:27`. */
  place: string;
  file: string;
  /** The words behind the fence: `sh`, `graphql`, …; '': nothing. */
  language: string;
  text: string;
}

export const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .toSorted(),
];

const FENCED = /^```([\w-]*)[^\n]*\n(.*?)^```$/gms;

export function blocksOf(file: string): Block[] {
  const whole = readFileSync(file, 'utf8');
  return [...whole.matchAll(FENCED)].map(({ index, 1: language = '', 2: text = '' }) => {
    const line = whole.slice(0, index).split('\n').length;
    return { place: `${file}:${line}`, file, language, text };
  });
}
