// Conversations that came to nothing: seen by staff, put right in the applicant's name, or laid aside.
import { expect, test } from 'vitest';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { step } from '../support/step.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const LIST = '{ answer: failedMessages(office: "BOGOR") { nodes { id from text intent reason receivedAt } } }';
const ACCEPT = `mutation ($input: AcceptMessageInput!) { answer: acceptMessage(input: $input) { __typename
  ... on Booking { code status channel applicant { name phone } } ... on Refusal { reason } } }`;
const DISMISS =
  'mutation ($input: DismissMessageInput!) { answer: dismissMessage(input: $input) { ... on FailedMessage { id } } }';

test('a message that was not understood', async () => {
  const app = await openApp();
  const write = (from: string, text: string) => app.simulator({ from, to: '+628111100333', text });
  const list = async () => (await app.graphql(LIST, {}, ADMIN)).data.answer.nodes;
  const ask = async (document: string, input: object) =>
    (await app.graphql(document, { input: { office: 'BOGOR', ...input } }, ADMIN)).data.answer;

  await step('is seen, once for each sender, unless they have managed by themselves', async () => {
    await write('+6281266600001', 'saya mau bikin paspor besok pagi namanya Budi lahirnya lupa');
    await write('+6281266600001', '#Budi#tidaktahu#07082017');
    await write('+6281266600002', '#Sari#32011987#07082017');
    await write('+6281266600002', '#Sari#25011987#07082017');
    await write('+6281266600003', '#cek');
    expect(await list()).toMatchObject([
      {
        from: '+6281266600001',
        text: '#Budi#tidaktahu#07082017',
        reason: 'BIRTHDATE_UNREADABLE',
        receivedAt: '2017-08-01T09:00:00+07:00',
      },
    ]);
  });

  await step("is booked by an officer in the applicant's name, who is sent the code and can confirm it", async () => {
    const [{ id }] = await list();
    const input = { message: id, applicant: { name: 'Budi', birthDate: '1987-01-25' }, visitDate: '2017-08-08' };
    const booking = await ask(ACCEPT, input);
    expect(booking).toMatchObject({
      __typename: 'Booking',
      status: 'HELD',
      channel: 'WHATSAPP',
      applicant: { name: 'Budi', phone: '+6281266600001' },
    });
    expect(await ask(ACCEPT, input)).toEqual(booking);
    const told = await app.query(`select recipient, text from outbox_message where purpose = $1`, [`accepted:${id}`]);
    expect(told).toMatchObject([{ recipient: '+6281266600001', text: expect.stringContaining(booking.code) }]);
    expect(await list()).toEqual([]);
    expect((await write('+6281266600001', booking.code)).replies[0]?.key).toBe('confirmed');
  });

  await step('is booked once it is put right, also after a refusal', async () => {
    await write('+6281266600005', '#Tuti#kapan#07082017');
    const [{ id }] = await list();
    const input = { message: id, applicant: { name: 'Tuti', birthDate: '1987-01-25' } };
    expect(await ask(ACCEPT, { ...input, visitDate: '2017-07-31' })).toMatchObject({ reason: 'IN_THE_PAST' });
    expect(await ask(ACCEPT, { ...input, visitDate: '2017-08-08' })).toMatchObject({ status: 'HELD' });
    expect(await list()).toEqual([]);
  });

  await step('is laid aside; one of another office is not there', async () => {
    await write('+6281266600004', '#Joko#kapan#07082017');
    const [{ id }] = await list();
    const { errors } = await app.graphql(DISMISS, { input: { office: 'MEDAN', message: id } }, ADMIN);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await ask(DISMISS, { message: id })).toEqual({ id });
    expect(await list()).toEqual([]);
    const audit = await app.query(`select what from audit where office = 'BOGOR' order by id`);
    expect(audit.map(({ what }) => what)).toEqual(expect.arrayContaining(['acceptMessage', 'dismissMessage']));
  });

  await step('is none where the sender said no to our own question', async () => {
    const from = '+6281266600006';
    await write(from, '#Wati Lestari#25011987#08082017');
    for (const [asks, no] of [
      ['hapus data saya', 'tidak'],
      ['kayaknya gak jadi deh', 'tidak'],
    ] as const) {
      await write(from, asks);
      expect(await list()).toMatchObject([{ from, reason: 'NOT_CERTAIN' }]);
      await write(from, no);
      expect(await list()).toEqual([]);
    }
  });

  await step("an office's own words are said, and those that lack what matters are refused", async () => {
    const change =
      'mutation ($input: ChangeOfficeInput!) { answer: changeOffice(input: $input) { ... on Office { texts { key language text } } } }';
    const texts = [{ key: 'howTo', language: 'id', text: 'Selamat datang di {office}! Kirim:\n{example}' }];
    expect(await ask(change, { settings: { texts } })).toEqual({ texts });
    expect((await write('+6281266600009', 'selamat siang bapak ibu')).replies[0]?.text).toContain(
      'Selamat datang di Kantor Imigrasi Bogor!',
    );
    const costs =
      'mutation ($input: ChangeOfficeInput!) { answer: changeOffice(input: $input) { ... on Office { texts { key sms smsCount } } } }';
    const several = [
      { key: 'confirmed', language: 'id', text: '{number} {code} {date} {from} {arriveBy}' },
      { key: 'languageSet', language: 'id', sms: true, text: `Jum’at ${'x'.repeat(160)}` },
    ];
    expect(await ask(costs, { settings: { texts: several } })).toEqual({
      texts: [
        { key: 'confirmed', sms: false, smsCount: null },
        { key: 'languageSet', sms: true, smsCount: 2 },
      ],
    });
    const unknown = [{ key: 'greeting', language: 'id', text: 'Halo' }];
    const { errors } = await app.graphql(change, { input: { office: 'BOGOR', settings: { texts: unknown } } }, ADMIN);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: 'texts.0: there is no text greeting.',
    });
  });
});
