// The files of the pages as they were built.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Compiled, this file lies in dist/server/routes; as a source, in server/routes. */
export const BUILT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../../dist/web' : '../../web');

/** Nothing is served where the pages were not built: the API does without them. */
export function arePagesBuilt(): boolean {
  return existsSync(BUILT);
}

const builtFiles = new Map<string, string>();

/** A file of the build, read once. */
export function readBuiltPage(file: string): string {
  const text = builtFiles.get(file) ?? readFileSync(join(BUILT, file), 'utf8');
  builtFiles.set(file, text);
  return text;
}
