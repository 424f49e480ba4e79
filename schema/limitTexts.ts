// Checks the length of every text and list before a resolver reads it; an argument or input field without a limit does not build.
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { CallerError } from '../src/refusal.ts';
import {
  type InputElement,
  type InputValues,
  limitOf,
  TEXT_SCALARS,
  type TextCheck,
  TextChecks,
} from './textChecks.ts';
import { LIST_LIMITS, TEXT_LIMITS, USUAL_LIST_ITEMS } from './textLimits.ts';

/**
 * Puts the limits before all resolvers and into all descriptions.
 * @throws Error naming the arguments and input fields that have none.
 */
export function limitTexts(schema: GraphQLSchema): GraphQLSchema {
  const checks = new TextChecks();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) describeLimits(field, `${type.name}.${field.name}`);
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) limitArguments(field, `${type.name}.${field.name}`, checks);
  }
  if (checks.missing.length > 0) throw new Error(`Nothing says how long ${checks.missing.join(', ')} may be.`);
  return schema;
}

function limitArguments(field: GraphQLField<unknown, unknown>, place: string, checks: TextChecks): void {
  const check = checks.ofAll(field.args, place);
  for (const argument of field.args) describeLimits(argument, `${place}.${argument.name}`);
  if (!check) return;
  field.extensions = { ...field.extensions, [CHECK]: check };
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (root, args, context, info) => {
    mustBeWithin(check, args);
    return resolve(root, args, context, info);
  };
}

const CHECK = Symbol('limits of the texts');

/** Checks arguments that are read without the field's resolver. @throws CallerError BAD_USER_INPUT */
export function checkLimits({ extensions }: { extensions: object }, args: InputValues): void {
  const check = (extensions as { [CHECK]?: TextCheck })[CHECK];
  if (check) mustBeWithin(check, args);
}

function mustBeWithin(check: TextCheck, args: InputValues): void {
  const fault = check(args);
  // The value is not repeated in the error: it may be as long as the request.
  if (fault) throw new CallerError('BAD_USER_INPUT', `${fault.at.slice(1)} ${fault.says}.`);
}

function describeLimits(input: InputElement, place: string): void {
  const says = limitsIn(input.type, place);
  if (says) input.description = `${input.description ?? ''} ${says}`.trim();
}

function limitsIn(type: GraphQLInputType, place: string): string | null {
  if (isNonNullType(type)) return limitsIn(type.ofType, place);
  if (isListType(type)) {
    const each = limitsIn(type.ofType, place)?.replace(/\.$/, ' each.');
    return [`At most ${limitOf(LIST_LIMITS, place) ?? USUAL_LIST_ITEMS} items.`, each].filter(Boolean).join(' ');
  }
  const isText = isScalarType(type) && TEXT_SCALARS.has(type.name);
  return isText ? `At most ${limitOf(TEXT_LIMITS, place)} characters.` : null;
}
