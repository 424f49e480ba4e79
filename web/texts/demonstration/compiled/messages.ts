// The texts of the area “demonstration”. @generated from web/texts/demonstration/en.arb by npm run texts — do not edit.

export type DemonstrationMessages = {
  title: string;
  lead: string;
  roles: {
    applicant: {
      name: string;
      does: string;
    };
    lobby: {
      name: string;
      does: string;
    };
    desk: {
      name: string;
      does: string;
    };
    counter: {
      name: string;
      does: string;
    };
    manager: {
      name: string;
      does: string;
    };
  };
  signingIn: string;
  failed: string;
  training: {
    title: string;
    lead: string;
    roles: string;
    isDone: string;
    isOpen: string;
    ticked: (names: string) => string;
    complete: string;
    begun: string;
    again: string;
    tasks: {
      CHECK_IN: {
        name: string;
        how: string;
      };
      WALK_IN: {
        name: string;
        how: string;
      };
      PRIORITY: {
        name: string;
        how: string;
      };
      CALL: {
        name: string;
        how: string;
      };
      PUT_BACK: {
        name: string;
        how: string;
      };
      NO_SHOW_RETURNED: {
        name: string;
        how: string;
      };
      ANSWER_MESSAGE: {
        name: string;
        how: string;
      };
      CLOSE_DAY: {
        name: string;
        how: string;
      };
    };
    progress: (done: number, all: number) => string;
    allDone: string;
  };
  again: string;
  againHint: string;
  sure: string;
  beginning: string;
};
