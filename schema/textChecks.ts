// Checks of the length of texts and lists, built from the types of arguments and input fields.
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { textFault } from '../src/text.ts';
import { LIST_LIMITS, SCALAR_LIMITS, TEXT_LIMITS, USUAL_LIST_ITEMS } from './textLimits.ts';

/** A fault of a value: its path within the value (`.applicant.name`, `[3]`), and the sentence that says it. */
export interface LengthFault {
  at: string;
  says: string;
}
/** Finds the fault of a value; undefined if it has none. */
export type TextCheck = (value: unknown) => LengthFault | undefined;
export type InputElement = GraphQLArgument | GraphQLInputField;
export type InputValues = Record<string, unknown>;

/** GraphQL's own scalars: those that hold texts, and those that do not. */
export const TEXT_SCALARS = new Set(['String', 'ID']);
const OTHER_SCALARS = new Set(['Int', 'Float', 'Boolean']);

export class TextChecks {
  /** The places of texts without a limit. */
  readonly missing: string[] = [];
  private readonly ofObjects = new Map<GraphQLInputObjectType, TextCheck>();

  /** Checks a field's arguments or an input's fields one after another; undefined if there is no text among them. */
  ofAll(inputs: readonly InputElement[], owner: string): TextCheck | undefined {
    const all = inputs.flatMap((input) => {
      const check = this.ofType(input.type, `${owner}.${input.name}`);
      return check ? [{ name: input.name, check }] : [];
    });
    if (all.length === 0) return undefined;
    return (value) => {
      for (const { name, check } of all) {
        const fault = check((value as InputValues)[name]);
        if (fault) return { ...fault, at: `.${name}${fault.at}` };
      }
    };
  }

  private ofType(type: GraphQLInputType, place: string): TextCheck | undefined {
    if (isNonNullType(type)) return this.ofType(type.ofType, place);
    if (isListType(type))
      return ofList(this.ofType(type.ofType, place), limitOf(LIST_LIMITS, place) ?? USUAL_LIST_ITEMS);
    if (isInputObjectType(type)) return unlessNull(this.ofObject(type));
    return isScalarType(type) ? this.ofScalar(type.name, place) : undefined;
  }

  private ofScalar(name: string, place: string): TextCheck | undefined {
    if (OTHER_SCALARS.has(name) || Object.hasOwn(SCALAR_LIMITS, name)) return undefined;
    const longest = TEXT_SCALARS.has(name) ? limitOf(TEXT_LIMITS, place) : undefined;
    if (longest === undefined) {
      this.missing.push(place);
      return undefined;
    }
    return unlessNull((value) => {
      const says = textFault(value as string, longest);
      return says === null ? undefined : { at: '', says };
    });
  }

  private ofObject(type: GraphQLInputObjectType): TextCheck {
    const known = this.ofObjects.get(type);
    if (known) return known;
    let ofFields: TextCheck | undefined;
    const check: TextCheck = (value) => ofFields?.(value);
    // Registered before its fields are looked at, since an input type may contain itself.
    this.ofObjects.set(type, check);
    ofFields = this.ofAll(Object.values(type.getFields()), type.name);
    return check;
  }
}

function unlessNull(check: TextCheck): TextCheck {
  return (value) => (value === null || value === undefined ? undefined : check(value));
}

function ofList(each: TextCheck | undefined, most: number): TextCheck {
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
export function limitOf(limits: Readonly<Record<string, number>>, place: string): number | undefined {
  return limits[place] ?? limits[place.slice(place.lastIndexOf('.') + 1)];
}
