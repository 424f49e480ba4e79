// The console's services' GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type * as Types from '../../../clients/types.ts';

import type { Document } from '../../api/document.ts';
export type ServicesSetQueryVariables = {
  office: string | number;
};


export type ServicesSetQuery = { kinds: { enumValues: Array<{ name: string }> | null } | null, office: { services: Array<{ code: string, name: string, names: Array<string>, channels: Array<Types.ChannelKind>, details: { requirements: Array<string>, fee: string | null, duration: string | null, source: string | null, asOf: string, confirmed: boolean } | null }> } | null };

export type ChannelsSetQueryVariables = {
  office: string | number;
};


export type ChannelsSetQuery = { kinds: { enumValues: Array<{ name: string }> | null } | null, office: { channels: Array<{ kind: Types.ChannelKind, address: string }> } | null, messageStatistics: { lastHeard: Array<{ number: string, at: string | null }>, paused: Array<{ number: string, channel: Types.MessageChannel, fault: string, since: string | null }> } };

export const ServicesSetDocument = "query ServicesSet($office:ID!){kinds:__type(name:\"ChannelKind\"){enumValues{name}}office(code:$office){services(retired:true){code name names channels details{requirements fee duration source asOf confirmed}}}}" as Document<ServicesSetQuery, ServicesSetQueryVariables>;
export const ChannelsSetDocument = "query ChannelsSet($office:ID!){kinds:__type(name:\"ChannelKind\"){enumValues{name}}office(code:$office){channels{kind address}}messageStatistics(office:$office){lastHeard{number at}paused{number channel fault since}}}" as Document<ChannelsSetQuery, ChannelsSetQueryVariables>;
