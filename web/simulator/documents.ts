// The simulator page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** How somebody reaches an office. */
export type ChannelKind =
  /** Somebody else's front end. */
  | 'API'
  /** In person, at the office. */
  | 'COUNTER'
  /** A text message to the office's number. */
  | 'SMS'
  /** The booking page or a web form. */
  | 'WEB'
  /** A message to the office's WhatsApp number. */
  | 'WHATSAPP';

/** Whether a day can be booked. */
export type DayStatus =
  /** The office is closed. */
  | 'CLOSED'
  /** All places are taken, or what is left can no longer be reached in time. */
  | 'FULL'
  /** The day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** There are places. */
  | 'OPEN';

/** A field of a registration, by the word that stands for it in a template. */
export type TemplateField =
  /** The address, free text; as the last field it is never split. */
  | 'ALAMAT'
  /** How many people of a family are meant; each needs a registration of their own. */
  | 'JUMLAH'
  /** The service, by its name or code. */
  | 'LAYANAN'
  /** The name of the person who comes. */
  | 'NAMA'
  /** The sixteen digits of the identity card; they must match the birth date, and are not kept. */
  | 'NIK'
  /** The date of the visit; without it the first day with a place is given. */
  | 'TGLKEDATANGAN'
  /** The birth date. */
  | 'TGLLAHIR';

export type SimulatorOfficesQueryVariables = Exact<{ [key: string]: never; }>;


export type SimulatorOfficesQuery = { offices: Array<{ code: string, name: string, city: string, timeZone: string, channels: Array<{ kind: ChannelKind, address: string }>, services: Array<{ name: string }>, registration: { photo: string, templates: Array<{ keyword: string | null, template: string, fields: Array<TemplateField> }> } }> };

export type SimulatorDaysQueryVariables = Exact<{
  office: string | number;
}>;


export type SimulatorDaysQuery = { office: { availability: Array<{ date: string, status: DayStatus, remaining: number }> } | null };

export const SimulatorOfficesDocument = "query SimulatorOffices{offices{code name city timeZone channels{kind address}services{name}registration{photo templates{keyword template fields}}}}" as Document<SimulatorOfficesQuery, SimulatorOfficesQueryVariables>;
export const SimulatorDaysDocument = "query SimulatorDays($office:ID!){office(code:$office){availability(days:31){date status remaining}}}" as Document<SimulatorDaysQuery, SimulatorDaysQueryVariables>;
