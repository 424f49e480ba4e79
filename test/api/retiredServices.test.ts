// Services that are no longer offered: they can be had no more, and keep their bookings and their name.
import { expect, test } from 'vitest';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
const manager = await server.staff('MANAGER');
const SERVICES = `query ($retired: Boolean!) { office(code: "BOGOR") { services(retired: $retired) { code channels names } } }`;
const CHANGE = `mutation ($services: [ServiceInput!]!) {
  changeOffice(input: { office: "BOGOR", settings: { services: $services } }) { ... on Office { services { code } } } }`;
const BOOK = `mutation ($service: ID) {
  book(input: { office: "BOGOR", service: $service, when: { date: "2017-08-08" }, applicant: { name: "Siti Aminah", birthDate: "1990-05-12" } }) {
    ... on Booking { code service { name } } ... on Refusal { reason } } }`;

interface SeenService {
  code: string;
  channels: string[];
  names: [string, string];
}
const services = async (retired: boolean): Promise<SeenService[]> => (await server.ask(SERVICES, { retired })).services;
const input = (list: SeenService[]) =>
  list.map(({ code, channels, names: [id, en] }) => ({ code, channels, name: { id, en } }));

test('a service without channels is offered to no one, and its bookings keep its name', async () => {
  const there = await services(false);
  const extra = { ...there[0], code: 'VISA', names: ['Izin tinggal', 'Residence permit'] } as SeenService;
  await server.ask(CHANGE, { services: input([...there, extra]) }, manager);
  const booked = await server.ask(BOOK, { service: 'VISA' }, ADMIN);
  expect(booked.service.name).toBe('Izin tinggal');

  await server.ask(CHANGE, { services: input([...there, { ...extra, channels: [] }]) }, manager);
  expect((await services(false)).map(({ code }) => code)).not.toContain('VISA');
  expect((await services(true)).find(({ code }) => code === 'VISA')).toMatchObject({
    channels: [],
    names: extra.names,
  });
  expect(await server.ask(BOOK, { service: 'VISA' }, ADMIN)).toEqual({ reason: 'NOT_OFFERED' });
  const walkIn = await server.ask(
    'mutation { issueTicket(input: { office: "BOGOR", service: "VISA" }) { ... on Refusal { reason } } }',
    {},
    manager,
  );
  expect(walkIn).toEqual({ reason: 'NOT_OFFERED' });
  const { service } = await server.ask(
    'query ($code: BookingCode!) { booking(code: $code) { service { name } } }',
    { code: booked.code },
    ADMIN,
  );
  expect(service.name).toBe('Izin tinggal');
});

test('one service at least is offered, and each code is there once', async () => {
  const there = await services(false);
  const refused = async (list: SeenService[]) => {
    const { errors } = await server.graphql(CHANGE, { services: input(list) }, manager);
    return errors?.[0]?.message;
  };
  expect(await refused(there.map((service) => ({ ...service, channels: [] })))).toMatch(/one that can be booked/);
  expect(await refused([...there, ...there])).toMatch(/different codes/);
});
