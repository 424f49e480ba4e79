// Enumerations of the contract, each value with its description: a value without one does not compile.
import { registerEnumType } from 'type-graphql';

/** Registers an enumeration whose values are kept under other names than the contract has. */
export function storedEnum<Name extends string, Stored extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Name, readonly [stored: Stored, meaning: string]>>,
): Readonly<Record<Name, Stored>> {
  const entries = Object.entries<readonly [Stored, string]>(values);
  const stored = Object.fromEntries(entries.map(([value, [kept]]) => [value, kept])) as Record<Name, Stored>;
  const valuesConfig = Object.fromEntries(entries.map(([value, [, meaning]]) => [value, { description: meaning }]));
  registerEnumType<Record<Name, Stored>>(stored, { name, description, valuesConfig: valuesConfig as object });
  return stored;
}

/** Registers an enumeration. Its values go by their own names, in the contract as in the code. `deprecated`: why a value is given no more. */
export function describedEnum<Name extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Name, string>>,
  deprecated?: Readonly<Partial<Record<Name, string>>>,
): Readonly<Record<Name, Name>> {
  const names = Object.keys(meanings) as Name[];
  const values = Object.fromEntries(names.map((value) => [value, value])) as Record<Name, Name>;
  const valuesConfig = Object.fromEntries(
    names.map((value) => {
      const deprecationReason = deprecated?.[value];
      return [value, { description: meanings[value], ...(deprecationReason && { deprecationReason }) }];
    }),
  );
  registerEnumType<Record<Name, Name>>(values, { name, description, valuesConfig: valuesConfig as object });
  return values;
}
