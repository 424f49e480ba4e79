// Judges one answer of the conversation by the kind of answer that its message wants.
import type { ConversationAnswer } from '../../adapters/conversation/answer.ts';
import type { PeopleCase } from './cases.ts';
import type { AskedChange } from './desk.ts';

/** The outcome of the last message of a case. */
export interface CaseOutcome {
  answer: ConversationAnswer;
  changes: readonly AskedChange[];
}

export interface Judgement {
  isRight: boolean;
  /** A booking was changed, made or confirmed that the message did not say so of. */
  isHarm: boolean;
  isSilence: boolean;
}

/** The change that each kind may lead to at once; a kind that is not named here may lead to none. */
const MAY_CHANGE: Record<string, AskedChange['ask'] | undefined> = {
  REGISTER: 'book',
  ATTACH: 'book',
  CONFIRM: 'confirm',
  CANCEL: 'cancel',
  RESCHEDULE: 'reschedule',
  STANDBY: 'standby',
  DECLINE: 'decline',
  CORRECT: 'correct',
};

export function judgeCase(one: PeopleCase, outcome: CaseOutcome): Judgement {
  const { answer, changes } = outcome;
  const isHarm = changes.some((change) => isAgainst(one, change));
  const isSilence = answer.replies.length === 0 && answer.intent !== 'OPT_OUT_BY_PROVIDER';
  const isRight = !isHarm && !isSilence && isAsExpected(one, outcome);
  return { isRight, isHarm, isSilence };
}

/** Another change than the kind may lead to, or the right change with other values than were said. */
function isAgainst({ expect, context }: PeopleCase, { ask, input }: AskedChange): boolean {
  // A confirmed booking is told again, and nothing changes.
  if (ask === 'confirm' && context?.confirmed && !context.pending) return false;
  if (!expect || MAY_CHANGE[expect.intent] !== ask) return true;
  if (ask === 'book')
    return (
      !isAsSaid(expect.birthDate, input.applicant?.birthDate) || !isAsSaid(expect.visitDate, input.when?.date ?? null)
    );
  return ask === 'reschedule' && !isAsSaid(expect.visitDate, input.when?.date ?? null);
}

/** A value that the case does not name may be any. */
function isAsSaid(expected: unknown, value: unknown): boolean {
  return expected === undefined || (expected ?? null) === (value ?? null);
}

function isAsExpected(one: PeopleCase, outcome: CaseOutcome): boolean {
  const { expect, error } = one;
  if (!expect) return outcome.answer.read?.intent === 'UNCLEAR' && outcome.answer.read.reason === error;
  const special = BY_KIND[expect.intent];
  return special ? special(expect, outcome) : outcome.answer.intent === expect.intent;
}

type Expectation = NonNullable<PeopleCase['expect']>;

/** Kinds that more than the name of the intent tells. */
const BY_KIND: Record<string, ((expected: Expectation, outcome: CaseOutcome) => boolean) | undefined> = {
  REGISTER: isRegistered,
  HELP: (_, { answer }) => answer.intent === 'HELP' || answer.intent === 'GUIDE',
  GUIDE: isGuided,
  CONFIRM: (_, { answer }) => answer.intent === 'CONFIRM' || isAsked(answer, 'askConfirm'),
  DECLINE: (_, { answer }) => isAsked(answer, 'askCancel') || answer.intent === 'DECLINE',
  CORRECT: (_, { answer }) =>
    ['changeBooking', 'askMove', 'correctHow', 'corrected', 'correctBySending'].some((key) => isAsked(answer, key)),
  CANCEL: (_, { answer }) => answer.intent === 'CANCEL' || isAsked(answer, 'guideLeft'),
  RESCHEDULE: isMove,
  LOST: isLost,
  LOST_OR_DAMAGED: isLost,
  TOPIC: ({ topic }, { answer }) => answer.intent === topic,
  MENTION: (_, { answer }) => answer.read?.intent === 'MENTION',
  KEEP: (_, { answer }) => !NOTHING_SAID.has(answer.replies[0]?.key ?? '') && !isAsked(answer, 'askCancel'),
};

/** Sentences that answer nothing. */
const NOTHING_SAID: ReadonlySet<string> = new Set(['howTo', 'howToWithPhoto', 'guideOffer', 'textOnly', 'whatMeant']);

function isLost(_: Expectation, { answer }: CaseOutcome): boolean {
  return answer.read?.intent === 'LOST';
}

function isAsked({ replies }: ConversationAnswer, key: string): boolean {
  return replies.some((reply) => reply.key === key);
}

function isRegistered({ name, birthDate, visitDate, address }: Expectation, { changes, answer }: CaseOutcome): boolean {
  const { read } = answer;
  const fields = changes[0]?.ask === 'book' ? changes[0].input : null;
  const said = read?.intent === 'REGISTER' ? read : null;
  if (!fields && !said) return false;
  return (
    isAsSaid(name, fields?.applicant?.name ?? said?.name) &&
    isAsSaid(birthDate, fields?.applicant?.birthDate ?? said?.birthDate) &&
    isAsSaid(visitDate, fields ? (fields.when?.date ?? null) : said?.visitDate) &&
    isAsSaid(address, fields?.applicant?.address ?? said?.address)
  );
}

function isGuided({ name, birthDate, visitDate }: Expectation, { answer }: CaseOutcome): boolean {
  const { guide, draft } = answer.state;
  const known = guide ?? draft;
  if (!known) return false;
  return isAsSaid(name, known.name) && isAsSaid(birthDate, known.birthDate) && isAsSaid(visitDate, known.visitDate);
}

function isMove({ visitDate }: Expectation, { answer }: CaseOutcome): boolean {
  const { read, intent, state } = answer;
  if (state.question?.wish === 'MOVE') return isAsSaid(visitDate, state.question.visitDate);
  if (read && 'visitDate' in read && 'wish' in read)
    return read.wish === 'CHANGE' && isAsSaid(visitDate ?? null, read.visitDate);
  return intent === 'RESCHEDULE';
}
