// Reads a catalogue: a file of texts in the format ARB (Application Resource Bundle), whose texts are ICU MessageFormat.
import { type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser';

/** The types of the arguments of a text, by the names that ARB gives them. */
export const ARGUMENT_TYPES = { String: 'string', int: 'number' } as const;
type ArgumentType = keyof typeof ARGUMENT_TYPES;

export interface MessageArgument {
  name: string;
  type: ArgumentType;
}

/** A text as the file of the source language describes it: its arguments are in the order of a call. */
export interface MessageEntry {
  key: string;
  source: string;
  parsed: readonly MessageFormatElement[];
  description: string;
  arguments: readonly MessageArgument[];
}

export interface ArbFile {
  language: string;
  entries: readonly MessageEntry[];
}

interface Attributes {
  description?: string;
  placeholders?: Record<string, { type?: string }>;
}

/** @throws Error if the file is not ARB, or one of its texts is not ICU MessageFormat. */
export function readArb(text: string): ArbFile {
  const content = JSON.parse(text) as Record<string, unknown>;
  const language = content['@@locale'];
  if (typeof language !== 'string') throw new Error('The catalogue does not say its language in @@locale.');
  const keys = Object.keys(content).filter((key) => !key.startsWith('@'));
  return { language, entries: keys.map((key) => readEntry(key, content)) };
}

function readEntry(key: string, content: Record<string, unknown>): MessageEntry {
  const source = content[key];
  if (typeof source !== 'string') throw new Error(`${key} is not a text.`);
  const { description = '', placeholders = {} } = (content[`@${key}`] ?? {}) as Attributes;
  const given = Object.entries(placeholders).map(([name, { type }]) => ({ name, type: argumentType(key, name, type) }));
  return { key, source, parsed: parsedText(key, source), description, arguments: given };
}

function argumentType(key: string, name: string, type: string | undefined): ArgumentType {
  if (type === 'String' || type === 'int') return type;
  throw new Error(`${key}: the argument ${name} has to be of the type String or int.`);
}

/** Marks such as `<b>` are letters here: no text has elements in it. */
function parsedText(key: string, source: string): MessageFormatElement[] {
  try {
    return parse(source, { ignoreTag: true, requiresOtherClause: true });
  } catch (error) {
    throw new Error(`${key}: ${(error as Error).message} in “${source}”`);
  }
}
