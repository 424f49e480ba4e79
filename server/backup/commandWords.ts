// The words behind a command of the command line: one file, and options by their names.
import { parseArgs } from 'node:util';

/** The command was not given as it takes it. */
export class UsageFault extends Error {
  override name = 'UsageFault';
}

interface CommandWords {
  file: string;
  flags: ReadonlySet<string>;
  values: Readonly<Record<string, string | undefined>>;
}

/** @throws UsageFault */
export function readWords(words: string[], known: Readonly<Record<string, 'boolean' | 'string'>>): CommandWords {
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageFault('It takes the name of one file.');
    const given = Object.entries(values);
    return {
      file,
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
      values: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    };
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}
