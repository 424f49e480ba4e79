// Writes what is generated: schema.graphql and its changelog, clients' typed documents, the documents' diagrams; --check only
// compares.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { importCompiled } from './compiled.ts';
import { changelogPage } from './contract/changelog.ts';
import { CHANGELOG, RELEASED, SDL } from './contract/places.ts';
import { type Documents, FRAGMENTS, sharedFragments, sharedTypes, TYPES, typedDocuments } from './documents.ts';
import { lifecyclesPage } from './lifecycles.ts';
import { consoleNumbers, numberFragments } from './numberSettings.ts';
import { withRooms } from './rooms.ts';

// Decorators need compiling: `npm run schema` builds first.
const { buildSchema, buildStrictSchema } = await importCompiled('schema/index');

const LIFECYCLES = 'docs/lifecycles.md';
const ARCHITECTURE = 'docs/architecture.md';
const CLIENT_DOCUMENTS: readonly Documents[] = [
  { source: 'adapters/conversation/documents.graphql', as: 'trees', client: "The adapters'" },
  { source: 'adapters/webForm/documents.graphql', as: 'trees', client: "The web form's" },
  { source: 'adapters/personalData/documents.graphql', as: 'trees', client: "The personal data pages'" },
  { source: 'adapters/simulator/documents.graphql', as: 'trees', client: "The simulator's" },
  { source: 'adapters/demonstration/documents.graphql', as: 'trees', client: "The demonstration's" },
  { source: 'web/board/documents.graphql', as: 'texts', client: "The board's" },
  { source: 'web/signIn/documents.graphql', as: 'texts', client: "The sign-in's" },
  { source: 'web/pairing/documents.graphql', as: 'texts', client: "The pairing's" },
  { source: 'web/kiosk/documents.graphql', as: 'texts', client: "The kiosk's" },
  { source: 'web/desk/documents.graphql', as: 'texts', client: "The desk's" },
  { source: 'web/sessions/documents.graphql', as: 'texts', client: "The page of sessions'" },
  { source: 'web/home/documents.graphql', as: 'texts', client: "The home page's" },
  { source: 'web/book/documents.graphql', as: 'texts', client: "The booking page's" },
  { source: 'web/place/documents.graphql', as: 'texts', client: "The page of one's own visit's" },
  { source: 'web/door/documents.graphql', as: 'texts', client: "The screen at the door's" },
  { source: 'web/here/documents.graphql', as: 'texts', client: "The check-in page's" },
  { source: 'web/simulator/documents.graphql', as: 'texts', client: "The simulator page's" },
  { source: 'web/office/documents.graphql', as: 'texts', client: "The office console's" },
  { source: 'web/office/exports/documents.graphql', as: 'texts', client: "The console's exports'" },
  { source: 'web/office/services/documents.graphql', as: 'texts', client: "The console's services'" },
  { source: 'web/office/texts/documents.graphql', as: 'texts', client: "The console's texts'" },
  { source: 'web/office/quotas/documents.graphql', as: 'texts', client: "The console's quotas'" },
  { source: 'web/office/subscription/documents.graphql', as: 'texts', client: "The console's holiday calendar's" },
];

const HEAD = '# The public contract. @generated from schema/*.ts by npm run schema — do not edit.';
const sdl = `${HEAD}\n\n${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
// Our own clients throw at the first error, and so never see the null of a field that failed.
const strict = printSchema(lexicographicSortSchema(buildStrictSchema()));
const basis = { sdl: strict, shared: `${readFileSync(FRAGMENTS, 'utf8')}\n${numberFragments()}` };
const generatedFiles = [
  [SDL, sdl] as const,
  [CHANGELOG, await changelogPage(readFileSync(RELEASED, 'utf8'), sdl, currentText(CHANGELOG))] as const,
  [LIFECYCLES, lifecyclesPage()] as const,
  [ARCHITECTURE, withRooms(readFileSync(ARCHITECTURE, 'utf8'))] as const,
  consoleNumbers(),
  [FRAGMENTS.replace(/\.graphql$/, '.ts'), await sharedFragments(basis)] as const,
  [
    TYPES,
    sharedTypes(
      CLIENT_DOCUMENTS.map(({ source }) => readFileSync(source, 'utf8')),
      basis,
    ),
  ] as const,
  ...(await Promise.all(CLIENT_DOCUMENTS.map(documentsFile))),
];
const stale = generatedFiles.filter(([file, text]) => currentText(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what the schema says: run npm run schema.`);
  process.exit(stale.length > 0 ? 1 : 0);
}
mkdirSync('schema', { recursive: true });
for (const [file, text] of stale) writeFileSync(file, text);
console.log(stale.length === 0 ? 'Nothing changed.' : `Written: ${stale.map(([file]) => file).join(', ')}`);

function currentText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function documentsFile(documents: Documents): Promise<readonly [string, string]> {
  const { source } = documents;
  return [source.replace(/\.graphql$/, '.ts'), await typedDocuments(documents, readFileSync(source, 'utf8'), basis)];
}
