// Answers whether people with an identity card of another town may come to this office, in the office's own words.
import * as documents from './documents.ts';
import type { Exchange } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import { cityIn } from './nearestCity.ts';
import { termsIn } from './normalise.ts';
import { ownAnswerTo } from './ownAnswers.ts';
import { plainReply, type Reply } from './reply.ts';

/** As `offices.yaml` puts it; an office that has put it otherwise is found by its words. */
const RESIDENCE_QUESTION = 'Apakah alamat di KTP harus sesuai dengan kota kantor imigrasi?';

/** "KTP Jakarta bisa?", "saya merantau", "saya dari Cianjur, bisa bikin di sini?" */
export function asksOfResidence(text: string): boolean {
  const terms = termsIn(text);
  if (terms.has('PHONE') || terms.has('NUMBER')) return false;
  if (terms.has('DOMICILE')) return true;
  const isElsewhere = terms.has('CITY') || terms.has('OTHER');
  if (terms.has('PAPER')) return isElsewhere;
  return isElsewhere && (terms.has('CAN') || terms.has('NEED')) && FROM.test(text) && cityIn(text) !== null;
}
const FROM = /(?<!\p{L})(?:dari|dr|asal|asli|wong|urang|from)(?!\p{L})/iu;

/** The words of the office about it, and how to register here; null: it has written nothing of it. */
export async function residenceReply({ facts, ask }: Exchange): Promise<Reply | null> {
  const { office, language } = facts;
  const { office: found } = await ask(documents.OwnAnswersDocument, { code: office.code }, language);
  const written = ownAnswerTo(RESIDENCE_QUESTION, found?.answers ?? []);
  if (!written) return null;
  const here = { office: office.name, example: office.registration.example };
  return withLine({ key: 'ownAnswer', text: written.text, media: [] }, plainReply(facts, 'registerHere', here));
}
