// Makes TypeScript of clients' GraphQL documents: as syntax trees for the adapters, as plain texts for the pages.
import { dirname, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  specifiedRules,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';
import { SCALARS, typesOfClients } from './clientTypes.ts';

/** The fragments that clients share; their types stand beside them, as `.ts`. */
export const FRAGMENTS = 'clients/fragments.graphql';
export const TYPES = 'clients/types.ts';

export interface Documents {
  /** The documents; what is made of them stands beside it, as `.ts`. */
  source: string;
  /** `trees` are executed within this process, `texts` are sent: a page does without a parser. */
  as: 'trees' | 'texts';
  /** The client in the possessive, for the first line. */
  client: string;
}

/** What the documents are made with. */
export interface Basis {
  sdl: string;
  /** The text of the shared fragments. */
  shared: string;
}

const CONFIG = {
  scalars: SCALARS,
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  arrayInputCoercion: false,
  // A type names its fragments instead of repeating them.
  inlineFragmentTypes: 'combine',
} as const;

/** @throws Error naming each document that does not fit the schema. */
export async function typedDocuments({ source, as, client }: Documents, text: string, basis: Basis): Promise<string> {
  const shared = fragmentsIn(parse(basis.shared));
  const own = parse(text);
  const whole = withFragments(own, shared);
  checked(whole, source, basis.sdl);
  const used = whole.definitions.filter((each) => !own.definitions.includes(each)).filter(isFragment);
  const made = as === 'trees' ? trees(whole) : { plugin: () => texts(whole, source) };
  const code = await codegen({
    filename: target(source),
    schema: parse(basis.sdl),
    documents: [{ location: source, document: own }],
    config: {
      ...CONFIG,
      importSchemaTypesFrom: `./${TYPES}`,
      importExtension: '',
      externalFragments: used.map((node) => {
        return { node, isExternal: true, name: node.name.value, onType: node.typeCondition.name.value };
      }),
    },
    plugins: [{ operations: {} }, { made: {} }],
    pluginMap: { operations, made },
  });
  return (
    head('documents.graphql', `${client} GraphQL documents with their types`) + importOf(source, used) + cleaned(code)
  );
}

/** The types of the shared fragments. */
export async function sharedFragments({ sdl, shared }: Basis): Promise<string> {
  const document = parse(shared);
  checked(document, FRAGMENTS, sdl, ['NoUnusedFragmentsRule']);
  const code = await codegen({
    filename: target(FRAGMENTS),
    schema: parse(sdl),
    documents: [{ location: FRAGMENTS, document }],
    config: { ...CONFIG, importSchemaTypesFrom: `./${TYPES}`, importExtension: '' },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  return head('fragments.graphql', 'The types of the fragments that clients share') + cleaned(code);
}

/** The inputs and enums of all clients' documents. */
export function sharedTypes(texts: readonly string[], { sdl, shared }: Basis): string {
  const fragments = fragmentsIn(parse(shared));
  const types = typesOfClients(
    sdl,
    texts.map((text) => withFragments(parse(text), fragments)),
  );
  return `${head('schema.graphql', 'The inputs and enums that clients of the API use')}${types}\n`;
}

function target(source: string): string {
  return source.replace(/\.graphql$/, '.ts');
}

function head(source: string, what: string): string {
  return `// ${what}. @generated from ${source} by npm run schema — do not edit.\n`;
}

function importOf(source: string, used: readonly FragmentDefinitionNode[]): string {
  if (used.length === 0) return '';
  const from = relative(dirname(source), target(FRAGMENTS));
  return `import type { ${used.map(({ name }) => `${name.value}Fragment`).join(', ')} } from '${from}';\n`;
}

/** Without the generator's own helper types, and with imports that Node resolves. */
function cleaned(code: string): string {
  return `${code
    .replace(/^\/\*\* Internal type\. DO NOT USE DIRECTLY\. \*\/\n.*\n/gm, '')
    .replace(/= Exact<(\{.*?\})>;/gs, '= $1;')
    .replace(/^(import type \* as Types from '.*types)';$/m, "$1.ts';")
    .trim()}\n`;
}

function checked(document: DocumentNode, source: string, sdl: string, without: readonly string[] = []): void {
  const rules = specifiedRules.filter(({ name }) => !without.includes(name));
  const errors = validate(buildASTSchema(parse(sdl)), document, rules);
  if (errors.length > 0) throw new Error(errors.map((error) => `${source}: ${error.message}`).join('\n'));
}

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION;
}

function fragmentsIn(document: DocumentNode): FragmentDefinitionNode[] {
  return document.definitions.filter(isFragment);
}

/** The document, and behind it each shared fragment that it needs. */
function withFragments(document: DocumentNode, shared: readonly FragmentDefinitionNode[]): DocumentNode {
  const all = [...fragmentsIn(document), ...shared];
  const needed = new Set(document.definitions.flatMap((each) => [...fragmentsNeeded(each, all)]));
  return { ...document, definitions: [...new Set([...document.definitions, ...needed])] };
}

/** Syntax trees need the shared fragments' own definitions, where types only need their names. */
function trees(whole: DocumentNode) {
  const plugin: typeof typedDocumentNode.plugin = (schema, _own, config, info) =>
    typedDocumentNode.plugin(schema, [{ document: whole }], { ...config, externalFragments: [] }, info);
  return { plugin };
}

/** Each operation with the fragments it needs, as one constant: what a page does not use is left out of it. */
function texts(document: DocumentNode, source: string) {
  const constants = document.definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => constant(operation, fragmentsIn(document)));
  return {
    prepend: [`import type { Document } from '${relative(dirname(source), 'web/api/document.ts')}';`],
    content: constants.join('\n'),
  };
}

function constant(operation: OperationDefinitionNode, fragments: readonly FragmentDefinitionNode[]): string {
  const name = operation.name?.value ?? '';
  const kind = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[operation.operation];
  const whole = [operation, ...fragmentsNeeded(operation, fragments)].map(print).join('\n');
  const type = `Document<${name}${kind}, ${name}${kind}Variables>`;
  return `export const ${name}Document = ${JSON.stringify(stripIgnoredCharacters(whole))} as ${type};`;
}

function fragmentsNeeded(
  definition: DefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  found: Set<FragmentDefinitionNode> = new Set(),
): ReadonlySet<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.find((each) => each.name.value === name.value);
      if (!fragment || found.has(fragment)) return;
      found.add(fragment);
      fragmentsNeeded(fragment, fragments, found);
    },
  });
  return found;
}
