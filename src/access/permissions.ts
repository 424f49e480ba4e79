// One table: who may call what. A field that no row covers does not start.
import { CallerError } from '../refusal.ts';
import { type ApiKeyHolder, type Asker, type PairedDevice, SCOPES } from './asker.ts';
import { type Arguments, inInput, inPreview, named, ofCounter } from './officeArguments.ts';
import { rolesAtWork } from './posts.ts';
import { PUBLIC_FIELDS } from './publicFields.ts';

/** Kinds of callers, from the outside in. */
export const ROLES = [
  'ANONYMOUS',
  'SENDER',
  'API_KEY_READ',
  'API_KEY_BOOK',
  'API_KEY_VOUCH',
  'API_KEY_CHECK_IN',
  'API_KEY_WALK_IN',
  'API_KEY_DESK',
  'FRONT_DESK',
  'COUNTER_OFFICER',
  'MANAGER',
  'ADMINISTRATOR',
  'KIOSK',
  'BOARD',
] as const;
export type Role = (typeof ROLES)[number];

export interface Permission {
  who: readonly Role[];
  /** The argument that names the office: staff may only name their own. */
  office?: (args: Arguments) => string | undefined;
  /** The same for devices alone, where all others may name any office. */
  officeOfDevice?: (args: Arguments) => string | undefined;
}

/** Of fields, which are reached through operations alone. */
const EVERYONE: readonly Role[] = ROLES;
/** All callers but devices, which may use what they need and no more. */
const PEOPLE: readonly Role[] = ROLES.filter((role) => role !== 'KIOSK' && role !== 'BOARD');
/** The scopes of keys that only read, or stand in for a kiosk; that of a desk books by the scopes that it includes. */
const NO_BOOKERS: readonly Role[] = ['API_KEY_READ', 'API_KEY_CHECK_IN', 'API_KEY_WALK_IN', 'API_KEY_DESK'];
const BOOKERS: readonly Role[] = PEOPLE.filter((role) => !NO_BOOKERS.includes(role));
const OFFICERS: readonly Role[] = ['FRONT_DESK', 'COUNTER_OFFICER', 'MANAGER', 'ADMINISTRATOR'];
const DESK: readonly Role[] = ['FRONT_DESK', 'MANAGER', 'ADMINISTRATOR'];
const PAIRED_DEVICES: readonly Role[] = ['KIOSK', 'BOARD'];
const DESK_AND_KIOSK: readonly Role[] = [...DESK, 'KIOSK'];
/** With a desk of another make, by a key for its offices. */
const OFFICERS_AND_DESKS: readonly Role[] = [...OFFICERS, 'API_KEY_DESK'];
const COUNTERS: readonly Role[] = ['COUNTER_OFFICER', 'MANAGER', 'ADMINISTRATOR'];
const MANAGERS: readonly Role[] = ['MANAGER', 'ADMINISTRATOR'];
const API_KEYS: readonly Role[] = SCOPES.map((scope) => `API_KEY_${scope}` as const);
const MANAGERS_AND_KEYS: readonly Role[] = [...MANAGERS, ...API_KEYS];
const ADMINISTRATORS: readonly Role[] = ['ADMINISTRATOR'];

/** Public fields, each named: a new field must not become public by itself. */
const open = Object.fromEntries(
  Object.entries(PUBLIC_FIELDS).flatMap(([type, fields]) =>
    fields.map((field) => [`${type}.${field}`, { who: EVERYONE }] as const),
  ),
);

/**
 * Every root field by its name; public fields by theirs; a restricted type by one row, since its fields were reached
 * through one.
 */
export const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'Query.offices': { who: PEOPLE },
  'Query.office': {
    who: [...PEOPLE, 'KIOSK'],
    officeOfDevice: ({ code }) => (typeof code === 'string' ? code : undefined),
  },
  'Query.board': { who: EVERYONE, officeOfDevice: named },
  // By the rules of the direct way to each type.
  'Query.node': { who: PEOPLE },
  // Masked and only with proof for those who are no officers: see isTheirs.
  'Query.booking': { who: PEOPLE },
  'Query.lostBookings': { who: PEOPLE },
  'Query.numberProof': { who: BOOKERS },
  'Query.viewer': { who: EVERYONE },
  'Query.browserSignIn': { who: PEOPLE },
  'Query.cardSignIn': { who: PEOPLE },
  'Query.ticket': { who: PEOPLE },
  // The secret proves whose it is.
  'Query.visit': { who: PEOPLE },
  'Query.placeLog': { who: PEOPLE },
  'Query.openingLottery': { who: PEOPLE },
  'Query.bookings': { who: OFFICERS_AND_DESKS, office: named },
  'Query.bookingCounts': { who: OFFICERS_AND_DESKS, office: named },
  'Query.longWaits': { who: OFFICERS, office: named },
  'Query.tickets': { who: OFFICERS_AND_DESKS, office: named },
  'Query.staff': { who: MANAGERS, office: named },
  'Query.officeKeys': { who: MANAGERS, office: named },
  'Query.devices': { who: MANAGERS, office: named },
  'Query.thisDevice': { who: PAIRED_DEVICES },
  'Query.doorCode': { who: [...PAIRED_DEVICES, 'API_KEY_CHECK_IN'], office: named },
  'Query.pairingToShow': { who: PEOPLE },
  // Without an office those of administrators are meant, which only they may name.
  'Query.staffSessions': { who: MANAGERS, office: named },
  'Query.ownSessions': { who: OFFICERS },
  'Query.administrators': { who: ADMINISTRATORS },
  'Query.apiKeys': { who: ADMINISTRATORS },
  'Query.previewCapacity': { who: MANAGERS, office: inPreview },
  'Query.holidayCalendar': { who: MANAGERS, office: named },
  'Query.previewHolidays': { who: MANAGERS, office: inInput },
  'Query.capacityChanges': { who: MANAGERS, office: named },
  'Query.blocks': { who: MANAGERS, office: named },
  'Query.suspiciousAddresses': { who: MANAGERS, office: named },
  'Query.failedMessages': { who: OFFICERS, office: named },
  'Query.messages': { who: OFFICERS, office: named },
  'Query.messageStatistics': { who: OFFICERS, office: named },
  'Query.conversations': { who: DESK, office: named },
  'Query.conversation': { who: DESK, office: named },
  'Query.waitingConversations': { who: DESK, office: named },
  'Query.conversationOfficers': { who: DESK, office: named },
  'Query.savedReplies': { who: DESK, office: named },
  'Query.audit': { who: MANAGERS, office: named },
  'Query.readings': { who: MANAGERS, office: named },
  'Query.dailyStatistics': { who: MANAGERS, office: named },
  'Query.visitRatings': { who: MANAGERS, office: named },
  'Query.statistics': { who: ADMINISTRATORS },
  'Query.messageTexts': { who: MANAGERS, office: named },
  'Query.tryText': { who: MANAGERS, office: inInput },
  'Query.tryTemplate': { who: MANAGERS, office: inInput },
  'Query.tryAnswer': { who: MANAGERS, office: inInput },

  'Mutation.book': { who: BOOKERS, office: inInput },
  'Mutation.confirmBooking': { who: BOOKERS },
  'Mutation.sendProof': { who: BOOKERS },
  'Mutation.sendNumberProof': { who: BOOKERS, office: inInput },
  // Only with proof: see proveSubject.
  'Mutation.myData': { who: BOOKERS },
  'Mutation.eraseMyData': { who: BOOKERS },
  'Mutation.correctMyData': { who: BOOKERS },
  'Mutation.rescheduleBooking': { who: BOOKERS },
  'Mutation.cancelBooking': { who: BOOKERS },
  'Mutation.giveBackVisit': { who: BOOKERS },
  'Mutation.askForTime': { who: BOOKERS },
  'Mutation.rateVisit': { who: BOOKERS },
  // The office is that of the door, not of the caller.
  'Mutation.checkInAtDoor': { who: BOOKERS },
  'Mutation.startVisitAlerts': { who: BOOKERS },
  'Mutation.stopVisitAlerts': { who: BOOKERS },
  'Query.placeRequest': { who: BOOKERS },
  'Mutation.requestPlace': { who: BOOKERS, office: inInput },
  'Mutation.withdrawPlaceRequest': { who: BOOKERS },
  'Mutation.requestStandby': { who: BOOKERS },
  'Mutation.leaveStandby': { who: BOOKERS },
  'Mutation.acceptOffer': { who: BOOKERS },
  'Mutation.declineOffer': { who: BOOKERS },

  'Mutation.checkIn': { who: [...DESK_AND_KIOSK, 'API_KEY_CHECK_IN'], office: inInput },
  'Mutation.issueTicket': { who: [...DESK_AND_KIOSK, 'API_KEY_WALK_IN'], office: inInput },
  'Mutation.reply': { who: DESK, office: inInput },
  'Mutation.openConversation': { who: DESK, office: inInput },
  'Mutation.takeOver': { who: DESK, office: inInput },
  'Mutation.handBack': { who: DESK, office: inInput },
  'Mutation.assignConversation': { who: DESK, office: inInput },
  'Mutation.markConversationRead': { who: DESK, office: inInput },
  'Mutation.addSavedReply': { who: DESK, office: inInput },
  'Mutation.changeSavedReply': { who: DESK, office: inInput },
  'Mutation.endSavedReply': { who: DESK, office: inInput },
  'Mutation.acceptMessage': { who: OFFICERS, office: inInput },
  'Mutation.dismissMessage': { who: OFFICERS, office: inInput },
  'Mutation.resendMessage': { who: OFFICERS, office: inInput },
  'Mutation.announcePassportReady': { who: OFFICERS, office: inInput },
  'Mutation.endOwnSession': { who: OFFICERS },
  'Mutation.endOtherOwnSessions': { who: OFFICERS },
  'Mutation.noteTicket': { who: OFFICERS, office: inInput },
  'Mutation.setPriority': { who: OFFICERS_AND_DESKS, office: inInput },

  'Mutation.openCounter': { who: COUNTERS, office: ofCounter },
  'Mutation.closeCounter': { who: COUNTERS, office: ofCounter },
  'Mutation.callNext': { who: COUNTERS, office: ofCounter },
  'Mutation.callTicket': { who: COUNTERS, office: ofCounter },
  'Mutation.recall': { who: COUNTERS, office: inInput },
  'Mutation.serve': { who: COUNTERS, office: inInput },
  'Mutation.finish': { who: COUNTERS, office: inInput },
  'Mutation.park': { who: COUNTERS, office: inInput },
  'Mutation.resume': { who: OFFICERS, office: inInput },
  'Mutation.transfer': { who: COUNTERS, office: inInput },
  'Mutation.markNoShow': { who: COUNTERS, office: inInput },
  'Mutation.putBack': { who: COUNTERS, office: inInput },
  // The front desk undoes the numbers that it gives out alone.
  'Mutation.undo': { who: OFFICERS, office: inInput },

  'Mutation.setSchedule': { who: MANAGERS, office: inInput },
  'Mutation.removeSchedule': { who: MANAGERS, office: inInput },
  'Mutation.setException': { who: MANAGERS, office: inInput },
  'Mutation.removeException': { who: MANAGERS, office: inInput },
  'Mutation.closeDay': { who: MANAGERS, office: inInput },
  'Mutation.setCapacity': { who: MANAGERS, office: inInput },
  'Mutation.setQuotas': { who: MANAGERS, office: inInput },
  // Without an office all are meant, which is none of theirs alone.
  'Mutation.subscribeHolidays': { who: MANAGERS, office: inInput },
  'Mutation.endHolidaySubscription': { who: MANAGERS, office: inInput },
  'Mutation.declineHolidays': { who: MANAGERS, office: inInput },
  'Mutation.importHolidays': { who: MANAGERS, office: inInput },
  'Mutation.undoCapacityChange': { who: MANAGERS, office: inInput },
  'Mutation.blockAddress': { who: MANAGERS, office: inInput },
  'Mutation.unblockAddress': { who: MANAGERS, office: inInput },
  'Mutation.announce': { who: MANAGERS, office: inInput },
  'Mutation.changeOffice': { who: MANAGERS, office: inInput },
  'Mutation.makeAnswer': { who: MANAGERS, office: inInput },
  'Mutation.changeAnswer': { who: MANAGERS, office: inInput },
  'Mutation.endAnswer': { who: MANAGERS, office: inInput },
  'Mutation.addCounter': { who: MANAGERS, office: inInput },
  'Mutation.removeCounter': { who: MANAGERS, office: ofCounter },
  'Mutation.addStaff': { who: MANAGERS, office: inInput },
  'Mutation.makeStaffCard': { who: MANAGERS, office: inInput },
  'Mutation.unlockStaffCard': { who: MANAGERS, office: inInput },
  'Mutation.endStaffCard': { who: MANAGERS, office: inInput },
  'Mutation.endStaff': { who: MANAGERS, office: inInput },
  'Mutation.endOfficeKeys': { who: MANAGERS, office: inInput },
  'Mutation.changeDevice': { who: MANAGERS, office: inInput },
  'Mutation.reloadDevice': { who: MANAGERS, office: inInput },
  'Mutation.reportDevice': { who: PAIRED_DEVICES },
  'Mutation.startPairing': { who: MANAGERS, office: inInput },
  // The code proves the device.
  'Mutation.pairDevice': { who: PEOPLE },
  'Mutation.endStaffSession': { who: MANAGERS, office: inInput },

  // A key has webhooks of its own; the resolver sees to it that it names no office.
  'Query.webhooks': { who: MANAGERS_AND_KEYS, office: named },
  'Query.webhookDeliveries': { who: MANAGERS_AND_KEYS, office: named },
  'Query.events': { who: MANAGERS_AND_KEYS, office: named },
  'Mutation.createWebhook': { who: MANAGERS_AND_KEYS, office: inInput },
  'Mutation.changeWebhook': { who: MANAGERS_AND_KEYS, office: inInput },
  'Mutation.rotateWebhookSecret': { who: MANAGERS_AND_KEYS, office: inInput },
  'Mutation.deleteWebhook': { who: MANAGERS_AND_KEYS, office: inInput },
  'Mutation.testWebhook': { who: MANAGERS_AND_KEYS, office: inInput },
  'Mutation.redeliverWebhook': { who: MANAGERS_AND_KEYS, office: inInput },

  'Mutation.undoHolidayImport': { who: ADMINISTRATORS },
  'Mutation.addOffice': { who: ADMINISTRATORS },
  'Mutation.addAdministrator': { who: ADMINISTRATORS },
  'Mutation.endAdministrator': { who: ADMINISTRATORS },
  'Mutation.makeApiKey': { who: ADMINISTRATORS },
  'Mutation.revokeApiKey': { who: ADMINISTRATORS },

  'Subscription.board': { who: EVERYONE, officeOfDevice: named },
  'Subscription.booking': { who: PEOPLE },
  'Subscription.ticket': { who: PEOPLE },
  'Subscription.visit': { who: PEOPLE },
  'Subscription.availability': { who: PEOPLE },
  'Subscription.bookingCounts': { who: OFFICERS_AND_DESKS, office: named },
  'Subscription.counters': { who: OFFICERS_AND_DESKS, office: named },
  'Subscription.conversations': { who: DESK, office: named },
  'Subscription.conversation': { who: DESK, office: named },
  'Subscription.waitingConversations': { who: DESK, office: named },

  ...open,

  // Of their own office only: the field asks.
  'Office.dayList': { who: OFFICERS },
  'Office.statisticsFile': { who: MANAGERS },
  'Office.bookingsFile': { who: MANAGERS },
  'Office.placeLogFile': { who: MANAGERS },
  'Office.overbooking': { who: MANAGERS },
  'Office.houseRules': { who: MANAGERS },
  'HouseRules.*': { who: MANAGERS },
  'Minutes.*': { who: MANAGERS },
  'MessageText.*': { who: MANAGERS },
  'StandardWording.*': { who: MANAGERS },
  'TextTrial.*': { who: MANAGERS },
  'TextPreview.*': { who: MANAGERS },
  'SampleReading.*': { who: MANAGERS },
  'SampleField.*': { who: MANAGERS },
  'BothTexts.*': { who: MANAGERS },
  'ServiceRatings.*': { who: MANAGERS },
  'VisitRatings.*': { who: MANAGERS },
  'AnswerTrial.*': { who: MANAGERS },
  'TriedMessage.*': { who: MANAGERS },
  'PassportsReady.*': { who: OFFICERS },
  'PassportNews.*': { who: OFFICERS },
  'FailedMessage.*': { who: OFFICERS },
  'FailedMessageEdge.*': { who: OFFICERS },
  'FailedMessageConnection.*': { who: OFFICERS },
  'Conversation.*': { who: DESK },
  'ConversationEdge.*': { who: DESK },
  'ConversationConnection.*': { who: DESK },
  'ConversationOfficer.*': { who: DESK },
  'WaitingConversations.*': { who: DESK },
  'SavedReply.*': { who: DESK },
  'Message.*': { who: OFFICERS },
  'MessageEdge.*': { who: OFFICERS },
  'MessageConnection.*': { who: OFFICERS },
  'MessageStatistics.*': { who: OFFICERS },
  'MessageCount.*': { who: OFFICERS },
  'LastHeard.*': { who: OFFICERS },
  'PausedNumber.*': { who: OFFICERS },
  'Block.*': { who: MANAGERS },
  'BlockEdge.*': { who: MANAGERS },
  'BlockConnection.*': { who: MANAGERS },
  'SuspiciousAddress.*': { who: MANAGERS },
  'SuspiciousAddressEdge.*': { who: MANAGERS },
  'SuspiciousAddressConnection.*': { who: MANAGERS },
  'CapacityChange.*': { who: MANAGERS },
  'CapacityChangeEdge.*': { who: MANAGERS },
  'CapacityChangeConnection.*': { who: MANAGERS },
  'WindowChange.*': { who: MANAGERS },
  'BookingMove.*': { who: MANAGERS },
  'BookingMoveEdge.*': { who: MANAGERS },
  'BookingMoveConnection.*': { who: MANAGERS },
  'HolidayCalendar.*': { who: MANAGERS },
  'HolidayProposal.*': { who: MANAGERS },
  'HolidayPreview.*': { who: MANAGERS },
  'HolidayDay.*': { who: MANAGERS },
  'HolidayImport.*': { who: MANAGERS },
  'HolidayImportUndo.*': { who: ADMINISTRATORS },
  'OfficeLeftOut.*': { who: MANAGERS },
  'Holiday.*': { who: MANAGERS },
  'Webhook.*': { who: MANAGERS_AND_KEYS },
  'WebhookSecret.*': { who: MANAGERS_AND_KEYS },
  'WebhookDelivery.*': { who: MANAGERS_AND_KEYS },
  'RepeatedDeliveries.*': { who: MANAGERS_AND_KEYS },
  'WebhookDeliveryEdge.*': { who: MANAGERS_AND_KEYS },
  'WebhookDeliveryConnection.*': { who: MANAGERS_AND_KEYS },
  'FeedEvent.*': { who: MANAGERS_AND_KEYS },
  'FeedEventEdge.*': { who: MANAGERS_AND_KEYS },
  'FeedEventConnection.*': { who: MANAGERS_AND_KEYS },
  // The booking behind a number is not public.
  'Ticket.booking': { who: OFFICERS_AND_DESKS },
  'Ticket.walkInName': { who: OFFICERS_AND_DESKS },
  'Ticket.note': { who: OFFICERS },
  // For the slip: the page behind it is the visitor's own.
  'Ticket.visitUrl': { who: [...OFFICERS_AND_DESKS, 'KIOSK', 'API_KEY_CHECK_IN', 'API_KEY_WALK_IN'] },
  'Ticket.startsAt': { who: [...OFFICERS_AND_DESKS, 'KIOSK', 'API_KEY_CHECK_IN'] },
  'TicketConnection.*': { who: OFFICERS_AND_DESKS },
  'TicketEdge.*': { who: OFFICERS_AND_DESKS },
  'Counter.officer': { who: OFFICERS },
  'Staff.*': { who: MANAGERS },
  'StaffEdge.*': { who: MANAGERS },
  'StaffConnection.*': { who: MANAGERS },
  'StaffKey.*': { who: MANAGERS },
  'OfficeKey.*': { who: MANAGERS },
  'StaffCard.*': { who: MANAGERS },
  'MadeStaffCard.*': { who: MANAGERS },
  'OfficeKeyEdge.*': { who: MANAGERS },
  'OfficeKeyConnection.*': { who: MANAGERS },
  'BookingCounts.*': { who: OFFICERS_AND_DESKS },
  'LongWait.*': { who: OFFICERS },
  'LongWaits.*': { who: OFFICERS },
  'Device.*': { who: [...MANAGERS, ...PAIRED_DEVICES] },
  'DoorCode.*': { who: [...PAIRED_DEVICES, 'API_KEY_CHECK_IN'] },
  'DeviceSettings.*': { who: [...MANAGERS, ...PAIRED_DEVICES] },
  'EndedKeys.*': { who: MANAGERS },
  'DevicePairing.*': { who: MANAGERS },
  'StaffSession.*': { who: OFFICERS },
  'StaffPost.*': { who: OFFICERS },
  'EndedSessions.*': { who: OFFICERS },
  'ApiKey.*': { who: ADMINISTRATORS },
  'ApiKeyEdge.*': { who: ADMINISTRATORS },
  'ApiKeyConnection.*': { who: ADMINISTRATORS },
  'ApiKeySecret.*': { who: ADMINISTRATORS },
  'DailyStatistics.*': { who: MANAGERS },
  'ServiceStatistics.*': { who: MANAGERS },
  'ChannelStatistics.*': { who: MANAGERS },
  'CounterStatistics.*': { who: MANAGERS },
  'HourStatistics.*': { who: MANAGERS },
  'Overbooking.*': { who: MANAGERS },
  'DayListLinks.*': { who: OFFICERS },
  'StatisticsLink.*': { who: MANAGERS },
  'BookingsLink.*': { who: MANAGERS },
  'PlaceLogLink.*': { who: MANAGERS },
  'AuditEntry.*': { who: MANAGERS },
  'AuditEntryEdge.*': { who: MANAGERS },
  'AuditEntryConnection.*': { who: MANAGERS },
  'AuditedValue.*': { who: MANAGERS },
  'Reading.*': { who: MANAGERS },
  'ReadingEdge.*': { who: MANAGERS },
  'ReadingConnection.*': { who: MANAGERS },
};

export function permissionFor(type: string, field: string): Permission | undefined {
  return PERMISSIONS[`${type}.${field}`] ?? PERMISSIONS[`${type}.*`];
}

/** The caller's roles; a key has those of its scopes. */
export function rolesOf(asker: Asker): Role[] {
  switch (asker.kind) {
    case 'anonymous':
      return ['ANONYMOUS'];
    case 'sender':
      return ['SENDER'];
    case 'apiKey':
      return asker.scopes.map((scope) => `API_KEY_${scope}` as const);
    case 'officer':
      return [...rolesAtWork(asker)];
    case 'administrator':
      return ['ADMINISTRATOR'];
    case 'device':
      return [asker.device];
  }
}

/** @throws CallerError UNAUTHENTICATED where signing in would help, FORBIDDEN where it would not. */
export function mustBeAllowed(asker: Asker, type: string, field: string, args: Arguments): void {
  const permission = permissionFor(type, field);
  if (!permission || !rolesOf(asker).some((role) => permission.who.includes(role))) {
    if (asker.kind === 'anonymous')
      throw new CallerError('UNAUTHENTICATED', `${type}.${field} needs a key: Authorization: Bearer …`);
    const why = asker.kind === 'apiKey' ? scopesThatMay(permission) : `is not for ${rolesOf(asker).join(', ')}`;
    throw new CallerError('FORBIDDEN', `${type}.${field} ${why}.`);
  }
  const office = permission.office?.(args);
  if (asker.kind === 'officer' && permission.office && office !== asker.office) {
    throw new CallerError('FORBIDDEN', `You work at ${asker.office}.`);
  }
  if (asker.kind === 'apiKey') mustBeAmongOffices(asker, office);
  if (asker.kind === 'device') mustBeOwnOffice(asker, permission, args);
}

/** The scopes with which a key might call it, as the end of a sentence. */
function scopesThatMay(permission: Permission | undefined): string {
  const scopes = SCOPES.filter((scope) => permission?.who.includes(`API_KEY_${scope}`));
  return scopes.length > 0 ? `needs a key with the scope ${scopes.join(' or ')}` : 'is not for API keys';
}

/** A key that is bound to offices names no other one. */
function mustBeAmongOffices({ offices }: ApiKeyHolder, office: string | undefined): void {
  if (offices.length > 0 && office !== undefined && !offices.includes(office))
    throw new CallerError('FORBIDDEN', `This key is for ${offices.join(', ')}.`);
}

/** A device is at one office, also for what others may ask of every office. */
function mustBeOwnOffice(asker: PairedDevice, { office, officeOfDevice }: Permission, args: Arguments): void {
  const named = officeOfDevice ?? office;
  if (named && named(args) !== asker.office) throw new CallerError('FORBIDDEN', `This device is at ${asker.office}.`);
}
