// People, numbers and codes have no place in the log.
import { Writable } from 'node:stream';
import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { openLog, scrub, withoutSecrets } from '../../server/faults/log.ts';
import { newCode } from '../../src/bookingCode.ts';
import { BIRTH_DATE, BOOK, MONDAY } from '../support/api.ts';
import { openServer } from '../support/server.ts';

function listening() {
  const lines: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  return { log: openLog('trace', stream), lines };
}

/** The line that the log writes for an error. */
function loggedOf(error: unknown): string {
  const { log, lines } = listening();
  log.error({ err: error }, 'A fault.');
  return lines.join('');
}

/** Not made simpler: of bytes that are all the same no code would ever come. */
const CODES = fc
  .noShrink(fc.infiniteStream(fc.nat({ max: 255 })))
  .map((bytes) => newCode((count) => Uint8Array.from(bytes.take(count))));
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));

describe('a phone number', () => {
  /** As people and providers write them. */
  const NUMBERS = fc
    .tuple(
      fc.constantFrom('+62', '62', '0062', '0', '+65', '+1', 'whatsapp:+62', 'tel:+62'),
      digits(3),
      fc.constantFrom('', ' ', '-', '.', '  '),
      digits(4),
      digits(4),
    )
    .map(([country, first, gap, second, third]) => [country, first, second, third].join(gap));
  const AROUND = fc.constantFrom(
    ['', ''],
    ['to ', ' failed'],
    ['"', '"'],
    ['(', ')'],
    ['to=', ';'],
    ['n:', ',x'],
    ['Nomor ', '.'],
  );

  test('does not come through, however it is written', () => {
    fc.assert(
      fc.property(NUMBERS, AROUND, (number, [before, after]) => {
        const text = scrub(`${before}${number}${after}`);
        expect(text.replace(/\D/g, '').length).toBeLessThan(5);
        expect(text).toContain('[number]');
      }),
    );
  });

  test.each([
    '(0811) 1100-333',
    '0811.1100.333',
    '+62 (811) 110-0333',
    '+62/811/1100333',
    '+62\u00a0811\u00a01100\u00a0333',
  ])('does not come through as %s', (number) => {
    expect(scrub(`The number ${number} is none`).replace(/\D/g, '').length).toBeLessThan(5);
  });

  test('goes, what says the fault stays', () => {
    for (const text of [
      'timeout after 30000 ms at 127.0.0.1:5432',
      'HTTP 404',
      'at query (/app/src/database.ts:62:15)',
      'code 42P01',
      'connect ECONNREFUSED 192.168.100.200:5432',
      'photo 12345678-1234-4567-8123-123456789012 of BATAM cannot be decrypted',
    ])
      expect(scrub(text)).toBe(text);
  });

  test('goes beside an identifier, which stays whole whatever its digits are', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(scrub(`photo ${id} of 081234567890, ${id}`)).toBe(`photo ${id} of [number], ${id}`);
      }),
    );
  });
});

describe('a code', () => {
  test('does not come through, in any case, with a dash or without', () => {
    fc.assert(
      fc.property(CODES, fc.constantFrom('', '-'), fc.boolean(), (code, gap, small) => {
        const written = `${code.slice(0, 4)}${gap}${code.slice(4)}`;
        const text = scrub(`/bookings/${small ? written.toLowerCase() : written}/qr.png`);
        expect(text.toUpperCase()).not.toContain(code.slice(0, 4));
        expect(text).toBe('/bookings/[code]/qr.png');
      }),
    );
  });
});

describe('an error', () => {
  const PERSON = { name: 'Siti Nurhaliza', phone: '+628123456789', code: newCode() };
  const secrets = [PERSON.name, 'Nurhaliza', '8123456789', PERSON.code];
  const holdsNone = (text: string) => {
    for (const secret of secrets) expect(text).not.toContain(secret);
  };

  test('of PostgreSQL, which quotes the row', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    await client.query(
      'create temp table person (name text unique, phone text, born date check (born > $$1900-01-01$$))',
    );
    const row = [PERSON.name, PERSON.phone, BIRTH_DATE];
    const insert = 'insert into person values ($1, $2, $3)';
    await client.query(insert, row);
    const faults = [
      await client.query(insert, row).catch((error) => error),
      await client.query(insert, ['Other', PERSON.phone, '1800-01-01']).catch((error) => error),
      await client.query(insert, ['Other', PERSON.phone, PERSON.name]).catch((error) => error),
      await client.query(`select '${PERSON.name}'::int`).catch((error) => error),
      await client
        .query(`select 1 from person where nme = '${PERSON.name}' and phone = '${PERSON.phone}'`)
        .catch((error) => error),
    ];
    await client.end();
    expect(faults[0].detail).toContain(PERSON.name);
    for (const fault of faults) {
      const text = loggedOf(fault);
      expect(JSON.parse(text).err).toMatchObject({ code: fault.code, message: expect.any(String) });
      holdsNone(text);
    }
    expect(loggedOf(faults[0])).toContain('person_name_key');
  });

  test('of a provider, which quotes the number and the text', () => {
    const { phone, name, code } = PERSON;
    const fault = Object.assign(new Error(`The 'To' number whatsapp:${phone} is not a valid phone number.`), {
      status: 400,
      code: 21211,
      moreInfo: `https://provider.example/${phone}`,
      details: { to: phone, body: `Halo ${name}, kode ${code}` },
      config: { data: `To=%2B62812&Body=${name}` },
      cause: new Error(name),
    });
    const text = loggedOf(fault);
    holdsNone(text);
    expect(JSON.parse(text).err).toMatchObject({
      code: '21211',
      message: "The 'To' number whatsapp:[number] is not a valid phone number.",
    });
  });

  test('that is none', () => {
    holdsNone(loggedOf(`cannot send to ${PERSON.phone}: ${PERSON.code}`));
    expect(loggedOf(undefined)).toContain('A fault.');
  });

  test('in fields beside it', () => {
    const { log, lines } = listening();
    const { name, phone, code } = PERSON;
    log.warn(
      {
        name,
        phone,
        birthDate: BIRTH_DATE,
        address: 'Jalan Mawar 1',
        from: phone,
        to: phone,
        text: `#${name}`,
        sender: phone,
      },
      'x',
    );
    log.warn(
      {
        applicant: { name, birthDate: BIRTH_DATE, address: 'Jalan Mawar 1' },
        message: { from: phone, text: `kode ${code}` },
      },
      'x',
    );
    log.warn(
      {
        headers: { authorization: `Bearer ${code}` },
        req: { headers: { cookie: name } },
        authorization: `Bearer ${code}`,
      },
      'x',
    );
    holdsNone(lines.join(''));
    expect(lines.join('')).not.toMatch(/Mawar|1987/);
  });

  test('in the message itself', () => {
    const { log, lines } = listening();
    log.error(`Could not send to ${PERSON.phone}`);
    log.error({ office: 'BOGOR' }, `The code ${PERSON.code} of ${PERSON.phone} is gone`);
    holdsNone(lines.join(''));
    expect(lines.join('')).toContain('BOGOR');
  });
});

describe('a secret', () => {
  const SECRET = fc.stringMatching(/^[A-Za-z0-9_~.-]{16,40}$/);
  const NAMES = [
    'secret',
    'password',
    'token',
    'hub.verify_token',
    'client_secret',
    'KANNEL_SECRET',
    'signature',
    'sign',
    'apikey',
  ];
  /** As it is written in an address, a form, a header, JSON, and JSON within a text. */
  const WRITTEN: ((name: string, secret: string) => string)[] = [
    (name, secret) => `GET /channels/sms?${name}=${secret}&id=1`,
    (name, secret) => `/channels/sms?id=1&${name}=${secret}`,
    (name, secret) => `callback?next=%2Fx%3F${name}%3D${secret}`,
    (name, secret) => `${name}=${secret}`,
    (name, secret) => JSON.stringify({ [name]: secret, other: 1 }),
    (name, secret) => JSON.stringify({ body: JSON.stringify({ [name]: secret }) }),
    (_, secret) => `Authorization: Bearer ${secret}`,
    (_, secret) => `https://kannel:${secret}@smsbox:13013/cgi-bin/sendsms`,
  ];
  /** The places of a line in which a text may stand. */
  const LOGGED: ((log: ReturnType<typeof openLog>, text: string) => void)[] = [
    (log, text) => log.info(text),
    (log, text) => log.warn({ url: text }, 'A request.'),
    (log, text) => log.warn({ request: { deep: { url: text, list: [text] } } }, 'A request.'),
    (log, text) => log.error({ err: new Error(`fetch ${text} failed`) }, 'A fault.'),
    (log, text) => log.child({ url: text }).info('A request.'),
  ];

  test('does not come through, in whatever part of a line, and the line stays JSON', () => {
    const [name, written, logged] = [
      fc.constantFrom(...NAMES),
      fc.constantFrom(...WRITTEN),
      fc.constantFrom(...LOGGED),
    ];
    fc.assert(
      fc.property(name, written, logged, SECRET, (named, write, put, secret) => {
        const { log, lines } = listening();
        put(log, write(named, secret));
        expect(lines.join('')).not.toContain(secret);
        expect(lines.join('')).toContain('[secret]');
        for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
      }),
    );
  });

  test('goes, what says the fault stays', () => {
    for (const text of [
      'The password is wrong.',
      'GET /channels/sms?id=1&dlr=2 answered 403',
      'Bearer is missing',
      'connect ECONNREFUSED http://127.0.0.1:13013/cgi-bin/sendsms',
    ])
      expect(withoutSecrets(text)).toBe(text);
  });
});

describe('the server', async () => {
  const server = await openServer();
  const input = {
    office: 'BOGOR',
    when: { date: MONDAY },
    applicant: { name: 'Siti Nurhaliza', birthDate: BIRTH_DATE, address: 'Jalan Mawar 1' },
    phone: '+628123456789',
  };
  const { code, barcodeUrl, code128Url } = await server.ask(BOOK, { input });
  const all = () => server.lines.join('');
  const quiet = () => {
    for (const secret of ['Nurhaliza', '8123456789', '1987', 'Mawar', code]) expect(all()).not.toContain(secret);
  };

  test('says nothing of a request for a picture, whatever becomes of it', async () => {
    for (const address of [
      barcodeUrl,
      code128Url,
      `/bookings/${code}/x/qr.png`,
      `/bookings/${code}`,
      `/bookings/${code}/${code}/visit.ics?code=${code}`,
    ])
      await (await fetch(new URL(new URL(address, server.url).pathname, server.url))).arrayBuffer();
    await fetch(
      `${server.url}/graphql?query=${encodeURIComponent(`{ booking(code: "${code}", birthDate: "${BIRTH_DATE}") { code } }`)}`,
    );
    await fetch(`${server.url}/nowhere?phone=%2B628123456789&name=Nurhaliza`);
    quiet();
  });

  test('says nothing of people when the database breaks in the middle', async () => {
    await server.query(`create function fail() returns trigger language plpgsql as $$ begin
      raise exception 'row % is broken', new.code using detail = new.name || new.phone; end $$`);
    await server.query('create trigger fail before insert on booking for each row execute function fail()');
    const other = { ...input, applicant: { ...input.applicant, name: 'Siti Aminah' }, phone: '+628123456788' };
    const { errors } = await server.graphql(BOOK, { input: other });
    await server.query('drop trigger fail on booking');
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(all()).toContain(errors?.[0]?.extensions.requestId);
    expect(all()).toContain('P0001');
    quiet();
    expect(all()).not.toMatch(/812345678/);
  });

  test('says nothing of what was said in a chat', async () => {
    const say = (text: string) =>
      fetch(`${server.url}/channels/simulator`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: '+628123456789', to: '+628111100333', text }),
      });
    await say('#Siti Nurhaliza#25011987#07082017');
    await say(code);
    await say('apa kabar');
    quiet();
  });
});
