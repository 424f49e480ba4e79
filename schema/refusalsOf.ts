// The codes with which each operation refuses: told in its description, and kept to by the tests.
import { channel } from 'node:diagnostics_channel';
import type { GraphQLSchema } from 'graphql';
import type { RefusalCode } from '../src/refusal.ts';
import { unreadableCodes } from './typedTexts.ts';

const OF_A_TIME: readonly RefusalCode[] = [
  ...(['FULL', 'UNPROVEN_FULL', 'WINDOW_GONE', 'CLOSED', 'IN_THE_PAST'] as const),
  ...(['TOO_FAR_AHEAD', 'NOT_YET_RELEASED'] as const),
];
const OF_A_PERSON: readonly RefusalCode[] = [
  ...(['INVALID_NAME', 'INVALID_BIRTH_DATE', 'NOT_OFFERED', 'NOT_BY_CHANNEL', 'OUTSIDE_INTAKE_HOURS'] as const),
  ...([
    'PHOTO_REQUIRED',
    'LIMIT_REACHED',
    'ALREADY_BOOKED',
    'BLOCKED',
    'BLOCKED_UNTIL',
    'FORFEITED_TOO_OFTEN',
  ] as const),
];
const OF_A_PLACE: readonly RefusalCode[] = [
  ...OF_A_TIME,
  ...OF_A_PERSON,
  ...(['ENTERED', 'WORK_REQUIRED', 'HELD_TOO_OFTEN', 'REGISTER_OTHERWISE', 'REGISTER_AT_DESK'] as const),
];
const OF_A_BOOKING: readonly RefusalCode[] = ['UNKNOWN_CODE', 'HOLD_EXPIRED', 'NOT_ALLOWED_NOW', 'TOO_LATE'];
const OF_A_STANDBY: readonly RefusalCode[] = [
  ...OF_A_BOOKING,
  ...(['CONFIRM_FIRST', 'STANDBY_UNPROVEN', 'NOTHING_EARLIER', 'OFFER_GONE'] as const),
  ...(['TOO_LATE_TO_CHANGE', 'TOO_MANY_CHANGES'] as const),
];
const OF_DIGITS: readonly RefusalCode[] = [
  ...(['DIGITS_JUST_SENT', 'DIGITS_NOT_OFFERED', 'DIGITS_UNDELIVERABLE', 'NUMBER_NOT_SERVED'] as const),
  ...(['TOO_MANY_DIGITS', 'WORK_REQUIRED'] as const),
];
const OF_OWN_DATA: readonly RefusalCode[] = ['UNKNOWN_CODE', 'WRONG_DIGITS', 'DIGITS_NEEDED', 'DATA_AT_DESK'];
const OF_AN_ARRIVAL: readonly RefusalCode[] = ['CLOSED', 'FULL', 'NOT_OFFERED'];
const OF_CAPACITY: readonly RefusalCode[] = ['CAPACITY_IN_USE', 'IN_THE_PAST', 'NO_ROOM_TO_MOVE'];
const OF_A_TEXT: readonly RefusalCode[] = [
  ...(['TEXT_LENGTH', 'TEXT_PLACEHOLDER_MISSING', 'TEXT_PLACEHOLDER_UNKNOWN'] as const),
  ...(['TEXT_TOO_MANY_SMS', 'TEXT_WITHOUT_PLACEHOLDERS'] as const),
];
const OF_TEMPLATES: readonly RefusalCode[] = [
  ...(['TEMPLATE_EMPTY_WORD', 'TEMPLATE_FIELDS_MISSING', 'TEMPLATE_FIELD_TWICE', 'TEMPLATE_FIELD_UNKNOWN'] as const),
  ...(['TEMPLATE_KEYWORD_INVALID', 'TEMPLATE_TWICE', 'TEMPLATE_WITH_PHOTO', 'SERVICE_NOT_BOOKABLE'] as const),
];
const OF_SETTINGS: readonly RefusalCode[] = [
  ...(['ADDRESS_INVALID', 'COUNTRY_UNKNOWN', 'INVALID_PHONE', 'NUMBER_TAKEN', 'OFFICE_UNKNOWN'] as const),
];
const OF_A_CALENDAR: readonly RefusalCode[] = [
  ...(['CALENDAR_LINE_UNREADABLE', 'CALENDAR_REPEATS', 'CALENDAR_TOO_LARGE', 'CALENDAR_UNREADABLE'] as const),
];
const OF_AN_ADDRESS: readonly RefusalCode[] = ['ADDRESS_INVALID', 'ADDRESS_NOT_PUBLIC'];
const OF_AN_ANSWER: readonly RefusalCode[] = [
  ...(['CONVERSATION_TAKEN', 'NUMBER_GIVEN_UP', 'OPTED_OUT', 'REPLY_WINDOW_CLOSED', 'UNREACHABLE'] as const),
];

/** By operation; one that is not named here refuses nothing so far. */
const REFUSALS_OF: Readonly<Record<string, readonly RefusalCode[]>> = {
  book: [...OF_A_PLACE, 'WRONG_DIGITS'],
  acceptMessage: OF_A_PLACE,
  confirmBooking: [
    ...OF_A_BOOKING,
    ...(['ALREADY_BOOKED', 'LIMIT_REACHED', 'NOT_VERIFIED', 'WORK_NEEDED', 'WRONG_DIGITS'] as const),
  ],
  sendProof: [...OF_A_BOOKING, ...OF_DIGITS, 'DATA_AT_DESK', 'NOT_VERIFIED'],
  sendNumberProof: OF_DIGITS,
  rescheduleBooking: [...OF_A_BOOKING, ...OF_A_TIME, 'TOO_LATE_TO_CHANGE', 'TOO_MANY_CHANGES'],
  cancelBooking: OF_A_BOOKING,
  giveBackVisit: OF_A_BOOKING,
  askForTime: ['NOT_ALLOWED_NOW', 'UNKNOWN_CODE'],
  rateVisit: ['NOT_ALLOWED_NOW', 'UNKNOWN_CODE'],
  startVisitAlerts: ['NOT_ALLOWED_NOW', 'UNKNOWN_CODE'],
  stopVisitAlerts: ['UNKNOWN_CODE'],
  requestPlace: [...OF_A_PLACE, ...(['ALREADY_WAITING', 'PLACES_FREE', 'REQUEST_UNPROVEN', 'WRONG_DIGITS'] as const)],
  withdrawPlaceRequest: ['UNKNOWN_REQUEST'],
  requestStandby: OF_A_STANDBY,
  leaveStandby: OF_A_STANDBY,
  acceptOffer: OF_A_STANDBY,
  declineOffer: OF_A_STANDBY,
  myData: OF_OWN_DATA,
  correctMyData: [...OF_OWN_DATA, 'ALREADY_BOOKED', 'CORRECTION_AT_DESK', 'INVALID_BIRTH_DATE', 'INVALID_NAME'],
  eraseMyData: [...OF_OWN_DATA, 'ERASE_AFTER_VISIT', 'ERASE_CANCELS'],
  checkIn: [...OF_A_BOOKING, ...OF_AN_ARRIVAL, 'TOO_EARLY', 'WRONG_DAY', 'WRONG_OFFICE'],
  checkInAtDoor: [
    ...OF_A_BOOKING,
    ...(['DOOR_CODE_EXPIRED', 'NO_DOOR_CODES', 'TOO_EARLY', 'UNKNOWN_DOOR_CODE', 'WRONG_DAY', 'WRONG_OFFICE'] as const),
  ],
  issueTicket: [...OF_AN_ARRIVAL, 'INVALID_NAME'],
  noteTicket: ['INVALID_NAME'],
  callNext: ['COUNTER_CLOSED', 'NOT_ALLOWED_NOW', 'QUEUE_EMPTY'],
  callTicket: ['COUNTER_CLOSED', 'NOT_ALLOWED_NOW'],
  undo: ['COUNTER_CLOSED', 'NOT_ALLOWED_NOW'],
  transfer: ['NOT_ALLOWED_NOW', 'NOT_OFFERED'],
  reply: OF_AN_ANSWER,
  openConversation: [...OF_AN_ANSWER, 'UNKNOWN_CODE'],
  resendMessage: ['MESSAGE_OVER', 'MESSAGE_WAITING', ...OF_AN_ANSWER],
  announcePassportReady: ['NOTICE_OFF'],
  undoCapacityChange: ['NO_ROOM_TO_MOVE', 'UNDO_LATER_FIRST', 'UNDO_OVER'],
  ...byNames([...OF_A_TEXT, ...OF_TEMPLATES, ...OF_SETTINGS], 'addOffice changeOffice'),
  addCounter: ['COUNTER_EXISTS'],
  removeCounter: ['COUNTER_OPEN'],
  makeAnswer: ['ANSWERS_FULL', 'ANSWER_EXISTS'],
  changeAnswer: ['ANSWER_EXISTS'],
  addSavedReply: ['SAVED_REPLIES_FULL'],
  createWebhook: [...OF_AN_ADDRESS, 'WEBHOOKS_FULL'],
  changeWebhook: OF_AN_ADDRESS,
  subscribeHolidays: OF_AN_ADDRESS,
  importHolidays: [...OF_CAPACITY, ...OF_A_CALENDAR],
  setCapacity: [...OF_CAPACITY, 'NO_WINDOW_THEN'],
  setSchedule: [...OF_CAPACITY, 'LINE_TAKEN', 'QUOTA_IN_USE'],
  removeSchedule: [...OF_CAPACITY, 'LINE_TAKEN', 'QUOTA_IN_USE'],
  setQuotas: [...OF_CAPACITY, 'LINE_TAKEN', 'QUOTA_IN_USE', 'SERVICE_NOT_BOOKABLE'],
  previewCapacity: [...OF_CAPACITY, 'LINE_TAKEN', 'NO_WINDOW_THEN', 'QUOTA_IN_USE', 'SERVICE_NOT_BOOKABLE'],
  endAdministrator: ['LAST_ADMINISTRATOR'],
  pairDevice: ['PAIRING_OVER'],
  startPairing: ['PAIRING_NOT_SHOWN'],
  ...byNames(
    ['NOT_ALLOWED_NOW'],
    'openCounter closeCounter recall serve finish park resume putBack markNoShow setPriority',
  ),
  ...byNames(['CONVERSATION_TAKEN'], 'takeOver handBack assignConversation'),
  ...byNames(OF_CAPACITY, 'setException removeException closeDay'),
};

function byNames(codes: readonly RefusalCode[], names: string): Record<string, readonly RefusalCode[]> {
  return Object.fromEntries(names.split(' ').map((name) => [name, codes]));
}

/** The codes for texts that cannot be read, of the mutations whose inputs have such texts. */
const UNREADABLE_OF = new Map<string, readonly RefusalCode[]>();

function refusalCodesOf(operation: string): readonly RefusalCode[] {
  return [...new Set([...(REFUSALS_OF[operation] ?? []), ...(UNREADABLE_OF.get(operation) ?? [])])];
}

export function mayRefuseWith(operation: string, code: RefusalCode): boolean {
  return refusalCodesOf(operation).includes(code);
}

/** Publishes each refusal that is given, so that the tests can hold it against the table. */
export const REFUSAL_GIVEN = channel('antrean.refusal.given');

export interface GivenRefusal {
  operation: string;
  code: RefusalCode;
}

/** Ends the description of each operation by the codes with which it refuses. */
export function tellRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      const input = root === schema.getMutationType() && field.args.find(({ name }) => name === 'input');
      if (input) UNREADABLE_OF.set(field.name, unreadableCodes(input.type));
      const codes = refusalCodesOf(field.name);
      if (codes.length > 0) field.description = `${field.description} Refused with ${codes.toSorted().join(', ')}.`;
    }
  return schema;
}
