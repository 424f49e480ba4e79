// The reads that are measured: what a booking page, a lobby board and a list of offices ask for.

export const READ_QUERIES = {
  availability: `query Days($office: ID!) { office(code: $office) { availability(days: 14) {
      date status remaining windows { id startsAt endsAt remaining } } } }`,
  board: `query Board($office: ID!) { board(office: $office) { sequence notice called { number counter serving }
      waiting { waiting next estimatedWaitMinutes } } }`,
  offices: '{ offices { code name } }',
};
export type ReadQuery = keyof typeof READ_QUERIES;
