// Looks a text up by a key that comes from the API, which may know more keys than this page: pure.

export function textFor<Text>(texts: Readonly<Record<string, Text>>, key: string): Text | undefined {
  return new Map(Object.entries(texts)).get(key);
}
