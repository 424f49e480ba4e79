// Managers set where an office is and what its services need; everyone reads it in their own language.
import { expect, test } from 'vitest';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const CHANGE = `mutation ($input: ChangeOfficeInput!) { answer: changeOffice(input: $input) { ... on Office { code } ... on Refusal { reason field } } }`;
const READ = `query ($code: ID!) { office(code: $code) {
  premises { street mapUrl telephone }
  services { code name details { requirements fee duration source asOf confirmed } } } }`;
const PASSPORT = {
  ...{ code: 'PASSPORT', name: { id: 'Paspor', en: 'Passport' }, channels: ['WEB', 'WHATSAPP', 'SMS'] },
};
const DETAILS = {
  requirements: [
    { id: 'KTP', en: 'Identity card' },
    { id: 'KK', en: 'Family card' },
  ],
  fee: { id: 'Rp350.000', en: 'Rp350,000' },
};

test('premises and details of services', async () => {
  const server = await openServer({ start: '2017-08-07T23:30:00+07:00' });
  const manager = await server.staff('MANAGER');
  const change = (settings: object, headers = manager) =>
    server.graphql(CHANGE, { input: { office: 'BOGOR', settings } }, headers);
  const read = async (language = 'id', code = 'BOGOR') =>
    (await server.graphql(READ, { code }, { 'accept-language': language })).data.office;
  const audited = async () => {
    const LAST = '{ audit(office: "BOGOR", first: 1) { nodes { changes { path before after } } } }';
    return (await server.ask(LAST, {}, manager)).nodes[0].changes;
  };

  await step('as they come with the program: general rules, not confirmed, and no premises', async () => {
    const { premises, services } = await read('en');
    expect(premises).toEqual({ street: null, mapUrl: null, telephone: null });
    expect(services[0].details).toMatchObject({ asOf: '2024-12-18', confirmed: false });
    expect(services[0].details.requirements[0]).toBe('Electronic identity card (e-KTP)');
    expect((await read()).services[0].details.requirements[0]).toBe('KTP elektronik');
  });

  await step('premises are replaced as a whole', async () => {
    const mapUrl = 'https://maps.example/bogor';
    await change({ premises: { street: 'Jalan Ahmad Yani 19', mapUrl, telephone: '0251 8388000' } });
    expect((await read()).premises).toEqual({ street: 'Jalan Ahmad Yani 19', mapUrl, telephone: '+622518388000' });
    expect(await audited()).toContainEqual({ path: 'premises.telephone', before: null, after: '+622518388000' });
    await change({ premises: { street: 'Jalan Ahmad Yani 19' } });
    expect((await read()).premises).toEqual({ street: 'Jalan Ahmad Yani 19', mapUrl: null, telephone: null });
    expect(await audited()).toContainEqual({ path: 'premises.mapUrl', before: mapUrl, after: null });
  });

  await step('details that are saved are confirmed, on the date at the office', async () => {
    await change({ services: [{ ...PASSPORT, details: DETAILS }] });
    const confirmed = { source: null, duration: null, asOf: '2017-08-07', confirmed: true };
    expect((await read()).services).toEqual([
      { code: 'PASSPORT', name: 'Paspor', details: { ...confirmed, requirements: ['KTP', 'KK'], fee: 'Rp350.000' } },
    ]);
    const inEnglish = { ...confirmed, requirements: ['Identity card', 'Family card'], fee: 'Rp350,000' };
    expect((await read('en')).services[0].details).toEqual(inEnglish);
    expect(await audited()).toContainEqual({
      ...{ path: 'services.PASSPORT.details.confirmed', before: 'false', after: 'true' },
    });
  });

  await step('a service without details keeps those it has, and empty ones remove them', async () => {
    await change({ services: [{ ...PASSPORT, name: { id: 'Paspor baru', en: 'New passport' } }] });
    const [{ name, details }] = (await read()).services;
    expect([name, details.fee]).toEqual(['Paspor baru', 'Rp350.000']);
    await change({ services: [{ ...PASSPORT, details: { requirements: [] } }] });
    expect((await read()).services[0].details).toBeNull();
  });

  await step('what is wrong is named', async () => {
    const wrong = [
      [{ premises: { street: 'x'.repeat(201) } }, 'street must have at most 200 characters'],
      [
        { services: [{ ...PASSPORT, details: { requirements: [{ id: 'KTP', en: 'a\nb' }] } }] },
        'services.0.details.requirements.0.en: must be one line',
      ],
      [
        { services: [{ ...PASSPORT, details: { requirements: Array(31).fill({ id: 'a', en: 'a' }) } }] },
        'requirements must have at most 30',
      ],
    ] as const;
    for (const [premises, refused] of [
      [{ mapUrl: 'http://maps.example' }, { reason: 'ADDRESS_INVALID', field: 'settings.premises.mapUrl' }],
      [{ telephone: 'satpam' }, { reason: 'INVALID_PHONE', field: 'settings.premises.telephone' }],
    ] as const)
      expect((await change({ premises })).data.answer).toEqual(refused);
    for (const [settings, says] of wrong) {
      const { errors } = await change(settings);
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      expect(errors?.[0]?.message).toContain(says);
    }
  });

  await step('are changed by managers of the office only', async () => {
    const others = [{}, await server.staff('FRONT_DESK'), await server.staff('MANAGER', 'DEPOK')];
    for (const headers of others) {
      const { errors } = await change({ premises: { street: 'Jalan Lain 1' } }, headers);
      expect(errors?.[0]?.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    }
    expect((await read()).premises.street).toBe('Jalan Ahmad Yani 19');
  });

  await step('a new office copies the details as general rules, and no premises', async () => {
    await change({ services: [{ ...PASSPORT, details: DETAILS }] });
    const input = {
      code: 'CIANJUR',
      like: 'BOGOR',
      timeZone: 'Asia/Jakarta',
      settings: { name: 'Kantor', city: 'Cianjur' },
    };
    await server.graphql(
      'mutation ($input: AddOfficeInput!) { addOffice(input: $input) { __typename } }',
      { input },
      ADMIN,
    );
    const { premises, services } = await read('id', 'CIANJUR');
    expect(premises.street).toBeNull();
    expect(services[0].details).toMatchObject({ fee: 'Rp350.000', confirmed: false });
  });
});
