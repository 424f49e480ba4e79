// Blocking and unblocking by managers, and the list of addresses whose bookings came to nothing.
import { describe, expect, test } from 'vitest';
import { apiOf, MONDAY } from '../support/api.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const BLOCK =
  'mutation ($input: BlockAddressInput!) { answer: blockAddress(input: $input) { id address kind reason by endsAt office { code } } }';
const UNBLOCK = 'mutation ($input: UnblockAddressInput!) { answer: unblockAddress(input: $input) { id liftedAt } }';
const NUMBER = '+6281230000001';

describe('blocks', async () => {
  const app = await openApp();
  const api = apiOf(app);
  const ask = async (document: string, input: object) => (await app.graphql(document, { input }, ADMIN)).data.answer;

  test('a blocked number is told so by chat, until it can book again', async () => {
    const input = {
      office: 'BOGOR',
      address: '0812 3000 0001',
      reason: 'Calo',
      until: '2017-08-02T09:00:00+07:00',
      idempotencyKey: 'one',
    };
    const made = await ask(BLOCK, input);
    expect(made).toMatchObject({
      address: NUMBER,
      kind: 'STAFF',
      reason: 'Calo',
      by: 'administrator',
      endsAt: '2017-08-02T09:00:00+07:00',
      office: { code: 'BOGOR' },
    });
    expect(await ask(BLOCK, input)).toEqual(made);
    const write = (text: string) => app.simulator({ from: NUMBER, to: '+628111100333', text });
    const refused = await write('#Budi#25011987#07082017');
    expect(refused).toMatchObject({ reason: 'BLOCKED_UNTIL' });
    expect(refused.replies[0]?.text).toBe(
      'Nomor atau nama ini baru dapat mendaftar lagi pada Rabu, 2 Agustus 2017 pukul 09.00 WIB. Ada pertanyaan? Datang ke Kantor Imigrasi Bogor.',
    );
    expect(refused.replies[0]?.text).not.toContain('Calo');
    app.clock.set('2017-08-02T09:00:00+07:00');
    expect(await write('#Budi#25011987#07082017')).toMatchObject({ intent: 'REGISTER', reason: null });
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('those in force are listed, and lifted', async () => {
    const { id } = await ask(BLOCK, { office: 'BOGOR', address: '+6281230000002', reason: 'Nama palsu' });
    const list = async (ended = false) =>
      (await app.graphql(`{ blocks(office: "BOGOR", ended: ${ended}) { id address } }`, {}, ADMIN)).data.blocks.map(
        (one: { id: string }) => one.id,
      );
    expect(await list()).toContain(id);
    expect(await ask(UNBLOCK, { office: 'BOGOR', block: id })).toMatchObject({ liftedAt: '2017-08-01T09:00:00+07:00' });
    expect(await list()).not.toContain(id);
    expect(await list(true)).toContain(id);
    const { errors } = await app.graphql(UNBLOCK, { input: { office: 'MEDAN', block: id } }, ADMIN);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const audit = await app.query(`select what, subject from audit where what like '%blockAddress' order by id`);
    expect(audit.map(({ what }) => what)).toEqual(['blockAddress', 'blockAddress', 'unblockAddress']);
  });

  test('addresses whose bookings lapse or are forfeited are shown, the worst first, page by page', async () => {
    for (const [phone, times] of [
      ['+6281240000001', 3],
      ['+6281240000002', 1],
      ['+6281240000003', 2],
    ] as const) {
      for (let time = 0; time < times; time++) {
        await api.book({ office: 'MEDAN', visitDate: MONDAY, phone });
        app.clock.advance(31);
      }
    }
    await api.book({ office: 'MEDAN', visitDate: MONDAY, phone: '+6281240000004' });
    await expect
      .poll(async () => (await app.query(`select count(*)::int as n from booking where status = 'EXPIRED'`))[0].n, {
        timeout: 5000,
      })
      .toBe(6);
    const page = async (after: string | null) => {
      const query = `query ($after: String) { suspiciousAddresses(office: "MEDAN", first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { address lapsed forfeited live blocked } } } }`;
      return (await app.graphql(query, { after }, ADMIN)).data.suspiciousAddresses;
    };
    const first = await page(null);
    expect(first.totalCount).toBe(3);
    expect(first.edges.map(({ node }: { node: object }) => node)).toEqual([
      { address: '+6281240000001', lapsed: 3, forfeited: 0, live: 0, blocked: false },
      { address: '+6281240000003', lapsed: 2, forfeited: 0, live: 0, blocked: false },
    ]);
    const second = await page(first.pageInfo.endCursor);
    expect(second).toMatchObject({
      pageInfo: { hasNextPage: false },
      edges: [{ node: { address: '+6281240000002', lapsed: 1 } }],
    });
  });

  test('nothing that changes a booking takes a name or a birth date to change', async () => {
    const { data } = await app.graphql('{ __schema { types { name kind inputFields { name } } } }', {}, ADMIN);
    const inputs = (data?.__schema?.types ?? []).filter(({ kind }: { kind: string }) => kind === 'INPUT_OBJECT');
    expect(inputs.length === 0 || inputs.length > 20).toBe(true);
    const naming = inputs.filter(({ inputFields }: { inputFields: { name: string }[] }) =>
      inputFields.some(({ name }) => ['applicant', 'address'].includes(name)),
    );
    expect(
      naming
        .map(({ name }: { name: string }) => name)
        .filter(
          (name: string) => !['BookInput', 'ApplicantInput', 'BlockAddressInput', 'OfficeChannelInput'].includes(name),
        ),
    ).toEqual([]);
  });
});
