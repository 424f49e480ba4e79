// The simulator page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { OfficeNamedFragment, DayLeftFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type SimulatorOfficesQueryVariables = { [key: string]: never; };


export type SimulatorOfficesQuery = { offices: Array<(
    { timeZone: string, channels: Array<{ kind: Types.ChannelKind, address: string }>, services: Array<{ name: string }>, registration: { photo: Types.PhotoRule, templates: Array<{ keyword: string | null, template: string, fields: Array<Types.TemplateField> }> } }
    & OfficeNamedFragment
  )> };

export type SimulatorDaysQueryVariables = {
  office: string | number;
};


export type SimulatorDaysQuery = { office: { availability: Array<DayLeftFragment> } | null };

export const SimulatorOfficesDocument = "query SimulatorOffices{offices{...OfficeNamed timeZone channels{kind address}services{name}registration{photo templates{keyword template fields}}}}fragment OfficeNamed on Office{code name city}" as Document<SimulatorOfficesQuery, SimulatorOfficesQueryVariables>;
export const SimulatorDaysDocument = "query SimulatorDays($office:ID!){office(code:$office){availability(days:31){...DayLeft}}}fragment DayLeft on DayAvailability{date status remaining}" as Document<SimulatorDaysQuery, SimulatorDaysQueryVariables>;
