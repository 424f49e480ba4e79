// The face: every noun of the contract, written out.
import 'reflect-metadata';
import { type GraphQLSchema, isUnionType } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { isRefusal } from '../src/refusal.ts';
import { ApiKeyResolver, AuditResolver, CounterAdministrationResolver, StaffResolver } from './administration.ts';
import { BlockResolver } from './blocks.ts';
import { BoardLineResolver, BoardResolver, OfficeBoardResolver } from './board.ts';
import { BookingResolver } from './booking.ts';
import { CapacityChangeResolver } from './capacity.ts';
import { OfficeDaysResolver, QuotaResolver } from './days.ts';
import { FailedMessageResolver } from './failedMessages.ts';
import { OfficeFilesResolver } from './files.ts';
import { HolidayImportResolver } from './holidayImport.ts';
import { HouseRulesResolver } from './houseRules.ts';
import { limitTexts } from './limitTexts.ts';
import { MessageResolver } from './messages.ts';
import { OfficeNoticesResolver } from './notices.ts';
import { OfficeResolver, ServiceResolver } from './office.ts';
import { OfficeChangeResolver } from './officeChange.ts';
import { PassportReadyResolver } from './passportReady.ts';
import { guard } from './permissions.ts';
import { RefusalResolver } from './refusal.ts';
import { StandbyResolver } from './standby.ts';
import { OverbookingResolver, StatisticsResolver } from './statistics.ts';
import { OfficeTextResolver, TextCostResolver } from './texts.ts';
import { BookingTicketResolver, CounterResolver, OfficeCountersResolver, TicketResolver } from './ticket.ts';
import { TryTemplateResolver } from './tryTemplate.ts';
import { ViewerResolver } from './viewer.ts';
import { CapacityWindowResolver } from './window.ts';

export type {
  BookingLinks,
  Context,
  FileLink,
  FileLinks,
  Guesses,
  House,
  Sample,
  SampleAnswer,
} from './context.ts';
export { checkTexts } from './limitTexts.ts';

export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ApiKeyResolver,
      AuditResolver,
      BlockResolver,
      BoardLineResolver,
      BoardResolver,
      BookingResolver,
      BookingTicketResolver,
      CapacityChangeResolver,
      HolidayImportResolver,
      CapacityWindowResolver,
      CounterAdministrationResolver,
      CounterResolver,
      OfficeBoardResolver,
      OfficeChangeResolver,
      FailedMessageResolver,
      MessageResolver,
      HouseRulesResolver,
      OfficeCountersResolver,
      OfficeDaysResolver,
      OfficeFilesResolver,
      OfficeNoticesResolver,
      OfficeTextResolver,
      TextCostResolver,
      OfficeResolver,
      OverbookingResolver,
      PassportReadyResolver,
      QuotaResolver,
      RefusalResolver,
      ServiceResolver,
      StaffResolver,
      StandbyResolver,
      StatisticsResolver,
      TicketResolver,
      TryTemplateResolver,
      ViewerResolver,
    ],
    // Types are checked by the scalars and the rules; nothing here is declared by class-validator.
    validate: false,
    // Live values come from the server's hub, which asks for each by its field: nothing is published here.
    pubSub: { publish() {}, subscribe: () => silence() },
  });
  // Size comes before identity: who may call is asked about what can be read only.
  return limitTexts(guard(decideAtOnce(schema)));
}

/** A result is a refusal or what was wanted, which can be told at once: type-graphql would promise to tell. */
function decideAtOnce(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isUnionType(type)) continue;
    const wanted = type.getTypes().find(({ name }) => name !== 'Refusal')?.name;
    type.resolveType = (value: object) => (isRefusal(value) ? 'Refusal' : wanted);
  }
  return schema;
}

async function* silence(): AsyncGenerator<never> {}
