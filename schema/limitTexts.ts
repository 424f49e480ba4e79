// Checks every text that comes in before a resolver reads it; an argument or input field without a limit does not build.
import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { CallerError } from '../src/refusal.ts';
import { textFault } from '../src/text.ts';
import { LIST_LIMITS, SCALAR_LIMITS, TEXT_LIMITS, USUAL_LIST } from './textLimits.ts';

/** What is wrong with a value: where in it, as the beginning of a sentence (`.applicant.name`, `[3]`), and what. */
interface Fault {
  at: string;
  says: string;
}
/** undefined: nothing is wrong. */
type Check = (value: unknown) => Fault | undefined;
type Input = GraphQLArgument | GraphQLInputField;
type Arguments = Record<string, unknown>;

/**
 * Puts the limits before all resolvers and into all descriptions.
 * @throws Error naming the arguments and input fields that have none.
 */
export function limitTexts(schema: GraphQLSchema): GraphQLSchema {
  const missing: string[] = [];
  const checks = new Map<GraphQLInputObjectType, Check>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) describe(field, `${type.name}.${field.name}`);
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const check = ofAll(field.args, `${type.name}.${field.name}`);
      for (const argument of field.args) describe(argument, `${type.name}.${field.name}.${argument.name}`);
      if (!check) continue;
      field.extensions = { ...field.extensions, [CHECK]: check };
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (root, args, context, info) => {
        mustBeWithin(check, args);
        return resolve(root, args, context, info);
      };
    }
  }
  if (missing.length > 0) throw new Error(`Nothing says how long ${missing.join(', ')} may be.`);
  return schema;

  /** Those of a field's arguments or of an input's fields, one after another; none: there is no text in them. */
  function ofAll(inputs: readonly Input[], owner: string): Check | undefined {
    const all = inputs.flatMap((input) => {
      const check = ofType(input.type, `${owner}.${input.name}`);
      return check ? [{ name: input.name, check }] : [];
    });
    if (all.length === 0) return undefined;
    return (value) => {
      for (const { name, check } of all) {
        const fault = check((value as Arguments)[name]);
        if (fault) return { ...fault, at: `.${name}${fault.at}` };
      }
    };
  }

  function ofType(type: GraphQLInputType, place: string): Check | undefined {
    if (isNonNullType(type)) return ofType(type.ofType, place);
    if (isListType(type)) return ofList(ofType(type.ofType, place), limitOf(LIST_LIMITS, place) ?? USUAL_LIST);
    if (isInputObjectType(type)) return unlessNull(ofObject(type));
    if (!isScalarType(type) || !PLAIN_TEXTS.has(type.name)) {
      if (isScalarType(type) && !PLAIN.has(type.name) && !Object.hasOwn(SCALAR_LIMITS, type.name)) missing.push(place);
      return undefined;
    }
    const longest = limitOf(TEXT_LIMITS, place);
    if (longest === undefined) {
      missing.push(place);
      return undefined;
    }
    return unlessNull((value) => {
      const says = textFault(value as string, longest);
      return says === null ? undefined : { at: '', says };
    });
  }

  function ofObject(type: GraphQLInputObjectType): Check {
    const known = checks.get(type);
    if (known) return known;
    let check: Check | undefined;
    // Known before its fields are looked at: an input may hold its own kind.
    checks.set(type, (value) => check?.(value));
    check = ofAll(Object.values(type.getFields()), type.name);
    return checks.get(type) as Check;
  }
}

/** The names of GraphQL's own scalars that hold texts, and of those that do not. */
const PLAIN_TEXTS = new Set(['String', 'ID']);
const PLAIN = new Set(['Int', 'Float', 'Boolean']);
const CHECK = Symbol('limits of the texts');

/** For those who read a field's arguments without its resolver. @throws CallerError BAD_USER_INPUT */
export function checkTexts({ extensions }: { extensions: object }, args: Arguments): void {
  const check = (extensions as { [CHECK]?: Check })[CHECK];
  if (check) mustBeWithin(check, args);
}

function mustBeWithin(check: Check, args: Arguments): void {
  const fault = check(args);
  // Nothing of what came is said again: it may be as long as the request.
  if (fault) throw new CallerError('BAD_USER_INPUT', `${fault.at.slice(1)} ${fault.says}.`);
}

function unlessNull(check: Check): Check {
  return (value) => (value === null || value === undefined ? undefined : check(value));
}

function ofList(each: Check | undefined, most: number): Check {
  return unlessNull((value) => {
    const items = value as unknown[];
    if (items.length > most) return { at: '', says: `must have at most ${most} items` };
    for (const [index, item] of items.entries()) {
      const fault = each?.(item);
      if (fault) return { ...fault, at: `[${index}]${fault.at}` };
    }
  });
}

/** The row of the place itself, or else that of its name alone. */
function limitOf(limits: Readonly<Record<string, number>>, place: string): number | undefined {
  return limits[place] ?? limits[place.slice(place.lastIndexOf('.') + 1)];
}

function describe(input: Input, place: string): void {
  const says = limitsIn(input.type, place);
  if (says) input.description = `${input.description ?? ''} ${says}`.trim();
}

function limitsIn(type: GraphQLInputType, place: string): string | null {
  if (isNonNullType(type)) return limitsIn(type.ofType, place);
  if (isListType(type)) {
    const each = limitsIn(type.ofType, place)?.replace(/\.$/, ' each.');
    return [`At most ${limitOf(LIST_LIMITS, place) ?? USUAL_LIST} items.`, each].filter(Boolean).join(' ');
  }
  const isText = isScalarType(type) && PLAIN_TEXTS.has(type.name);
  return isText ? `At most ${limitOf(TEXT_LIMITS, place)} characters.` : null;
}
