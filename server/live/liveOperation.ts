// Reads one operation that arrived over a live connection, and finds its faults.
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { type AppContext, Context } from '../../schema/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import type { Language } from '../../src/time.ts';
import type { ReadDocument } from '../graphql/documents.ts';
import { costFault } from '../graphql/limits.ts';
import { tooManyFields } from '../graphql/variableLimits.ts';
import { type SubscribedTopic, topicOf } from './liveTopic.ts';
import { subscriptionKey } from './subscriptionKey.ts';

export interface LiveSetup {
  schema: GraphQLSchema;
  app: AppContext;
  read: ReadDocument;
}

export interface LivePayload {
  query: string;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation with its asker. */
export interface LiveRequest {
  asker: Asker;
  source: string;
  language: Language;
  payload: LivePayload;
}

export interface LiveArgs extends ExecutionArgs {
  document: DocumentNode;
  contextValue: Context;
  live: { topic: string; key: string };
}

/** The arguments for executing the operation, or the faults of the request. */
export function argumentsFor(
  { schema, app, read }: LiveSetup,
  { asker, source, language, payload }: LiveRequest,
): LiveArgs | readonly GraphQLError[] {
  const { query, operationName, variables } = payload;
  const fault = tooManyFields(variables);
  if (fault) return [fault];
  const known = read(query);
  if ('errors' in known) return withFaultCode(known.errors, known.code);
  const { text, document } = known;
  const operation = getOperationAST(document, operationName);
  if (!operation) return withFaultCode([new GraphQLError('Which operation is meant?')], 'OPERATION_RESOLUTION_FAILURE');
  const cost = costFault(document, operation, variables ?? {});
  if (cost) return withFaultCode([cost], 'GRAPHQL_VALIDATION_FAILED');
  const subscribed = subscribedTopic(schema, operation, variables ?? {});
  if (!('topic' in subscribed)) return withFaultCode(subscribed, 'BAD_USER_INPUT');
  const contextValue = new Context({ app, asker, language, source });
  const { topic } = subscribed;
  const view = { query: text, operationName, variables: subscribed.variables };
  const live = { topic, key: topic && subscriptionKey(asker, language, view) };
  return { schema, document, operationName, variableValues: variables, contextValue, live };
}

/** Empty for queries and mutations, which are executed once. */
function subscribedTopic(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): SubscribedTopic | readonly GraphQLError[] {
  return operation.operation === 'subscription' ? topicOf(schema, operation, variables) : { topic: '', variables };
}

/** The codes are the same as over HTTP. */
function withFaultCode(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  for (const error of errors) Object.assign(error.extensions, { code });
  return errors;
}
