// Screens as an app with Relay has them: each way in which its compiler generates or checks something for a client.
import { graphql } from 'relay-runtime';

export const officeScreen = graphql`
  query screensOfficeQuery($code: ID!) {
    office(code: $code) {
      ...screens_office
      ...screens_places
    }
  }
`;

/** Asked again by the office's id alone. */
export const officeFragment = graphql`
  fragment screens_office on Office @refetchable(queryName: "screensOfficeAgainQuery") {
    id
    name
    services { id name }
  }
`;

export const placesFragment = graphql`
  fragment screens_places on Office
  @refetchable(queryName: "screensPlacesAgainQuery")
  @argumentDefinitions(days: { type: "Int", defaultValue: 7 }) {
    availability(days: $days) { date remaining hours { startsAt remaining window } }
  }
`;

export const bookingFragment = graphql`
  fragment screens_booking on Booking @refetchable(queryName: "screensBookingAgainQuery") {
    id
    code
    status
    window { id startsAt remaining }
    ticket { id ...screens_ticket }
  }
`;

export const ticketFragment = graphql`
  fragment screens_ticket on Ticket @refetchable(queryName: "screensTicketAgainQuery") { id number status ahead }
`;

export const serviceFragment = graphql`
  fragment screens_service on Service @refetchable(queryName: "screensServiceAgainQuery") { id name }
`;

export const deskScreen = graphql`
  query screensDeskQuery($office: ID!, $date: Date!) { ...screens_day @arguments(office: $office, date: $date) }
`;

/** A list that grows as the reader scrolls, from either end. */
export const dayFragment = graphql`
  fragment screens_day on Query
  @refetchable(queryName: "screensDayMoreQuery")
  @argumentDefinitions(
    office: { type: "ID!" }
    date: { type: "Date!" }
    first: { type: "Int", defaultValue: 20 }
    after: { type: "String" }
  ) {
    bookings(office: $office, date: $date, first: $first, after: $after) @connection(key: "screens_day_bookings") {
      edges { node { id ...screens_booking } }
    }
  }
`;

export const auditFragment = graphql`
  fragment screens_audit on Query
  @refetchable(queryName: "screensAuditMoreQuery")
  @argumentDefinitions(
    office: { type: "ID" }
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    audit(office: $office, first: $first, after: $after, last: $last, before: $before)
      @connection(key: "screens_audit_audit") {
      edges { node { what at } }
    }
  }
`;

export const auditScreen = graphql`
  query screensAuditQuery($office: ID) { ...screens_audit @arguments(office: $office, first: 50) }
`;

export const book = graphql`
  mutation screensBookMutation($input: BookInput!) {
    book(input: $input) {
      __typename
      ... on Booking { ...screens_booking @alias(as: "booked") }
      ... on Refusal { reason message alternatives { id startsAt } }
    }
  }
`;

export const watch = graphql`
  subscription screensBoardSubscription($office: ID!) {
    board(office: $office) { sequence called { number counter status } recent { number counter } }
  }
`;
