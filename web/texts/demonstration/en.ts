// The texts of the living demonstration, in English; a missing text does not compile.
import type { DemonstrationTexts } from './id.ts';

export const demonstrationInEnglish: DemonstrationTexts = {
  title: 'Demonstration: try each role',
  lead: 'All people here are invented. Every twenty seconds someone is called on the lobby board.',
  roles: {
    applicant: { name: 'Applicant', does: 'Choose a day and hour, and get a queue number' },
    lobby: { name: 'Lobby board', does: 'See and hear the numbers that are called' },
    desk: { name: 'Front desk', does: 'Check people in, and give numbers without a booking' },
    counter: { name: 'Counter', does: 'Call the next applicant, and serve them' },
    manager: { name: 'Manager', does: 'Today, the inbox, the figures of two weeks' },
  },
  signingIn: 'Signing in …',
  failed: 'You could not be signed in. Try once more.',
  again: 'Begin the demonstration again',
  againHint: 'The clock goes back to Monday morning. All data of this demonstration are deleted.',
  sure: 'Delete all data of this demonstration, and begin again on Monday morning?',
  beginning: 'The demonstration begins again. One moment …',
};
