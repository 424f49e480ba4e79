// Writes what is generated: schema.graphql, the adapters' typed documents, the lifecycles' diagrams; --check only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema, validate } from 'graphql';
import { lifecyclesPage } from './lifecycles.ts';

// Decorators need compiling: `npm run schema` builds first.
const { buildSchema } = (await import('../dist/schema/index.js' as string)) as typeof import('../schema/index.ts');

const SDL = 'schema/schema.graphql';
const LIFECYCLES = 'docs/lifecycles.md';
/** Each room of clients has its own. */
const DOCUMENTS = ['adapters/conversation/documents', 'adapters/webForm/documents'];

const sdl = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
const typed = await Promise.all(DOCUMENTS.map(async (name) => [`${name}.ts`, await typedDocuments(name)] as const));
const made = [[SDL, sdl] as const, ...typed, [LIFECYCLES, lifecyclesPage()] as const];
const stale = made.filter(([file, text]) => current(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what the schema says: run npm run schema.`);
  process.exit(stale.length > 0 ? 1 : 0);
}
mkdirSync('schema', { recursive: true });
for (const [file, text] of stale) writeFileSync(file, text);
console.log(stale.length === 0 ? 'Nothing changed.' : `Written: ${stale.map(([file]) => file).join(', ')}`);

function current(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function typedDocuments(name: string): Promise<string> {
  const source = `${name}.graphql`;
  const document = parse(readFileSync(source, 'utf8'));
  const errors = validate(buildASTSchema(parse(sdl)), document);
  if (errors.length > 0) throw new Error(errors.map((error) => `${source}: ${error.message}`).join('\n'));
  const scalars = { BookingCode: 'string', Date: 'string', DateTime: 'string', PhoneNumber: 'string' };
  const code = await codegen({
    filename: `${name}.ts`,
    schema: parse(sdl),
    documents: [{ location: source, document }],
    config: { scalars, useTypeImports: true, enumsAsTypes: true, strictScalars: true },
    plugins: [{ operations: {} }, { typedDocumentNode: {} }],
    pluginMap: { operations, typedDocumentNode },
  });
  return `// The adapters' GraphQL documents with their types, made from documents.graphql by npm run schema.\n${code}\n`;
}
