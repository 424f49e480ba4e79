// The console's exports' GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { Document } from '../../api/document.ts';
export type FiguresFileQueryVariables = {
  office: string | number;
  from: string;
  to: string;
};


export type FiguresFileQuery = { office: { statisticsFile: { csv: string } } | null };

export type BookingsFileQueryVariables = {
  office: string | number;
  from: string;
  to: string;
  applicants: boolean;
};


export type BookingsFileQuery = { office: { bookingsFile: { csv: string } } | null };

export type PlacesFileQueryVariables = {
  office: string | number;
  from: string;
  to: string;
};


export type PlacesFileQuery = { office: { placeLogFile: { jsonl: string } } | null };

export const FiguresFileDocument = "query FiguresFile($office:ID!$from:Date!$to:Date!){office(code:$office){statisticsFile(from:$from to:$to){csv}}}" as Document<FiguresFileQuery, FiguresFileQueryVariables>;
export const BookingsFileDocument = "query BookingsFile($office:ID!$from:Date!$to:Date!$applicants:Boolean!){office(code:$office){bookingsFile(from:$from to:$to applicants:$applicants){csv}}}" as Document<BookingsFileQuery, BookingsFileQueryVariables>;
export const PlacesFileDocument = "query PlacesFile($office:ID!$from:Date!$to:Date!){office(code:$office){placeLogFile(from:$from to:$to){jsonl}}}" as Document<PlacesFileQuery, PlacesFileQueryVariables>;
