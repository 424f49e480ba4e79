// The office that the arguments of a root field name, by which the permissions of staff are decided.

/** Of any field. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The text at a name of arguments or of an input; undefined if there is none. */
function textOf(given: unknown, name: string): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const text: unknown = Reflect.get(given, name);
  return typeof text === 'string' ? text : undefined;
}

export const named = (args: Arguments) => textOf(args, 'office');
export const inInput = ({ input }: Arguments) => textOf(input, 'office');
/** A counter's id names its office. */
export const ofCounter = ({ input }: Arguments) => textOf(input, 'counter')?.split('/')[0];

/** Each change that can be looked at names its office; that of two changes is no one's. */
export const inPreview = ({ input }: Arguments) => {
  const offices = new Set(Object.values(input ?? {}).flatMap((one: unknown) => textOf(one, 'office') ?? []));
  return offices.size === 1 ? [...offices][0] : undefined;
};
