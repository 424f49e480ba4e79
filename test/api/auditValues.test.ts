// The audit log shows what a change altered, before and after, without names of applicants and without keys.
import { expect, test } from 'vitest';
import { nameOf } from '../support/house.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const LAST = '{ audit(office: "BOGOR", first: 1) { nodes { what changes { path before after } } } }';
const START = '2017-08-07T07:30:00+07:00';

test('values before and after', async () => {
  const server = await openServer({ start: START });
  const manager = await server.staff('MANAGER');
  const mutate = (field: string, input: string, more = '__typename') =>
    server.ask(`mutation { ${field}(input: { ${input} }) { ${more} } }`, {}, manager);
  const last = async () => (await server.ask(LAST, {}, manager)).nodes[0];

  await step('of an office: only the settings that changed', async () => {
    await mutate('changeOffice', 'office: "BOGOR", settings: { policy: { retentionDays: 1 }, city: "Kota Bogor" }');
    expect(await last()).toEqual({
      what: 'changeOffice',
      changes: [
        { path: 'city', before: 'Bogor', after: 'Kota Bogor' },
        { path: 'policy.retentionDays', before: '90', after: '1' },
      ],
    });
  });

  await step('of its texts, days, places and quotas', async () => {
    const text = '{ key: "cancelled", language: id, text: "Batal: {code}" }';
    await mutate('changeOffice', `office: "BOGOR", settings: { texts: [${text}] }`);
    expect((await last()).changes).toContainEqual({
      path: 'texts.cancelled id.text',
      before: null,
      after: 'Batal: {code}',
    });
    await mutate('closeDay', 'office: "BOGOR", date: "2017-08-18", reason: "Listrik padam"');
    expect((await last()).changes).toContainEqual({
      ...{ path: 'exceptions.2017-08-18.reason', before: null, after: 'Listrik padam' },
    });
    await mutate(
      'setCapacity',
      'office: "BOGOR", date: "2017-08-21", from: "08:00", to: "09:00", quota: "general", capacity: 3',
    );
    const places = (await last()).changes;
    expect(places).toContainEqual({ path: 'overrides.2017-08-21.08:00 general', before: null, after: '3' });
    await mutate('announce', 'office: "BOGOR", notice: "Loket 2 tutup"');
    expect((await last()).changes).toEqual([{ path: 'notice', before: null, after: 'Loket 2 tutup' }]);
  });

  await step('of staff and counters', async () => {
    const added = await mutate(
      'addStaff',
      'office: "BOGOR", name: "Eka", role: FRONT_DESK',
      '... on StaffKey { key staff { id } }',
    );
    expect((await last()).changes).toEqual([
      { path: 'name', before: null, after: 'Eka' },
      { path: 'office', before: null, after: 'BOGOR' },
      { path: 'role', before: null, after: 'FRONT_DESK' },
    ]);
    await mutate('endStaff', `office: "BOGOR", id: "${added.staff.id}"`);
    expect((await last()).changes).toEqual([{ path: 'endedAt', before: null, after: '2017-08-07T00:30:00Z' }]);
    await mutate('openCounter', 'counter: "BOGOR/1"');
    expect((await last()).changes).toContainEqual({ path: 'open', before: 'false', after: 'true' });
    const kept = await server.query('select detail::text from audit where detail is not null');
    expect(JSON.stringify(kept)).not.toContain(added.key);
    expect(JSON.stringify(kept)).not.toContain('digest');
  });

  await step('of bookings, tickets and blocks: without the person', async () => {
    const applicant = { name: nameOf(7), birthDate: '1987-01-25' };
    const { code } = await server.ask(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }',
      { input: { office: 'BOGOR', when: { date: '2017-08-07' }, applicant } },
      manager,
    );
    expect((await last()).changes).toContainEqual({ path: 'status', before: null, after: 'HELD' });
    await mutate('confirmBooking', `code: "${code}"`);
    expect((await last()).changes).toContainEqual({ path: 'status', before: 'HELD', after: 'CONFIRMED' });
    await mutate('cancelBooking', `code: "${code}"`);
    expect((await last()).changes).toEqual([{ path: 'status', before: 'CONFIRMED', after: 'CANCELLED' }]);
    await mutate('issueTicket', 'office: "BOGOR"');
    expect((await last()).changes).toContainEqual({ path: 'status', before: null, after: 'WAITING' });
    await mutate('callNext', 'counter: "BOGOR/1"');
    expect((await last()).changes).toEqual([
      { path: 'calls', before: '0', after: '1' },
      { path: 'counter', before: null, after: 'BOGOR/1' },
      { path: 'status', before: 'WAITING', after: 'CALLED' },
    ]);
    const phone = '+6281377770001';
    const block = await mutate(
      'blockAddress',
      `office: "BOGOR", address: "${phone}", reason: "${applicant.name}"`,
      '... on Block { id }',
    );
    expect((await last()).changes).toContainEqual({ path: 'kind', before: null, after: 'STAFF' });
    await mutate('unblockAddress', `office: "BOGOR", block: "${block.id}"`);
    expect((await last()).changes.map(({ path }: { path: string }) => path)).toEqual(['liftedAt', 'liftedBy']);
    const kept = JSON.stringify(await server.query('select detail::text from audit where detail is not null'));
    for (const secret of [applicant.name, applicant.birthDate, phone.slice(3)]) expect(kept).not.toContain(secret);
  });

  await step('of what belongs to no office', async () => {
    await server.ask(
      'mutation { makeApiKey(input: { label: "Site", scopes: [READ] }) { ... on ApiKeySecret { key } } }',
      {},
      ADMIN,
    );
    const [made] = (await server.ask('{ audit(first: 1) { nodes { changes { path after } } } }', {}, ADMIN)).nodes;
    expect(made.changes).toContainEqual({ path: 'label', after: 'Site' });
  });
});
