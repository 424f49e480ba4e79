// @generated from web/texts/demonstration/en.arb by npm run texts — do not edit.
import type { DemonstrationMessages } from './messages.ts';

export const demonstrationInEnglish: DemonstrationMessages = {
  title: "Demonstration: try each role",
  lead: "All people here are invented. Every twenty seconds someone is called on the lobby board.",
  roles: {
    applicant: {
      name: "Applicant",
      does: "Choose a day and hour, and get a queue number",
    },
    lobby: {
      name: "Lobby board",
      does: "See and hear the numbers that are called",
    },
    desk: {
      name: "Front desk",
      does: "Check people in, and give numbers without a booking",
    },
    counter: {
      name: "Counter",
      does: "Call the next applicant, and serve them",
    },
    manager: {
      name: "Manager",
      does: "Today, the inbox, the figures of two weeks",
    },
  },
  signingIn: "Signing in …",
  failed: "You could not be signed in. Try once more.",
  training: {
    title: "Training: a first day at work",
    lead: "Do these on the pages for staff. A task is ticked once it has really been done.",
    roles: "Choose a role in a new tab",
    isDone: "Done.",
    isOpen: "Not done yet.",
    ticked: (names: string): string => `Done: ${names}.`,
    complete: "All training tasks are done.",
    begun: "The training starts over.",
    again: "Start the training over",
    tasks: {
      CHECK_IN: {
        name: "Check in an applicant",
        how: "Front desk: choose a person from today's list, or type their code.",
      },
      WALK_IN: {
        name: "Give a walk-in a number",
        how: "Front desk: for someone who comes without a code.",
      },
      PRIORITY: {
        name: "Give priority",
        how: "Front desk: choose Elderly, Disability, Pregnant or Small child when you check someone in or give a number.",
      },
      CALL: {
        name: "Call the next number",
        how: "Counter: open your counter, then press “Call next”.",
      },
      PUT_BACK: {
        name: "Put a called number back",
        how: "Counter: after calling, press “Back to the queue”.",
      },
      NO_SHOW_RETURNED: {
        name: "Mark a no-show, then take them back",
        how: "Counter: call, press “No-show”, and return the number to the queue when the person turns up.",
      },
      ANSWER_MESSAGE: {
        name: "Answer a message in the inbox",
        how: "Manager: open the inbox, choose a conversation, write an answer and send it.",
      },
      CLOSE_DAY: {
        name: "Close a day",
        how: "Manager: open the calendar, choose a day and close it. You can still undo that.",
      },
    },
    progress: (done: number, all: number): string => `${done} of ${all} done`,
    allDone: "All done",
  },
  again: "Begin the demonstration again",
  againHint: "The clock goes back to Monday morning. All data of this demonstration are deleted.",
  sure: "Delete all data of this demonstration, and begin again on Monday morning?",
  beginning: "The demonstration begins again. One moment …",
};
