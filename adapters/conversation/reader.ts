// Chooses the template by which the parts of a text are read. Pure.
import type { Situation } from './slots.ts';
import { type Reader, readerByKeyword } from './template.ts';

/** The text between two signs, with its place, so that free text can be put together again as it was. */
export interface TextPart {
  text: string;
  index: number;
}

export interface ReaderChoice {
  reader: Reader | undefined;
  parts: TextPart[];
  /** false: the template begins with a keyword, and the text does not. */
  named: boolean;
}

export function chooseReader(filled: TextPart[], { readers }: Situation): ReaderChoice {
  const [first, ...rest] = filled;
  const byKeyword = first && readerByKeyword(first.text, readers);
  if (byKeyword) return { reader: byKeyword, parts: rest, named: true };
  const plain = readers.find(({ keyword }) => keyword === null);
  return { reader: plain ?? readers[0], parts: filled, named: plain !== undefined };
}
