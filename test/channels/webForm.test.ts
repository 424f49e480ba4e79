// The web form: posted as forms, with a photo, or as JSON; answered as a page or as JSON; one person books once by any channel.

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ADMIN_KEY, openApp, PUBLIC_URL } from '../support/app.ts';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { nameOf } from '../support/house.ts';
import { doWork } from '../support/work.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;

describe('the web form', async () => {
  const app = await openApp({ change: { defaults: APPROVED_DIGITS } });
  const url = `${app.url}/channels/web`;
  let people = 0;
  const person = (more: object = {}) => ({
    name: nameOf(9000 + ++people),
    birthDate: '25-01-1987',
    office: 'BOGOR',
    visitDate: '07-08-2017',
    ...more,
  });
  const json = async (fields: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(fields),
    });
    return { status: response.status, ...((await response.json()) as Any) };
  };
  const posted = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'text/html', ...headers },
      body: new URLSearchParams(fields),
    });
    return { status: response.status, text: await response.text() };
  };
  const picture = (size = 1200) => sharp({ create: { width: size, height: 800, channels: 3, background: '#8899aa' } });

  test('shows the offices, then the form of one with its next days, in the language asked for', async () => {
    const offices = await (await fetch(url)).text();
    expect(offices).toContain('<html lang="id">');
    expect(offices).toContain('Kantor Imigrasi Bogor');
    const form = await (await fetch(`${url}?office=BOGOR&language=en`)).text();
    expect(form).toContain('<html lang="en">');
    expect(form).toMatch(/Monday, 7 August 2017, 3\d\d places/);
    expect((await fetch(`${url}?office=NOWHERE`)).status).toBe(404);
  });

  test('books by JSON, and says what to do next', async () => {
    const { status, booking } = await json(person());
    expect(status).toBe(200);
    expect(booking).toMatchObject({
      status: 'HELD',
      window: { startsAt: '2017-08-07T08:00:00+07:00' },
      proofs: [{ kind: 'WHATSAPP' }],
    });
    expect(booking.proofs[0].link).toContain(booking.code);
  });

  test.each([
    ['\u202aBudi Santoso\u202c', 'Budi Santoso'],
    ['Bu\u200bdi', 'Budi'],
    ['Wira\u00adwan', 'Wirawan'],
    ['Nur\u00b4aini', "Nur'aini"],
    ['Nur`aini', "Nur'aini"],
    ['Nur\u02bbaini', "Nur'aini"],
    ['Sa\u02beadah', "Sa'adah"],
    ['Anne\u2013Marie', 'Anne-Marie'],
  ])('takes the name %j, as it is pasted, for %s, and so do the API and the chat', async (typed, name) => {
    const born = () => `${1930 + ++people}-01-25`;
    const { status, booking } = await json(person({ name: typed, birthDate: born().split('-').reverse().join('-') }));
    expect([status, booking?.applicant.name]).toEqual([200, name]);
    const input = { office: 'BOGOR', when: { date: '2017-08-07' }, applicant: { name: typed, birthDate: born() } };
    const { data } = await app.graphql(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { applicant { name } } ... on Refusal { reason } } }',
      { input },
    );
    expect(data.book).toEqual({ applicant: { name } });
    const [year, month, day] = born().split('-');
    const from = `+6281255777${String(people).padStart(3, '0')}`;
    const chat = await app.simulator({ from, to: '+628111100333', text: `#${typed}#${day}${month}${year}#07082017` });
    expect(chat.replies[0]?.text).toContain(`${name}, lahir`);
  });

  test('names every field that is wrong at once, and keeps what was typed', async () => {
    const fields = { ...person(), name: '', birthDate: '31-02-1987', phone: '12', language: 'en' };
    const answer = await json(fields);
    expect(answer.status).toBe(422);
    expect(answer.faults.map(({ field }: { field: string }) => field)).toEqual(['name', 'birthDate', 'phone']);
    const { status, text } = await posted({ ...fields, action: 'book' });
    expect(status).toBe(422);
    expect(text).toContain('value="31-02-1987"');
    expect(text).toMatch(/aria-invalid="true"/);
    expect(text).toContain('This is not a date. Enter day, month and year');
  });

  test('says a refusal of the API in the language of the form, with what is free instead', async () => {
    const { status, refusal } = await json({ ...person(), visitDate: '17-08-2017', language: 'en' });
    expect(status).toBe(422);
    expect(refusal).toMatchObject({
      reason: 'CLOSED',
      message: expect.stringContaining('closed'),
      alternatives: expect.any(Array),
    });
  });

  test('what people type cannot become part of the page', async () => {
    const { text } = await posted({ ...person(), name: '"><script>alert(1)</script>', action: 'book' });
    expect(text).not.toContain('<script>alert');
  });

  test('the same form sent twice books once', async () => {
    const fields = person({ key: 'one-form' });
    const [first, second] = [await json(fields), await json(fields)];
    expect(second.booking.code).toBe(first.booking.code);
  });

  test('an applicant who writes by WhatsApp takes over from the same person held on the web, not the other way round', async () => {
    const fields = person({ phone: '0812 3000 0100' });
    const { booking } = await json(fields);
    const text = `#${fields.name}#25011987#08082017`;
    const chat = await app.simulator({ from: '+6281230000100', to: '+628111100333', text });
    expect(chat.intent).toBe('REGISTER');
    expect(chat.replies[0]?.text).not.toContain(booking.code);
    expect(await app.query('select status, live from booking where code = $1', [booking.code])).toEqual([
      { status: 'CANCELLED', live: false },
    ]);
    const again = await json({ ...fields, phone: '0812 3000 0199' });
    expect(again).toMatchObject({ status: 422, refusal: { reason: 'ALREADY_BOOKED' } });
  });

  const digitsSent = (code: string) =>
    app.query(
      `select sealed::json #>> '{secret,0}' as digits, recipient from outbox_message where purpose like 'proof:' || $1 || ':%'`,
      [code],
    );

  test('digits sent to the number prove it; wrong ones do not, and not for long', async () => {
    const fields = person({ phone: '+6281230000200' });
    const { booking } = await json(fields);
    const own = { code: booking.code, birthDate: fields.birthDate };
    expect(await json({ ...own, action: 'confirm' })).toMatchObject({
      status: 422,
      refusal: { reason: 'NOT_VERIFIED' },
    });
    expect(await json({ ...own, action: 'digits' })).toMatchObject({ status: 200, booking: { code: booking.code } });
    expect((await json({ ...own, action: 'digits' })).status).toBe(200);
    const sent = await digitsSent(booking.code);
    expect(sent).toEqual([{ digits: expect.stringMatching(/^\d{6}$/), recipient: '+6281230000200' }]);
    const [{ digits }] = sent;
    const wrong = digits === '000000' ? '111111' : '000000';
    expect(await json({ ...own, action: 'confirm', digits: wrong })).toMatchObject({
      refusal: { reason: 'WRONG_DIGITS' },
    });
    expect(await json({ ...own, action: 'confirm', digits })).toMatchObject({
      status: 200,
      booking: { status: 'CONFIRMED', queueNumber: expect.stringMatching(/^A1/) },
    });

    const other = person({ phone: '+6281230000201' });
    const { booking: held } = await json(other);
    const theirs = { code: held.code, birthDate: other.birthDate };
    await json({ ...theirs, action: 'digits' });
    const [unread] = await digitsSent(held.code);
    for (let time = 0; time < 5; time++) await json({ ...theirs, action: 'confirm', digits: '12' });
    expect(await json({ ...theirs, action: 'confirm', digits: unread.digits })).toMatchObject({
      refusal: { reason: 'WRONG_DIGITS' },
    });
  });

  const digitsTo = async (phone: string) =>
    (
      await app.query(
        `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 order by id desc limit 1`,
        [phone],
      )
    )[0]?.digits;

  test('digits read before booking confirm it at once, without a script, and the typed fields stay', async () => {
    const form = await (await fetch(`${url}?office=BOGOR&language=id`)).text();
    expect(form).toContain('name="step" value="numberDigits"');
    expect(form).not.toContain('name="digits"');
    const { visitDate: _, ...fields } = person({ phone: '0812 3000 0300', language: 'id' });
    const first = await posted({ ...fields, action: 'book', step: 'numberDigits' });
    expect(first.status).toBe(200);
    expect(first.text).toContain('name="digits"');
    expect(first.text).toContain(`value="${fields.name}"`);
    const digits = await digitsTo('+6281230000300');
    const wrong = await posted({ ...fields, action: 'book', digits: digits === '000000' ? '111111' : '000000' });
    expect([wrong.status, wrong.text.includes('name="digits"')]).toEqual([422, true]);
    const booked = await posted({ ...fields, action: 'book', digits });
    expect(booked.text).toContain('class="booked"');
    expect(await app.query('select status, proven from booking where name = $1', [fields.name])).toEqual([
      { status: 'CONFIRMED', proven: true },
    ]);

    const without = await posted({ ...fields, phone: '', action: 'book', step: 'numberDigits' });
    expect([without.status, without.text.includes('href="#phone"')]).toEqual([422, true]);
    const abroad = await posted({ ...fields, phone: '+252612345678', action: 'book', step: 'numberDigits' });
    expect([abroad.status, abroad.text.includes('name="digits"')]).toEqual([422, false]);
    // An office that cannot send digits offers none.
    expect(await (await fetch(`${url}?office=MEDAN`)).text()).not.toContain('numberDigits');
  });

  test('a booking is shown, moved and cancelled with code and birth date, and to no one without', async () => {
    const fields = person({ office: 'MEDAN' });
    const { booking } = await json(fields);
    const own = { code: booking.code, birthDate: fields.birthDate };
    expect(await json({ ...own, action: 'confirm' })).toMatchObject({
      status: 422,
      refusal: { reason: 'WORK_NEEDED' },
    });
    expect((await posted({ ...own, action: 'show' })).text).toContain('data-work-at="submit"');
    expect(await json({ ...own, action: 'confirm', work: await doWork(booking.work) })).toMatchObject({
      booking: { status: 'CONFIRMED', queueNumber: 'A101', work: null },
    });
    const page = await posted({ ...own, action: 'show' });
    expect(page.text).toContain('A101');
    expect(page.text).toContain('alt="Code 128');
    expect(await json({ ...own, action: 'move', visitDate: '09-08-2017' })).toMatchObject({
      booking: { window: { startsAt: '2017-08-09T08:00:00+07:00' } },
    });
    for (const action of ['show', 'move', 'cancel', 'confirm', 'digits']) {
      const foreign = await json({ code: booking.code, birthDate: '01-01-1990', action });
      expect(foreign.status).toBe(404);
      expect(JSON.stringify(foreign)).not.toContain(fields.name);
    }
    expect(await json({ ...own, action: 'cancel' })).toMatchObject({ booking: { status: 'CANCELLED' } });
  });

  test('a day that cannot be read moves no one, and is told at its field', async () => {
    const fields = person({ office: 'MEDAN', visitDate: '10-08-2017' });
    const { booking } = await json(fields);
    const own = { code: booking.code, birthDate: fields.birthDate };
    await json({ ...own, action: 'confirm' });
    for (const [visitDate, fault] of [
      ['lusa kemarin', 'unreadableDate'],
      ['31-02-2017', 'unreadableDate'],
      ['', 'missing'],
    ] as const) {
      expect(await json({ ...own, action: 'move', visitDate })).toMatchObject({
        status: 422,
        booking: { window: { startsAt: booking.window.startsAt } },
        faults: [{ field: 'visitDate', fault }],
      });
    }
    const { status, text } = await posted({ ...own, action: 'move', visitDate: '31-02-2017' });
    expect(status).toBe(422);
    expect(text).toContain('<a href="#newDate">');
    expect(text).toContain('value="31-02-2017"');
  });

  test('a birth date or a priority that cannot be read is told as such', async () => {
    expect(await json({ action: 'show', code: 'K7M2PQ4X', birthDate: 'kemarin' })).toMatchObject({
      status: 422,
      faults: [{ field: 'birthDate', fault: 'unreadableDate' }],
    });
    expect(await json(person({ priority: 'VIP' }))).toMatchObject({
      status: 422,
      faults: [{ field: 'priority', fault: 'notInList' }],
    });
  });

  const FORM = 'multipart/form-data; boundary=x';
  const PART = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nBudi';
  test.each([
    ['is cut off in a field', FORM, PART],
    ['is cut off in a file', FORM, PART.replace('name="name"', 'name="photoFile"; filename="ktp.jpg"')],
    ['is no form', FORM, 'xxxx'],
    ['names no boundary', 'multipart/form-data', PART],
  ])('a form that %s is no fault of ours', async (_, type, body) => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'The form has not arrived whole: send it again.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  describe('a photo', () => {
    const upload = async (file: Buffer | Uint8Array, fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('photoFile', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'ktp.jpg');
      const response = await fetch(url, { method: 'POST', headers: { accept: 'application/json' }, body: form });
      return { status: response.status, ...((await response.json()) as Any) };
    };
    const batam = () =>
      person({ office: 'BATAM', address: 'Jl. Melati No 1', visitDate: '' }) as unknown as Record<string, string>;

    test('is asked for where the office needs one', async () => {
      expect(await json(batam())).toMatchObject({ status: 422, faults: [{ field: 'photo', fault: 'missing' }] });
    });

    test('is written again without what the camera told, and seen by officers of that office alone, for a time', async () => {
      const file = await picture(4000)
        .withExif({ IFD0: { Copyright: 'Rahasia' }, IFD3: { GPSLatitude: '6/1 12/1 0/1' } })
        .jpeg()
        .toBuffer();
      expect(file.includes('Rahasia')).toBe(true);
      const { booking } = await upload(file, batam());
      const ask = async (headers: Record<string, string>) =>
        (await app.graphql(`{ booking(code: "${booking.code}", birthDate: "1987-01-25") { photoUrl } }`, {}, headers))
          .data.booking.photoUrl;
      expect(await ask({})).toBeNull();
      const link: string = await ask(ADMIN);
      expect(link.startsWith(PUBLIC_URL)).toBe(true);
      const response = await app.visit(link);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(bytes.includes('Rahasia')).toBe(false);
      const { width, exif } = await sharp(bytes).metadata();
      expect([width, exif]).toEqual([2000, undefined]);
      // Of the last sign not every bit counts: one before it tells for certain.
      const forged = link.replace(/.(?=.{8}$)/, (sign) => (sign === 'A' ? 'B' : 'A'));
      expect((await app.visit(forged)).status).toBe(404);
      app.clock.advance(11);
      expect((await app.visit(link)).status).toBe(404);
      app.clock.advance(-11);
    });

    test.each([
      ['a text that calls itself a photo', Buffer.from('GIF89a, or so it says'), 'NOT_A_PHOTO'],
      ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)]), 'NOT_A_PHOTO'],
      [
        'a picture drawn by a script',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'),
        'NOT_A_PHOTO',
      ],
      ['a file that is too large', Buffer.alloc(10 * 1024 * 1024 + 1), 'PHOTO_TOO_LARGE'],
    ])('%s is refused, and nothing else of the form is lost', async (_, file, fault) => {
      const answer = await upload(file, batam());
      expect(answer).toMatchObject({ status: 422, office: { code: 'BATAM' } });
      expect(answer.faults).toContainEqual(expect.objectContaining({ field: 'photo', fault }));
    });

    test('is looked at only when the rest of the form is right', async () => {
      const photos = async () => (await app.query('select from photo')).length;
      const before = await photos();
      const file = await picture().jpeg().toBuffer();
      const answer = await upload(file, { ...batam(), birthDate: '31-02-1987' });
      expect(answer).toMatchObject({
        status: 422,
        faults: [
          { field: 'birthDate', fault: 'unreadableDate' },
          { field: 'photo', fault: 'photoAgain' },
        ],
      });
      expect((await upload(file, { ...batam(), office: 'NOWHERE' })).status).toBe(404);
      // Bogor has no use for photos.
      expect((await upload(file, person({ phone: '' }) as unknown as Record<string, string>)).status).toBe(200);
      expect(await photos()).toBe(before);
    });

    test('may come ahead of the form, and is named by it', async () => {
      const file = await picture().jpeg().toBuffer();
      const ahead = await upload(file, { action: 'photo', office: 'BATAM' });
      expect(ahead).toMatchObject({ status: 200, faults: [], photo: expect.stringMatching(/^photo:/) });
      const { booking } = await json({ ...batam(), photo: ahead.photo });
      const [row] = await app.query('select photo from booking where code = $1', [booking.code]);
      expect(row.photo).toBe(ahead.photo);
      const photos = async () => (await app.query('select from photo')).length;
      const before = await photos();
      const refusals = [
        [await upload(Buffer.from('GIF89a, or so it says'), { action: 'photo', office: 'BATAM' }), 'NOT_A_PHOTO'],
        [await json({ action: 'photo', office: 'BATAM' }), 'missing'],
        // Bogor has no use for photos.
        [await upload(file, { action: 'photo', office: 'BOGOR' }), 'notInList'],
      ] as const;
      for (const [answer, fault] of refusals)
        expect(answer).toMatchObject({ status: 422, photo: null, faults: [{ field: 'photo', fault }] });
      expect((await upload(file, { action: 'photo', office: 'NOWHERE' })).status).toBe(404);
      expect(await photos()).toBe(before);
    });

    test('of another office, or of no one, is no photo', async () => {
      const { errors } = await app.graphql(
        `mutation { book(input: { office: "MEDAN", photo: "photo:00000000-0000-4000-8000-000000000000", applicant: { name: "Budi", birthDate: "1987-01-25" } }) { __typename } }`,
      );
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
        message: expect.stringContaining('photo'),
      });
    });
  });

  test('a photo comes ahead from another site only by a request that its browser asks about first', async () => {
    const file = await picture().jpeg().toBuffer();
    const send = async (fields: Record<string, string>, headers: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ office: 'BATAM', ...fields })) form.set(name, value);
      form.set('photoFile', new Blob([new Uint8Array(file)]), 'ktp.jpg');
      const origin = { 'sec-fetch-site': 'cross-site', origin: 'https://other.example', accept: 'application/json' };
      return (await fetch(url, { method: 'POST', headers: { ...origin, ...headers }, body: form })).status;
    };
    const asked = { 'x-requested-with': 'antrean' };
    expect(await send({ action: 'photo' }, asked)).toBe(200);
    expect(await send({ action: 'photo' }, {})).toBe(403);
    expect(await send({ action: 'book' }, asked)).toBe(403);
    expect(await send({ action: 'photo', step: 'wait' }, asked)).toBe(403);
  });

  test("another site's form is not taken in a visitor's name", async () => {
    const fields = person() as unknown as Record<string, string>;
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ] as Record<string, string>[]) {
      expect((await posted({ ...fields, action: 'book' }, headers)).status).toBe(403);
    }
    expect(await app.query('select from booking where name = $1', [fields.name])).toEqual([]);
    expect((await posted({ ...fields, action: 'book' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

test('a source that asks too often has to work for it, and each piece of work counts once', async () => {
  const app = await openApp({ rateLimit: '600', change: { defaults: APPROVED_DIGITS } });
  const url = `${app.url}/channels/web`;
  const send = async (number: number, more: object = {}) => {
    const fields = { office: 'MEDAN', name: nameOf(7000 + number), birthDate: '25-01-1987', ...more };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(fields),
    });
    return { status: response.status, ...((await response.json()) as Any) };
  };
  for (let number = 1; number <= 10; number++) {
    expect((await send(number)).status).toBe(200);
    // Forms are counted here, not the places that one source may hold.
    await app.query('delete from unproven_place');
  }
  const stopped = await send(11);
  expect(stopped).toMatchObject({ status: 429, work: { parameters: { algorithm: 'PBKDF2/SHA-256' } } });
  expect(stopped.booking).toBeUndefined();
  const solution = await solveChallenge({ challenge: stopped.work, deriveKey });
  const work = JSON.stringify({ challenge: stopped.work, solution });
  expect((await send(11, { work: work.replace('"cost":500', '"cost":1') })).status).toBe(429);
  expect((await send(11, { work })).status).toBe(200);
  expect((await send(12, { work })).status).toBe(429);
  expect((await send(12, { work: '{"nonsense":1}' })).status).toBe(429);
});
