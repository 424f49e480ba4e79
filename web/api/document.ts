// A GraphQL document as a text that knows the types of its variables and of its result.

export type Document<Result, Variables> = string & { readonly of?: (variables: Variables) => Result };
