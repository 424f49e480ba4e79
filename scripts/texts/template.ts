// Writes a text as a template of the server, which fills in its arguments by their names.
import type { MessageEntry } from './arbFile.ts';
import { messageParts } from './elements.ts';

/** @throws Error if it has more than letters and arguments. */
export function templateOf({ key, parsed }: MessageEntry): string {
  const parts = messageParts(parsed).map((part) => {
    if (part.kind === 'letters' && !/[{}]/.test(part.letters)) return part.letters;
    if (part.kind === 'argument') return `{${part.name}}`;
    throw new Error(`${key}: texts of the server have no plurals, numbers or braces yet.`);
  });
  return JSON.stringify(parts.join(''));
}
