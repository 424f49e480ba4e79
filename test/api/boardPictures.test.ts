// Pictures for the lobby boards: managers of the office send them, anyone sees them, and they are written again.
import { request } from 'node:http';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { MAX_BOARD_PICTURES } from '../../src/office/boardPictures.ts';
import { openApp } from '../support/app.ts';
import { ADMIN, managersOf } from '../support/managers.ts';

const app = await openApp();
const managers = managersOf(app);
const ADD_STAFF = 'mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { key } } }';

async function keyOf(role: string, office = 'BOGOR'): Promise<Record<string, string>> {
  const { data } = await app.graphql(ADD_STAFF, { input: { office, name: 'Ratna', role } }, ADMIN);
  return { authorization: `Bearer ${data.addStaff.key}` };
}

const poster = (width = 400) =>
  sharp({ create: { width, height: width / 2, channels: 3, background: { r: 20, g: 120, b: 90 } } })
    .withExif({ IFD0: { Copyright: 'someone' } })
    .png()
    .toBuffer();

const send = async (headers: Record<string, string>, body: Buffer, office = 'BOGOR') =>
  fetch(`${app.url}/offices/${office}/board-pictures`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', ...headers },
    body: new Uint8Array(body),
  });
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

test('a picture is kept as a JPEG without what was written beside it, and anyone sees it', async () => {
  const manager = await keyOf('MANAGER');
  const sent = await send(manager, await poster());
  expect(sent.status).toBe(200);
  const { id } = (await sent.json()) as { id: string };
  const seen = await fetch(`${app.url}/board-pictures/${id}`);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(seen.headers.get('cache-control')).toContain('immutable');
  const { format, width, exif } = await sharp(Buffer.from(await seen.arrayBuffer())).metadata();
  expect([format, width, exif]).toEqual(['jpeg', 400, undefined]);
  const [row] = await app.query('select what, office, subject from audit where subject = $1', [id]);
  expect(row).toEqual({ what: 'addBoardPicture', office: 'BOGOR', subject: id });
  const slide = {
    picture: id,
    text: { id: 'Poster', en: 'Poster' },
    seconds: 20,
    hours: { from: '08:00', to: '12:00' },
  };
  expect(await managers.ask('changeOffice', { office: 'BOGOR', settings: { boardSlides: [slide] } })).toMatchObject({
    __typename: 'Office',
  });
  const { data } = await app.graphql(
    '{ office(code: "BOGOR") { boardSlides { picture text { id en } seconds hours { from to } } } }',
  );
  expect(data.office.boardSlides).toEqual([slide]);
});

test('no one else sends one, and nothing but a picture is taken', async () => {
  const picture = await poster();
  expect((await send({}, picture)).status).toBe(401);
  expect((await send(await keyOf('FRONT_DESK'), picture)).status).toBe(403);
  const manager = await keyOf('MANAGER');
  expect((await send(manager, picture, 'BATAM')).status).toBe(403);
  for (const [file, fault] of [
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'NOT_A_PHOTO'],
    ['GIF89a', 'NOT_A_PHOTO'],
  ] as const) {
    const answer = await send(manager, Buffer.from(file));
    expect([answer.status, await codeOf(answer)]).toEqual([400, fault]);
  }
  for (const id of ['nothing', '00000000-0000-4000-8000-000000000000'])
    expect((await fetch(`${app.url}/board-pictures/${id}`)).status).toBe(404);
});

/** The status of an upload that announces a picture and sends none of it. */
function statusBefore(headers: Record<string, string>, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(`${app.url}/offices/BOGOR/board-pictures`, {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'content-length': `${bytes}`, ...headers },
    });
    sending.on('response', ({ statusCode = 0 }) => {
      sending.destroy();
      resolve(statusCode);
    });
    sending.on('error', reject);
    sending.flushHeaders();
  });
}

test('strangers are refused before a byte of their picture is read, and so is one that is announced as too large', async () => {
  expect(await statusBefore({}, 9_000_000)).toBe(401);
  expect(await statusBefore(await keyOf('COUNTER_OFFICER'), 9_000_000)).toBe(403);
  expect(await statusBefore(await keyOf('MANAGER'), 11_000_000)).toBe(413);
  const none = await send(await keyOf('MANAGER'), Buffer.alloc(0));
  expect([none.status, await codeOf(none)]).toEqual([400, 'NOT_A_PHOTO']);
});

test('however many look at a picture, the database is asked for it once', async () => {
  const sent = await send(await keyOf('MANAGER', 'BATAM'), await poster(), 'BATAM');
  const { id } = (await sent.json()) as { id: string };
  const look = async () => (await fetch(`${app.url}/board-pictures/${id}`)).status;
  expect(await Promise.all(Array.from({ length: 20 }, look))).toEqual(Array.from({ length: 20 }, () => 200));
  await app.query('delete from board_picture where id = $1', [id]);
  expect(await look()).toBe(200);
});

test('those that no slide names go after a day, and no office has more than its share', async () => {
  const manager = await keyOf('MANAGER', 'DEPOK');
  const bytes = await poster(200);
  const kept: string[] = [];
  for (let count = 0; count < MAX_BOARD_PICTURES; count++) {
    await app.query(
      `insert into board_picture (id, office, content_type, bytes, at) values (gen_random_uuid(), 'DEPOK', 'image/jpeg', '', $1)`,
      [app.clock.now().toString()],
    );
  }
  for (const { id } of await app.query(`select id from board_picture where office = 'DEPOK'`)) kept.push(id);
  const [named = ''] = kept;
  const full = await send(manager, bytes, 'DEPOK');
  expect([full.status, await codeOf(full)]).toEqual([400, 'TOO_MANY_PICTURES']);
  const slide = { picture: named, text: { id: 'Poster', en: 'Poster' }, seconds: 20 };
  await managers.ask('changeOffice', { office: 'DEPOK', settings: { boardSlides: [slide] } });
  await app.query(`update board_picture set at = at - interval '25 hours' where office = 'DEPOK'`);
  const { id } = (await (await send(manager, bytes, 'DEPOK')).json()) as { id: string };
  const left = await app.query(`select id from board_picture where office = 'DEPOK' order by at`);
  expect(left.map((row: { id: string }) => row.id)).toEqual([named, id]);
});
