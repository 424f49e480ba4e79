// The scalars of the contract, whose errors say what was expected.
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { readCode } from '../src/bookingCode.ts';
import { phoneNumber } from '../src/phone.ts';
import { textFault } from '../src/text.ts';
import { instant, isLocalDate } from '../src/time.ts';
import { SCALAR_LIMITS } from './textLimits.ts';

type ScalarReader = (text: string) => string | null;

/** A text that a person typed and that cannot be read: the mutation is refused in words (`typedTexts.ts`). */
export class UnreadableText {
  readonly scalar: string;

  constructor(scalar: string) {
    this.scalar = scalar;
  }
}

/** The specifications of the scalars, for clients that look for more than a name. */
const SPECIFICATIONS: Readonly<Record<string, string>> = {
  Date: 'https://scalars.graphql.org/andimarek/local-date.html',
  DateTime: 'https://scalars.graphql.org/andimarek/date-time.html',
  PhoneNumber: 'https://www.itu.int/rec/T-REC-E.164/',
  TypedDate: 'https://scalars.graphql.org/andimarek/local-date.html',
  TypedPhoneNumber: 'https://www.itu.int/rec/T-REC-E.164/',
};

interface TextScalar {
  name: keyof typeof SCALAR_LIMITS;
  description: string;
  expected: string;
  read: ScalarReader;
  /** Whether people type it: what cannot be read is then no mistake of the program. */
  isTyped?: true;
}

function textScalar({ name, description, expected, read, isTyped }: TextScalar) {
  const longest = SCALAR_LIMITS[name];
  const parse = (value: unknown, literal: ValueNode | null) => {
    // A text that is too long is not read at all: normalising it could take minutes.
    const fault = typeof value === 'string' ? textFault(value, longest) : null;
    const text = typeof value === 'string' && fault === null ? read(value) : null;
    if (text !== null) return text;
    if (isTyped && typeof value === 'string' && fault === null) return new UnreadableText(name);
    throw new GraphQLError(`${name} ${fault ?? `must be ${expected}`}.`, {
      nodes: literal,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType<string | UnreadableText, string>({
    name,
    description: `${description} At most ${longest} characters.`,
    specifiedByURL: SPECIFICATIONS[name] ?? null,
    serialize: (value) => String(value),
    parseValue: (value) => parse(value, null),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
  });
}

const EXAMPLE_DATE = 'a date of the calendar such as 2017-08-07';
const EXAMPLE_PHONE = 'a phone number such as +628111100333';

function readCalendarDate(text: string): string | null {
  return isLocalDate(text) ? text : null;
}

export const DateScalar = textScalar({
  name: 'Date',
  description: "A calendar date in the office's own time zone, `2017-08-07`.",
  expected: EXAMPLE_DATE,
  read: readCalendarDate,
});

export const TypedDateScalar = textScalar({
  name: 'TypedDate',
  description:
    'A date as a person gives it, in the form of `Date`. One that is not in the calendar is refused with INVALID_DATE or INVALID_BIRTH_DATE, and is no error.',
  expected: EXAMPLE_DATE,
  read: (text) => readCalendarDate(text.trim()),
  isTyped: true,
});

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description:
    "A point in time in RFC 3339 form with the office's offset, `2017-08-07T09:00:00+07:00`; what belongs to no office, such as a key, is told in UTC.",
  expected: 'an instant with an offset such as 2017-08-07T09:00:00+07:00',
  read(text) {
    try {
      return instant(text).toString();
    } catch {
      return null;
    }
  },
});

export const PhoneNumberScalar = textScalar({
  name: 'PhoneNumber',
  description:
    'A phone number in E.164 form, `+628111100333`. Other notations are accepted if they are unambiguous; without a country code the number is taken as Indonesian.',
  expected: EXAMPLE_PHONE,
  read: phoneNumber,
});

export const TypedPhoneNumberScalar = textScalar({
  name: 'TypedPhoneNumber',
  description:
    'A phone number as a person types it, read like `PhoneNumber`. One that cannot be read is refused with INVALID_PHONE, and is no error.',
  expected: EXAMPLE_PHONE,
  read: phoneNumber,
  isTyped: true,
});

export const LocalTimeScalar = textScalar({
  name: 'LocalTime',
  description:
    "A time of day by the office's clock, in hours and minutes, `08:00`; `24:00` is the end of the day. The field that takes it says what is wrong with it.",
  expected: 'a time of day such as 08:00',
  read: (text) => text.trim(),
});

export const TimeRangeScalar = textScalar({
  name: 'TimeRange',
  description:
    "A part of a day by the office's clock, from its beginning to its end, `08:00-16:00`. The field that takes it says what is wrong with it.",
  expected: 'a part of a day such as 08:00-16:00',
  read: (text) => text.trim(),
});

export const BookingCodeScalar = textScalar({
  name: 'BookingCode',
  description:
    'A booking code: 8 characters without 0, O, 1, I and L, the last one a check character. Upper and lower case, spaces and dashes are accepted.',
  expected: 'a booking code of 8 characters',
  // A code with a wrong check character is refused as unknown, in words, and is no error of the request.
  read: (text) => readCode(text) ?? text.trim().toUpperCase(),
});
