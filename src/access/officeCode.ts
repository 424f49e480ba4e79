// Codes of offices as callers write them, in any case.

/** All codes of offices are capitals. */
export function readOfficeCode(text: string): string {
  return text.trim().toUpperCase();
}

/** `bogor/1`: the label of a counter is as the office has it. */
function readCounterId(text: string): string {
  return text.replace(/^[^/]*/, readOfficeCode);
}

/** Arguments and input fields that hold codes of offices, or names that begin with one. */
const READERS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['counter', readCounterId],
  ['like', readOfficeCode],
  ['office', readOfficeCode],
  ['offices', readOfficeCode],
  ['sendsDigitsFor', readOfficeCode],
]);

/** Whether an argument of that name holds codes of offices. */
export function namesOffices(argument: string): boolean {
  return READERS.has(argument);
}

/** The arguments of a field with each code of an office in capitals; the same object if all are. */
export function withOfficeCodes<Given>(given: Given, name = ''): Given {
  if (typeof given === 'string') return (READERS.get(name)?.(given) ?? given) as Given;
  if (typeof given !== 'object' || given === null) return given;
  if (Array.isArray(given)) {
    const items = given.map((item: unknown) => withOfficeCodes(item, name));
    return items.some((item, index) => item !== given[index]) ? (items as Given) : given;
  }
  const values = given as Record<string, unknown>;
  let changed: Record<string, unknown> | null = null;
  for (const key of Object.keys(values)) {
    const read = withOfficeCodes(values[key], key);
    if (read === values[key]) continue;
    changed ??= { ...values };
    changed[key] = read;
  }
  return (changed ?? values) as Given;
}
