// Every source file of this tree, read once, with its imports.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from './imports.ts';
import { TOOLS } from './rooms.ts';

/** It lies where MikroORM's command line looks for it. */
export const ORM_CONFIG = 'mikro-orm.config.ts';
/** The files that the pages' build takes in besides scripts, by their address. */
export const ASSET = /\.(css|svg|woff2)(\?url)?$/;

/** Sources in a folder, by their path from the root. */
function filesIn(top: string): string[] {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.startsWith('node_modules/'))
    .map((path) => join(top, path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
}

/** The sources of the product, by their path from the root. */
export const files = ['src', 'server', 'schema', 'adapters', 'clients', 'web'].flatMap(filesIn).toSorted();
export const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
export const imports = [...texts].flatMap(([file, text]) => importsOf(file, text));
/** They run beside the product and are no part of it. */
export const tools = [...[...TOOLS, 'checks'].flatMap(filesIn), ORM_CONFIG].toSorted();
export const toolImports = tools.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
export const textOf = (file: string) => texts.get(file) ?? '';

export function withoutRemarks(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
