// Checks the length of every text and list before a resolver reads it; an argument or input field without a limit does not build.
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
import { LIST_LIMITS, SCALAR_LIMITS, TEXT_LIMITS, USUAL_LIST_ITEMS } from './textLimits.ts';

/** A fault of a value: its path within the value (`.applicant.name`, `[3]`), and the sentence that says it. */
interface Fault {
  at: string;
  says: string;
}
/** Finds the fault of a value; undefined if it has none. */
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

  /** Checks a field's arguments or an input's fields one after another; undefined if there is no text among them. */
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
    if (isListType(type)) return ofList(ofType(type.ofType, place), limitOf(LIST_LIMITS, place) ?? USUAL_LIST_ITEMS);
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
    // Registered before its fields are looked at, since an input type may contain itself.
    checks.set(type, (value) => check?.(value));
    check = ofAll(Object.values(type.getFields()), type.name);
    return checks.get(type) as Check;
  }
}

/** GraphQL's own scalars: those that hold texts, and those that do not. */
const PLAIN_TEXTS = new Set(['String', 'ID']);
const PLAIN = new Set(['Int', 'Float', 'Boolean']);
const CHECK = Symbol('limits of the texts');

/** Checks arguments that are read without the field's resolver. @throws CallerError BAD_USER_INPUT */
export function checkTexts({ extensions }: { extensions: object }, args: Arguments): void {
  const check = (extensions as { [CHECK]?: Check })[CHECK];
  if (check) mustBeWithin(check, args);
}

function mustBeWithin(check: Check, args: Arguments): void {
  const fault = check(args);
  // The value is not repeated in the error: it may be as long as the request.
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

/** The limit of the place itself, or else that of its name. */
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
    return [`At most ${limitOf(LIST_LIMITS, place) ?? USUAL_LIST_ITEMS} items.`, each].filter(Boolean).join(' ');
  }
  const isText = isScalarType(type) && PLAIN_TEXTS.has(type.name);
  return isText ? `At most ${limitOf(TEXT_LIMITS, place)} characters.` : null;
}
