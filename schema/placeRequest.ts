// Requests for a place that has none now: kept until there is one, shown, and taken back.
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { senderKeyOf, worksAt } from '../src/access/asker.ts';
import { maskedName } from '../src/applicantName.ts';
import type { Booking } from '../src/booking/booking.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import type { PlaceRequestReason } from '../src/standby/entities.ts';
import { lapsedPlaceOf } from '../src/standby/lapsedPlace.ts';
import { newsOfPlace, type PlaceRequest } from '../src/standby/placeRequest.ts';
import { requestPlace, withdrawPlaceRequest } from '../src/standby/requestPlace.ts';
import { type PlacedRequest, placeRequestsOf } from '../src/standby/requestsOf.ts';
import { type TellSpan, tellSpans } from '../src/standby/tellable.ts';
import { rfc3339 } from '../src/time.ts';
import { WantedPlaceInput } from './bookingInput.ts';
import { readOrder } from './bookingOrder.ts';
import { BookingType } from './bookingType.ts';
import { change } from './change.ts';
import { type Context, reading } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { OfficeType } from './officeType.ts';
import { type Owned, ownedBooking } from './ownership.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';
import { togetherInPlaces } from './togetherInRequest.ts';
import { Viewer } from './viewer.ts';
import { readVisitTime, refusedVisitTime, VisitTimeInput } from './visitTime.ts';

const PlaceRequestReasons = describedEnum<PlaceRequestReason>(
  'PlaceRequestReason',
  'Reason for which a request for a place waits.',
  {
    NO_PLACE:
      'Every place up to the last released day is taken. A place that comes free, or a new day, is held for the request.',
    INTAKE_HOURS:
      'The office takes registrations by chat at certain hours: it is booked and confirmed when they begin.',
  },
);

@ObjectType('PlaceRequest', {
  description:
    'A request for a place, kept while there is none. It ends with a booking, which the applicant is told of, or after thirty days.',
})
class PlaceRequestType {
  @Field(() => ID, { description: 'Identifier that only its holder knows, for `withdrawPlaceRequest`.' })
  id!: string;

  @Field(() => PlaceRequestReasons, { description: 'Reason for which it waits.' })
  waitsFor!: PlaceRequestReason;

  @Field(() => String, { description: 'Full name of the person; masked for callers who did not make the request.' })
  name!: string;

  @Field(() => Int, { description: 'Position in the line of the office, counted from 1.' })
  place!: number;
}

@InputType({
  description: 'A request for a place that may wait. `digits` prove `phone`, unless the caller is proven anyway.',
})
class RequestPlaceInput extends WantedPlaceInput {
  @Field(() => VisitTimeInput, {
    nullable: true,
    description:
      'The first day wanted, or a window of it, as for `book`: a place of that day or of a later one is held. Null for the first that comes free.',
  })
  when?: VisitTimeInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, accepted for uniformity: asking again for the same person renews the request and keeps its place in the line.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A request for a place that is taken back.' })
class WithdrawPlaceRequestInput {
  @Field(() => ID, { description: 'Identifier of the request.' })
  request!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: a request is taken back once.',
  })
  idempotencyKey?: string | null;
}

const PlaceRequestResult = resultOf(
  'PlaceRequestResult',
  'The request that waits, or that was taken back; or a refusal that changes nothing.',
  () => PlaceRequestType,
);

const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Resolver(() => PlaceRequestType)
export class PlaceRequestResolver {
  @Mutation(() => PlaceRequestResult, {
    description:
      'Keeps a request for which there is no place, or no registration at this hour. As soon as there is, a place is held for the applicant, who is told by the address that is proven, and confirms it. Requests are served in the order in which they came. One a person; refused with PLACES_FREE if it can be booked now. Only for proven applicants (REQUEST_UNPROVEN).',
  })
  async requestPlace(
    @Arg('input', () => RequestPlaceInput, { description: 'The office, the applicant, and the first day wanted.' })
    input: RequestPlaceInput,
    @Ctx() context: Context,
  ): Promise<PlacedRequest | Refusal> {
    const { idempotencyKey: _, when, ...wanted } = input;
    const order = await readOrder({ ...wanted, ...readVisitTime(when) }, context);
    if (isRefusal(order)) return order;
    const audited = { what: 'requestPlace', office: ({ office }: PlaceRequest) => office, subject: null };
    const answer = await change<PlaceRequest | Refusal>(context, audited, (tx) => requestPlace(tx, order, context.app));
    if (isRefusal(answer)) return refusedVisitTime(answer, when);
    const [kept] = await placeRequestsOf(reading(context), { id: answer.id });
    return kept ?? { ...answer, place: 1 };
  }

  @Mutation(() => PlaceRequestResult, {
    description: 'Withdraws a request for a place: no place is held for it any more.',
  })
  async withdrawPlaceRequest(
    @Arg('input', () => WithdrawPlaceRequestInput, { description: 'The request to take back, by its identifier.' })
    input: WithdrawPlaceRequestInput,
    @Ctx() context: Context,
  ): Promise<PlacedRequest | Refusal> {
    const { asker } = context;
    const id = REQUEST_ID.test(input.request) ? input.request : NO_REQUEST;
    const audited = { what: 'withdrawPlaceRequest', office: ({ office }: PlaceRequest) => office, subject: null };
    const answer = await change<PlaceRequest | Refusal>(context, audited, (tx) =>
      withdrawPlaceRequest(tx, { id, asker }),
    );
    return isRefusal(answer) ? answer : shownTo({ ...answer, place: 1 }, context);
  }

  @Query(() => PlaceRequestType, {
    nullable: true,
    description: 'Finds a request for a place that waits; null once it is over, taken back, or has a booking.',
  })
  async placeRequest(
    @Arg('id', () => ID, { description: 'Identifier of the request, as `requestPlace` gave it.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PlacedRequest | null> {
    const [found] = REQUEST_ID.test(id) ? await placeRequestsOf(reading(context), { id }) : [];
    if (!found) return null;
    return shownTo(found, context);
  }

  @FieldResolver(() => OfficeType, { description: 'The office at which a place is wanted.' })
  office(@Root() { office }: PlaceRequest, @Ctx() { app }: Context) {
    return app.offices.get(office);
  }

  @FieldResolver()
  name(@Root() { request }: PlaceRequest): string {
    return request.name;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which it was made.' })
  askedAt(@Root() { office, askedAt }: PlaceRequest, @Ctx() { app }: Context): string {
    return rfc3339(askedAt, app.offices.get(office).timeZone);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which it is booked; null while there is no place.',
  })
  dueAt(@Root() { office, waitsFor, dueAt }: PlaceRequest, @Ctx() { app }: Context): string | null {
    return waitsFor === 'INTAKE_HOURS' ? rfc3339(dueAt, app.offices.get(office).timeZone) : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time until which the person can be told of a place, since the channel takes free text only for some hours after their last message (24 by WhatsApp) and the office has no approved template: from then on no place is held until they write again. Null if they can be told at any time, or wrote too long ago.',
  })
  async tellableUntil(@Root() request: PlaceRequest, @Ctx() context: Context): Promise<string | null> {
    const span = await spanOf(context, request);
    return span?.until ? rfc3339(span.until, context.app.offices.get(request.office).timeZone) : null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which it ends without a place.' })
  expiresAt(@Root() { office, expiresAt }: PlaceRequest, @Ctx() { app }: Context): string {
    return rfc3339(expiresAt, app.offices.get(office).timeZone);
  }
}

const spanOf = togetherInPlaces(async (context: Context, requests: readonly PlaceRequest[]) => {
  const { app } = context;
  const spans = new Map<PlaceRequest, TellSpan>();
  for (const [code, own] of Map.groupBy(requests, ({ office }) => office)) {
    const office = app.offices.get(code);
    const news = own.map((waiting) => newsOfPlace(waiting, office));
    const found = await tellSpans(reading(context), office, app, news);
    own.forEach((request, index) => {
      spans.set(request, found[index] ?? null);
    });
  }
  return requests.map((request) => spans.get(request) ?? null);
});

/** The id alone tells no name. */
function shownTo(found: PlacedRequest, { asker }: Context): PlacedRequest {
  const isOwn = found.senderKey === senderKeyOf(asker) || worksAt(asker, found.office);
  return isOwn ? found : { ...found, request: { ...found.request, name: maskedName(found.request.name) } };
}

/** No request has it. */
const NO_REQUEST = '00000000-0000-0000-0000-000000000000';

@Resolver(() => Viewer)
export class PlaceRequestsResolver {
  @FieldResolver(() => [PlaceRequestType], {
    description: "The sender's requests that wait for a place, the oldest first; empty for callers other than senders.",
  })
  async placeRequests(@Root() _viewer: Viewer, @Ctx() context: Context): Promise<PlacedRequest[]> {
    const sender = senderKeyOf(context.asker);
    return sender ? placeRequestsOf(reading(context), { sender }) : [];
  }

  @FieldResolver(() => BookingType, {
    nullable: true,
    description:
      'The last booking by which a place was held for a request of this sender and that was not confirmed in time, as far as they were told of it in the last three days; null if there is none, and for callers other than senders.',
  })
  async lapsedPlace(
    @Root() _viewer: Viewer,
    @Arg('office', () => ID, { description: 'Code of the office.' }) code: string,
    @Ctx() context: Context,
  ): Promise<Owned<Booking> | null> {
    const { asker, app } = context;
    if (asker.kind !== 'sender') return null;
    const lapsed = await lapsedPlaceOf(reading(context), asker, app.offices.get(code), app.now());
    return lapsed && ownedBooking(lapsed);
  }
}
