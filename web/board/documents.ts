// The board's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type FrameFragment = { sequence: number, at: string, notice: string | null, called: Array<{ number: string, counter: string, calledAt: string, calls: number, serving: boolean }>, recent: Array<{ number: string, counter: string }>, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string } }> };

export type BoardDayFragment = { date: string, reason: string | null, hours: { hours: string, breaks: Array<string> } | null };

export type BoardNowQueryVariables = {
  office: string | number;
};


export type BoardNowQuery = { board: (
    { office: { name: string, timeZone: string, boardSettings: { volumePercent: number, counterWord: { id: string, en: string } | null, quietHours: { from: string, to: string } | null, darkHours: { from: string, to: string } | null }, boardSlides: Array<{ picture: string | null, seconds: number, text: { id: string, en: string }, hours: { from: string, to: string } | null }>, openingToday: BoardDayFragment, openingNext: BoardDayFragment | null, services: Array<{ code: string, name: string }> } }
    & FrameFragment
  ) };

export type BoardLiveSubscriptionVariables = {
  office: string | number;
};


export type BoardLiveSubscription = { board: FrameFragment };

export type BoardDeviceQueryVariables = { [key: string]: never; };


export type BoardDeviceQuery = { thisDevice: { label: string, reloads: number, settings: { language: Types.Language | null, volumePercent: number } } | null };

export type ReportBoardMutationVariables = {
  input: Types.ReportDeviceInput;
};


export type ReportBoardMutation = { reportDevice:
    | { __typename: 'Device' }
    | { __typename: 'Refusal' }
   };

export const BoardNowDocument = "query BoardNow($office:ID!){board(office:$office){...Frame office{name timeZone boardSettings{counterWord{id en}volumePercent quietHours{from to}darkHours{from to}}boardSlides{picture text{id en}seconds hours{from to}}openingToday{...BoardDay}openingNext{...BoardDay}services{code name}}}}fragment Frame on Board{sequence at called{number counter calledAt calls serving}recent{number counter}waiting{waiting next estimatedWaitMinutes service{code}}notice}fragment BoardDay on OpeningDay{date reason hours{hours breaks}}" as Document<BoardNowQuery, BoardNowQueryVariables>;
export const BoardLiveDocument = "subscription BoardLive($office:ID!){board(office:$office){...Frame}}fragment Frame on Board{sequence at called{number counter calledAt calls serving}recent{number counter}waiting{waiting next estimatedWaitMinutes service{code}}notice}" as Document<BoardLiveSubscription, BoardLiveSubscriptionVariables>;
export const BoardDeviceDocument = "query BoardDevice{thisDevice{label reloads settings{language volumePercent}}}" as Document<BoardDeviceQuery, BoardDeviceQueryVariables>;
export const ReportBoardDocument = "mutation ReportBoard($input:ReportDeviceInput!){reportDevice(input:$input){__typename}}" as Document<ReportBoardMutation, ReportBoardMutationVariables>;
