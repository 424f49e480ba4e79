// The files of the contract.
export const SDL = 'schema/schema.graphql';
/** The contract as it was released last: breaking it takes a deprecation that stands in here. */
export const RELEASED = 'schema/released.graphql';
export const CHANGELOG = 'docs/api/changelog.md';
