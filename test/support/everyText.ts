// Every place of the contract that takes a text: how to call it, and how to put a text there.
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
} from 'graphql';
import { SCALAR_LIMITS } from '../../schema/textLimits.ts';

export interface Place {
  /** `Mutation.book` */
  root: string;
  /** `['input', 'applicant', 'name']` */
  path: string[];
  /** The name of its scalar. */
  scalar: string;
  call(text: string): { query: string; variables: Record<string, unknown> };
}

const TEXTS = new Set(['String', 'ID', ...Object.keys(SCALAR_LIMITS)]);
/** The values that cannot be made up by their type alone. */
const VALUES: Record<string, unknown> = {
  ...{ office: 'BOGOR', like: 'BOGOR', counter: 'BOGOR/4', service: 'PASSPORT', code: '22222222', number: 'A101' },
  ...{ timeZone: 'Asia/Jakarta', id: '999999' },
  ...{ message: '999999', block: '999999', change: '999999', line: 'Q', template: '#NAMA#TGLLAHIR', key: 'confirmed' },
};
const SCALARS: Record<string, unknown> = {
  ...{
    Date: '1987-01-25',
    DateTime: '2017-08-01T09:00:00+07:00',
    BookingCode: '22222222',
    PhoneNumber: '+628111100333',
    LocalTime: '08:00',
    TimeRange: '08:00-16:00',
    TypedDate: '1987-01-25',
    TypedPhoneNumber: '+628111100333',
  },
  ...{ Int: 7, Float: 1, Boolean: true },
};

/** The least that is taken there. */
export function leastValue(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastValue(name, type.ofType);
  if (isListType(type)) return [leastValue(name, type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? VALUES[name] ?? 'Budi';
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf ? fields.slice(-1) : fields.filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, leastValue(field.name, field.type)]));
}

/** The least, with a text at the end of a path. */
function leastWith(name: string, type: GraphQLInputType, [step, ...path]: string[], text: string): unknown {
  if (isNonNullType(type)) return leastWith(name, type.ofType, step === undefined ? [] : [step, ...path], text);
  if (isListType(type)) return [leastWith(name, type.ofType, step === undefined ? [] : [step, ...path], text)];
  if (step === undefined || !isInputObjectType(type)) return text;
  const field = type.getFields()[step];
  if (!field) throw new Error(`${type.name} has no ${step}.`);
  const others = type.isOneOf ? {} : (leastValue(name, type) as object);
  return { ...others, [step]: leastWith(step, field.type, path, text) };
}

function pathsIn(type: GraphQLInputType, path: string[]): { path: string[]; scalar: string }[] {
  const named = getNamedType(type);
  if (isScalarType(named)) return TEXTS.has(named.name) ? [{ path, scalar: named.name }] : [];
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => pathsIn(field.type, [...path, field.name]));
}

export function everyText(schema: GraphQLSchema): Place[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((parent) =>
    Object.values(parent?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((argument) =>
        pathsIn(argument.type, [argument.name]).map(({ path, scalar }): Place => {
          const given = field.args.filter((one) => one === argument || isNonNullType(one.type));
          const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
          const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
          const leaf = isScalarType(getNamedType(field.type)) || isEnumType(getNamedType(field.type));
          const query = `${parent?.name.toLowerCase()} (${declared}) { ${field.name}(${passed}) ${leaf ? '' : '{ __typename }'} }`;
          return {
            root: `${parent?.name}.${field.name}`,
            ...{ path, scalar },
            call: (text) => ({
              query,
              variables: Object.fromEntries(
                given.map(({ name, type }) => [
                  name,
                  name === argument.name ? leastWith(name, type, path.slice(1), text) : leastValue(name, type),
                ]),
              ),
            }),
          };
        }),
      ),
    ),
  );
}
