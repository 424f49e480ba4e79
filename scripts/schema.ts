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
const DOCUMENTS = 'adapters/conversation/documents.graphql';
const TYPED = 'adapters/conversation/documents.ts';

const sdl = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
const typed = await typedDocuments(readFileSync(DOCUMENTS, 'utf8'));
const stale = [[SDL, sdl] as const, [TYPED, typed] as const, [LIFECYCLES, lifecyclesPage()] as const].filter(
  ([file, text]) => current(file) !== text,
);
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

async function typedDocuments(text: string): Promise<string> {
  const document = parse(text);
  const errors = validate(buildASTSchema(parse(sdl)), document);
  if (errors.length > 0) throw new Error(errors.map((error) => `${DOCUMENTS}: ${error.message}`).join('\n'));
  const scalars = { BookingCode: 'string', Date: 'string', DateTime: 'string', PhoneNumber: 'string' };
  const code = await codegen({
    filename: TYPED,
    schema: parse(sdl),
    documents: [{ location: DOCUMENTS, document }],
    config: { scalars, useTypeImports: true, enumsAsTypes: true, strictScalars: true },
    plugins: [{ operations: {} }, { typedDocumentNode: {} }],
    pluginMap: { operations, typedDocumentNode },
  });
  return `// The adapters' GraphQL documents with their types, made from documents.graphql by npm run schema.\n${code}\n`;
}
