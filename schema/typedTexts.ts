// Dates and phone numbers that people typed and no one can read: the mutation is refused in words, at the field.
import {
  defaultFieldResolver,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import { type Refusal, type RefusalCode, refuse } from '../src/refusal.ts';
import { UnreadableText } from './scalars.ts';

const TYPED_SCALARS: ReadonlySet<string> = new Set(['TypedDate', 'TypedPhoneNumber']);

/** Puts the refusal before each mutation whose input has such a text. */
export function refuseUnreadable(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = field.args.find(({ name }) => name === 'input');
    if (!input || unreadableCodes(input.type).length === 0) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (root, args, context, info) => refusedText(args.input) ?? resolve(root, args, context, info);
  }
  return schema;
}

/** The codes with which a mutation of this input may refuse for a text that cannot be read. */
export function unreadableCodes(type: GraphQLInputType): RefusalCode[] {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) return [];
  return Object.values(input.getFields()).flatMap((field) => {
    const { name } = getNamedType(field.type);
    return TYPED_SCALARS.has(name) ? [codeOfText(name, field.name)] : unreadableCodes(field.type);
  });
}

function refusedText(input: object): Refusal | null {
  const path = pathOfUnreadable(input);
  if (!path) return null;
  const [text, ...names] = path;
  const field = names.toReversed();
  return refuse(codeOfText(text.scalar, field.at(-1) ?? ''), {}, { field: field.join('.') });
}

/** The text, and the names of the fields that lead to it, the innermost first; null: all can be read. */
function pathOfUnreadable(value: unknown): [UnreadableText, ...string[]] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof UnreadableText) return [value];
  for (const name of Object.keys(value)) {
    const path = pathOfUnreadable((value as Record<string, unknown>)[name]);
    if (path) return [...path, name];
  }
  return null;
}

function codeOfText(scalar: string, name: string) {
  if (scalar === 'TypedPhoneNumber') return 'INVALID_PHONE' as const;
  return /birthdate$/i.test(name) ? ('INVALID_BIRTH_DATE' as const) : ('INVALID_DATE' as const);
}
