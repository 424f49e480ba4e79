// A message belongs to the office that it was written to: one that gets the number later sees nothing of it.
import {
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isInputObjectType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { openLive } from '../support/live.ts';
import { step } from '../support/step.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const NUMBER = '+628111100333';
const [UNCLEAR, BOOKED, LATER] = ['+6281266600001', '+6281266600002', '+6281266600003'] as const;

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;

const app = await openApp();
async function ask(document: string, variables: object, headers: Record<string, string>): Promise<Any> {
  const { data, errors } = await app.graphql(document, variables, headers);
  return errors ? errors[0]?.extensions.code : data.answer;
}
async function manager(office: string): Promise<Record<string, string>> {
  const add = 'mutation ($input: AddStaffInput!) { answer: addStaff(input: $input) { ... on StaffKey { key } } }';
  const { key } = await ask(add, { input: { office, name: 'Sri Rahayu', role: 'MANAGER' } }, ADMIN);
  return { authorization: `Bearer ${key}` };
}
async function setChannels(office: string, channels: object[]): Promise<void> {
  const change = `mutation ($input: ChangeOfficeInput!) { answer: changeOffice(input: $input) { __typename } }`;
  expect(await ask(change, { input: { office, settings: { channels } } }, ADMIN)).toEqual({ __typename: 'Office' });
}

const [bogor, depok] = [await manager('BOGOR'), await manager('DEPOK')];
await app.simulator({ from: UNCLEAR, to: NUMBER, text: '#Budi#tidaktahu#07082017' });
await app.simulator({ from: BOOKED, to: NUMBER, text: '#Sari Dewi#25011987#07082017' });
await app.simulator({ from: UNCLEAR, to: NUMBER, text: 'petugas' });

const [{ code: bookedCode }] = await app.query('select code from booking');

const MESSAGES = `query ($office: ID!, $search: String, $filter: MessageFilter) {
  answer: messages(office: $office, search: $search, filter: $filter) { edges { node { id from to text createdAt } } } }`;
const FAILED = 'query ($office: ID!) { answer: failedMessages(office: $office) { nodes { id from text receivedAt } } }';
const STATISTICS = `query ($office: ID!) { answer: messageStatistics(office: $office) {
  counts { direction count } oldestUnsentAt lastHeard { number at } paused { number } } }`;
const ACCEPT = `mutation ($input: AcceptMessageInput!) { answer: acceptMessage(input: $input) {
  ... on Booking { status } ... on Refusal { reason } } }`;
const DISMISS =
  'mutation ($input: DismissMessageInput!) { answer: dismissMessage(input: $input) { ... on FailedMessage { id } } }';
const RESEND = `mutation ($input: ResendMessageInput!) { answer: resendMessage(input: $input) {
  ... on Message { id } ... on Refusal { reason } } }`;

const CONVERSATION = 'id person why messages { edges { node { id text } } }';
const CONVERSATIONS = `query ($office: ID!, $filter: ConversationFilter) {
  answer: conversations(office: $office, filter: $filter, first: 10) { edges { node { ${CONVERSATION} } } } }`;
const ONE_CONVERSATION = `query ($office: ID!, $id: ID!) { answer: conversation(office: $office, id: $id) { ${CONVERSATION} } }`;
const acting = (field: string) => {
  const input = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return `mutation ($input: ${input}!) { answer: ${field}(input: $input) {
    ... on Conversation { ${CONVERSATION} } ... on Refusal { reason } } }`;
};

const list = async (office: string, headers: Record<string, string>, more: object = {}): Promise<Any> => {
  const page = await ask(MESSAGES, { office, ...more }, headers);
  return page.edges?.map(({ node }: Any) => node) ?? page;
};
const written = await list('BOGOR', bogor);
const [failed] = (await ask(FAILED, { office: 'BOGOR' }, bogor)).nodes;
const answer = written.find(({ from, to }: Any) => from === NUMBER && to === BOOKED);

const [{ node: conversation }] = (await ask(CONVERSATIONS, { office: 'BOGOR' }, bogor)).edges;
/** The first payload of a subscription, or the code of its error. */
async function live(field: string, office: string, headers: Record<string, string>): Promise<unknown> {
  const socket = await openLive(app.url, { signedIn: headers });
  const isOne = field === 'conversation';
  const [declared, given] = isOne ? [', $id: ID!', ', id: $id'] : ['', ', first: 10'];
  const shown = field === 'conversation' ? CONVERSATION : `edges { node { ${CONVERSATION} } }`;
  const query = `subscription ($office: ID!${declared}) { answer: ${field}(office: $office${given}) { ${shown} } }`;
  const stream = socket.subscribe(query, { office, ...(isOne && { id: conversation.id }) });
  const answer = await Promise.race([
    stream.nth(1).then(({ data }) => data.answer.edges ?? data.answer),
    stream.errors().then(([error]) => error?.extensions?.code),
  ]);
  socket.close();
  return answer;
}

// The office at Bogor gives its number up, and the one at Depok gets it.
await setChannels('BOGOR', []);
await setChannels('DEPOK', [{ kind: 'WHATSAPP', address: NUMBER }]);

const applicant = { name: 'Budi', birthDate: '1987-01-25' };
/** Calls each field as an office; the ids of messages are those of BOGOR. */
const CALLS: Record<string, (office: string, headers: Record<string, string>) => Promise<unknown>> = {
  'Query.messages': async (office, headers) => [
    await list(office, headers),
    await list(office, headers, { search: BOOKED }),
    await list(office, headers, { search: 'sari' }),
    await list(office, headers, { filter: { states: ['FAILED', 'WAITING', 'UNKNOWN', 'DROPPED'] } }),
  ],
  'Query.failedMessages': async (office, headers) => {
    const page = await ask(FAILED, { office }, headers);
    return page.nodes ?? page;
  },
  'Query.messageStatistics': (office, headers) => ask(STATISTICS, { office }, headers),
  'Mutation.acceptMessage': (office, headers) =>
    ask(ACCEPT, { input: { office, message: failed.id, applicant } }, headers),
  'Mutation.dismissMessage': (office, headers) => ask(DISMISS, { input: { office, message: failed.id } }, headers),
  'Mutation.resendMessage': (office, headers) => ask(RESEND, { input: { office, message: answer.id } }, headers),
  'Query.conversations': async (office, headers) => {
    const pages = [{ state: 'WAITING' }, { state: 'ALL' }, { state: 'ALL', person: UNCLEAR }];
    const found = await Promise.all(pages.map((filter) => ask(CONVERSATIONS, { office, filter }, headers)));
    return found.flatMap((page) => page.edges ?? page);
  },
  'Query.conversation': (office, headers) => ask(ONE_CONVERSATION, { office, id: conversation.id }, headers),
  'Subscription.conversations': (office, headers) => live('conversations', office, headers),
  'Subscription.conversation': (office, headers) => live('conversation', office, headers),
  'Mutation.reply': (office, headers) =>
    ask(acting('reply'), { input: { office, conversation: conversation.id, text: 'Silakan datang.' } }, headers),
  'Mutation.openConversation': (office, headers) =>
    ask(acting('openConversation'), { input: { office, booking: bookedCode } }, headers),
  ...Object.fromEntries(
    ['takeOver', 'handBack', 'assignConversation', 'markConversationRead'].map((field) => [
      `Mutation.${field}`,
      (office: string, headers: Record<string, string>) =>
        ask(acting(field), { input: { office, conversation: conversation.id } }, headers),
    ]),
  ),
};
const NOTHING: Record<string, unknown> = {
  'Query.messages': [[], [], [], []],
  'Query.failedMessages': [],
  'Query.messageStatistics': {
    ...{ counts: [], oldestUnsentAt: null, paused: [] },
    lastHeard: [{ number: NUMBER, at: null }],
  },
  'Mutation.acceptMessage': 'NOT_FOUND',
  'Mutation.dismissMessage': 'NOT_FOUND',
  'Mutation.resendMessage': 'NOT_FOUND',
  'Query.conversations': [],
  'Query.conversation': 'NOT_FOUND',
  'Subscription.conversations': [],
  'Subscription.conversation': 'NOT_FOUND',
  'Mutation.reply': 'NOT_FOUND',
  'Mutation.openConversation': { reason: 'UNKNOWN_CODE' },
  'Mutation.takeOver': 'NOT_FOUND',
  'Mutation.handBack': 'NOT_FOUND',
  'Mutation.assignConversation': 'NOT_FOUND',
  'Mutation.markConversationRead': 'NOT_FOUND',
};

test('every field that gives or takes messages is tried here', () => {
  expect(fieldsOfMessages().sort()).toEqual(Object.keys(CALLS).sort());
});

test('an office that gets the number of another', async () => {
  for (const [field, call] of Object.entries(CALLS)) {
    await step(`is given none of its messages by ${field}`, async () => {
      expect(await call('DEPOK', depok)).toEqual(NOTHING[field]);
      expect(new Set([await call('BOGOR', depok)].flat())).toEqual(new Set(['FORBIDDEN']));
    });
  }

  await step('alone sees those that come from then on', async () => {
    await app.simulator({ from: UNCLEAR, to: NUMBER, text: '#Budi#kapan#07082017' });
    await app.simulator({ from: LATER, to: NUMBER, text: '#Joko#kapan#07082017' });
    expect((await ask(FAILED, { office: 'DEPOK' }, depok)).nodes).toMatchObject([{ from: LATER }, { from: UNCLEAR }]);
    expect(await list('DEPOK', depok)).toHaveLength(4);
    expect((await ask(FAILED, { office: 'BOGOR' }, bogor)).nodes).toEqual([failed]);
    expect(await list('BOGOR', bogor)).toEqual(written);
  });

  await step('leaves the other its own to put right, without the number', async () => {
    expect(await CALLS['Mutation.resendMessage']?.('BOGOR', bogor)).toEqual({ reason: 'MESSAGE_OVER' });
    expect(await CALLS['Mutation.reply']?.('BOGOR', bogor)).toEqual({ reason: 'NUMBER_GIVEN_UP' });
    expect(await CALLS['Query.conversation']?.('BOGOR', bogor)).toMatchObject({ person: UNCLEAR });
    expect(await CALLS['Mutation.acceptMessage']?.('BOGOR', bogor)).toEqual({ status: 'HELD' });
    expect((await ask(FAILED, { office: 'BOGOR' }, bogor)).nodes).toEqual([]);
    expect(await list('BOGOR', bogor)).toEqual(written);
  });

  await step('gets a row that names no office, as long as it has the number', async () => {
    const from = '+6281266600009';
    for (const to of [NUMBER, 'BOGOR', '+6281200000000']) await app.heard(from, to);
    const rows = await app.query('select office from inbox_message where sender = $1 order by id', [from]);
    expect(rows).toEqual([{ office: 'DEPOK' }, { office: 'BOGOR' }, { office: null }]);
  });
});

/** Root fields that answer with a message or what is counted of them, and those that take the id of one. */
function fieldsOfMessages(): string[] {
  const schema = buildSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ type, args }) => reaches(type, new Set()) || args.some(takesMessage))
      .map(({ name }) => `${root?.name}.${name}`),
  );
}

function reaches(type: GraphQLOutputType, seen: Set<string>): boolean {
  const named = getNamedType(type);
  if (seen.has(named.name)) return false;
  seen.add(named.name);
  if (['Message', 'FailedMessage', 'Conversation', 'MessageStatistics', 'LastHeard'].includes(named.name)) return true;
  if (isUnionType(named)) return named.getTypes().some((one) => reaches(one, seen));
  return isObjectType(named) && Object.values(named.getFields()).some((field) => reaches(field.type, seen));
}

function takesMessage({ name, type }: { name: string; type: GraphQLInputType }): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).some(takesMessage);
  return ['message', 'conversation'].includes(name) && named.name === 'ID';
}
