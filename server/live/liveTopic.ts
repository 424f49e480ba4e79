// Finds the topic of a subscription, its subject with its office or booking, and the values of the variables it declares.
import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { checkLimits } from '../../schema/index.ts';
import { withOfficeCodes } from '../../src/access/officeCode.ts';

/** Faults of variables that are reported at once, as over HTTP. */
const MAX_VARIABLE_ERRORS = 50;

/** The subjects of the fields that can be subscribed to. */
const TOPIC_SUBJECTS: Record<string, string> = {
  booking: 'booking',
  board: 'board',
  ticket: 'queue',
  visit: 'visit',
  counters: 'queue',
  availability: 'availability',
  bookingCounts: 'bookingCounts',
  conversations: 'inbox',
  conversation: 'inbox',
  waitingConversations: 'inbox',
};

type Variables = Readonly<Record<string, unknown>>;

export interface SubscribedTopic {
  /** For example `board BOGOR`, or `booking 2345678A`. */
  topic: string;
  /** The declared variables, in the order of their declaration: what else was sent makes no view another one. */
  variables: Variables;
}

/** The topic, or the faults of the request. */
export function topicOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): SubscribedTopic | readonly GraphQLError[] {
  const [selection] = operation.selectionSet.selections;
  if (selection?.kind !== Kind.FIELD) return [new GraphQLError('A subscription names one field.')];
  const field = schema.getSubscriptionType()?.getFields()[selection.name.value];
  if (!field) return [new GraphQLError('A subscription names one field.')];
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: MAX_VARIABLE_ERRORS,
  });
  return errors ?? topicOfField(field, selection, coerced);
}

function topicOfField(
  field: GraphQLField<unknown, unknown>,
  selection: FieldNode,
  variables: Variables,
): SubscribedTopic | readonly GraphQLError[] {
  try {
    const given = getArgumentValues(field, selection, variables);
    checkLimits(field, given);
    const args = withOfficeCodes(given);
    return { topic: `${TOPIC_SUBJECTS[field.name]} ${args.office ?? args.code ?? args.secret}`, variables };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    if (error instanceof Error) return [new GraphQLError(error.message, { originalError: error })];
    throw error;
  }
}
