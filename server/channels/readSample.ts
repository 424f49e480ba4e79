// Reads a sample text as the conversation would, by the same API in another app: one in which nothing is booked.
import { answerMessage, FIELD_OF, type Intent } from '../../adapters/index.ts';
import type { AppContext, Sample, SampleAnswer } from '../../schema/index.ts';
import type { ChatSender } from '../../src/access/asker.ts';
import { type BookAnswer, bookGroup } from '../../src/booking/book.ts';
import type { PreparedBooking } from '../../src/booking/prepare.ts';
import { unknownCode } from '../../src/booking/rules.ts';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { inTransaction, type Transaction } from '../../src/database.ts';
import type { Office } from '../../src/office/settings.ts';
import { templatesOf } from '../../src/office/template.ts';
import type { Instant, Language } from '../../src/time.ts';
import type { GraphQLApi } from '../graphql/graphql.ts';

export async function readSample(sample: Sample, app: AppContext, askFor: GraphQLApi['askFor']): Promise<SampleAnswer> {
  const ask = askFor(sampleSender(sample), rehearsal(sample, app));
  const inLanguage = (language: Language) => {
    const message = messageOf(sample);
    return answerMessage({ message, key: 'sample', channel: sample.channel, at: sample.at, language }, {}, ask);
  };
  const [id, en] = [await inLanguage('id'), await inLanguage('en')];
  const [said, alsoSaid] = [id.replies[0]?.text, en.replies[0]?.text];
  return {
    intent: id.intent,
    reason: id.reason,
    fields: id.read ? sampleFieldsOf(id.read, sample.office) : [],
    warnings: id.read && 'warnings' in id.read ? id.read.warnings : [],
    reply: said === undefined || alsoSaid === undefined ? null : { id: said, en: alsoSaid },
  };
}

function sampleSender({ channel, at }: Sample): ChatSender {
  return { kind: 'sender', channel, address: { kind: 'other', value: 'sample' }, sentAt: at };
}

function messageOf({ office, text, photo }: Sample): InboundMessage {
  const media = photo ? [{ url: 'sample:photo', contentType: 'image/jpeg' }] : [];
  return {
    type: 'message',
    messageId: 'sample',
    from: { kind: 'other', value: 'sample' },
    to: office.code,
    text,
    media,
  };
}

/** The office as it is tried out, at the time of the sample; what would book only looks, and no code is anybody's. */
function rehearsal({ office, at }: Sample, app: AppContext): AppContext {
  const { offices } = app;
  const get = (code: string) => (code === office.code ? office : offices.get(code));
  const find = (code: string) => (code === office.code ? office : offices.find(code));
  return {
    ...app,
    offices: { ...offices, get, find },
    now: () => at,
    book: (wanted) => rehearsed(wanted, app, at),
    confirm: async () => unknownCode(),
  };
}

const TAKEN_BACK = Symbol('taken back');

/** Books as ever, in a transaction that is taken back. */
async function rehearsed(wanted: PreparedBooking, { pool }: AppContext, at: Instant): Promise<BookAnswer> {
  let outcome: BookAnswer | Error | undefined;
  const book = async (tx: Transaction) => {
    [outcome] = (await bookGroup(tx, [wanted], at)).answer;
    throw TAKEN_BACK;
  };
  await inTransaction(pool, book, () => null).catch((fault: unknown) => {
    if (fault !== TAKEN_BACK) throw fault;
  });
  if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('There is no answer.');
  return outcome;
}

/** The fields that were understood, by the words of the template that was used, in its order. */
function sampleFieldsOf(read: Intent, { registration }: Office): SampleAnswer['fields'] {
  if (read.intent !== 'REGISTER' && read.intent !== 'UNCLEAR') return [];
  const understood: object = read.intent === 'REGISTER' ? read : read.understood;
  const values = new Map<string, unknown>(Object.entries(understood));
  const templates = templatesOf(registration);
  const used = templates.find(({ template }) => template === read.template) ?? templates[0];
  return (used?.fields ?? []).flatMap((field) => {
    const value = values.get(FIELD_OF[field]);
    return value === undefined || value === null ? [] : { field, value: String(value) };
  });
}
