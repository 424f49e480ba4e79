// Prints the inputs and enums that the clients' documents use as TypeScript, once for all of them.
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parse,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The TypeScript types of the API's scalars, as JSON brings them. */
export const SCALARS = {
  BookingCode: 'string',
  Date: 'string',
  DateTime: 'string',
  LocalTime: 'string',
  PhoneNumber: 'string',
  TimeRange: 'string',
  TypedDate: 'string',
  TypedPhoneNumber: 'string',
};

const INPUT_SCALARS = new Map<string, string>([
  ...Object.entries(SCALARS),
  ['Boolean', 'boolean'],
  ['Float', 'number'],
  ['ID', 'string | number'],
  ['Int', 'number'],
  ['String', 'string'],
]);

export function typesOfClients(sdl: string, documents: readonly DocumentNode[]): string {
  const schema = buildASTSchema(parse(sdl));
  const used = new Set(documents.flatMap((document) => [...namedIn(schema, document)]));
  for (const type of used) for (const inner of typesInside(type)) used.add(inner);
  const printed = [...used].toSorted((one, other) => one.name.localeCompare(other.name)).map(printedType);
  return printed.filter(Boolean).join('\n\n');
}

function namedIn(schema: GraphQLSchema, document: DocumentNode): Set<GraphQLNamedType> {
  const found = new Set<GraphQLNamedType>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const type = info.getType();
        if (type) found.add(getNamedType(type));
      },
      VariableDefinition({ type }) {
        const named = type.kind === 'NamedType' ? typeFromAST(schema, type) : info.getInputType();
        if (named) found.add(getNamedType(named));
      },
    }),
  );
  return found;
}

function typesInside(type: GraphQLNamedType): GraphQLNamedType[] {
  return isInputObjectType(type) ? Object.values(type.getFields()).map((field) => getNamedType(field.type)) : [];
}

function printedType(type: GraphQLNamedType): string {
  if (isEnumType(type)) return printedEnum(type);
  return isInputObjectType(type) ? printedInput(type) : '';
}

function printedEnum(type: GraphQLEnumType): string {
  const values = type.getValues().map(({ name, description }) => `${comment(description, '  ')}  | '${name}'`);
  return `${comment(type.description)}export type ${type.name} =\n${values.join('\n')};`;
}

function printedInput(type: GraphQLInputObjectType): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const sign = isRequiredInputField(field) ? ':' : '?:';
    return `${comment(field.description, '  ')}  ${field.name}${sign} ${inTypeScript(field.type)};`;
  });
  return `${comment(type.description)}export interface ${type.name} {\n${fields.join('\n')}\n}`;
}

function inTypeScript(type: GraphQLInputType): string {
  return isNonNullType(type) ? required(type.ofType) : `${required(type)} | null | undefined`;
}

function required(type: GraphQLInputType): string {
  if (isListType(type)) return `readonly (${inTypeScript(type.ofType)})[]`;
  const { name } = getNamedType(type);
  return INPUT_SCALARS.get(name) ?? name;
}

function comment(description: string | null | undefined, indent = ''): string {
  return description ? `${indent}/** ${description.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\n` : '';
}
