// A request into whose fields any text is put, one field at a time: JSON at any depth, or the query of an address.
import type { RawRequest } from '../../src/channel/webhook.ts';

/** A request as it is sent, into whose fields texts are put one at a time. */
export interface Door {
  name: string;
  fields: readonly string[];
  /** The fields that people or providers write texts into: these are read far more closely than the rest. */
  wordy: readonly string[];
  request(field: string, text: string): RawRequest;
}

/** The ways to every value of a JSON text. */
function waysIn(value: unknown, way: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(way)];
  const inside = Object.entries(value).flatMap(([name, inner]) => waysIn(inner, [...way, name]));
  return way.length > 0 ? [JSON.stringify(way), ...inside] : inside;
}

function withTextAt(value: unknown, [name, ...way]: readonly string[], text: string): unknown {
  if (name === undefined) return text;
  const changed = Object.entries(Object(value)).map(([key, inner]) => [
    key,
    key === name ? withTextAt(inner, way, text) : inner,
  ]);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

const WORDY_JSON = /"(text|body|message|caption|payload|id|title|action)"\]$/;

export function jsonDoor(name: string, example: () => unknown, request: (body: unknown) => RawRequest): Door {
  const fields = waysIn(example());
  return {
    name,
    fields,
    wordy: fields.filter((field) => WORDY_JSON.test(field)),
    request: (field, text) => request(withTextAt(example(), JSON.parse(field), text)),
  };
}

/** Nine characters of an address may stand for one, and servers take 16,384. */
const MAX_QUERY_TEXT = 1200;

export function queryDoor(name: string, path: string, example: () => Record<string, string>): Door {
  return {
    name,
    fields: Object.keys(example()),
    wordy: ['text'],
    request: (field, text) => ({
      method: 'GET',
      url: `${path}?${new URLSearchParams({ ...example(), [field]: text.slice(0, MAX_QUERY_TEXT).toWellFormed() })}`,
      headers: {},
      body: Buffer.alloc(0),
    }),
  };
}

/** A form such as a browser sends. */
export function formDoor(name: string, path: string, example: Record<string, string>): Door {
  return {
    name,
    fields: Object.keys(example),
    wordy: ['name'],
    request: (field, text) => ({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams({ ...example, [field]: text.toWellFormed() }).toString()),
    }),
  };
}
