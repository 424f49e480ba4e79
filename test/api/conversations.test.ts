// A person answers: conversations come before officers, who take them over, reply, assign them and hand them back.
import { expect, test } from 'vitest';
import { addMinutes, instant } from '../../src/time.ts';
import { ADMIN_KEY, eventually, openApp } from '../support/app.ts';
import { openLive } from '../support/live.ts';
import { step } from '../support/step.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const OFFICE = '+628111100333';
const [RINA, JOKO, SITI, TONO] = ['+6281266600001', '+6281266600002', '+6281266600003', '+6281266600004'] as const;

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;

const FIELDS = `id person number channel language why waitingSince unread lastText isWindowOpen replyUntil isOptedOut canReply
  assignedTo { id name isSelf } takenBy { name isSelf } takenUntil
  messages { edges { node { id direction text kind state fault writtenBy { id name isSelf } } } } bookings { code status }`;
const LIST = `query ($filter: ConversationFilter, $first: Int! = 10, $after: String) {
  answer: conversations(office: "BOGOR", filter: $filter, first: $first, after: $after) {
    edges { node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } }`;
const textsOf = (conversation: Any): string[] => conversation.messages.edges.map(({ node }: Any) => node.text);

/** An office with two officers, and ways to act as them. */
async function openOffice() {
  const app = await openApp();
  const start = app.clock.now();
  const write = (from: string, text: string) => app.simulator({ from, to: OFFICE, text });
  async function ask(document: string, variables: object, headers: Record<string, string>): Promise<Any> {
    const { data, errors } = await app.graphql(document, variables, headers);
    return errors ? `${errors[0]?.extensions.code}: ${errors[0]?.message}` : data.answer;
  }
  async function staff(role: string, name: string): Promise<Record<string, string>> {
    const add = 'mutation ($input: AddStaffInput!) { answer: addStaff(input: $input) { ... on StaffKey { key } } }';
    const { key } = await ask(add, { input: { office: 'BOGOR', name, role } }, ADMIN);
    return { authorization: `Bearer ${key}` };
  }
  const dewi = await staff('FRONT_DESK', 'Dewi Lestari');
  const sri = await staff('MANAGER', 'Sri Rahayu');

  const listed = async (filter: object = {}, headers = dewi): Promise<Any[]> =>
    (await ask(LIST, { filter }, headers)).edges.map(({ node }: Any) => node);
  const one = async (person: string): Promise<Any> => (await listed({ state: 'ALL', person }))[0];
  async function act(field: string, person: string, input: object = {}, headers = dewi): Promise<Any> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const { id } = await one(person);
    const document = `mutation ($input: ${type}!) { answer: ${field}(input: $input) {
      ... on Conversation { ${FIELDS} } ... on Refusal { reason message } } }`;
    return ask(document, { input: { office: 'BOGOR', conversation: id, ...input } }, headers);
  }
  const waiting = async () => ask('{ answer: waitingConversations(office: "BOGOR") { count longestSince } }', {}, dewi);
  return { app, start, write, ask, dewi, sri, listed, one, act, waiting };
}

test('a person answers', async () => {
  const { app, start, write, ask, dewi, sri, listed, one, act, waiting } = await openOffice();
  await step(
    'those who are not understood twice, ask for a person or complain wait at once, the longest first',
    async () => {
      await write(RINA, 'qwe rty uio asdf');
      expect(await listed()).toEqual([]);
      app.clock.set(addMinutes(start, 1));
      await write(RINA, 'zxc vbn mkl poi');
      app.clock.set(addMinutes(start, 2));
      await write(JOKO, 'petugas');
      app.clock.set(addMinutes(start, 3));
      await write(SITI, 'ada calo minta 1 juta');
      expect(await listed()).toMatchObject([
        {
          person: RINA,
          why: 'NOT_UNDERSTOOD',
          waitingSince: '2017-08-01T09:01:00+07:00',
          unread: 1,
          lastText: 'zxc vbn mkl poi',
        },
        {
          person: JOKO,
          why: 'WANTS_OFFICER',
          waitingSince: '2017-08-01T09:02:00+07:00',
          language: 'id',
          number: OFFICE,
        },
        { person: SITI, why: 'COMPLAINT', takenBy: null, assignedTo: null, canReply: true, isOptedOut: false },
      ]);
      expect(await waiting()).toEqual({ count: 3, longestSince: '2017-08-01T09:01:00+07:00' });
    },
  );

  await step('pages of the list follow one another', async () => {
    const first = await ask(LIST, { first: 2 }, dewi);
    expect(first.edges.map(({ node }: Any) => node.person)).toEqual([RINA, JOKO]);
    const rest = await ask(LIST, { first: 2, after: first.pageInfo.endCursor }, dewi);
    expect(rest.edges.map(({ node }: Any) => node.person)).toEqual([SITI]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  await step('the messages of both directions are there, with what failed', async () => {
    const { messages } = await one(RINA);
    expect(messages.edges.map(({ node }: Any) => [node.direction, node.state])).toMatchObject([
      ['INBOUND', 'REFUSED'],
      ['OUTBOUND', 'SENT'],
      ['INBOUND', 'REFUSED'],
      ['OUTBOUND', 'SENT'],
    ]);
  });

  await step('an officer answers: the person is written to, and waits no more', async () => {
    const text = 'Selamat pagi, ada yang bisa kami bantu?';
    const replied = await act('reply', RINA, { text, idempotencyKey: 'a' });
    expect(replied).toMatchObject({ waitingSince: null, unread: 0, takenBy: { name: 'Dewi Lestari', isSelf: true } });
    expect(replied.takenUntil).toBe('2017-08-01T11:03:00+07:00');
    const last = replied.messages.edges.at(-1).node;
    expect(last).toMatchObject({
      direction: 'OUTBOUND',
      text,
      kind: 'officerReply',
      writtenBy: { id: expect.stringMatching(/^officer \d+$/), name: 'Dewi Lestari', isSelf: true },
    });
    await act('reply', RINA, { text, idempotencyKey: 'a' });
    expect(textsOf(await one(RINA)).filter((one) => one === text)).toHaveLength(1);
    const failed = await ask('{ answer: failedMessages(office: "BOGOR") { nodes { from } } }', {}, dewi);
    expect(failed.nodes.map(({ from }: Any) => from)).not.toContain(RINA);
    await eventually(
      'the answer to be sent',
      async () => (await one(RINA)).messages.edges.at(-1).node.state === 'SENT',
    );
  });

  await step(
    'meanwhile the automaton is silent: what the person writes waits for the officer, and is not acted on',
    async () => {
      const booked = await write(TONO, '#Tono Hadi#25011987#07082017');
      const code = /\b[2-9A-HJKMNP-Z]{8}\b/.exec(booked.replies[0]?.text ?? '')?.[0] ?? '';
      await write(TONO, 'petugas');
      app.clock.set(addMinutes(start, 3).add({ seconds: 30 }));
      await act('takeOver', TONO);
      for (const text of ['ya', code, '#batal', 'jam buka kantor'])
        expect(await write(TONO, text)).toEqual({ replies: [], intent: 'TO_OFFICER', reason: null });
      const tono = await one(TONO);
      expect(tono).toMatchObject({ unread: 5, bookings: [{ code, status: 'HELD' }] });
      expect(textsOf(tono).slice(-4)).toEqual(['ya', code, '#batal', 'jam buka kantor']);
    },
  );

  await step('another officer does not answer over their head, but may take it from them', async () => {
    expect(await act('reply', TONO, { text: 'Halo' }, sri)).toMatchObject({ reason: 'CONVERSATION_TAKEN' });
    expect(await act('takeOver', TONO, {}, sri)).toMatchObject({ reason: 'CONVERSATION_TAKEN' });
    expect(await act('takeOver', TONO, { fromOther: true }, sri)).toMatchObject({ takenBy: { name: 'Sri Rahayu' } });
    expect(await act('reply', TONO, { text: 'Halo' })).toMatchObject({ reason: 'CONVERSATION_TAKEN' });
  });

  await step('what came after the officer looked keeps waiting', async () => {
    const { messages } = await one(TONO);
    const seen = messages.edges.findLast(({ node }: Any) => node.text === '#batal').node.id;
    const replied = await act('reply', TONO, { text: 'Baik, kami bantu.', seen }, sri);
    expect(replied).toMatchObject({ unread: 1, waitingSince: '2017-08-01T09:03:30+07:00' });
    expect(await act('markConversationRead', TONO, {}, sri)).toMatchObject({ unread: 0 });
  });

  await step('a wish for no messages holds at once, and then nothing is sent', async () => {
    expect((await write(TONO, 'stop')).replies.map(({ key }) => key)).toEqual(['stopHow']);
    expect(await one(TONO)).toMatchObject({ isOptedOut: true, canReply: false });
    expect(await act('reply', TONO, { text: 'Halo' }, sri)).toMatchObject({ reason: 'OPTED_OUT' });
    app.clock.set(addMinutes(start, 4));
    await write(TONO, 'jam buka kantor?');
    expect(await one(TONO)).toMatchObject({ isOptedOut: false, canReply: true });
  });

  await step('handed back, the automaton answers again', async () => {
    expect(await act('handBack', TONO, {}, sri)).toMatchObject({ takenBy: null, takenUntil: null });
    expect((await write(TONO, '#cek')).intent).toBe('STATUS');
    const replied = await act('reply', TONO, { text: 'Silakan datang.', thenHandBack: true });
    expect(replied).toMatchObject({ takenBy: null, waitingSince: null });
  });

  await step('a conversation is assigned to an officer of the office, who finds it among their own', async () => {
    const officers = await ask('{ answer: conversationOfficers(office: "BOGOR") { id name isSelf } }', {}, dewi);
    expect(officers).toMatchObject([
      { name: 'Dewi Lestari', isSelf: true },
      { name: 'Sri Rahayu', isSelf: false },
    ]);
    expect(await act('assignConversation', JOKO, { officer: officers[1].id })).toMatchObject({
      assignedTo: { name: 'Sri Rahayu', isSelf: false },
    });
    expect((await listed({ state: 'ALL', mine: true }, sri)).map(({ person }) => person)).toEqual([JOKO]);
    expect(await act('assignConversation', JOKO, { officer: 'officer 999' })).toMatch(/^NOT_FOUND/);
    expect(await act('assignConversation', JOKO, { officer: null })).toMatchObject({ assignedTo: null });
  });

  await step('after two hours the automaton answers again, and a person who still waits is told', async () => {
    await act('takeOver', SITI);
    await write(SITI, 'kapan dibalas?');
    app.clock.set(addMinutes(start, 5 + 120));
    await eventually('the end of the take-over', async () => (await one(SITI)).takenBy === null);
    const siti = await eventually('the notice', async () => {
      const found = await one(SITI);
      return found.messages.edges.some(({ node }: Any) => node.kind === 'takeOverEnded') && found;
    });
    expect(siti.waitingSince).toBe('2017-08-01T09:03:00+07:00');
    expect((await write(SITI, 'jam buka kantor?')).intent).toBe('HOURS');
    expect((await listed()).map(({ person }) => person)).toContain(SITI);
  });

  await step('a person who was not understood and then registered waits for no one', async () => {
    const from = '+6281266600006';
    await write(from, 'qwe rty uio asdf');
    await write(from, 'zxc vbn mkl poi');
    expect(await one(from)).toMatchObject({ waitingSince: expect.any(String) });
    await write(from, '#Wati Lestari#25011987#08082017');
    expect(await one(from)).toMatchObject({ waitingSince: null });
  });

  await step('a failed message that an officer dismisses waits no more', async () => {
    const from = '+6281266600007';
    await write(from, 'qwe rty uio asdf');
    await write(from, 'zxc vbn mkl poi');
    const failed = await ask('{ answer: failedMessages(office: "BOGOR") { nodes { id from } } }', {}, dewi);
    const { id } = failed.nodes.find((one: Any) => one.from === from);
    const dismiss =
      'mutation ($input: DismissMessageInput!) { answer: dismissMessage(input: $input) { ... on FailedMessage { id } } }';
    expect(await ask(dismiss, { input: { office: 'BOGOR', message: id } }, dewi)).toEqual({ id });
    expect(await one(from)).toMatchObject({ waitingSince: null });
  });

  await step('every look and every answer is in the audit', async () => {
    const { id } = await one(JOKO);
    await ask('query ($id: ID!) { answer: conversation(office: "BOGOR", id: $id) { person } }', { id }, sri);
    const readings = await ask(
      `{ answer: readings(office: "BOGOR", first: 100) { nodes { what subjects } } }`,
      {},
      sri,
    );
    expect(readings.nodes).toContainEqual({
      what: 'conversation',
      subjects: expect.arrayContaining([`conversation ${id}`]),
    });
    const audit = await app.query(`select distinct what from audit where office = 'BOGOR' and persons is null`);
    const deeds = ['reply', 'takeOver', 'handBack', 'assignConversation', 'markConversationRead'];
    expect(audit.map(({ what }) => what)).toEqual(expect.arrayContaining(deeds));
  });
});

test('officers see at once that a person waits', async () => {
  const { app, write, dewi, act } = await openOffice();
  const live = await openLive(app.url, { signedIn: dewi });
  const from = '+6281266600008';
  const count = live.subscribe('subscription { answer: waitingConversations(office: "BOGOR") { count } }');
  const before = (await count.nth(1)).data.answer.count;
  const list = live.subscribe(
    'subscription { answer: conversations(office: "BOGOR") { edges { node { id person } } } }',
  );
  await list.nth(1);
  await write(from, 'mau bicara dengan petugas');
  await count.until('one more', ({ answer }) => answer.count === before + 1);
  const page = await list.until('the person', ({ answer }) =>
    answer.edges.some(({ node }: Any) => node.person === from),
  );
  const { id } = page.answer.edges.find(({ node }: Any) => node.person === from).node;
  const thread = live.subscribe(
    `subscription ($id: ID!) { answer: conversation(office: "BOGOR", id: $id) { messages { edges { node { text } } } } }`,
    { id },
  );
  await thread.nth(1);
  await act('takeOver', from);
  await write(from, 'saya tunggu');
  await thread.until('what the person writes', ({ answer }) => textsOf(answer).includes('saya tunggu'));
});

test('by WhatsApp free text goes for a day after the last message', async () => {
  const { app, one, act } = await openOffice();
  const from = '+6281266600009';
  const at = instant('2017-08-02T09:00:00+07:00');
  app.clock.set(at);
  await app.deliver({ from: `whatsapp:${from}`, to: `whatsapp:${OFFICE}`, body: 'petugas' });
  await eventually('the conversation', () => one(from));
  expect(await one(from)).toMatchObject({
    isWindowOpen: true,
    replyUntil: '2017-08-03T09:00:00+07:00',
    canReply: true,
  });
  app.clock.set(addMinutes(at, 24 * 60));
  expect(await one(from)).toMatchObject({ isWindowOpen: false, canReply: false });
  const refused = await act('reply', from, { text: 'Halo' });
  expect(refused).toMatchObject({ reason: 'REPLY_WINDOW_CLOSED', message: expect.stringContaining('24 jam') });
});

test('an officer writes first', async () => {
  const { app, ask, dewi, sri, one, act, write } = await openOffice();
  const document = `mutation ($input: OpenConversationInput!) { answer: openConversation(input: $input) {
    ... on Conversation { ${FIELDS} } ... on Refusal { reason field } } }`;
  const open = (input: object, headers = dewi) => ask(document, { input: { office: 'BOGOR', ...input } }, headers);
  const [booked, stranger] = ['+6281266600021', '+6281266600022'] as const;

  await step('to the person of a booking, who was never put before officers', async () => {
    await write(booked, '#Wati Opened#25011987#08082017');
    const [{ code }] = await app.query('select code from booking where sender_key = $1', [`tel:${booked}`]);
    const opened = await open({ booking: code });
    expect(opened).toMatchObject({ person: booked, why: 'OPENED', waitingSince: null, unread: 0, number: OFFICE });
    expect(opened.bookings).toMatchObject([{ code }]);
    expect((await open({ booking: code }, sri)).id).toBe(opened.id);
    expect((await open({ person: booked })).id).toBe(opened.id);
    // Nothing was sent, and the automaton still answers.
    expect((await write(booked, 'jam buka kantor?')).intent).toBe('HOURS');
    expect(await act('reply', booked, { text: 'Mohon bawa akta kelahiran.' })).toMatchObject({
      takenBy: { isSelf: true },
    });
    expect((await write(booked, 'jam buka kantor?')).replies).toEqual([]);
  });

  await step('to a number that never wrote: by WhatsApp only once the person has written', async () => {
    const opened = await open({ person: '0812-6660-0022' });
    expect(opened).toMatchObject({ person: stranger, channel: 'WHATSAPP', canReply: false, isWindowOpen: false });
    expect(await act('reply', stranger, { text: 'Halo' })).toMatchObject({ reason: 'REPLY_WINDOW_CLOSED' });
    // Taken over before the first message, the automaton is silent from that one on.
    await act('takeOver', stranger);
    app.clock.set('2017-08-03T09:00:00+07:00');
    await act('takeOver', stranger);
    await app.deliver({ from: `whatsapp:${stranger}`, to: `whatsapp:${OFFICE}`, body: 'jam buka kantor?' });
    const waiting = await eventually('the message', async () => {
      const found = await one(stranger);
      return found.waitingSince && found;
    });
    expect(waiting).toMatchObject({
      unread: 1,
      canReply: true,
      messages: { edges: [{ node: { direction: 'INBOUND' } }] },
    });
  });

  await step('but not to what is not theirs, or cannot be reached', async () => {
    expect(await open({ booking: '2345678A' })).toMatchObject({ reason: 'UNKNOWN_CODE', field: 'booking' });
    expect(await open({ person: 'someone@example.com' })).toMatchObject({ reason: 'UNREACHABLE' });
    expect(await open({})).toMatch(/^BAD_USER_INPUT/);
    expect(await open({ booking: '2345678A', person: booked })).toMatch(/^BAD_USER_INPUT/);
  });

  await step('and each is in the audit', async () => {
    const { id } = await one(booked);
    const rows = await app.query(
      `select distinct subject from audit where what = 'openConversation' and office = 'BOGOR' and subject = $1`,
      [`conversation ${id}`],
    );
    expect(rows).toHaveLength(1);
  });
});

test('an office keeps texts for answers', async () => {
  const { app, ask, dewi } = await openOffice();
  const LISTED = '{ answer: savedReplies(office: "BOGOR") { id title text } }';
  const call = (field: string, input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    return ask(
      `mutation ($input: ${type}!) { answer: ${field}(input: $input) { ... on SavedReply { id title text } } }`,
      {
        input: { office: 'BOGOR', ...input },
      },
      dewi,
    );
  };
  const words = { title: 'Paspor hilang', text: 'Bawa surat kehilangan dari polisi.' };
  const made = await call('addSavedReply', { ...words, idempotencyKey: 'k' });
  expect(made).toMatchObject(words);
  expect(await call('addSavedReply', { ...words, idempotencyKey: 'k' })).toEqual(made);
  const changed = { id: made.id, title: 'Hilang', text: 'Datang langsung.' };
  expect(await call('changeSavedReply', changed)).toEqual(changed);
  expect(await ask(LISTED, {}, dewi)).toEqual([changed]);
  expect(await call('addSavedReply', { title: ' ', text: 'x' })).toMatch(/^BAD_USER_INPUT/);
  await call('endSavedReply', { id: made.id });
  expect(await ask(LISTED, {}, dewi)).toEqual([]);
  expect(await call('changeSavedReply', changed)).toMatch(/^NOT_FOUND/);
  const audit = await app.query(`select detail from audit where what = 'changeSavedReply'`);
  expect(JSON.stringify(audit)).toContain('Paspor hilang');
});

test('a registration that was made while an officer took over is told, and the message waits for the officer', async () => {
  const { app, write, one, act } = await openOffice();
  const from = '+6281266600011';
  await write(from, 'petugas');
  const other = await app.connect();
  await other.query('begin');
  await other.query('lock table capacity_window in exclusive mode');
  const written = write(from, '#Tono Hadi#25011987#07082017');
  await eventually('the registration at the lock', async () => {
    const waiting = `select from pg_locks where not granted and relation = 'capacity_window'::regclass`;
    return (await app.query(waiting)).length > 0;
  });
  await act('takeOver', from);
  await other.query('rollback');
  const { intent, replies } = await written;
  expect(intent).toBe('TO_OFFICER');
  const { bookings, unread } = await one(from);
  expect(bookings).toMatchObject([{ status: 'HELD' }]);
  expect(unread).toBeGreaterThan(0);
  expect(replies.map(({ text }) => text)).toEqual([expect.stringContaining(bookings[0].code)]);
});
