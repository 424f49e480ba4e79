// Makes TypeScript of clients' GraphQL documents: as syntax trees for the adapters, as plain texts for the pages.
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';

export interface Documents {
  /** The documents; what is made of them stands beside it, as `.ts`. */
  source: string;
  /** `trees` are executed within this process, `texts` are sent: a page does without a parser. */
  as: 'trees' | 'texts';
  /** Whose they are, for the first line. */
  whose: string;
}

const SCALARS = { BookingCode: 'string', Date: 'string', DateTime: 'string', PhoneNumber: 'string' };

/** @throws Error naming each document that does not fit the schema. */
export async function typedDocuments({ source, as, whose }: Documents, text: string, sdl: string): Promise<string> {
  const schema = parse(sdl);
  const document = parse(text);
  const errors = validate(buildASTSchema(schema), document);
  if (errors.length > 0) throw new Error(errors.map((error) => `${source}: ${error.message}`).join('\n'));
  const trees = as === 'trees';
  const code = await codegen({
    filename: source.replace(/\.graphql$/, '.ts'),
    schema,
    documents: [{ location: source, document }],
    config: { scalars: SCALARS, useTypeImports: true, enumsAsTypes: true, strictScalars: true },
    plugins: trees ? [{ operations: {} }, { typedDocumentNode: {} }] : [{ operations: {} }, { texts: {} }],
    pluginMap: { operations, ...(trees ? { typedDocumentNode } : { texts: { plugin: () => texts(document) } }) },
  });
  return `// ${whose} GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.\n${code}\n`;
}

/** Each operation with the fragments it needs, as one constant: what a page does not use is left out of it. */
function texts(document: DocumentNode) {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const constants = document.definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => constant(operation, fragments));
  return {
    prepend: [`import type { Document } from '../api/document.ts';`],
    content: constants.join('\n'),
  };
}

function constant(operation: OperationDefinitionNode, fragments: readonly FragmentDefinitionNode[]): string {
  const name = operation.name?.value ?? '';
  const kind = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[operation.operation];
  const whole = [operation, ...needed(operation, fragments)].map(print).join('\n');
  const type = `Document<${name}${kind}, ${name}${kind}Variables>`;
  return `export const ${name}Document = ${JSON.stringify(stripIgnoredCharacters(whole))} as ${type};`;
}

function needed(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  found: FragmentDefinitionNode[] = [],
): readonly FragmentDefinitionNode[] {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.find((each) => each.name.value === name.value);
      if (!fragment || found.includes(fragment)) return;
      found.push(fragment);
      needed(fragment, fragments, found);
    },
  });
  return found;
}
