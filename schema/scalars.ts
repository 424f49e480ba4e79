// The scalars of the contract, whose errors say what was expected.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { readCode } from '../src/bookingCode.ts';
import { phoneNumber } from '../src/phone.ts';
import { textFault } from '../src/text.ts';
import { isLocalDate } from '../src/time.ts';
import { SCALAR_LIMITS } from './textLimits.ts';

type ScalarReader = (text: string) => string | null;

/** The specifications of the scalars, for clients that look for more than a name. */
const SPECIFICATIONS: Readonly<Record<string, string>> = {
  Date: 'https://scalars.graphql.org/andimarek/local-date.html',
  DateTime: 'https://scalars.graphql.org/andimarek/date-time.html',
  PhoneNumber: 'https://www.itu.int/rec/T-REC-E.164/',
};

function textScalar(
  name: keyof typeof SCALAR_LIMITS,
  description: string,
  expected: string,
  read: ScalarReader,
): GraphQLScalarType<string, string> {
  const longest = SCALAR_LIMITS[name];
  const parse = (value: unknown) => {
    // A text that is too long is not read at all: normalising it could take minutes.
    const fault = typeof value === 'string' ? textFault(value, longest) : null;
    const text = typeof value === 'string' && fault === null ? read(value) : null;
    if (text === null) {
      const said = fault ?? `must be ${expected}`;
      throw new GraphQLError(`${name} ${said}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    }
    return text;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description: `${description} At most ${longest} characters.`,
    specifiedByURL: SPECIFICATIONS[name] ?? null,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

export const DateScalar = textScalar(
  'Date',
  "A calendar date in the office's own time zone, `2017-08-07`.",
  'a date of the calendar such as 2017-08-07',
  (text) => (isLocalDate(text) ? text : null),
);

export const DateTimeScalar = textScalar(
  'DateTime',
  "A point in time in RFC 3339 form with the office's offset, `2017-08-07T09:00:00+07:00`.",
  'an instant with an offset such as 2017-08-07T09:00:00+07:00',
  (text) => {
    try {
      return Temporal.Instant.from(text).toString();
    } catch {
      return null;
    }
  },
);

export const PhoneNumberScalar = textScalar(
  'PhoneNumber',
  'A phone number in E.164 form, `+628111100333`. Other notations are accepted if they are unambiguous; without a country code the number is taken as Indonesian.',
  'a phone number such as +628111100333',
  phoneNumber,
);

export const BookingCodeScalar = textScalar(
  'BookingCode',
  'A booking code: 8 characters without 0, O, 1, I and L, the last one a check character. Upper and lower case, spaces and dashes are accepted.',
  'a booking code of 8 characters',
  // A code with a wrong check character is refused as unknown, in words, and is no error of the request.
  (text) => readCode(text) ?? text.trim().toUpperCase(),
);
