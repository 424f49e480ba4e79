// The console's texts' GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type * as Types from '../../../clients/types.ts';

import type { Document } from '../../api/document.ts';
export type TextsOfOfficeQueryVariables = {
  office: string | number;
};


export type TextsOfOfficeQuery = { messageTexts: Array<{ key: string, onPage: boolean, placeholders: Array<string>, requiredPlaceholders: Array<string>, standard: Array<{ language: Types.Language, text: string, smsText: string | null }> }>, office: { texts: Array<{ key: string, language: Types.Language, text: string, sms: boolean }> } | null };

export type OwnTextsOfOfficeQueryVariables = {
  office: string | number;
};


export type OwnTextsOfOfficeQuery = { office: { texts: Array<{ key: string, language: Types.Language, text: string, sms: boolean }> } | null };

export type TryTextQueryVariables = {
  input: Types.TryTextInput;
};


export type TryTextQuery = { tryText: { fault: string | null, smsFault: string | null, previews: Array<{ channel: Types.ChannelKind, subject: string | null, text: string, smsCount: number | null }> } };

export const TextsOfOfficeDocument = "query TextsOfOffice($office:ID!){messageTexts(office:$office){key onPage placeholders requiredPlaceholders standard{language text smsText}}office(code:$office){texts{key language text sms}}}" as Document<TextsOfOfficeQuery, TextsOfOfficeQueryVariables>;
export const OwnTextsOfOfficeDocument = "query OwnTextsOfOffice($office:ID!){office(code:$office){texts{key language text sms}}}" as Document<OwnTextsOfOfficeQuery, OwnTextsOfOfficeQueryVariables>;
export const TryTextDocument = "query TryText($input:TryTextInput!){tryText(input:$input){previews{channel subject text smsCount}fault smsFault}}" as Document<TryTextQuery, TryTextQueryVariables>;
