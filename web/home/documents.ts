// The home page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { OfficeNamedFragment } from '../../clients/fragments.ts';
import type { Document } from '../api/document.ts';
export type HomeOfficesQueryVariables = { [key: string]: never; };


export type HomeOfficesQuery = { offices: Array<(
    { serves: Array<string>, timeZone: string, nextFree: { startsAt: string } | null }
    & OfficeNamedFragment
  )> };

export const HomeOfficesDocument = "query HomeOffices{offices{...OfficeNamed serves timeZone nextFree{startsAt}}}fragment OfficeNamed on Office{code name city}" as Document<HomeOfficesQuery, HomeOfficesQueryVariables>;
