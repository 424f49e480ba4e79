// A GraphQL document as a text that knows the types of its variables and of its result.

export type Document<Result, Variables> = string & { readonly of?: (variables: Variables) => Result };

/** The query that answers once what the subscription tells of: its root field is one of queries, too. */
export function onceInstead<Result, Variables>(live: Document<Result, Variables>): Document<Result, Variables> {
  return live.replace(/^subscription/, 'query');
}
