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

/** A block of a list is indented like the list. */
const FENCED = /^( *)```([\w-]*)[^\n]*\n(.*?)^\1```$/gms;

export function blocksOf(file: string): Block[] {
  const whole = readFileSync(file, 'utf8');
  return [...whole.matchAll(FENCED)].map(({ index, 1: indent = '', 2: language = '', 3: indented = '' }) => {
    const text = indented.replaceAll(`\n${indent}`, '\n').slice(indent.length);
    const line = whole.slice(0, index).split('\n').length;
    return { place: `${file}:${line}`, file, language, text };
  });
}
