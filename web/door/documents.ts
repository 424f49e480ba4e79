// The screen at the door's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { Document } from '../api/document.ts';
export type DoorNowQueryVariables = {
  office: string | number;
};


export type DoorNowQuery = { doorCode: { url: string, until: string, at: string } | null, board: { office: { name: string } } };

export const DoorNowDocument = "query DoorNow($office:ID!){doorCode(office:$office){url until at}board(office:$office){office{name}}}" as Document<DoorNowQuery, DoorNowQueryVariables>;
