// The parts of a text in ICU MessageFormat that the catalogues use, in the words of this program.
import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';

export type MessagePart =
  | { kind: 'letters'; letters: string }
  | { kind: 'argument'; name: string }
  | { kind: 'number'; name: string }
  | { kind: 'counted' }
  | { kind: 'plural' | 'ordinal'; name: string; options: readonly MessageOption[] }
  | { kind: 'select'; name: string; options: readonly MessageOption[] };

export interface MessageOption {
  /** `other`, a plural category, a word, or `=0`. */
  when: string;
  parts: readonly MessagePart[];
}

/** @throws Error at what the catalogues do without: dates and times are written by the program, in the office's zone. */
export function messageParts(parsed: readonly MessageFormatElement[]): MessagePart[] {
  return parsed.map(messagePart);
}

function messagePart(element: MessageFormatElement): MessagePart {
  switch (element.type) {
    case TYPE.literal:
      return { kind: 'letters', letters: element.value };
    case TYPE.argument:
      return { kind: 'argument', name: element.value };
    case TYPE.pound:
      return { kind: 'counted' };
    case TYPE.number:
      if (element.style) throw new Error(`{${element.value}, number} takes no style.`);
      return { kind: 'number', name: element.value };
    case TYPE.plural:
      if (element.offset !== 0) throw new Error(`{${element.value}}: plurals are used without an offset.`);
      return {
        kind: element.pluralType === 'ordinal' ? 'ordinal' : 'plural',
        name: element.value,
        options: optionsOf(element.options),
      };
    case TYPE.select:
      return { kind: 'select', name: element.value, options: optionsOf(element.options) };
    default:
      throw new Error('Dates, times and tags are not used in texts.');
  }
}

function optionsOf(options: Record<string, { value: MessageFormatElement[] }>): MessageOption[] {
  return Object.entries(options).map(([when, { value }]) => ({ when, parts: messageParts(value) }));
}

/** The arguments that the text names, each once. */
export function argumentNames(parts: readonly MessagePart[]): Set<string> {
  return new Set(
    parts.flatMap((part) => [
      ...('name' in part ? [part.name] : []),
      ...('options' in part ? part.options.flatMap(({ parts: inner }) => [...argumentNames(inner)]) : []),
    ]),
  );
}

/** All choices of the text by plural or word, also those within others. */
export function choicesIn(parts: readonly MessagePart[]): Extract<MessagePart, { options: unknown }>[] {
  return parts.flatMap((part) =>
    'options' in part ? [part, ...part.options.flatMap(({ parts: inner }) => choicesIn(inner))] : [],
  );
}
