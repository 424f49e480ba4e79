// A photo sent by chat: fetched from the provider, looked at, kept for the officers of its office, and found again.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ADMIN_KEY, codeIn, eventually, openApp } from '../support/app.ts';
import { heicPicture } from '../support/heic.ts';
import { nameOf, phoneOf } from '../support/house.ts';

const app = await openApp();
const BATAM = 'whatsapp:+6282288862017';
const BOGOR = 'whatsapp:+628111100333';
const CARD = await sharp({ create: { width: 400, height: 250, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();

let senders = 0;
function anApplicant() {
  const number = 640 + senders++;
  const [from, name] = [`whatsapp:${phoneOf(number)}`, nameOf(number)];
  const send = async (body: string, media: { url: string; contentType: string }[] = []) =>
    expect((await app.deliver({ from, to: BATAM, body, media })).status).toBe(204);
  const replies = (count: number) => app.twilio.sentTo(from, count);
  return { from, line: `#${name}#25011987#Jl. Sudirman 1`, send, replies };
}

const photo = (bytes = CARD, contentType = 'image/png') => [
  { url: app.twilio.keepFile({ bytes, contentType }), contentType: 'image/jpeg' },
];
const photoOf = async (code: string) =>
  (await app.query('select photo from booking where code = $1', [code]))[0].photo as string;
const linked = (code: string) =>
  eventually('the booking has its photo', async () => (await photoOf(code)).startsWith('photo:'));

/** The photo as an officer sees it. */
async function seen(code: string): Promise<Response | null> {
  const query = `{ booking(code: "${code}") { photoUrl } }`;
  const { data } = await app.graphql(query, {}, { authorization: `Bearer ${ADMIN_KEY}` });
  return data.booking.photoUrl && app.visit(data.booking.photoUrl);
}

const jobsDone = () =>
  eventually('nothing is left to fetch', async () => {
    return (await app.query(`select from graphile_worker.jobs where key like 'photo %'`)).length === 0;
  });

describe('a photo that came by chat', () => {
  test('with the registration is seen by officers, as a picture and nothing else', async () => {
    await jobsDone();
    const others = app.twilio.files();
    const { send, line, replies } = anApplicant();
    await send(line, photo());
    const code = codeIn((await replies(1))[0]?.body as string);
    await linked(code);
    const answer = await seen(code);
    expect(answer?.headers.get('content-type')).toBe('image/jpeg');
    const { format, width } = await sharp(await answer?.arrayBuffer()).metadata();
    expect([format, width]).toEqual(['jpeg', 400]);
    const [row] = await app.query('select office from photo where $1 = $2 || id', [await photoOf(code), 'photo:']);
    expect(row.office).toBe('BATAM');
    // The provider no longer has a copy of it.
    await jobsDone();
    expect(app.twilio.files()).toBe(others);
  });

  test('as a document of an iPhone, in HEIC, is seen as a JPEG, upright', async () => {
    const { send, line, replies } = anApplicant();
    const url = app.twilio.keepFile({ bytes: heicPicture('tiled'), contentType: 'image/heic' });
    await send(line, [{ url, contentType: 'image/heic' }]);
    const code = codeIn((await replies(1))[0]?.body as string);
    await linked(code);
    const answer = await seen(code);
    expect(answer?.headers.get('content-type')).toBe('image/jpeg');
    const { format, width, height } = await sharp(await answer?.arrayBuffer()).metadata();
    expect([format, width, height]).toEqual(['jpeg', 250, 400]);
  });

  test('before its words, or after them, is found all the same', async () => {
    const [first, last] = [anApplicant(), anApplicant()];
    await first.send('', photo());
    await first.replies(1);
    await first.send(first.line);
    await last.send(last.line);
    await last.replies(1);
    await last.send('', photo());
    for (const { replies } of [first, last]) await linked(codeIn((await replies(2))[1]?.body as string));
  });

  test('finds its booking, in whichever order they are done', async () => {
    const many = Array.from({ length: 20 }, anApplicant);
    await Promise.all(many.map(({ send, line }) => send(line, photo())));
    for (const { replies } of many) await linked(codeIn((await replies(1))[0]?.body as string));
  });

  test('and is no picture, or too small to be read, is not kept', async () => {
    const small = await sharp(CARD).resize(50, 50).png().toBuffer();
    for (const bytes of [Buffer.from('<script>alert(1)</script>'), small, Buffer.alloc(0)]) {
      const { send, line, replies } = anApplicant();
      await send(line, photo(bytes));
      const code = codeIn((await replies(1))[0]?.body as string);
      await jobsDone();
      expect(await photoOf(code)).toMatch(/^whatsapp\/SM/);
      expect(await seen(code)).toBeNull();
    }
  });

  test('and would lie elsewhere is not fetched', async () => {
    const { send, line, replies } = anApplicant();
    const before = app.twilio.fetches();
    await send(line, [{ url: 'http://169.254.169.254/latest/meta-data', contentType: 'image/jpeg' }]);
    const code = codeIn((await replies(1))[0]?.body as string);
    await jobsDone();
    expect([await photoOf(code), app.twilio.fetches()]).toEqual([expect.stringMatching(/^whatsapp\/SM/), before]);
  });

  test('to an office that has no use for it is not fetched', async () => {
    const number = 639;
    const before = app.twilio.fetches();
    const from = `whatsapp:${phoneOf(number)}`;
    await app.deliver({ from, to: BOGOR, body: `#${nameOf(number)}#25011987#07082017`, media: photo() });
    await app.twilio.sentTo(from);
    await jobsDone();
    expect(app.twilio.fetches()).toBe(before);
  });

  test('is fetched once, however often its webhook comes', async () => {
    const { from, line, replies } = anApplicant();
    const message = { from, to: BATAM, body: line, media: photo(), messageSid: `SM${'7'.repeat(32)}` };
    const before = app.twilio.fetches();
    await Promise.all([app.deliver(message), app.deliver(message)]);
    await linked(codeIn((await replies(1))[0]?.body as string));
    await app.deliver(message);
    await jobsDone();
    expect(app.twilio.fetches()).toBe(before + 1);
  });
});
