// The hand of the demonstration: takes a turn at an office by doing what was decided, as its officers.
import { dateIn } from '../../src/time.ts';
import * as documents from './documents.ts';
import type { StageAsker, StageDoors, StageOffice, StageTime } from './stage.ts';
import { decideTurn, type HandLine, type HandMoment, type HandStep } from './turn.ts';

export async function takeHandTurn(
  { seed, present }: StageDoors,
  office: StageOffice,
  moment: Omit<HandMoment, 'seed' | 'now'>,
): Promise<HandLine> {
  const line = await readLine(present, office);
  for (const step of decideTurn(line, { seed, now: present.now(), ...moment }))
    await takeHandStep(present, office, step);
  return line;
}

async function readLine(time: StageTime, office: StageOffice): Promise<HandLine> {
  const date = dateIn(office.timeZone, time.now());
  const variables = { office: office.code, date };
  const asked = await time.ask(office.frontDesk)(documents.StageLineDocument, variables, 'id');
  const own = new Set(office.officers.map(({ id }) => id));
  const there = asked.office;
  return {
    waiting: (there?.board.waiting ?? []).reduce((sum, { waiting }) => sum + waiting, 0),
    counters: (there?.counters ?? []).filter(
      ({ id, open, officer }) => open && office.counters.includes(id) && own.has(officer?.id ?? ''),
    ),
    aside: asked.aside?.nodes ?? [],
    expected: (asked.expected?.nodes ?? []).map(({ code, window }) => {
      return { code, startsAt: Temporal.Instant.from(window.startsAt) };
    }),
  };
}

const STEPS_AT_COUNTERS = {
  recall: documents.StageRecallDocument,
  serve: documents.StageServeDocument,
  finish: documents.StageFinishDocument,
  park: documents.StageParkDocument,
  resume: documents.StageResumeDocument,
  noShow: documents.StageNoShowDocument,
};

/** A refusal is left as it is: a stranger at the desk may have been quicker. */
async function takeHandStep({ ask }: StageTime, office: StageOffice, step: HandStep): Promise<void> {
  const { code, frontDesk } = office;
  switch (step.do) {
    case 'checkIn':
      await ask(frontDesk)(documents.StageCheckInDocument, { input: { office: code, code: step.code } }, 'id');
      return;
    case 'walkIn': {
      const input = { office: code, priority: step.priority };
      await ask(frontDesk)(documents.StageIssueTicketDocument, { input }, 'id');
      return;
    }
    case 'call': {
      const input = { counter: step.counter };
      await ask(officerAt(office, step.counter))(documents.StageCallNextDocument, { input }, 'id');
      return;
    }
    default: {
      const input = { office: code, number: step.number };
      await ask(officerAt(office, ''))(STEPS_AT_COUNTERS[step.do], { input }, 'id');
      return;
    }
  }
}

/** Each counter has its officer. */
export function officerAt({ officers, counters, manager }: StageOffice, counter: string): StageAsker {
  return officers[Math.max(0, counters.indexOf(counter)) % Math.max(1, officers.length)] ?? manager;
}

/** Opens all counters but the last, which a stranger may have. */
export async function openCounters({ present }: StageDoors, office: StageOffice): Promise<void> {
  for (const counter of office.counters.slice(0, Math.max(1, office.counters.length - 1)))
    await present.ask(officerAt(office, counter))(documents.StageOpenCounterDocument, { input: { counter } }, 'id');
}
