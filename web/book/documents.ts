// The booking page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { OfficeNamedFragment, DayLeftFragment, BookedFragment, RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type OfficesQueryVariables = { [key: string]: never; };


export type OfficesQuery = { offices: Array<OfficeNamedFragment> };

export type OfficesToAskQueryVariables = { [key: string]: never; };


export type OfficesToAskQuery = { offices: Array<{ code: string, name: string, channels: Array<{ address: string, link: string | null }> }> };

export type OfficeToBookQueryVariables = {
  office: string | number;
};


export type OfficeToBookQuery = { office: (
    { timeZone: string, digitsBy: Array<Types.ChannelKind>, waitsByDigits: boolean, bring: string, privacy: { brief: string, url: string }, channels: Array<{ kind: Types.ChannelKind, address: string, link: string | null }>, registration: { template: string, example: string, photo: Types.PhotoRule }, policy: { arriveMinutesBefore: number, graceMinutes: number, holdMinutes: number, horizonDays: number, maxChanges: number, changeCutoffHours: number, maxLiveBookingsPerSender: number }, services: Array<{ code: string, name: string, channels: Array<Types.ChannelKind>, details: { requirements: Array<string>, fee: string | null, duration: string | null, source: string | null, asOf: string, confirmed: boolean } | null }>, premises: { street: string | null, mapUrl: string | null, telephone: string | null }, schedules: Array<{ from: string | null, week: Array<{ weekday: Types.Weekday, hours: string, breaks: Array<string> }> }>, availability: Array<DayFragment> }
    & OfficeNamedFragment
  ) | null };

export type DayFragment = (
  { capacity: number, releasedAt: string | null, lotteryUntil: string | null, mayWait: boolean }
  & DayLeftFragment
);

export type PlaceWorkQueryVariables = {
  office: string | number;
};


export type PlaceWorkQuery = { office: { placeWork: string | null } | null };

export type DaysNowQueryVariables = {
  office: string | number;
  days: number;
  service?: string | number | null | undefined;
  priority: Types.Priority;
};


export type DaysNowQuery = { office: { availability: Array<DayFragment> } | null };

export type HoursNowQueryVariables = {
  office: string | number;
  date: string;
  service?: string | number | null | undefined;
  priority: Types.Priority;
};


export type HoursNowQuery = { office: { availability: Array<{ date: string, status: Types.DayStatus, hours: Array<FreeHourFragment> }> } | null };

export type FreeHourFragment = { startsAt: string, endsAt: string, remaining: number, window: string | null };

export type HourFragment = { id: string, startsAt: string, endsAt: string, quota: string, remaining: number };

export type DaysLiveSubscriptionVariables = {
  office: string | number;
  days: number;
  service?: string | number | null | undefined;
  priority: Types.Priority;
};


export type DaysLiveSubscription = { availability: Array<DayFragment> };

export type HoursLiveSubscriptionVariables = {
  office: string | number;
  date: string;
  service?: string | number | null | undefined;
  priority: Types.Priority;
};


export type HoursLiveSubscription = { availability: Array<{ date: string, status: Types.DayStatus, hours: Array<FreeHourFragment> }> };

export type VisitFragment = (
  { allowedActions: Array<Types.BookingAction>, changes: number, priority: Types.Priority, priorityNote: string | null, code128Url: string | null, calendarUrl: string | null, slipUrl: string | null, visitUrl: string | null, work: string | null, service: { code: string, name: string }, window: { id: string, endsAt: string }, applicant: { phone: string | null }, office: { code: string, city: string, digitsBy: Array<Types.ChannelKind>, policy: { arriveMinutesBefore: number, horizonDays: number, maxChanges: number, changeCutoffHours: number, maxLiveBookingsPerSender: number } }, proofs: Array<{ kind: Types.ChannelKind, name: string, address: string, link: string | null }>, ticket: { number: string, status: Types.TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: HourFragment } | null } | null }
  & BookedFragment
);

export type NoFragment = (
  { work: string | null, alternatives: Array<HourFragment> }
  & RefusedFragment
);

export type BookingByQueryVariables = {
  code: string;
  birthDate: string;
};


export type BookingByQuery = { booking: VisitFragment | null, lostBookings: { message: string } | null };

export type SentNumberProofFragment = { id: string, status: Types.DigitsStatus };

export type SendNumberProofMutationVariables = {
  input: Types.SendNumberProofInput;
};


export type SendNumberProofMutation = { answer:
    | (
      { __typename: 'NumberProof' }
      & SentNumberProofFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type SendProofMutationVariables = {
  input: Types.SendProofInput;
};


export type SendProofMutation = { answer:
    | { __typename: 'Booking' }
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type NumberProofNowQueryVariables = {
  id: string | number;
};


export type NumberProofNowQuery = { numberProof: SentNumberProofFragment | null };

export type BookMutationVariables = {
  input: Types.BookInput;
};


export type BookMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type WaitingForPlaceFragment = { id: string, place: number, expiresAt: string };

export type WaitingNowQueryVariables = {
  id: string | number;
};


export type WaitingNowQuery = { placeRequest: WaitingForPlaceFragment | null };

export type RequestPlaceMutationVariables = {
  input: Types.RequestPlaceInput;
};


export type RequestPlaceMutation = { answer:
    | (
      { __typename: 'PlaceRequest' }
      & WaitingForPlaceFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type WithdrawPlaceRequestMutationVariables = {
  input: Types.WithdrawPlaceRequestInput;
};


export type WithdrawPlaceRequestMutation = { answer:
    | { __typename: 'PlaceRequest' }
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type ConfirmMutationVariables = {
  input: Types.ConfirmBookingInput;
};


export type ConfirmMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type RescheduleMutationVariables = {
  input: Types.RescheduleBookingInput;
};


export type RescheduleMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type CancelMutationVariables = {
  input: Types.CancelBookingInput;
};


export type CancelMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type RequestStandbyMutationVariables = {
  input: Types.RequestStandbyInput;
};


export type RequestStandbyMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type LeaveStandbyMutationVariables = {
  input: Types.StandbyInput;
};


export type LeaveStandbyMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type AcceptOfferMutationVariables = {
  input: Types.StandbyInput;
};


export type AcceptOfferMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export type DeclineOfferMutationVariables = {
  input: Types.StandbyInput;
};


export type DeclineOfferMutation = { answer:
    | (
      { __typename: 'Booking' }
      & VisitFragment
    )
    | (
      { __typename: 'Refusal' }
      & NoFragment
    )
   };

export const OfficesDocument = "query Offices{offices{...OfficeNamed}}fragment OfficeNamed on Office{code name city}" as Document<OfficesQuery, OfficesQueryVariables>;
export const OfficesToAskDocument = "query OfficesToAsk{offices{code name channels{address link}}}" as Document<OfficesToAskQuery, OfficesToAskQueryVariables>;
export const OfficeToBookDocument = "query OfficeToBook($office:ID!){office(code:$office){...OfficeNamed timeZone digitsBy waitsByDigits bring privacy{brief url}channels{kind address link}registration{template example photo}policy{arriveMinutesBefore graceMinutes holdMinutes horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}services{code name channels details{requirements fee duration source asOf confirmed}}premises{street mapUrl telephone}schedules{from week{weekday hours breaks}}availability(days:31){...Day}}}fragment OfficeNamed on Office{code name city}fragment Day on DayAvailability{...DayLeft capacity releasedAt lotteryUntil mayWait}fragment DayLeft on DayAvailability{date status remaining}" as Document<OfficeToBookQuery, OfficeToBookQueryVariables>;
export const PlaceWorkDocument = "query PlaceWork($office:ID!){office(code:$office){placeWork}}" as Document<PlaceWorkQuery, PlaceWorkQueryVariables>;
export const DaysNowDocument = "query DaysNow($office:ID!$days:Int!$service:ID$priority:Priority!){office(code:$office){availability(days:$days service:$service priority:$priority){...Day}}}fragment Day on DayAvailability{...DayLeft capacity releasedAt lotteryUntil mayWait}fragment DayLeft on DayAvailability{date status remaining}" as Document<DaysNowQuery, DaysNowQueryVariables>;
export const HoursNowDocument = "query HoursNow($office:ID!$date:Date!$service:ID$priority:Priority!){office(code:$office){availability(from:$date days:1 service:$service priority:$priority){date status hours{...FreeHour}}}}fragment FreeHour on BookableHour{startsAt endsAt remaining window}" as Document<HoursNowQuery, HoursNowQueryVariables>;
export const DaysLiveDocument = "subscription DaysLive($office:ID!$days:Int!$service:ID$priority:Priority!){availability(office:$office days:$days service:$service priority:$priority){...Day}}fragment Day on DayAvailability{...DayLeft capacity releasedAt lotteryUntil mayWait}fragment DayLeft on DayAvailability{date status remaining}" as Document<DaysLiveSubscription, DaysLiveSubscriptionVariables>;
export const HoursLiveDocument = "subscription HoursLive($office:ID!$date:Date!$service:ID$priority:Priority!){availability(office:$office from:$date days:1 service:$service priority:$priority){date status hours{...FreeHour}}}fragment FreeHour on BookableHour{startsAt endsAt remaining window}" as Document<HoursLiveSubscription, HoursLiveSubscriptionVariables>;
export const BookingByDocument = "query BookingBy($code:BookingCode!$birthDate:Date!){booking(code:$code birthDate:$birthDate){...Visit}lostBookings{message}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<BookingByQuery, BookingByQueryVariables>;
export const SendNumberProofDocument = "mutation SendNumberProof($input:SendNumberProofInput!){answer:sendNumberProof(input:$input){__typename ...SentNumberProof ...No}}fragment SentNumberProof on NumberProof{id status}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<SendNumberProofMutation, SendNumberProofMutationVariables>;
export const SendProofDocument = "mutation SendProof($input:SendProofInput!){answer:sendProof(input:$input){__typename ...No}}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<SendProofMutation, SendProofMutationVariables>;
export const NumberProofNowDocument = "query NumberProofNow($id:ID!){numberProof(id:$id){...SentNumberProof}}fragment SentNumberProof on NumberProof{id status}" as Document<NumberProofNowQuery, NumberProofNowQueryVariables>;
export const BookDocument = "mutation Book($input:BookInput!){answer:book(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<BookMutation, BookMutationVariables>;
export const WaitingNowDocument = "query WaitingNow($id:ID!){placeRequest(id:$id){...WaitingForPlace}}fragment WaitingForPlace on PlaceRequest{id place expiresAt}" as Document<WaitingNowQuery, WaitingNowQueryVariables>;
export const RequestPlaceDocument = "mutation RequestPlace($input:RequestPlaceInput!){answer:requestPlace(input:$input){__typename ...WaitingForPlace ...No}}fragment WaitingForPlace on PlaceRequest{id place expiresAt}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<RequestPlaceMutation, RequestPlaceMutationVariables>;
export const WithdrawPlaceRequestDocument = "mutation WithdrawPlaceRequest($input:WithdrawPlaceRequestInput!){answer:withdrawPlaceRequest(input:$input){__typename ...No}}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<WithdrawPlaceRequestMutation, WithdrawPlaceRequestMutationVariables>;
export const ConfirmDocument = "mutation Confirm($input:ConfirmBookingInput!){answer:confirmBooking(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<ConfirmMutation, ConfirmMutationVariables>;
export const RescheduleDocument = "mutation Reschedule($input:RescheduleBookingInput!){answer:rescheduleBooking(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<RescheduleMutation, RescheduleMutationVariables>;
export const CancelDocument = "mutation Cancel($input:CancelBookingInput!){answer:cancelBooking(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<CancelMutation, CancelMutationVariables>;
export const RequestStandbyDocument = "mutation RequestStandby($input:RequestStandbyInput!){answer:requestStandby(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<RequestStandbyMutation, RequestStandbyMutationVariables>;
export const LeaveStandbyDocument = "mutation LeaveStandby($input:StandbyInput!){answer:leaveStandby(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<LeaveStandbyMutation, LeaveStandbyMutationVariables>;
export const AcceptOfferDocument = "mutation AcceptOffer($input:StandbyInput!){answer:acceptOffer(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<AcceptOfferMutation, AcceptOfferMutationVariables>;
export const DeclineOfferDocument = "mutation DeclineOffer($input:StandbyInput!){answer:declineOffer(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{...Booked allowedActions changes priority priorityNote code128Url calendarUrl slipUrl visitUrl work service{code name}window{id endsAt}applicant{phone}office{code city digitsBy policy{arriveMinutesBefore horizonDays maxChanges changeCutoffHours maxLiveBookingsPerSender}}proofs{kind name address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Booked on Booking{code status queueNumber arriveBy forfeitsAt confirmBy overflowedFrom barcodeUrl applicant{name birthDate}window{startsAt}office{name timeZone bring}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{...Refused work alternatives{...Hour}}fragment Refused on Refusal{reason message field lostSince}" as Document<DeclineOfferMutation, DeclineOfferMutationVariables>;
