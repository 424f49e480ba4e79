// Every description of the contract says something: more than the name of its element, in standard English.
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  specifiedScalarTypes,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';

interface Described {
  /** `Booking.office`, `Query.booking(code)`. */
  path: string;
  /** Names near the element, which a reader sees anyway: its own, its owner's, and that of its type. */
  names: string[];
  description: string;
}

/** Words that carry no meaning of their own. */
const FILLERS = new Set(['a', 'an', 'the', 'its', 'this', 'that', 'of', 'is', 'it']);
const SHORTEST_IN_WORDS = 4;
/** Sentences on limits, which the schema adds by itself. */
const LIMITS = /\s*At most [\d ]+(characters|items)( each)?\./g;
/** Words and openings that plain standard English does without: the field's terms say it better. */
const DIALECT = [
  /\b(whoever|whomever|whatever|nobody|somebody|everybody|anybody|anew|thereof)\b/i,
  /\bso many\b/i,
  /\bmanieth\b/i,
  /\bcame? to nothing\b/i,
  /^(who|whose|whom|what|which|where|when|why|how)\b/i,
  /\bor why not\b/i,
];

const described = everyElement();

test('the contract has as many elements as it is said to have', () => {
  expect(described.length).toBeGreaterThan(1000);
});

test('every description says more than names do', () => {
  expect(described.filter(repeatsNames).map(shown)).toEqual([]);
});

test('every description is a phrase of some words that ends as a sentence does', () => {
  const bare = described.filter(({ description }) => {
    return description.split(/\s+/).length < SHORTEST_IN_WORDS || !/[.…]$/.test(description);
  });
  expect(bare.map(shown)).toEqual([]);
});

test('no description is in dialect', () => {
  const dialect = described.filter(({ description }) => DIALECT.some((pattern) => pattern.test(description)));
  expect(dialect.map(shown)).toEqual([]);
});

test('a description that only repeats its name is found', () => {
  const office = { path: 'Ticket.office', names: ['office', 'Ticket', 'Office'] };
  expect(repeatsNames({ ...office, description: 'The office of this ticket.' })).toBe(true);
  expect(repeatsNames({ ...office, description: 'The office at which the person waits.' })).toBe(false);
  const counter = { path: 'BoardCall.calledAt', names: ['calledAt', 'BoardCall', 'DateTime'] };
  expect(repeatsNames({ ...counter, description: 'Called at.' })).toBe(true);
});

function repeatsNames({ names, description }: Described): boolean {
  const known = new Set(names.flatMap(wordsOf));
  return wordsOf(description).every((word) => FILLERS.has(word) || known.has(word));
}

/** In lower case and without the plural's s; a name in camel case or capitals is taken apart. */
function wordsOf(text: string): string[] {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return (apart.match(/[\p{L}\d]+/gu) ?? []).map((word) => (FILLERS.has(word) ? word : word.replace(/s$/, '')));
}

function shown({ path, description }: Described): string {
  return `${path}: ${description}`;
}

function everyElement(): Described[] {
  const schema = buildSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map(String);
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__') && !specifiedScalarTypes.some((scalar) => scalar.name === name))
    .flatMap((type) => {
      const itself = roots.includes(type.name) ? [] : [element(type.name, [type.name], type.description)];
      return [...itself, ...elementsOf(type)];
    });
}

function elementsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type)) {
    return type.getValues().map(({ name, description }) => {
      return element(`${type.name}.${name}`, [name, type.name], description);
    });
  }
  if (!isInputObjectType(type) && !isObjectType(type)) return [];
  const fields = Object.values(type.getFields()).map((field: GraphQLField<unknown, unknown> | GraphQLInputField) => {
    const names = [field.name, type.name, getNamedType(field.type).name];
    return element(`${type.name}.${field.name}`, names, field.description);
  });
  return isObjectType(type) ? [...fields, ...Object.values(type.getFields()).flatMap(argumentsOf)] : fields;
}

function argumentsOf(field: GraphQLField<unknown, unknown>): Described[] {
  return field.args.map(({ name, type, description }) => {
    return element(`${field.name}(${name})`, [name, field.name, getNamedType(type).name], description);
  });
}

function element(path: string, names: string[], description: string | null | undefined): Described {
  return { path, names, description: (description ?? '').replace(LIMITS, '').trim() };
}
