// Managers add questions and answers of their own, try them on what people wrote, and the conversation gives them.
import { expect, test } from 'vitest';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { step } from '../support/step.ts';

const MAKE = `mutation ($input: MakeAnswerInput!) { answer: makeAnswer(input: $input) { ... on OfficeAnswer { id question examples text texts } ... on Refusal { reason } } }`;
const CHANGE = `mutation ($input: ChangeAnswerInput!) { answer: changeAnswer(input: $input) { ... on OfficeAnswer { id question examples texts } } }`;
const END = `mutation ($input: EndAnswerInput!) { answer: endAnswer(input: $input) { ... on OfficeAnswer { id } } }`;
const LIST = '{ answer: office(code: "BOGOR") { answers { id question examples text } } }';
const TRY = `query ($input: TryAnswerInput!) { answer: tryAnswer(input: $input) {
  messages answered understoodOtherwise examples { id text receivedAt intent wasUnderstood } } }`;
const AUDIT = '{ answer: audit(office: "BOGOR", first: 1) { nodes { what subject changes { path before after } } } }';
const READINGS = '{ answer: readings(office: "BOGOR", first: 1) { nodes { what subjects } } }';

const LOCKER = {
  question: 'Apakah ada loker?',
  examples: ['titip tas'],
  answer: { id: 'Ada, di lantai 1, gratis.', en: 'Yes, on the ground floor, free of charge.' },
};

test("an office's own answers", async () => {
  const app = await openApp({ change: { defaults: { answers: [] } } });
  const manager = { authorization: `Bearer ${ADMIN_KEY}` };
  const ask = async (document: string, input: object = {}) => {
    const { data, errors } = await app.graphql(document, { input: { office: 'BOGOR', ...input } }, manager);
    return errors?.[0]?.extensions.code ?? data.answer;
  };
  const listed = async () => (await app.graphql(LIST)).data.answer.answers;
  const say = async (text: string, from = '+6281266600009') =>
    (await app.simulator({ from, to: '+628111100333', text })) as { replies: { text: string }[]; intent: string };
  let id = '';

  await step('are tried on the messages that came, in which a booking is no question', async () => {
    await say('loker di kantor ada ga?', '+6281266600001');
    await say('biaya titip tas berapa', '+6281266600002');
    await say('biayanya berapa', '+6281266600003');
    await say('#Loker#25011987#07082017', '+6281266600004');
    const trial = await ask(TRY, { question: LOCKER.question, examples: LOCKER.examples });
    expect(trial).toMatchObject({ messages: 3, answered: 2 });
    expect(trial.examples.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining(['loker di kantor ada ga?', 'biaya titip tas berapa']),
    );
    const [first] = trial.examples;
    expect(first).toMatchObject({ receivedAt: '2017-08-01T09:00:00+07:00' });
    expect(trial.understoodOtherwise).toBe(
      trial.examples.filter(({ wasUnderstood }: { wasUnderstood: boolean }) => wasUnderstood).length,
    );
    const [reading] = (await ask(READINGS)).nodes;
    expect(reading).toMatchObject({ what: 'tryAnswer' });
    expect(reading.subjects).toContain(`message ${first.id}`);
    expect(await listed()).toEqual([]);
  });

  await step('are made once for a key, shown to everyone, and in the audit', async () => {
    const input = { ...LOCKER, idempotencyKey: 'one' };
    const made = await ask(MAKE, input);
    expect(made).toMatchObject({ text: LOCKER.answer.id, texts: [LOCKER.answer.id, LOCKER.answer.en] });
    expect(await ask(MAKE, input)).toEqual(made);
    ({ id } = made);
    expect(await listed()).toEqual([
      { id, question: LOCKER.question, examples: LOCKER.examples, text: LOCKER.answer.id },
    ]);
    const [row] = (await ask(AUDIT)).nodes;
    expect(row).toMatchObject({ what: 'makeAnswer', subject: id });
    expect(row.changes).toContainEqual({ path: 'text.en', before: null, after: LOCKER.answer.en });
  });

  await step('are given by chat, in the language of the question', async () => {
    const { replies, intent } = await say('permisi, lokernya ada?');
    expect(replies.map(({ text }) => text)).toEqual([LOCKER.answer.id]);
    expect(intent).toBe('OWN_ANSWER');
    await ask(CHANGE, { id, examples: ['titip tas', 'is there a locker for my bag'] });
    await say('bahasa inggris');
    expect((await say('is there a locker for my bag?')).replies[0]?.text).toBe(LOCKER.answer.en);
  });

  await step('stand before the topics that the program knows, and before no booking', async () => {
    await ask(CHANGE, { id, question: 'biaya paspor haji' });
    expect((await say('biaya untuk paspor haji brp?')).intent).toBe('OWN_ANSWER');
    expect((await say('biayanya berapa', '+6281266600005')).intent).toBe('FEE');
    expect((await say('#Haji Biaya#25011987#07082017', '+6281266600006')).intent).toBe('REGISTER');
  });

  await step('are given beside the questions of the guide', async () => {
    await say('pandu', '+6281266600007');
    await say('Siti Aminah', '+6281266600007');
    const { replies } = await say('biaya paspor haji?', '+6281266600007');
    expect(replies[0]?.text).toMatch(/^Ada, di lantai 1, gratis\.\n\n2\/4 Siti Aminah/);
  });

  await step('have limits, and one answer to a question', async () => {
    expect(await ask(MAKE, { ...LOCKER, question: 'Biaya PASPOR haji?!' })).toEqual({ reason: 'ANSWER_EXISTS' });
    expect(await ask(MAKE, { ...LOCKER, question: '  ' })).toBe('BAD_USER_INPUT');
    expect(await ask(MAKE, { ...LOCKER, answer: { id: 'x\u0000y' } })).toBe('BAD_USER_INPUT');
    expect(await ask(MAKE, { ...LOCKER, examples: ['dua\nbaris'] })).toBe('BAD_USER_INPUT');
    expect(await ask(CHANGE, { id: 'none', question: 'x' })).toBe('NOT_FOUND');
    const made = await ask(MAKE, { question: 'mushola', answer: { id: 'Di belakang.' } });
    expect(made.texts).toEqual(['Di belakang.', 'Di belakang.']);
    await ask(END, { id: made.id });
  });

  await step('are ended, and then given no more', async () => {
    expect(await ask(END, { id })).toEqual({ id });
    expect(await ask(END, { id })).toBe('NOT_FOUND');
    expect(await listed()).toEqual([]);
    expect((await say('biaya untuk paspor haji brp?', '+6281266600008')).intent).not.toBe('OWN_ANSWER');
  });
});
