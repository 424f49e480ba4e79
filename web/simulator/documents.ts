// The simulator page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** A way in which an applicant contacts an office. */
export type ChannelKind =
  /** Another organisation's front end, by an API key. */
  | 'API'
  /** In person, at the office. */
  | 'COUNTER'
  /** A text message (SMS) to the office's number. */
  | 'SMS'
  /** The booking page or the web form. */
  | 'WEB'
  /** A message to the office's WhatsApp number. */
  | 'WHATSAPP';

/** Whether a day can be booked, and if not, why. */
export type DayStatus =
  /** The office is closed on that day. */
  | 'CLOSED'
  /** All places are taken, or those left can no longer be reached in time. */
  | 'FULL'
  /** The day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** Free places are left. */
  | 'OPEN';

/** A field of a registration by chat, named by its keyword in the template. */
export type TemplateField =
  /** Postal address in free text; as the last field it may contain the separator. */
  | 'ALAMAT'
  /** Number of people in a family; each of them needs a separate registration. */
  | 'JUMLAH'
  /** Service to be booked, by its name or code. */
  | 'LAYANAN'
  /** Full name of the person who comes to the office. */
  | 'NAMA'
  /** Identity number of 16 digits; it must match the birth date, and is not stored. */
  | 'NIK'
  /** Date of the visit; without it the first day with a free place is booked. */
  | 'TGLKEDATANGAN'
  /** Date of birth: day, month and year. */
  | 'TGLLAHIR';

export type SimulatorOfficesQueryVariables = Exact<{ [key: string]: never; }>;


export type SimulatorOfficesQuery = { offices: Array<{ code: string, name: string, city: string, timeZone: string, channels: Array<{ kind: ChannelKind, address: string }>, services: Array<{ name: string }>, registration: { photo: string, templates: Array<{ keyword: string | null, template: string, fields: Array<TemplateField> }> } }> };

export type SimulatorDaysQueryVariables = Exact<{
  office: string | number;
}>;


export type SimulatorDaysQuery = { office: { availability: Array<{ date: string, status: DayStatus, remaining: number }> } | null };

export const SimulatorOfficesDocument = "query SimulatorOffices{offices{code name city timeZone channels{kind address}services{name}registration{photo templates{keyword template fields}}}}" as Document<SimulatorOfficesQuery, SimulatorOfficesQueryVariables>;
export const SimulatorDaysDocument = "query SimulatorDays($office:ID!){office(code:$office){availability(days:31){date status remaining}}}" as Document<SimulatorDaysQuery, SimulatorDaysQueryVariables>;
