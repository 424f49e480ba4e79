// The office console's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { OfficeNamedFragment, RefusedFragment, PublicNumbersFragment, ManagersNumbersFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type WhoAsksQueryVariables = { [key: string]: never; };


export type WhoAsksQuery = { viewer: { kind: Types.ViewerKind, name: string | null, office: { code: string } | null } };

export type AllOfficesQueryVariables = { [key: string]: never; };


export type AllOfficesQuery = { offices: Array<OfficeNamedFragment> };

export type HereFragment = (
  { timeZone: string, languages: Array<Types.Language>, services: Array<{ code: string, name: string, channels: Array<Types.ChannelKind> }>, quotas: Array<{ code: string, name: string, walkIns: boolean }>, board: { at: string } }
  & OfficeNamedFragment
);

export type OfficeHereQueryVariables = {
  office: string | number;
};


export type OfficeHereQuery = { office: HereFragment | null };

export type HandsNeededQueryVariables = {
  office: string | number;
};


export type HandsNeededQuery = { failedMessages: { nodes: Array<{ id: string }> }, messageStatistics: { unreached: number } };

export type LobbyFragment = { at: string, notice: string | null, called: Array<{ number: string, counter: string, calledAt: string }>, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> };

export type AuthorFragment = { kind: Types.ActorKind, role: Types.StaffRole | null, name: string | null };

export type AtWorkFragment = { id: string, label: string, open: boolean, officer: AuthorFragment | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: Types.TicketStatus, calledAt: string | null } | null };

export type TotalsFragment = { date: string, capacity: number, taken: number, booked: number, confirmed: number, cancelled: number, lapsed: number, forfeited: number, checkedIn: number, walkIns: number, served: number, noShows: number, medianWaitMinutes: number | null, p90WaitMinutes: number | null, medianServiceMinutes: number | null, p90ServiceMinutes: number | null };

export type LobbyNowQueryVariables = {
  office: string | number;
};


export type LobbyNowQuery = { office: { board: LobbyFragment, counters: Array<AtWorkFragment> } | null };

export type DayNowQueryVariables = {
  office: string | number;
  date: string;
};


export type DayNowQuery = { office: { dayList: { html: string, csv: string } } | null, dailyStatistics: Array<(
    { hours: Array<{ hour: number, capacity: number, taken: number, checkedIn: number, served: number, forfeited: number }> }
    & TotalsFragment
  )> };

export type LobbyLiveSubscriptionVariables = {
  office: string | number;
};


export type LobbyLiveSubscription = { board: LobbyFragment };

export type CountersLiveSubscriptionVariables = {
  office: string | number;
};


export type CountersLiveSubscription = { counters: Array<AtWorkFragment> };

export type AnnounceMutationVariables = {
  input: Types.AnnounceInput;
};


export type AnnounceMutation = { answer:
    | { __typename: 'Office', board: LobbyFragment }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type DayFiguresFragment = { date: string, capacity: number, taken: number, checkedIn: number, served: number, forfeited: number };

export type SpecialFragment = { date: string, reason: string, capacity: number | null, open: { hours: string, breaks: Array<string> } | null };

export type ChangeFragment = { id: string | null, what: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }> };

export type MovesFragment = { moves: { nodes: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> } };

export type WeeksQueryVariables = {
  office: string | number;
  from: string;
  to: string;
};


export type WeeksQuery = { holidayCalendar: { fault: Types.CalendarFault | null, proposals: Array<{ date: string }> } | null, office: { exceptions: Array<SpecialFragment>, board: { at: string } } | null, dailyStatistics: Array<DayFiguresFragment>, capacityChanges: { nodes: Array<ChangeFragment> } };

export type DayWindowsQueryVariables = {
  office: string | number;
  date: string;
};


export type DayWindowsQuery = { office: { windows: Array<{ id: string, startsAt: string, endsAt: string, quota: string, capacity: number, remaining: number }>, dayList: { html: string, csv: string } } | null };

export type PreviewChangeQueryVariables = {
  input: Types.CapacityPreviewInput;
};


export type PreviewChangeQuery = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CalendarDayFragment = { date: string, reason: string, kind: Types.HolidayKind, isOpen: boolean, isSet: boolean, bookings: number };

export type PreviewHolidaysQueryVariables = {
  input: Types.PreviewHolidaysInput;
};


export type PreviewHolidaysQuery = { previewHolidays: { days: Array<CalendarDayFragment>, effect:
      | (
        { __typename: 'CapacityChange' }
        & ChangeFragment
        & MovesFragment
      )
      | (
        { __typename: 'Refusal' }
        & RefusedFragment
      )
     | null } };

export type ImportHolidaysMutationVariables = {
  input: Types.ImportHolidaysInput;
};


export type ImportHolidaysMutation = { answer:
    | { __typename: 'HolidayImport', changes: Array<(
        { __typename: 'CapacityChange' }
        & ChangeFragment
        & MovesFragment
      )> }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type SchedulesQueryVariables = {
  office: string | number;
};


export type SchedulesQuery = { office: { quotas: Array<{ code: string, name: string }>, schedules: Array<{ from: string | null, windowMinutes: number, capacity: number, line: string, shares: Array<{ quota: string, places: number }>, week: Array<{ weekday: Types.Weekday, hours: string, breaks: Array<string>, windowMinutes: number | null, capacity: number | null }> }> } | null };

export type SetScheduleMutationVariables = {
  input: Types.SetScheduleInput;
};


export type SetScheduleMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type RemoveScheduleMutationVariables = {
  input: Types.RemoveScheduleInput;
};


export type RemoveScheduleMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CloseDayMutationVariables = {
  input: Types.CloseDayInput;
};


export type CloseDayMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type SetCapacityMutationVariables = {
  input: Types.SetCapacityInput;
};


export type SetCapacityMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type SetExceptionMutationVariables = {
  input: Types.SetExceptionInput;
};


export type SetExceptionMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type RemoveExceptionMutationVariables = {
  input: Types.RemoveExceptionInput;
};


export type RemoveExceptionMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
      & MovesFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type UndoChangeMutationVariables = {
  input: Types.UndoCapacityChangeInput;
};


export type UndoChangeMutation = { answer:
    | (
      { __typename: 'CapacityChange' }
      & ChangeFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type FailedFragment = { id: string, channel: Types.MessageChannel, from: string, text: string, media: number, intent: string, reason: string, receivedAt: string };

export type FailedMessagesQueryVariables = {
  office: string | number;
  after?: string | null | undefined;
};


export type FailedMessagesQuery = { failedMessages: { nodes: Array<FailedFragment>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type ReadMessageQueryVariables = {
  input: Types.TryTemplateInput;
};


export type ReadMessageQuery = { tryTemplate: { fields: Array<{ field: Types.TemplateField, value: string }> } };

export type AcceptMessageMutationVariables = {
  input: Types.AcceptMessageInput;
};


export type AcceptMessageMutation = { answer:
    | { __typename: 'Booking', code: string, confirmBy: string | null, applicant: { name: string }, window: { startsAt: string } }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type DismissMessageMutationVariables = {
  input: Types.DismissMessageInput;
};


export type DismissMessageMutation = { dismissMessage:
    | { __typename: 'FailedMessage', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type LoggedFragment = { id: string, direction: Types.MessageDirection, channel: Types.MessageChannel, from: string, to: string, text: string, media: number, state: Types.MessageState, fault: string | null, attempts: number, bookingCode: string | null, createdAt: string };

export type UnreachedQueryVariables = {
  office: string | number;
};


export type UnreachedQuery = { messageStatistics: { unreached: number } };

export type MessageLogQueryVariables = {
  office: string | number;
  search?: string | null | undefined;
  filter?: Types.MessageFilter | null | undefined;
  after?: string | null | undefined;
};


export type MessageLogQuery = { messages: { edges: Array<{ node: LoggedFragment }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResendMessageMutationVariables = {
  input: Types.ResendMessageInput;
};


export type ResendMessageMutation = { answer:
    | { __typename: 'Message', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type OfficerFragment = { id: string, name: string, isSelf: boolean };

export type ListedConversationFragment = { id: string, person: string, channel: Types.MessageChannel, profileName: string | null, why: Types.ConversationReason, waitingSince: string | null, waitedMinutes: number | null, heardAt: string | null, unread: number, lastText: string | null, assignedTo: OfficerFragment | null, takenBy: OfficerFragment | null };

export type SaidFragment = { id: string, direction: Types.MessageDirection, text: string, media: number, state: Types.MessageState, fault: string | null, createdAt: string, writtenBy: OfficerFragment | null };

export type WholeConversationFragment = (
  { number: string, language: Types.Language, takenUntil: string | null, replyUntil: string | null, isWindowOpen: boolean, isOptedOut: boolean, canReply: boolean, messages: { edges: Array<{ node: SaidFragment }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } }, bookings: Array<{ code: string, status: Types.BookingStatus, queueNumber: string | null, applicant: { name: string }, service: { name: string }, window: { startsAt: string } }> }
  & ListedConversationFragment
);

export type InboxLiveSubscriptionVariables = {
  office: string | number;
  filter?: Types.ConversationFilter | null | undefined;
  first: number;
};


export type InboxLiveSubscription = { conversations: { edges: Array<{ node: ListedConversationFragment }>, pageInfo: { hasNextPage: boolean } } };

export type WaitingLiveSubscriptionVariables = {
  office: string | number;
};


export type WaitingLiveSubscription = { waitingConversations: { count: number } };

export type ConversationLiveSubscriptionVariables = {
  office: string | number;
  id: string | number;
};


export type ConversationLiveSubscription = { conversation: WholeConversationFragment };

export type EarlierSaidQueryVariables = {
  office: string | number;
  id: string | number;
  before?: string | null | undefined;
};


export type EarlierSaidQuery = { conversation: { messages: { edges: Array<{ node: SaidFragment }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } };

export type AnsweringToolsQueryVariables = {
  office: string | number;
};


export type AnsweringToolsQuery = { conversationOfficers: Array<OfficerFragment>, savedReplies: Array<{ id: string, title: string, text: string }> };

export type ReplyMutationVariables = {
  input: Types.ReplyInput;
};


export type ReplyMutation = { answer:
    | { __typename: 'Conversation', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type OpenConversationMutationVariables = {
  input: Types.OpenConversationInput;
};


export type OpenConversationMutation = { answer:
    | { __typename: 'Conversation', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type TakeOverMutationVariables = {
  input: Types.TakeOverInput;
};


export type TakeOverMutation = { answer:
    | { __typename: 'Conversation', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type HandBackMutationVariables = {
  input: Types.HandBackInput;
};


export type HandBackMutation = { answer:
    | { __typename: 'Conversation', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type AssignConversationMutationVariables = {
  input: Types.AssignConversationInput;
};


export type AssignConversationMutation = { answer:
    | { __typename: 'Conversation', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type MarkReadMutationVariables = {
  input: Types.MarkConversationReadInput;
};


export type MarkReadMutation = { answer:
    | { __typename: 'Conversation', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type AddSavedReplyMutationVariables = {
  input: Types.AddSavedReplyInput;
};


export type AddSavedReplyMutation = { addSavedReply:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'SavedReply', id: string }
   };

export type ChangeSavedReplyMutationVariables = {
  input: Types.ChangeSavedReplyInput;
};


export type ChangeSavedReplyMutation = { changeSavedReply:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'SavedReply', id: string }
   };

export type EndSavedReplyMutationVariables = {
  input: Types.EndSavedReplyInput;
};


export type EndSavedReplyMutation = { endSavedReply:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'SavedReply', id: string }
   };

export type KeyOfOfficeFragment = { id: string, kind: Types.OfficeKeyKind, name: string, role: Types.StaffRole | null, isOwn: boolean, lastUsedAt: string | null, expiresAt: string | null, endedAt: string | null, card: { hasPin: boolean, createdAt: string, lastUsedAt: string | null, lockedAt: string | null } | null };

export type OfficeKeysQueryVariables = {
  office: string | number;
  after?: string | null | undefined;
};


export type OfficeKeysQuery = { officeKeys: { nodes: Array<KeyOfOfficeFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CountersHereQueryVariables = {
  office: string | number;
};


export type CountersHereQuery = { office: { counters: Array<AtWorkFragment> } | null };

export type MakeStaffCardMutationVariables = {
  input: Types.StaffCardInput;
};


export type MakeStaffCardMutation = { makeStaffCard:
    | { __typename: 'MadeStaffCard', text: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type UnlockStaffCardMutationVariables = {
  input: Types.StaffCardInput;
};


export type UnlockStaffCardMutation = { unlockStaffCard:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'StaffCard', hasPin: boolean }
   };

export type EndStaffCardMutationVariables = {
  input: Types.StaffCardInput;
};


export type EndStaffCardMutation = { endStaffCard:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'StaffCard', hasPin: boolean }
   };

export type AddStaffMutationVariables = {
  input: Types.AddStaffInput;
};


export type AddStaffMutation = { addStaff:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'StaffKey', key: string, staff: { name: string } }
   };

export type StartPairingMutationVariables = {
  input: Types.StartPairingInput;
};


export type StartPairingMutation = { startPairing:
    | { __typename: 'DevicePairing', code: string, expiresAt: string, url: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type EndKeysMutationVariables = {
  input: Types.EndOfficeKeysInput;
};


export type EndKeysMutation = { endOfficeKeys:
    | { __typename: 'EndedKeys', keys: Array<{ id: string }> }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type AddCounterMutationVariables = {
  input: Types.AddCounterInput;
};


export type AddCounterMutation = { addCounter:
    | (
      { __typename: 'Counter' }
      & AtWorkFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type RemoveCounterMutationVariables = {
  input: Types.RemoveCounterInput;
};


export type RemoveCounterMutation = { removeCounter:
    | { __typename: 'Counter', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type OpenCounterMutationVariables = {
  input: Types.OpenCounterInput;
};


export type OpenCounterMutation = { answer:
    | (
      { __typename: 'Counter' }
      & AtWorkFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CloseCounterMutationVariables = {
  input: Types.CloseCounterInput;
};


export type CloseCounterMutation = { answer:
    | (
      { __typename: 'Counter' }
      & AtWorkFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type RegistrationQueryVariables = {
  office: string | number;
};


export type RegistrationQuery = { office: { registration: { template: string, photo: Types.PhotoRule, intakeHours: string | null, example: string, templates: Array<{ template: string, keyword: string | null, service: string | null, fields: Array<Types.TemplateField> }> } } | null };

export type TryTemplateQueryVariables = {
  input: Types.TryTemplateInput;
};


export type TryTemplateQuery = { tryTemplate: { intent: string, reason: string | null, warnings: Array<string>, fields: Array<{ field: Types.TemplateField, value: string }>, reply: { id: string, en: string } | null } };

export type RulesQueryVariables = {
  office: string | number;
};


export type RulesQuery = { office: { name: string, city: string, bring: string, policy: (
      { proofCountries: Array<string>, sendsDigitsFor: Array<string>, release: { at: string, jitterMinutes: number } | null }
      & PublicNumbersFragment
    ), queue: { priorityEvery: number, walkInPlaces: number }, houseRules: (
      { freedPlaceMinutes: { from: number, to: number } }
      & ManagersNumbersFragment
    ), overbooking: { measuredNoShowPercent: number | null, measuredBookings: number, measuredNoShows: number, days: number } } | null };

export type BoardSetQueryVariables = {
  office: string | number;
};


export type BoardSetQuery = { office: { boardSettings: { volumePercent: number, counterWord: { id: string, en: string } | null, quietHours: { from: string, to: string } | null, darkHours: { from: string, to: string } | null } } | null };

export type SlidesSetQueryVariables = {
  office: string | number;
};


export type SlidesSetQuery = { office: { boardSlides: Array<{ picture: string | null, seconds: number, text: { id: string, en: string }, hours: { from: string, to: string } | null }> } | null };

export type PremisesQueryVariables = {
  office: string | number;
};


export type PremisesQuery = { office: { premises: { street: string | null, mapUrl: string | null, telephone: string | null } } | null };

export type NoticesQueryVariables = {
  office: string | number;
};


export type NoticesQuery = { office: { notices: { remindAt: string, off: Array<Types.NoticeKind>, nearTurn: number, fallback: boolean, hours: { from: string, to: string } } } | null };

export type ChangeOfficeMutationVariables = {
  input: Types.ChangeOfficeInput;
};


export type ChangeOfficeMutation = { answer:
    | { __typename: 'Office', code: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type FiguresQueryVariables = {
  office: string | number;
  from: string;
  to: string;
  beforeFrom: string;
  beforeTo: string;
};


export type FiguresQuery = { office: { houseRules: { waitTargetMinutes: number }, statisticsFile: { csv: string } } | null, before: Array<TotalsFragment>, visitRatings: { veryGood: number, good: number, poor: number, veryPoor: number, index: number | null, services: Array<{ veryGood: number, good: number, poor: number, veryPoor: number, index: number | null, service: { code: string, name: string } }> }, dailyStatistics: Array<(
    { hours: Array<{ hour: number, capacity: number, taken: number, checkedIn: number, walkIns: number, medianWaitMinutes: number | null }>, services: Array<{ booked: number, served: number, noShows: number, medianWaitMinutes: number | null, medianServiceMinutes: number | null, service: { code: string, name: string } }>, counters: Array<{ counter: string, served: number, noShows: number, medianWaitMinutes: number | null, medianServiceMinutes: number | null }>, channels: Array<{ channel: Types.ChannelKind, booked: number }> }
    & TotalsFragment
  )> };

export type OtherOfficesQueryVariables = {
  from: string;
  to: string;
};


export type OtherOfficesQuery = { statistics: Array<(
    { office: { code: string, name: string } }
    & TotalsFragment
  )> };

export type BlockedFragment = { id: string, address: string | null, person: string | null, kind: Types.BlockKind, reason: string | null, beganAt: string, endsAt: string | null };

export type WatchingQueryVariables = {
  office: string | number;
};


export type WatchingQuery = { blocks: { edges: Array<{ node: BlockedFragment }> }, suspiciousAddresses: { edges: Array<{ node: { address: string, blocked: boolean, cancelled: number, forfeited: number, kept: number, lapsed: number, live: number } }> }, audit: { nodes: Array<{ at: string, what: string, subject: string | null, by: AuthorFragment, changes: Array<{ path: string, before: string | null, after: string | null }> }> } };

export type BlockAddressMutationVariables = {
  input: Types.BlockAddressInput;
};


export type BlockAddressMutation = { blockAddress:
    | { __typename: 'Block', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type UnblockAddressMutationVariables = {
  input: Types.UnblockAddressInput;
};


export type UnblockAddressMutation = { unblockAddress:
    | { __typename: 'Block', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type OfficeAnswersQueryVariables = {
  office: string | number;
};


export type OfficeAnswersQuery = { office: { answers: Array<{ id: string, question: string, examples: Array<string>, text: string, texts: Array<string> }> } | null };

export type TryAnswerQueryVariables = {
  input: Types.TryAnswerInput;
};


export type TryAnswerQuery = { tryAnswer: { messages: number, answered: number, understoodOtherwise: number, examples: Array<{ id: string, text: string, receivedAt: string, intent: string, wasUnderstood: boolean }> } };

export type MakeAnswerMutationVariables = {
  input: Types.MakeAnswerInput;
};


export type MakeAnswerMutation = { makeAnswer:
    | { __typename: 'OfficeAnswer', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type ChangeAnswerMutationVariables = {
  input: Types.ChangeAnswerInput;
};


export type ChangeAnswerMutation = { changeAnswer:
    | { __typename: 'OfficeAnswer', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type EndAnswerMutationVariables = {
  input: Types.EndAnswerInput;
};


export type EndAnswerMutation = { endAnswer:
    | { __typename: 'OfficeAnswer', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type WebhookOfOfficeFragment = { id: string, url: string, types: Array<Types.FeedEventType>, withPersonalData: boolean, disabledAt: string | null, disabledWhy: Types.WebhookDisabledReason | null, failingSince: string | null };

export type OfficeWebhooksQueryVariables = {
  office: string | number;
};


export type OfficeWebhooksQuery = { webhooks: Array<WebhookOfOfficeFragment> };

export type WebhookLogQueryVariables = {
  office: string | number;
  webhook: string | number;
};


export type WebhookLogQuery = { webhookDeliveries: { totalCount: number, edges: Array<{ node: { id: string, type: Types.FeedEventType | null, booking: string | null, state: Types.WebhookDeliveryState, attempts: number, status: number | null, fault: string | null, response: string | null, durationMs: number | null, createdAt: string, triedAt: string | null, nextAt: string | null } }> } };

export type CreateWebhookMutationVariables = {
  input: Types.CreateWebhookInput;
};


export type CreateWebhookMutation = { createWebhook:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'WebhookSecret', secret: string, webhook: { id: string } }
   };

export type ChangeWebhookMutationVariables = {
  input: Types.ChangeWebhookInput;
};


export type ChangeWebhookMutation = { changeWebhook:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'Webhook', id: string }
   };

export type RotateWebhookSecretMutationVariables = {
  input: Types.RotateWebhookSecretInput;
};


export type RotateWebhookSecretMutation = { rotateWebhookSecret:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'WebhookSecret', secret: string, webhook: { id: string } }
   };

export type DeleteWebhookMutationVariables = {
  input: Types.WebhookInput;
};


export type DeleteWebhookMutation = { deleteWebhook:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'Webhook', id: string }
   };

export type TestWebhookMutationVariables = {
  input: Types.WebhookInput;
};


export type TestWebhookMutation = { testWebhook:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'WebhookDelivery', id: string }
   };

export type RedeliverWebhookMutationVariables = {
  input: Types.RedeliverWebhookInput;
};


export type RedeliverWebhookMutation = { redeliverWebhook:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'RepeatedDeliveries', deliveries: Array<{ id: string }> }
   };

export type DeviceHereFragment = { id: string, kind: Types.DeviceKind, label: string, isDark: boolean, lastSeenAt: string | null, pageVersion: string | null, settings: { language: Types.Language | null, volumePercent: number, walkIns: boolean, prints: boolean, scanner: Types.DeviceScanner | null, lowReach: boolean, services: Array<string> } };

export type DevicesQueryVariables = {
  office: string | number;
};


export type DevicesQuery = { devices: Array<DeviceHereFragment> };

export type ChangeDeviceMutationVariables = {
  input: Types.ChangeDeviceInput;
};


export type ChangeDeviceMutation = { changeDevice:
    | (
      { __typename: 'Device' }
      & DeviceHereFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type ReloadDeviceMutationVariables = {
  input: Types.DeviceInput;
};


export type ReloadDeviceMutation = { reloadDevice:
    | (
      { __typename: 'Device' }
      & DeviceHereFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export const WhoAsksDocument = "query WhoAsks{viewer{kind name office{code}}}" as Document<WhoAsksQuery, WhoAsksQueryVariables>;
export const AllOfficesDocument = "query AllOffices{offices{...OfficeNamed}}fragment OfficeNamed on Office{code name city}" as Document<AllOfficesQuery, AllOfficesQueryVariables>;
export const OfficeHereDocument = "query OfficeHere($office:ID!){office(code:$office){...Here}}fragment Here on Office{...OfficeNamed timeZone languages services{code name channels}quotas{code name walkIns}board{at}}fragment OfficeNamed on Office{code name city}" as Document<OfficeHereQuery, OfficeHereQueryVariables>;
export const HandsNeededDocument = "query HandsNeeded($office:ID!){failedMessages(office:$office first:100){nodes{id}}messageStatistics(office:$office){unreached}}" as Document<HandsNeededQuery, HandsNeededQueryVariables>;
export const LobbyNowDocument = "query LobbyNow($office:ID!){office(code:$office){board{...Lobby}counters{...AtWork}}}fragment Lobby on Board{at notice called{number counter calledAt}waiting{waiting next estimatedWaitMinutes service{code name}}}fragment AtWork on Counter{id label open officer{...Author}services{code name}serving{number status calledAt}}fragment Author on Actor{kind role name}" as Document<LobbyNowQuery, LobbyNowQueryVariables>;
export const DayNowDocument = "query DayNow($office:ID!$date:Date!){office(code:$office){dayList(date:$date){html csv}}dailyStatistics(office:$office from:$date to:$date){...Totals hours{hour capacity taken checkedIn served forfeited}}}fragment Totals on DailyStatistics{date capacity taken booked confirmed cancelled lapsed forfeited checkedIn walkIns served noShows medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes}" as Document<DayNowQuery, DayNowQueryVariables>;
export const LobbyLiveDocument = "subscription LobbyLive($office:ID!){board(office:$office){...Lobby}}fragment Lobby on Board{at notice called{number counter calledAt}waiting{waiting next estimatedWaitMinutes service{code name}}}" as Document<LobbyLiveSubscription, LobbyLiveSubscriptionVariables>;
export const CountersLiveDocument = "subscription CountersLive($office:ID!){counters(office:$office){...AtWork}}fragment AtWork on Counter{id label open officer{...Author}services{code name}serving{number status calledAt}}fragment Author on Actor{kind role name}" as Document<CountersLiveSubscription, CountersLiveSubscriptionVariables>;
export const AnnounceDocument = "mutation Announce($input:AnnounceInput!){answer:announce(input:$input){__typename ...on Office{board{...Lobby}}...Refused}}fragment Lobby on Board{at notice called{number counter calledAt}waiting{waiting next estimatedWaitMinutes service{code name}}}fragment Refused on Refusal{reason message field lostSince}" as Document<AnnounceMutation, AnnounceMutationVariables>;
export const WeeksDocument = "query Weeks($office:ID!$from:Date!$to:Date!){holidayCalendar(office:$office){fault proposals{date}}office(code:$office){exceptions(from:$from to:$to){...Special}board{at}}dailyStatistics(office:$office from:$from to:$to){...DayFigures}capacityChanges(office:$office first:10){nodes{...Change}}}fragment Special on ScheduleException{date reason capacity open{hours breaks}}fragment DayFigures on DailyStatistics{date capacity taken checkedIn served forfeited}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}" as Document<WeeksQuery, WeeksQueryVariables>;
export const DayWindowsDocument = "query DayWindows($office:ID!$date:Date!){office(code:$office){windows(date:$date){id startsAt endsAt quota capacity remaining}dayList(date:$date){html csv}}}" as Document<DayWindowsQuery, DayWindowsQueryVariables>;
export const PreviewChangeDocument = "query PreviewChange($input:CapacityPreviewInput!){answer:previewCapacity(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<PreviewChangeQuery, PreviewChangeQueryVariables>;
export const PreviewHolidaysDocument = "query PreviewHolidays($input:PreviewHolidaysInput!){previewHolidays(input:$input){days{...CalendarDay}effect{__typename ...Change ...Moves ...Refused}}}fragment CalendarDay on HolidayDay{date reason kind isOpen isSet bookings}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<PreviewHolidaysQuery, PreviewHolidaysQueryVariables>;
export const ImportHolidaysDocument = "mutation ImportHolidays($input:ImportHolidaysInput!){answer:importHolidays(input:$input){__typename ...on HolidayImport{changes{__typename ...Change ...Moves}}...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<ImportHolidaysMutation, ImportHolidaysMutationVariables>;
export const SchedulesDocument = "query Schedules($office:ID!){office(code:$office){quotas{code name}schedules{from windowMinutes capacity line shares{quota places}week{weekday hours breaks windowMinutes capacity}}}}" as Document<SchedulesQuery, SchedulesQueryVariables>;
export const SetScheduleDocument = "mutation SetSchedule($input:SetScheduleInput!){answer:setSchedule(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<SetScheduleMutation, SetScheduleMutationVariables>;
export const RemoveScheduleDocument = "mutation RemoveSchedule($input:RemoveScheduleInput!){answer:removeSchedule(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<RemoveScheduleMutation, RemoveScheduleMutationVariables>;
export const CloseDayDocument = "mutation CloseDay($input:CloseDayInput!){answer:closeDay(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<CloseDayMutation, CloseDayMutationVariables>;
export const SetCapacityDocument = "mutation SetCapacity($input:SetCapacityInput!){answer:setCapacity(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<SetCapacityMutation, SetCapacityMutationVariables>;
export const SetExceptionDocument = "mutation SetException($input:SetExceptionInput!){answer:setException(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<SetExceptionMutation, SetExceptionMutationVariables>;
export const RemoveExceptionDocument = "mutation RemoveException($input:RemoveExceptionInput!){answer:removeException(input:$input){__typename ...Change ...Moves ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}fragment Refused on Refusal{reason message field lostSince}" as Document<RemoveExceptionMutation, RemoveExceptionMutationVariables>;
export const UndoChangeDocument = "mutation UndoChange($input:UndoCapacityChangeInput!){answer:undoCapacityChange(input:$input){__typename ...Change ...Refused}}fragment Change on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Refused on Refusal{reason message field lostSince}" as Document<UndoChangeMutation, UndoChangeMutationVariables>;
export const FailedMessagesDocument = "query FailedMessages($office:ID!$after:String){failedMessages(office:$office first:50 after:$after){nodes{...Failed}pageInfo{endCursor hasNextPage}}}fragment Failed on FailedMessage{id channel from text media intent reason receivedAt}" as Document<FailedMessagesQuery, FailedMessagesQueryVariables>;
export const ReadMessageDocument = "query ReadMessage($input:TryTemplateInput!){tryTemplate(input:$input){fields{field value}}}" as Document<ReadMessageQuery, ReadMessageQueryVariables>;
export const AcceptMessageDocument = "mutation AcceptMessage($input:AcceptMessageInput!){answer:acceptMessage(input:$input){__typename ...on Booking{code applicant{name}confirmBy window{startsAt}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<AcceptMessageMutation, AcceptMessageMutationVariables>;
export const DismissMessageDocument = "mutation DismissMessage($input:DismissMessageInput!){dismissMessage(input:$input){__typename ...on FailedMessage{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<DismissMessageMutation, DismissMessageMutationVariables>;
export const UnreachedDocument = "query Unreached($office:ID!){messageStatistics(office:$office){unreached}}" as Document<UnreachedQuery, UnreachedQueryVariables>;
export const MessageLogDocument = "query MessageLog($office:ID!$search:String$filter:MessageFilter$after:String){messages(office:$office search:$search filter:$filter after:$after first:30){edges{node{...Logged}}pageInfo{hasNextPage endCursor}}}fragment Logged on Message{id direction channel from to text media state fault attempts bookingCode createdAt}" as Document<MessageLogQuery, MessageLogQueryVariables>;
export const ResendMessageDocument = "mutation ResendMessage($input:ResendMessageInput!){answer:resendMessage(input:$input){__typename ...on Message{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<ResendMessageMutation, ResendMessageMutationVariables>;
export const InboxLiveDocument = "subscription InboxLive($office:ID!$filter:ConversationFilter$first:Int!){conversations(office:$office filter:$filter first:$first){edges{node{...ListedConversation}}pageInfo{hasNextPage}}}fragment ListedConversation on Conversation{id person channel profileName why waitingSince waitedMinutes heardAt unread lastText assignedTo{...Officer}takenBy{...Officer}}fragment Officer on ConversationOfficer{id name isSelf}" as Document<InboxLiveSubscription, InboxLiveSubscriptionVariables>;
export const WaitingLiveDocument = "subscription WaitingLive($office:ID!){waitingConversations(office:$office){count}}" as Document<WaitingLiveSubscription, WaitingLiveSubscriptionVariables>;
export const ConversationLiveDocument = "subscription ConversationLive($office:ID!$id:ID!){conversation(office:$office id:$id){...WholeConversation}}fragment WholeConversation on Conversation{...ListedConversation number language takenUntil replyUntil isWindowOpen isOptedOut canReply messages(last:100){edges{node{...Said}}pageInfo{hasPreviousPage startCursor}}bookings{code status queueNumber applicant{name}service{name}window{startsAt}}}fragment ListedConversation on Conversation{id person channel profileName why waitingSince waitedMinutes heardAt unread lastText assignedTo{...Officer}takenBy{...Officer}}fragment Officer on ConversationOfficer{id name isSelf}fragment Said on Message{id direction text media state fault writtenBy{...Officer}createdAt}" as Document<ConversationLiveSubscription, ConversationLiveSubscriptionVariables>;
export const EarlierSaidDocument = "query EarlierSaid($office:ID!$id:ID!$before:String){conversation(office:$office id:$id){messages(last:100 before:$before){edges{node{...Said}}pageInfo{hasPreviousPage startCursor}}}}fragment Said on Message{id direction text media state fault writtenBy{...Officer}createdAt}fragment Officer on ConversationOfficer{id name isSelf}" as Document<EarlierSaidQuery, EarlierSaidQueryVariables>;
export const AnsweringToolsDocument = "query AnsweringTools($office:ID!){conversationOfficers(office:$office){...Officer}savedReplies(office:$office){id title text}}fragment Officer on ConversationOfficer{id name isSelf}" as Document<AnsweringToolsQuery, AnsweringToolsQueryVariables>;
export const ReplyDocument = "mutation Reply($input:ReplyInput!){answer:reply(input:$input){__typename ...on Conversation{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<ReplyMutation, ReplyMutationVariables>;
export const OpenConversationDocument = "mutation OpenConversation($input:OpenConversationInput!){answer:openConversation(input:$input){__typename ...on Conversation{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<OpenConversationMutation, OpenConversationMutationVariables>;
export const TakeOverDocument = "mutation TakeOver($input:TakeOverInput!){answer:takeOver(input:$input){__typename ...on Conversation{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<TakeOverMutation, TakeOverMutationVariables>;
export const HandBackDocument = "mutation HandBack($input:HandBackInput!){answer:handBack(input:$input){__typename ...on Conversation{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<HandBackMutation, HandBackMutationVariables>;
export const AssignConversationDocument = "mutation AssignConversation($input:AssignConversationInput!){answer:assignConversation(input:$input){__typename ...on Conversation{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<AssignConversationMutation, AssignConversationMutationVariables>;
export const MarkReadDocument = "mutation MarkRead($input:MarkConversationReadInput!){answer:markConversationRead(input:$input){__typename ...on Conversation{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<MarkReadMutation, MarkReadMutationVariables>;
export const AddSavedReplyDocument = "mutation AddSavedReply($input:AddSavedReplyInput!){addSavedReply(input:$input){__typename ...on SavedReply{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<AddSavedReplyMutation, AddSavedReplyMutationVariables>;
export const ChangeSavedReplyDocument = "mutation ChangeSavedReply($input:ChangeSavedReplyInput!){changeSavedReply(input:$input){__typename ...on SavedReply{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<ChangeSavedReplyMutation, ChangeSavedReplyMutationVariables>;
export const EndSavedReplyDocument = "mutation EndSavedReply($input:EndSavedReplyInput!){endSavedReply(input:$input){__typename ...on SavedReply{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndSavedReplyMutation, EndSavedReplyMutationVariables>;
export const OfficeKeysDocument = "query OfficeKeys($office:ID!$after:String){officeKeys(office:$office ended:true first:200 after:$after){nodes{...KeyOfOffice}pageInfo{hasNextPage endCursor}}}fragment KeyOfOffice on OfficeKey{id kind name role isOwn lastUsedAt expiresAt endedAt card{hasPin createdAt lastUsedAt lockedAt}}" as Document<OfficeKeysQuery, OfficeKeysQueryVariables>;
export const CountersHereDocument = "query CountersHere($office:ID!){office(code:$office){counters{...AtWork}}}fragment AtWork on Counter{id label open officer{...Author}services{code name}serving{number status calledAt}}fragment Author on Actor{kind role name}" as Document<CountersHereQuery, CountersHereQueryVariables>;
export const MakeStaffCardDocument = "mutation MakeStaffCard($input:StaffCardInput!){makeStaffCard(input:$input){__typename ...on MadeStaffCard{text}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<MakeStaffCardMutation, MakeStaffCardMutationVariables>;
export const UnlockStaffCardDocument = "mutation UnlockStaffCard($input:StaffCardInput!){unlockStaffCard(input:$input){__typename ...on StaffCard{hasPin}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<UnlockStaffCardMutation, UnlockStaffCardMutationVariables>;
export const EndStaffCardDocument = "mutation EndStaffCard($input:StaffCardInput!){endStaffCard(input:$input){__typename ...on StaffCard{hasPin}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndStaffCardMutation, EndStaffCardMutationVariables>;
export const AddStaffDocument = "mutation AddStaff($input:AddStaffInput!){addStaff(input:$input){__typename ...on StaffKey{key staff{name}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<AddStaffMutation, AddStaffMutationVariables>;
export const StartPairingDocument = "mutation StartPairing($input:StartPairingInput!){startPairing(input:$input){__typename ...on DevicePairing{code expiresAt url}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<StartPairingMutation, StartPairingMutationVariables>;
export const EndKeysDocument = "mutation EndKeys($input:EndOfficeKeysInput!){endOfficeKeys(input:$input){__typename ...on EndedKeys{keys{id}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndKeysMutation, EndKeysMutationVariables>;
export const AddCounterDocument = "mutation AddCounter($input:AddCounterInput!){addCounter(input:$input){__typename ...on Counter{...AtWork}...Refused}}fragment AtWork on Counter{id label open officer{...Author}services{code name}serving{number status calledAt}}fragment Author on Actor{kind role name}fragment Refused on Refusal{reason message field lostSince}" as Document<AddCounterMutation, AddCounterMutationVariables>;
export const RemoveCounterDocument = "mutation RemoveCounter($input:RemoveCounterInput!){removeCounter(input:$input){__typename ...on Counter{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<RemoveCounterMutation, RemoveCounterMutationVariables>;
export const OpenCounterDocument = "mutation OpenCounter($input:OpenCounterInput!){answer:openCounter(input:$input){__typename ...AtWork ...Refused}}fragment AtWork on Counter{id label open officer{...Author}services{code name}serving{number status calledAt}}fragment Author on Actor{kind role name}fragment Refused on Refusal{reason message field lostSince}" as Document<OpenCounterMutation, OpenCounterMutationVariables>;
export const CloseCounterDocument = "mutation CloseCounter($input:CloseCounterInput!){answer:closeCounter(input:$input){__typename ...AtWork ...Refused}}fragment AtWork on Counter{id label open officer{...Author}services{code name}serving{number status calledAt}}fragment Author on Actor{kind role name}fragment Refused on Refusal{reason message field lostSince}" as Document<CloseCounterMutation, CloseCounterMutationVariables>;
export const RegistrationDocument = "query Registration($office:ID!){office(code:$office){registration{template photo intakeHours example templates{template keyword service fields}}}}" as Document<RegistrationQuery, RegistrationQueryVariables>;
export const TryTemplateDocument = "query TryTemplate($input:TryTemplateInput!){tryTemplate(input:$input){intent reason warnings fields{field value}reply{id en}}}" as Document<TryTemplateQuery, TryTemplateQueryVariables>;
export const RulesDocument = "query Rules($office:ID!){office(code:$office){name city bring policy{...PublicNumbers proofCountries sendsDigitsFor release{at jitterMinutes}}queue{priorityEvery walkInPlaces}houseRules{...ManagersNumbers freedPlaceMinutes{from to}}overbooking{measuredNoShowPercent measuredBookings measuredNoShows days}}}fragment PublicNumbers on BookingPolicy{horizonDays lotteryMinutes holdMinutes maxLiveBookingsPerSender arriveMinutesBefore longWaitMinutes minimumNoticeMinutes checkInOpensMinutesBefore doorCodeMinutes graceMinutes laterMinutes maxChanges changeCutoffHours standbyAnswerMinutes forfeitsInRow forfeitDelayDays retentionDays}fragment ManagersNumbers on HouseRules{unprovenShare workShare overbookPercent waitTargetMinutes blockDays optOutDays dailyReadings staffKeyDays staffKeyIdleDays}" as Document<RulesQuery, RulesQueryVariables>;
export const BoardSetDocument = "query BoardSet($office:ID!){office(code:$office){boardSettings{counterWord{id en}volumePercent quietHours{from to}darkHours{from to}}}}" as Document<BoardSetQuery, BoardSetQueryVariables>;
export const SlidesSetDocument = "query SlidesSet($office:ID!){office(code:$office){boardSlides{picture text{id en}seconds hours{from to}}}}" as Document<SlidesSetQuery, SlidesSetQueryVariables>;
export const PremisesDocument = "query Premises($office:ID!){office(code:$office){premises{street mapUrl telephone}}}" as Document<PremisesQuery, PremisesQueryVariables>;
export const NoticesDocument = "query Notices($office:ID!){office(code:$office){notices{remindAt hours{from to}off nearTurn fallback}}}" as Document<NoticesQuery, NoticesQueryVariables>;
export const ChangeOfficeDocument = "mutation ChangeOffice($input:ChangeOfficeInput!){answer:changeOffice(input:$input){__typename ...on Office{code}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<ChangeOfficeMutation, ChangeOfficeMutationVariables>;
export const FiguresDocument = "query Figures($office:ID!$from:Date!$to:Date!$beforeFrom:Date!$beforeTo:Date!){office(code:$office){houseRules{waitTargetMinutes}statisticsFile(from:$from to:$to){csv}}before:dailyStatistics(office:$office from:$beforeFrom to:$beforeTo){...Totals}visitRatings(office:$office from:$from to:$to){veryGood good poor veryPoor index services{veryGood good poor veryPoor index service{code name}}}dailyStatistics(office:$office from:$from to:$to){...Totals hours{hour capacity taken checkedIn walkIns medianWaitMinutes}services{service{code name}booked served noShows medianWaitMinutes medianServiceMinutes}counters{counter served noShows medianWaitMinutes medianServiceMinutes}channels{channel booked}}}fragment Totals on DailyStatistics{date capacity taken booked confirmed cancelled lapsed forfeited checkedIn walkIns served noShows medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes}" as Document<FiguresQuery, FiguresQueryVariables>;
export const OtherOfficesDocument = "query OtherOffices($from:Date!$to:Date!){statistics(from:$from to:$to){office{code name}...Totals}}fragment Totals on DailyStatistics{date capacity taken booked confirmed cancelled lapsed forfeited checkedIn walkIns served noShows medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes}" as Document<OtherOfficesQuery, OtherOfficesQueryVariables>;
export const WatchingDocument = "query Watching($office:ID!){blocks(office:$office first:100){edges{node{...Blocked}}}suspiciousAddresses(office:$office first:20){edges{node{address blocked cancelled forfeited kept lapsed live}}}audit(office:$office first:200){nodes{at by{...Author}what subject changes{path before after}}}}fragment Blocked on Block{id address person kind reason beganAt endsAt}fragment Author on Actor{kind role name}" as Document<WatchingQuery, WatchingQueryVariables>;
export const BlockAddressDocument = "mutation BlockAddress($input:BlockAddressInput!){blockAddress(input:$input){__typename ...on Block{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<BlockAddressMutation, BlockAddressMutationVariables>;
export const UnblockAddressDocument = "mutation UnblockAddress($input:UnblockAddressInput!){unblockAddress(input:$input){__typename ...on Block{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<UnblockAddressMutation, UnblockAddressMutationVariables>;
export const OfficeAnswersDocument = "query OfficeAnswers($office:ID!){office(code:$office){answers{id question examples text texts}}}" as Document<OfficeAnswersQuery, OfficeAnswersQueryVariables>;
export const TryAnswerDocument = "query TryAnswer($input:TryAnswerInput!){tryAnswer(input:$input){messages answered understoodOtherwise examples{id text receivedAt intent wasUnderstood}}}" as Document<TryAnswerQuery, TryAnswerQueryVariables>;
export const MakeAnswerDocument = "mutation MakeAnswer($input:MakeAnswerInput!){makeAnswer(input:$input){__typename ...on OfficeAnswer{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<MakeAnswerMutation, MakeAnswerMutationVariables>;
export const ChangeAnswerDocument = "mutation ChangeAnswer($input:ChangeAnswerInput!){changeAnswer(input:$input){__typename ...on OfficeAnswer{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<ChangeAnswerMutation, ChangeAnswerMutationVariables>;
export const EndAnswerDocument = "mutation EndAnswer($input:EndAnswerInput!){endAnswer(input:$input){__typename ...on OfficeAnswer{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndAnswerMutation, EndAnswerMutationVariables>;
export const OfficeWebhooksDocument = "query OfficeWebhooks($office:ID!){webhooks(office:$office){...WebhookOfOffice}}fragment WebhookOfOffice on Webhook{id url types withPersonalData disabledAt disabledWhy failingSince}" as Document<OfficeWebhooksQuery, OfficeWebhooksQueryVariables>;
export const WebhookLogDocument = "query WebhookLog($office:ID!$webhook:ID!){webhookDeliveries(office:$office webhook:$webhook first:20){totalCount edges{node{id type booking state attempts status fault response durationMs createdAt triedAt nextAt}}}}" as Document<WebhookLogQuery, WebhookLogQueryVariables>;
export const CreateWebhookDocument = "mutation CreateWebhook($input:CreateWebhookInput!){createWebhook(input:$input){__typename ...on WebhookSecret{secret webhook{id}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const ChangeWebhookDocument = "mutation ChangeWebhook($input:ChangeWebhookInput!){changeWebhook(input:$input){__typename ...on Webhook{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<ChangeWebhookMutation, ChangeWebhookMutationVariables>;
export const RotateWebhookSecretDocument = "mutation RotateWebhookSecret($input:RotateWebhookSecretInput!){rotateWebhookSecret(input:$input){__typename ...on WebhookSecret{secret webhook{id}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const DeleteWebhookDocument = "mutation DeleteWebhook($input:WebhookInput!){deleteWebhook(input:$input){__typename ...on Webhook{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const TestWebhookDocument = "mutation TestWebhook($input:WebhookInput!){testWebhook(input:$input){__typename ...on WebhookDelivery{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<TestWebhookMutation, TestWebhookMutationVariables>;
export const RedeliverWebhookDocument = "mutation RedeliverWebhook($input:RedeliverWebhookInput!){redeliverWebhook(input:$input){__typename ...on RepeatedDeliveries{deliveries{id}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<RedeliverWebhookMutation, RedeliverWebhookMutationVariables>;
export const DevicesDocument = "query Devices($office:ID!){devices(office:$office){...DeviceHere}}fragment DeviceHere on Device{id kind label isDark lastSeenAt pageVersion settings{language volumePercent walkIns prints scanner lowReach services}}" as Document<DevicesQuery, DevicesQueryVariables>;
export const ChangeDeviceDocument = "mutation ChangeDevice($input:ChangeDeviceInput!){changeDevice(input:$input){__typename ...DeviceHere ...Refused}}fragment DeviceHere on Device{id kind label isDark lastSeenAt pageVersion settings{language volumePercent walkIns prints scanner lowReach services}}fragment Refused on Refusal{reason message field lostSince}" as Document<ChangeDeviceMutation, ChangeDeviceMutationVariables>;
export const ReloadDeviceDocument = "mutation ReloadDevice($input:DeviceInput!){reloadDevice(input:$input){__typename ...DeviceHere ...Refused}}fragment DeviceHere on Device{id kind label isDark lastSeenAt pageVersion settings{language volumePercent walkIns prints scanner lowReach services}}fragment Refused on Refusal{reason message field lostSince}" as Document<ReloadDeviceMutation, ReloadDeviceMutationVariables>;
