// Identifiers that are unique over all types, as clients keep objects by them. Their content is no part of the contract.

const NODE_NAMES = ['Booking', 'Office', 'Service', 'Ticket'] as const;
export type NodeName = (typeof NODE_NAMES)[number];

/** Opaque to callers. */
export function globalId(type: NodeName, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** The type and key of an identifier; null: it is none of ours. */
export function globalKey(id: string): { type: NodeName; key: string } | null {
  const [name, key] = Buffer.from(id, 'base64url').toString().split(':', 2);
  const type = NODE_NAMES.find((one) => one === name);
  return type && key ? { type, key } : null;
}
