// Lets the conversation answer every collected message, and counts by kind what was right.
import { answerMessage } from '../../adapters/conversation/answer.ts';
import type { State } from '../../adapters/conversation/state.ts';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { instant } from '../../src/time.ts';
import type { CaseSet, PeopleCase } from './cases.ts';
import { openDesk } from './desk.ts';
import { type CaseOutcome, type Judgement, judgeCase } from './judge.ts';

export interface ScoredCase extends Judgement {
  one: PeopleCase;
  outcome: CaseOutcome;
}

export interface SetScore {
  name: string;
  cases: ScoredCase[];
}

/** The time between two messages of one person, in seconds. */
const PAUSE_SECONDS = 20;

export async function scoreSets(sets: readonly CaseSet[]): Promise<SetScore[]> {
  return Promise.all(sets.map(async ({ name, cases }) => ({ name, cases: await Promise.all(cases.map(scoreCase)) })));
}

async function scoreCase(one: PeopleCase): Promise<ScoredCase> {
  const outcome = await talk(one);
  return { one, outcome, ...judgeCase(one, outcome) };
}

/** The messages before it, then the message itself; the changes are those of the last one. */
async function talk(one: PeopleCase): Promise<CaseOutcome> {
  const desk = openDesk(one);
  let state: State = stateBefore(one);
  const before = one.context?.previous ?? [];
  for (const [index, text] of before.entries()) {
    const delivered = deliveredAs(one, { ...caseMessage(one), text }, (index - before.length) * PAUSE_SECONDS);
    ({ state } = await answerMessage(delivered, state, desk.ask));
  }
  desk.changes.length = 0;
  const answer = await answerMessage(deliveredAs(one, lastMessageOf(one), 0), state, desk.ask);
  return { answer, changes: desk.changes };
}

function deliveredAs(one: PeopleCase, message: InboundMessage, seconds: number) {
  const at = instant(one.context?.sentAt ?? one.receivedAt).add({ seconds });
  const channel = one.channel === 'sms' ? 'SMS' : 'WHATSAPP';
  return { message, key: `case ${one.id} ${seconds}`, channel, at } as const;
}

function caseMessage({ id }: PeopleCase): InboundMessage {
  const from = { kind: 'phone', value: '+6281200000001' } as const;
  return { type: 'message', messageId: id, from, to: '+628111100333', text: '', media: [] };
}

function lastMessageOf(one: PeopleCase): InboundMessage {
  const { buttonPayload, quoted } = one.context ?? {};
  const media = (one.media ?? []).map((file) => ({ ...file, url: 'case:photo' }));
  const message: InboundMessage & { quotedCode?: string } = { ...caseMessage(one), text: one.raw, media };
  if (buttonPayload) message.action = buttonPayload;
  if (quoted) message.quotedCode = quoted.code;
  return message;
}

/** A registration that waits for its photo is in the state, and in no booking. */
function stateBefore({ context, template }: PeopleCase): State {
  if (!context?.pending || context.pending.code) return {};
  const nothing = { address: null, service: null, people: null, nik: null };
  const { name = 'Budi', birthDate = '1987-01-25' } = context.pending;
  const pending = {
    intent: 'REGISTER',
    name,
    birthDate,
    visitDate: null,
    ...nothing,
    template,
    media: [],
    warnings: [],
  } as const;
  return { pending: { ...pending, media: [], warnings: [] } };
}

/** The kinds in their order, with how many there are and how many were right. */
export function countByKind(cases: readonly ScoredCase[]): { kind: string; right: number; all: number }[] {
  const kinds = new Map<string, { right: number; all: number }>();
  for (const { one, isRight } of cases) {
    const kind = one.expect?.intent ?? 'UNCLEAR';
    const count = kinds.get(kind) ?? { right: 0, all: 0 };
    kinds.set(kind, { right: count.right + (isRight ? 1 : 0), all: count.all + 1 });
  }
  return [...kinds].map(([kind, count]) => ({ kind, ...count }));
}

export function percentOf(cases: readonly ScoredCase[]): number {
  return (100 * cases.filter(({ isRight }) => isRight).length) / cases.length;
}
