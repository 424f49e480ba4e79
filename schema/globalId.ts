// Identifiers that are unique over all types, as clients keep objects by them. Their content is no part of the contract.

/** Opaque to callers. */
export function globalId(type: string, key: string | number): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}
