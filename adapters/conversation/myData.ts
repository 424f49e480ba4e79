// Answers an applicant who asks for the own data, or those of children: with a link that only the phone of the sender has.
import * as documents from './documents.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import { plainReply } from './reply.ts';

export async function linkToData({ ask, facts, state }: Exchange, ofChildren: boolean): Promise<SaidReply> {
  const { office, language } = facts;
  const { myData } = await ask(documents.MyDataDocument, { input: { office: office.code, ofChildren } }, language);
  if (myData.__typename === 'Refusal') {
    const { reason, message } = myData;
    return { reply: { key: `refused.${reason}`, text: message, media: [] }, reason, state };
  }
  const { url, expiresAt } = myData;
  const until = { at: Temporal.Instant.from(expiresAt ?? ''), zone: office.timeZone };
  return {
    reply: plainReply(facts, ofChildren ? 'childData' : 'myData', { link: url ?? '', until }),
    reason: null,
    state,
  };
}
