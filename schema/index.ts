// Builds the schema from all its resolvers.
import 'reflect-metadata';
import { type GraphQLSchema, isUnionType } from 'graphql';
import { buildSchemaSync } from 'type-graphql';

import { isRefusal } from '../src/refusal.ts';
import { ActorResolver } from './actor.ts';
import { ApiKeyResolver } from './apiKeys.ts';
import { ApplicantResolver } from './applicant.ts';
import { AuditResolver } from './audit.ts';
import { BlockResolver } from './blocks.ts';
import { BoardLineResolver, BoardResolver, OfficeBoardResolver } from './board.ts';
import { BoardCallResolver } from './boardCall.ts';
import { BoardSettingsResolver } from './boardSettings.ts';
import { BoardSlidesResolver } from './boardSlides.ts';
import { BookingResolver } from './booking.ts';
import { BookingCountsResolver } from './bookingCounts.ts';
import { BookingLiveResolver } from './bookingLive.ts';
import { BookingMutationResolver } from './bookingMutations.ts';
import { BookingRecordResolver } from './bookingRecord.ts';
import { BookingTimesResolver } from './bookingTimes.ts';
import { CapacityChangeResolver } from './capacity.ts';
import { CapacityPagesResolver } from './capacityPages.ts';
import { ConversationResolver, WaitingConversationsResolver } from './conversation.ts';
import { ConversationFieldsResolver } from './conversationFields.ts';
import { ConversationMutationResolver } from './conversationMutations.ts';
import { CorrectionResolver } from './correction.ts';
import { CounterResolver, OfficeCountersResolver } from './counter.ts';
import { CounterAdministrationResolver } from './counterAdministration.ts';
import { OfficeDaysResolver, QuotaResolver } from './days.ts';
import { DeviceListResolver } from './deviceList.ts';
import { DeviceResolver } from './devices.ts';
import { DoorCheckInResolver } from './doorCheckIn.ts';
import { ErasureResolver } from './erasure.ts';
import { FailedMessageResolver } from './failedMessages.ts';
import { OfficeFilesResolver } from './files.ts';
import { HolidayCalendarResolver } from './holidayCalendar.ts';
import { HolidayImportResolver } from './holidayImport.ts';
import { HouseRulesResolver } from './houseRules.ts';
import { LastVisitResolver } from './lastVisit.ts';
import { limitTexts } from './limitTexts.ts';
import { LongWaitsResolver } from './longWaits.ts';
import { LostBookingsResolver } from './lostBookings.ts';
import { LostCodeResolver } from './lostCode.ts';
import { markOneOf } from './markOneOf.ts';
import { MessageStatisticsResolver } from './messageStatistics.ts';
import { MessageResolver } from './messages.ts';
import { MessageTextResolver } from './messageTexts.ts';
import { NodeResolver } from './node.ts';
import { OfficeNoticesResolver } from './notices.ts';
import { loosenFallible } from './nullable.ts';
import { NumberProofResolver } from './numberProof.ts';
import { OfficeResolver } from './office.ts';
import { OfficeChangeResolver } from './officeChange.ts';
import { nameUnknownKinds, OfficeChannelResolver } from './officeChannel.ts';
import { readOfficeCodes } from './officeCodes.ts';
import { OfficeKeyResolver } from './officeKeys.ts';
import { OpeningLotteryResolver } from './openingLottery.ts';
import { OfficeAnswersResolver, OwnAnswerResolver } from './ownAnswers.ts';
import { PassportReadyResolver } from './passportReady.ts';
import { guard } from './permissions.ts';
import { PersonalDataResolver } from './personalData.ts';
import { PlaceLogResolver } from './placeLog.ts';
import { PlaceRequestResolver, PlaceRequestsResolver } from './placeRequest.ts';
import { OfficePrivacyResolver } from './privacy.ts';
import { ReadingsResolver } from './readings.ts';
import { makeRefusable } from './refusable.ts';
import { RefusalResolver } from './refusal.ts';
import { REFUSAL_GIVEN, tellRefusals } from './refusalsOf.ts';
import { ResendMessageResolver } from './resendMessage.ts';
import { SavedReplyResolver } from './savedReplies.ts';
import { ServiceDetailsResolver, ServiceResolver } from './service.ts';
import { StaffResolver } from './staff.ts';
import { OfficeKeyCardResolver, StaffCardResolver } from './staffCards.ts';
import { StaffSessionResolver } from './staffSessions.ts';
import { StandbyResolver } from './standby.ts';
import { OverbookingResolver, StatisticsResolver } from './statistics.ts';
import { SuspiciousAddressResolver } from './suspiciousAddresses.ts';
import { OfficeTextResolver, TextCostResolver } from './texts.ts';
import { BookingTicketResolver, TicketResolver } from './ticket.ts';
import { TicketLiveResolver } from './ticketLive.ts';
import { TicketMutationResolver } from './ticketMutations.ts';
import { TryAnswerResolver } from './tryAnswer.ts';
import { TryTemplateResolver } from './tryTemplate.ts';
import { refuseUnreadable } from './typedTexts.ts';
import { ViewerResolver } from './viewer.ts';
import { OwnBookingsResolver } from './viewerBookings.ts';
import { BookingVisitResolver, TicketVisitResolver, VisitResolver } from './visit.ts';
import { VisitMutationResolver } from './visitMutations.ts';
import { VisitRatingsResolver } from './visitRatings.ts';
import { WebhookMutationResolver } from './webhookMutations.ts';
import { FeedEventResolver, WebhookDeliveryResolver, WebhookResolver } from './webhooks.ts';
import { describeWhole } from './wholeDescription.ts';
import { BookableHourResolver, CapacityWindowResolver, DayAvailabilityResolver } from './window.ts';

export type {
  AppContext,
  BookingLinks,
  DataPass,
  DataPasses,
  FileLink,
  FileLinks,
  Guess,
  Guesses,
  Sample,
  SampleAnswer,
} from './appContext.ts';
export { Context, type RequestFacts } from './context.ts';
export { checkLimits } from './limitTexts.ts';

const RESOLVERS = [
  ActorResolver,
  ApiKeyResolver,
  ApplicantResolver,
  AuditResolver,
  ReadingsResolver,
  BlockResolver,
  BoardCallResolver,
  BoardLineResolver,
  BoardResolver,
  BookingCountsResolver,
  BookingLiveResolver,
  TicketLiveResolver,
  BookingResolver,
  BookingMutationResolver,
  BookingRecordResolver,
  BookingTimesResolver,
  NodeResolver,
  NumberProofResolver,
  BookingTicketResolver,
  CapacityChangeResolver,
  CapacityPagesResolver,
  HolidayCalendarResolver,
  HolidayImportResolver,
  BookableHourResolver,
  CapacityWindowResolver,
  DayAvailabilityResolver,
  ConversationResolver,
  ConversationFieldsResolver,
  ConversationMutationResolver,
  WaitingConversationsResolver,
  CorrectionResolver,
  CounterAdministrationResolver,
  CounterResolver,
  OfficeBoardResolver,
  OfficeChangeResolver,
  OfficeChannelResolver,
  DeviceResolver,
  ErasureResolver,
  FailedMessageResolver,
  LastVisitResolver,
  LostBookingsResolver,
  LostCodeResolver,
  MessageResolver,
  MessageTextResolver,
  MessageStatisticsResolver,
  ResendMessageResolver,
  SuspiciousAddressResolver,
  HouseRulesResolver,
  OfficeCountersResolver,
  OfficeDaysResolver,
  DeviceListResolver,
  LongWaitsResolver,
  OfficeKeyResolver,
  OfficeFilesResolver,
  BoardSettingsResolver,
  BoardSlidesResolver,
  OfficeNoticesResolver,
  OfficeTextResolver,
  TextCostResolver,
  OfficePrivacyResolver,
  OfficeAnswersResolver,
  OwnAnswerResolver,
  FeedEventResolver,
  WebhookDeliveryResolver,
  WebhookMutationResolver,
  WebhookResolver,
  TryAnswerResolver,
  OfficeResolver,
  OverbookingResolver,
  PassportReadyResolver,
  PersonalDataResolver,
  PlaceLogResolver,
  OpeningLotteryResolver,
  QuotaResolver,
  RefusalResolver,
  SavedReplyResolver,
  ServiceDetailsResolver,
  ServiceResolver,
  StaffResolver,
  StaffCardResolver,
  OfficeKeyCardResolver,
  StaffSessionResolver,
  StandbyResolver,
  PlaceRequestResolver,
  PlaceRequestsResolver,
  StatisticsResolver,
  TicketResolver,
  TicketMutationResolver,
  TryTemplateResolver,
  ViewerResolver,
  VisitResolver,
  VisitMutationResolver,
  DoorCheckInResolver,
  VisitRatingsResolver,
  BookingVisitResolver,
  TicketVisitResolver,
  OwnBookingsResolver,
] as const;

let built: GraphQLSchema | undefined;

/** One for all servers of this process. */
export function buildSchema(): GraphQLSchema {
  built ??= loosenFallible(buildStrictSchema());
  return built;
}

/** As clients see it that throw at the first error: null only where there is nothing to tell. */
export function buildStrictSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    // Values are checked by the scalars and the rules of the core; class-validator is not used.
    validate: false,
    // Live values come from the server's hub, which queries each by its field: nothing is published here.
    pubSub: { publish() {}, subscribe: () => silence() },
  });
  return SHAPING.reduce((made, shape) => shape(made), schema);
}

/** Of these that wrap resolvers the last is run first: sizes are checked before permissions, which read the arguments. */
const SHAPING = [
  nameUnknownKinds,
  markOneOf,
  makeRefusable,
  decideAtOnce,
  refuseUnreadable,
  guard,
  readOfficeCodes,
  limitTexts,
  describeWhole,
  tellRefusals,
];

/** A result is a refusal or the wanted type, which is decided at once: type-graphql would return a promise. */
function decideAtOnce(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isUnionType(type)) continue;
    const wanted = type.getTypes().find(({ name }) => name !== 'Refusal')?.name;
    type.resolveType = (value: object, _context, { fieldName }) => {
      if (!isRefusal(value)) return wanted;
      if (REFUSAL_GIVEN.hasSubscribers) REFUSAL_GIVEN.publish({ operation: fieldName, code: value.refused });
      return 'Refusal';
    };
  }
  return schema;
}

async function* silence(): AsyncGenerator<never> {}
