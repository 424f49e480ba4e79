// The words behind a command of the command line: one file or none, and options by their names.
import { parseArgs } from 'node:util';

/** The command was not given as it takes it. */
export class UsageFault extends Error {
  override name = 'UsageFault';
}

interface CommandOptions {
  flags: ReadonlySet<string>;
  values: Readonly<Record<string, string | undefined>>;
}

interface CommandWords extends CommandOptions {
  file: string;
}

type KnownOptions = Readonly<Record<string, 'boolean' | 'string'>>;

/** @throws UsageFault */
export function readWords(words: string[], known: KnownOptions): CommandWords {
  const { names, ...options } = parseWords(words, known);
  const [file, ...more] = names;
  if (file === undefined || more.length > 0) throw new UsageFault('It takes the name of one file.');
  return { file, ...options };
}

/** Of a command that takes no file. @throws UsageFault */
export function readOptions(words: string[], known: KnownOptions): CommandOptions {
  const { names, ...options } = parseWords(words, known);
  if (names.length > 0) throw new UsageFault(`It takes no file, and was given "${names.join(' ')}".`);
  return options;
}

function parseWords(words: string[], known: KnownOptions): CommandOptions & { names: string[] } {
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const given = Object.entries(values);
    return {
      names: positionals,
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
      values: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    };
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}
