// How many fields the variables of a request may have in all: each that does not fit is told together with all the others.
import { GraphQLError } from 'graphql';

/** The longest list of the contract (500 applicants) has some 1,000. */
const MAX_VARIABLE_FIELDS = 2000;

/** The fault in the number of fields; null: none. It looks at no more of them than are allowed. */
export function tooManyFields(variables: unknown): GraphQLError | null {
  const open: unknown[] = [variables];
  let count = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) count += Object.keys(value).length;
    if (count > MAX_VARIABLE_FIELDS) return fault();
    for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return null;
}

function fault(): GraphQLError {
  return new GraphQLError(`The variables have more than ${MAX_VARIABLE_FIELDS} fields.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
