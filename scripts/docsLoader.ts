// Reads the schema for graphql-markdown, which takes its loaders by the name of a module.
import { readFile } from 'node:fs/promises';

/** A loader of `@graphql-tools/load`, of one file. */
export class SchemaFileLoader {
  async load(file: string): Promise<{ location: string; rawSDL: string }[]> {
    return [{ location: file, rawSDL: await readFile(file, 'utf8') }];
  }
}
