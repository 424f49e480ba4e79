// The console's holiday calendar's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../../clients/fragments.ts';
import type * as Types from '../../../clients/types.ts';

import type { Document } from '../../api/document.ts';
export type HolidayCalendarQueryVariables = {
  office: string | number;
};


export type HolidayCalendarQuery = { holidayCalendar: { url: string, askedAt: string | null, readAt: string | null, fault: Types.CalendarFault | null, proposals: Array<{ date: string, reason: string, kind: Types.HolidayKind, action: Types.HolidayAction, bookings: number }> } | null };

export type SubscribeHolidaysMutationVariables = {
  input: Types.SubscribeHolidaysInput;
};


export type SubscribeHolidaysMutation = { answer:
    | { __typename: 'HolidayCalendar', askedAt: string | null }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type EndHolidaySubscriptionMutationVariables = {
  input: Types.EndHolidaySubscriptionInput;
};


export type EndHolidaySubscriptionMutation = { answer:
    | { __typename: 'HolidayCalendar', url: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type DeclineHolidaysMutationVariables = {
  input: Types.DeclineHolidaysInput;
};


export type DeclineHolidaysMutation = { answer:
    | { __typename: 'HolidayCalendar', url: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export const HolidayCalendarDocument = "query HolidayCalendar($office:ID!){holidayCalendar(office:$office){url askedAt readAt fault proposals{date reason kind action bookings}}}" as Document<HolidayCalendarQuery, HolidayCalendarQueryVariables>;
export const SubscribeHolidaysDocument = "mutation SubscribeHolidays($input:SubscribeHolidaysInput!){answer:subscribeHolidays(input:$input){__typename ...on HolidayCalendar{askedAt}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<SubscribeHolidaysMutation, SubscribeHolidaysMutationVariables>;
export const EndHolidaySubscriptionDocument = "mutation EndHolidaySubscription($input:EndHolidaySubscriptionInput!){answer:endHolidaySubscription(input:$input){__typename ...on HolidayCalendar{url}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndHolidaySubscriptionMutation, EndHolidaySubscriptionMutationVariables>;
export const DeclineHolidaysDocument = "mutation DeclineHolidays($input:DeclineHolidaysInput!){answer:declineHolidays(input:$input){__typename ...on HolidayCalendar{url}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<DeclineHolidaysMutation, DeclineHolidaysMutationVariables>;
