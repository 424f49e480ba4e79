// Tells which documents have answers that are alike for many callers, and what makes such an answer outdated.
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { PUBLIC_FIELDS } from '../../src/access/publicFields.ts';
import type { Announcement } from '../../src/events.ts';

/** A source of a field besides the settings of its office: the counted places, or the line of the day. */
type AnswerSource = 'places' | 'line';

/** The fields of an office that say nothing about the caller. A field that is not named here is not kept. */
const OFFICE_FIELDS = namesIn(`
  availability board boardSettings boardSlides bring channels city code digitsBy exceptions id languages name nextFree notices openingNext openingToday policy premises privacy
  queue quotas registration schedules serves services texts timeZone waitsByDigits windows __typename`);

const FIELD_SOURCES: Readonly<Record<string, AnswerSource>> = {
  'Query.board': 'line',
  'Office.board': 'line',
  'Office.availability': 'places',
  'Office.nextFree': 'places',
  'Office.windows': 'places',
};

/** Fields of one office that the settings of others change as well: another office may send digits for it. */
const OF_ALL_SETTINGS: ReadonlySet<string> = new Set(['Office.digitsBy', 'Office.waitsByDigits']);

/** The queries whose answers are kept. */
const KEPT_QUERIES = new Set(['board', 'office', 'offices', '__typename']);

/** Types whose public fields are settings, or come whole with the field that leads to them. */
const KEPT_TYPES = namesIn(`
  Board BoardCall BoardHours BoardLine BoardSettings BoardSlide BookableHour BookingPolicy CalmHours CapacityWindow CounterWord DayAvailability DayHours
  OfficeChannel OfficeNotices OfficeText OpeningDay Premises PrivacyNotice PrivacyNoticePart QueuePolicy Quota RecentCall
  RegistrationFormat RegistrationTemplate Release Schedule ScheduleException Service ServiceDetails Share SlideText
  WeekdayHours`);

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** The way in which answers to a document are kept. */
export interface KeepPlan {
  /** The topics that outdate an answer, for these values of the variables: `places BOGOR`, `settings *`. */
  topicsFor(variables: Readonly<Record<string, unknown>>): string[];
}

const ALL_OFFICES = '*';

/** The plan for a document that has passed validation; null: its answers are not kept. */
export function keepPlan(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): KeepPlan | null {
  if (operation.operation !== 'query') return null;
  const found = sourcesOf(schema, document);
  if (!found) return null;
  const { sources, isOfAllSettings } = found;
  const roots = operation.selectionSet.selections;
  return {
    topicsFor(variables) {
      const offices = new Set(
        roots.map((root) => (root.kind === Kind.FIELD ? officeNamedBy(root, variables) : ALL_OFFICES)),
      );
      const own = [...offices].flatMap((office) => [...sources, 'settings'].map((source) => `${source} ${office}`));
      return isOfAllSettings ? [...own, `settings ${ALL_OFFICES}`] : own;
    },
  };
}

/** The topics that an announcement outdates. */
export function outdatedTopics({ event, office }: Announcement): string[] {
  const source = OUTDATED_SOURCES[event];
  return source === null ? [] : [`${source} ${office}`, `${source} ${ALL_OFFICES}`];
}

/** Every answer depends on the settings of its offices. */
const OUTDATED_SOURCES: Readonly<Record<Announcement['event'], AnswerSource | 'settings' | null>> = {
  availability: 'places',
  booking: null,
  conversation: null,
  queue: 'line',
  board: 'line',
  office: 'settings',
};

interface FoundSources {
  sources: ReadonlySet<AnswerSource>;
  isOfAllSettings: boolean;
}

/** The sources of the document's fields; null: one of them is not kept. */
function sourcesOf(schema: GraphQLSchema, document: DocumentNode): FoundSources | null {
  const sources = new Set<AnswerSource>();
  let [isKept, isOfAllSettings] = [true, false];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name: { value: field } }) {
        const type = getNamedType(types.getParentType())?.name ?? '';
        if (!isKeptField(type, field)) isKept = false;
        const source = FIELD_SOURCES[`${type}.${field}`];
        if (source) sources.add(source);
        if (OF_ALL_SETTINGS.has(`${type}.${field}`)) isOfAllSettings = true;
      },
    }),
  );
  return isKept ? { sources, isOfAllSettings } : null;
}

export function isKeptField(type: string, field: string): boolean {
  if (type === 'Query') return KEPT_QUERIES.has(field);
  if (type === 'Office') return OFFICE_FIELDS.has(field);
  return KEPT_TYPES.has(type) && (field === '__typename' || (PUBLIC_FIELDS[type] ?? []).includes(field));
}

/** The code of the office that a root field names, or all offices where it names none by its code. */
function officeNamedBy(root: FieldNode, variables: Readonly<Record<string, unknown>>): string {
  const code = root.arguments?.find(({ name }) => name.value === 'code' || name.value === 'office');
  const value = code && argumentValue(code, variables);
  return typeof value === 'string' && value !== '' ? value : ALL_OFFICES;
}

function argumentValue({ value }: ArgumentNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  return value.kind === Kind.STRING ? value.value : null;
}
