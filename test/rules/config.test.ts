// The settings of the server: what holds when nothing is set, and every fault named at once.
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readServerSettings, type Settings } from '../../server/settings.ts';
import { ConfigFault, type Environment } from '../../src/config.ts';
import { connectionOf } from '../../src/connection.ts';
import { hasDemonstration } from '../../src/modes.ts';
import { instant } from '../../src/time.ts';
import { blocksOf } from '../support/documentBlocks.ts';

const LIVE = {
  MODE: 'live',
  DATABASE_URL: 'postgres://antrean:secret@db.example/antrean',
  PUBLIC_URL: 'https://antrean.example',
  ADMIN_KEY: 'Jx7vQm2kT9rLw4ZbYf6HsDnC',
};
const TWILIO = { TWILIO_ACCOUNT_SID: 'AC0123456789', TWILIO_AUTH_TOKEN: 'token' };

const META = {
  META_ACCESS_TOKEN: 'token',
  META_APP_SECRET: 'new,old',
  META_VERIFY_TOKEN: 'verify',
  META_NUMBERS: '+628111100333=106540352242922, +6281299004406=106540352242923',
};
const GATEWAY = {
  SMS_GATEWAY_URL: 'http://192.168.1.20:8080/',
  SMS_GATEWAY_USERNAME: 'sms',
  SMS_GATEWAY_PASSWORD: 'secret',
  SMS_GATEWAY_SIGNING_KEY: 'key',
  SMS_GATEWAY_NUMBERS: '+6281100000001',
};
const KANNEL = {
  KANNEL_URL: 'http://smsbox:13013/cgi-bin/sendsms',
  KANNEL_USERNAME: 'antrean',
  KANNEL_PASSWORD: 'secret',
  KANNEL_SECRET: 'a-secret-of-sixteen',
};

const asBase64 = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');
const P256_KEY = asBase64(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
const RSA_KEY = asBase64(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey);
const EMAIL = { EMAIL_SMTP_URL: 'smtps://user:secret@mail.example', EMAIL_WEBHOOK_KEY: P256_KEY };

/** The faults, one a line; none where it is taken. */
function faults(environment: Environment): string[] {
  try {
    readServerSettings(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigFault);
    return (error as Error).message.split('\n');
  }
}

/** Of settings that real service alone may have. */
const readLive = (environment: Environment) => {
  const settings = readServerSettings({ ...LIVE, ...environment });
  return { ...settings, channels: channelsIn(settings) };
};

/** The settings of every provider by its name, and the provider that sends by each kind of channel. */
function channelsIn({ channels }: Settings) {
  const accounts = Object.assign({}, ...channels.map((channel) => channel.accounts));
  const of = (name: string) => accounts[name]?.settings ?? null;
  const by = (kind: string) => channels.find((channel) => channel.kind === kind)?.sendBy ?? null;
  return {
    ...{ twilio: of('twilio'), meta: of('meta'), gateway: of('gateway'), kannel: of('kannel') },
    email: of('smtp'),
    ...{ whatsAppBy: by('WHATSAPP'), smsBy: by('SMS') },
  };
}

const liveFaults = (environment: Environment) => faults({ ...LIVE, ...environment });

describe('with nothing set', () => {
  test('everything has its default', () => {
    expect(readServerSettings({})).toMatchObject({
      port: 4000,
      host: '0.0.0.0',
      dataDir: resolve('data'),
      databaseUrl: null,
      publicUrl: 'http://localhost:4000',
      mode: 'demo',
      clock: null,
      adminKey: null,
      officesFile: resolve('offices.yaml'),
      historyYears: 5,
    });
  });

  test('empty and blank settings are none', () => {
    const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'PUBLIC_URL', 'MODE', 'CLOCK', 'ADMIN_KEY'];
    const empty = Object.fromEntries([...names, ...Object.keys(TWILIO), 'OFFICES_FILE'].map((name) => [name, ' ']));
    expect(readServerSettings(empty)).toEqual(readServerSettings({}));
  });

  test('what is read cannot be changed', () => {
    expect(Object.isFrozen(readServerSettings({}))).toBe(true);
  });
});

describe('a setting', () => {
  test.each([
    ['0', 0],
    ['80', 80],
    ['65535', 65535],
    [' 8080 ', 8080],
  ])('PORT=%s is %i', (PORT, port) => {
    expect(readServerSettings({ PORT }).port).toBe(port);
  });

  test.each(['65536', '-1', '80a', '8.5', '0x50', '1e3', 'http'])('PORT=%s is refused by name', (PORT) => {
    expect(faults({ PORT })).toEqual([`PORT must be a number from 0 to 65535, not "${PORT}".`]);
  });

  test('PORT shows in the address where no other is set', () => {
    expect(readServerSettings({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  });

  test('PUBLIC_URL loses its last slashes, so that what is appended is what was signed', () => {
    expect(readServerSettings({ PUBLIC_URL: 'http://localhost:8080//' }).publicUrl).toBe('http://localhost:8080');
    expect(readLive({ PUBLIC_URL: 'https://antrean.example:443/' }).publicUrl).toBe('https://antrean.example:443');
  });

  test.each([
    'https://antrean.example/queue',
    'https://antrean.example/?office=BOGOR',
    'https://antrean.example/#desk',
  ])('PUBLIC_URL=%s is refused: the pages are at the root', (PUBLIC_URL) => {
    expect(liveFaults({ PUBLIC_URL })).toEqual([
      'PUBLIC_URL must be scheme, host and port alone, such as https://antrean.example: the pages are at the root.',
    ]);
  });

  test.each(['antrean.example', 'ftp://antrean.example', 'localhost:4000', '//antrean.example'])(
    'PUBLIC_URL=%s is refused by name',
    (PUBLIC_URL) => {
      expect(faults({ PUBLIC_URL })).toEqual(['PUBLIC_URL must be a URL that begins with http:// or https://.']);
    },
  );

  test.each(['postgres://db.example/antrean', 'postgresql://antrean@db.example:5433/antrean?sslmode=require'])(
    'DATABASE_URL=%s is taken as it is',
    (DATABASE_URL) => {
      expect(readServerSettings({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
    },
  );

  test('CLOCK is an instant with its offset', () => {
    expect(readServerSettings({ CLOCK: '2017-08-01T09:00:00+07:00' }).clock).toEqual(instant('2017-08-01T02:00:00Z'));
    for (const CLOCK of ['2017-08-01', '2017-08-01T09:00:00', 'yesterday', '1501552800'])
      expect(faults({ CLOCK })).toEqual([
        `CLOCK must be an instant with an offset such as 2017-08-01T09:00:00+07:00, not "${CLOCK}".`,
      ]);
  });

  test.each(['1', '101', '2.5', 'five', '-3'])(
    'visits are kept for a number of years from 2 to 100, not %s',
    (HISTORY_YEARS) => {
      expect(faults({ HISTORY_YEARS })).toEqual([
        `HISTORY_YEARS must be a number of years from 2 to 100, not "${HISTORY_YEARS}".`,
      ]);
      expect(readServerSettings({ HISTORY_YEARS: '2' }).historyYears).toBe(2);
    },
  );

  test('MODE is demo or live', () => {
    expect(readServerSettings({ MODE: 'demo' }).mode).toBe('demo');
    expect(readServerSettings(LIVE).mode).toBe('live');
    expect(faults({ MODE: 'production' })).toContain('MODE must be demo or live, not "production".');
  });

  test('ADMIN_KEY has sixteen characters at least', () => {
    expect(readServerSettings({ ADMIN_KEY: 'x'.repeat(16) }).adminKey).toBe('x'.repeat(16));
    expect(faults({ ADMIN_KEY: 'x'.repeat(15) })).toEqual(['ADMIN_KEY must have at least 16 characters.']);
  });

  test('paths are from where the server is started', () => {
    const { dataDir, officesFile } = readServerSettings({
      DATA_DIR: 'there',
      OFFICES_FILE: '/etc/antrean/offices.yaml',
    });
    expect([dataDir, officesFile]).toEqual([resolve('there'), '/etc/antrean/offices.yaml']);
  });
});

describe('live service', () => {
  test('is possible with a database, an address and a key', () => {
    expect(readServerSettings(LIVE)).toMatchObject({ mode: 'live', clock: null, adminKey: LIVE.ADMIN_KEY });
  });

  test.each(['DATABASE_URL', 'PUBLIC_URL', 'ADMIN_KEY'])('needs %s', (name) => {
    expect(faults({ ...LIVE, [name]: '' })).toEqual([`${name} must be set when MODE=live.`]);
  });

  test('keeps real time', () => {
    expect(faults({ ...LIVE, CLOCK: '2017-08-01T09:00:00+07:00' })).toEqual([
      'CLOCK must not be set when MODE=live: real service keeps real time.',
    ]);
  });
});

describe('the living demonstration', () => {
  const demonstrates = (environment: Environment) => readServerSettings(environment).demonstration;

  test('is what a new database begins with, unless it is to be empty or has a clock of its own', () => {
    expect(demonstrates({})).toBe(true);
    expect(demonstrates({ DEMO: 'empty' })).toBe(false);
    expect(demonstrates({ CLOCK: '2017-08-01T09:00:00+07:00' })).toBe(false);
    expect(faults({ DEMO: 'full' })).toEqual(['DEMO must be empty, or not be set, not "full".']);
  });

  test('is never part of real service', () => {
    expect(demonstrates(LIVE)).toBe(false);
    expect(liveFaults({ DEMO: 'empty' })).toEqual([
      'DEMO must not be set when MODE=live: real service has no demonstration.',
    ]);
    const all = [null, 'empty', 'full', ''].flatMap((demo) => [true, false].map((hasClock) => ({ demo, hasClock })));
    for (const settings of all) expect(hasDemonstration({ mode: 'live', ...settings })).toBe(false);
  });
});

describe('the key of real service', () => {
  test.each([
    'a'.repeat(16),
    'passwordpassword',
    'password12345678',
    'password-admin-2026-imigrasi',
    'AntreanImigrasiBogor2026',
    'qwertyuiopasdfghjkl1',
    'abc'.repeat(15),
    '0123456789abcdef0123456789abcdef',
    'the key of the administrator',
  ])('is not %s', (ADMIN_KEY) => {
    expect(liveFaults({ ADMIN_KEY })).toEqual([
      'ADMIN_KEY is easy to guess: set it to what `openssl rand -base64 24` prints.',
    ]);
    expect(faults({ ADMIN_KEY })).toEqual([]);
  });

  test.each([
    ['base64', 24],
    ['base64url', 24],
    ['hex', 16],
    ['hex', 32],
  ] as const)('may be anything that was made at random: %s of %i bytes', (encoding, bytes) => {
    for (let round = 0; round < 1000; round++) {
      const hash = createHash('sha512').update(`${encoding} ${round}`).digest();
      expect(liveFaults({ ADMIN_KEY: hash.subarray(0, bytes).toString(encoding) })).toEqual([]);
    }
  });
});

describe('a demonstration', () => {
  const FAKES = [
    { ...TWILIO, TWILIO_BASE_URL: 'http://127.0.0.1:4010' },
    { ...META, META_BASE_URL: 'http://localhost:4010/v25.0' },
    { ...GATEWAY, SMS_GATEWAY_URL: 'http://[::1]:8080' },
    { ...KANNEL, KANNEL_URL: 'http://kannel.localhost/cgi-bin/sendsms' },
  ];

  test('may have providers that are fakes of this machine', () => {
    for (const fake of FAKES) expect(faults(fake)).toEqual([]);
  });

  test.each([
    ['TWILIO_ACCOUNT_SID', 'TWILIO_BASE_URL', TWILIO],
    ['TWILIO_ACCOUNT_SID', 'TWILIO_BASE_URL', { ...TWILIO, TWILIO_BASE_URL: 'https://api.twilio.com' }],
    ['TWILIO_ACCOUNT_SID', 'TWILIO_BASE_URL', { ...TWILIO, TWILIO_BASE_URL: 'https://127.0.0.1.evil.example' }],
    ['META_ACCESS_TOKEN', 'META_BASE_URL', META],
    ['SMS_GATEWAY_USERNAME', 'SMS_GATEWAY_URL', GATEWAY],
    ['KANNEL_USERNAME', 'KANNEL_URL', KANNEL],
  ])('has no %s while %s leads to real people', (name, setting, environment) => {
    expect(faults(environment)).toEqual([
      `${name} is set in demo mode, where anybody may write as any applicant: set MODE=live, or let ${setting} name a fake on this machine.`,
    ]);
    expect(liveFaults(environment)).toEqual([]);
  });

  test.each(['https://antrean.bogor.go.id', 'https://8.8.8.8', 'https://172.32.0.1', 'https://example.com'])(
    'is not at %s',
    (PUBLIC_URL) => {
      expect(faults({ PUBLIC_URL })).toEqual([expect.stringMatching(/^PUBLIC_URL is open .* set MODE=live/)]);
      expect(liveFaults({ PUBLIC_URL })).toEqual([]);
    },
  );

  test.each(['http://antrean.bogor.go.id', 'http://8.8.8.8:4000', 'http://[2001:db8::1]:4000'])(
    'is not at %s, which real service would refuse as well',
    (PUBLIC_URL) => {
      expect(faults({ PUBLIC_URL })).toEqual([expect.stringMatching(/^PUBLIC_URL is open .* set MODE=live/)]);
    },
  );

  test.each([
    'http://localhost:4000',
    'http://192.168.1.20:4000',
    'https://localhost',
    'https://192.168.1.20',
    'https://172.16.0.1',
    'https://antrean',
  ])('may be at %s', (PUBLIC_URL) => {
    expect(faults({ PUBLIC_URL })).toEqual([]);
  });
});

describe('Twilio', () => {
  test('is there with account and token', () => {
    const { channels } = readLive(TWILIO);
    const rest = { baseUrl: null, smsFrom: null, urlFragment: null };
    expect(channels.twilio).toEqual({ accountSid: 'AC0123456789', authTokens: ['token'], ...rest });
    expect([channels.whatsAppBy, channels.smsBy]).toEqual(['twilio', 'twilio']);
    const set = { TWILIO_BASE_URL: 'http://127.0.0.1:9/', TWILIO_CONNECTION_OVERRIDES: '#rc=3&rp=all' };
    expect(readLive({ ...TWILIO, ...set }).channels.twilio).toMatchObject({
      ...{ baseUrl: 'http://127.0.0.1:9', urlFragment: 'rc=3&rp=all' },
    });
  });

  test('may have two tokens while one is being changed, and never an empty one', () => {
    for (const TWILIO_AUTH_TOKEN of ['new,old', ' new , old ', 'new,,old,', ',new,old'])
      expect(readLive({ ...TWILIO, TWILIO_AUTH_TOKEN }).channels.twilio?.authTokens).toEqual(['new', 'old']);
  });

  test.each(['+14155550100', '36363', 'IMIGRASI', 'Kantor 1', `MG${'0'.repeat(32)}`])('sends SMS from %s', (from) => {
    expect(readLive({ ...TWILIO, TWILIO_SMS_FROM: from }).channels.twilio?.smsFrom).toBe(from);
  });

  test.each([
    [{ TWILIO_SMS_FROM: 'A name that is too long' }, 'TWILIO_SMS_FROM'],
    [{ TWILIO_SMS_FROM: '081100000000' }, 'TWILIO_SMS_FROM'],
    [{ TWILIO_CONNECTION_OVERRIDES: 'https://antrean.example#rc=3' }, 'TWILIO_CONNECTION_OVERRIDES'],
  ])('refuses %o', (environment, name) => {
    expect(liveFaults({ ...TWILIO, ...environment }).map((line) => line.split(' ')[0])).toEqual([name]);
  });

  test.each([
    [{ TWILIO_ACCOUNT_SID: 'AC0' }, 'TWILIO_AUTH_TOKEN is missing'],
    [{ TWILIO_ACCOUNT_SID: 'AC0', TWILIO_AUTH_TOKEN: ' , ' }, 'TWILIO_AUTH_TOKEN is missing'],
    [{ TWILIO_AUTH_TOKEN: 'token' }, 'TWILIO_ACCOUNT_SID is missing'],
  ])('is refused by halves: %o', (environment, fault) => {
    expect(liveFaults(environment).map((line) => line.slice(0, fault.length))).toEqual([fault]);
  });

  test('has its address checked', () => {
    expect(liveFaults({ ...TWILIO, TWILIO_BASE_URL: 'twilio' })).toEqual([
      'TWILIO_BASE_URL must be a URL that begins with http:// or https://.',
    ]);
  });
});

describe('Meta, a phone and Kannel', () => {
  test('are there with all that each of them needs', () => {
    const { channels } = readLive({ ...META, ...GATEWAY });
    expect(channels.meta).toMatchObject({ appSecrets: ['new', 'old'], accessToken: 'token', baseUrl: null });
    expect([...(channels.meta?.numbers ?? [])]).toEqual([
      ['+628111100333', '106540352242922'],
      ['+6281299004406', '106540352242923'],
    ]);
    expect(channels.gateway).toMatchObject({
      url: 'http://192.168.1.20:8080',
      numbers: new Map([['+6281100000001', '']]),
    });
    expect([channels.whatsAppBy, channels.smsBy]).toEqual(['meta', 'gateway']);
    expect(readLive(KANNEL).channels).toMatchObject({ kannel: { secret: 'a-secret-of-sixteen' }, smsBy: 'kannel' });
  });

  test.each([
    ...Object.keys(META).map((name) => [name, META] as const),
    ...Object.keys(GATEWAY).map((name) => [name, GATEWAY] as const),
    ...Object.keys(KANNEL).map((name) => [name, KANNEL] as const),
  ])('are refused without %s', (name, all) => {
    const [first] = Object.keys(all).filter((each) => each !== name);
    expect(liveFaults({ ...all, [name]: ' ' })).toContain(
      `${name} is missing, but ${first} is set: set all of them or none.`,
    );
  });

  test.each([
    [{ ...META, META_NUMBERS: '+628111100333' }, 'META_NUMBERS'],
    [{ ...META, META_NUMBERS: '08111100333=1' }, 'META_NUMBERS'],
    [{ ...META, META_NUMBERS: '+628111100333=abc' }, 'META_NUMBERS'],
    [{ ...META, META_BASE_URL: 'graph' }, 'META_BASE_URL'],
    [{ ...GATEWAY, SMS_GATEWAY_NUMBERS: '+6281100000001,+6281100000002' }, 'SMS_GATEWAY_NUMBERS'],
    [{ ...GATEWAY, SMS_GATEWAY_NUMBERS: '+6281100000001=a/b/c' }, 'SMS_GATEWAY_NUMBERS'],
    [{ ...GATEWAY, SMS_GATEWAY_URL: 'phone' }, 'SMS_GATEWAY_URL'],
    [{ ...KANNEL, KANNEL_SECRET: 'short' }, 'KANNEL_SECRET'],
    [{ ...KANNEL, KANNEL_SECRET: 'with%escapes%and%more' }, 'KANNEL_SECRET'],
  ])('are refused with what is wrong: %o', (environment, name) => {
    expect(liveFaults(environment).map((line) => line.split(' ')[0])).toEqual([name]);
  });

  test('all receive, and one is told to send', () => {
    expect(liveFaults({ ...TWILIO, ...META, ...GATEWAY, ...KANNEL })).toEqual([
      'WHATSAPP_SEND_BY must say who sends: twilio or meta.',
      'SMS_SEND_BY must say who sends: twilio or gateway or kannel.',
    ]);
    const chosen = { WHATSAPP_SEND_BY: 'meta', SMS_SEND_BY: 'Twilio' };
    expect(readLive({ ...TWILIO, ...META, ...GATEWAY, ...chosen }).channels).toMatchObject({
      ...{ whatsAppBy: 'meta', smsBy: 'twilio' },
    });
    expect(liveFaults({ ...TWILIO, SMS_SEND_BY: 'pigeon' })).toEqual([
      'SMS_SEND_BY must be twilio, gateway, kannel, not "pigeon".',
    ]);
    expect(liveFaults({ ...TWILIO, SMS_SEND_BY: 'kannel' })).toEqual([
      'SMS_SEND_BY is kannel, but there are no credentials for it.',
    ]);
  });

  test('say nothing of a secret that is wrong', () => {
    expect(liveFaults({ ...KANNEL, KANNEL_SECRET: 'geheim%' }).join()).not.toContain('geheim');
  });
});

describe('e-mail', () => {
  test('is there with a server and a key', () => {
    const settings = {
      smtpUrl: 'smtps://user:secret@mail.example',
      from: null,
      webhookKeys: [EMAIL.EMAIL_WEBHOOK_KEY],
    };
    expect(readLive(EMAIL).channels.email).toEqual(settings);
    const both = { ...EMAIL, EMAIL_FROM: 'antrean@kanim.example', EMAIL_WEBHOOK_KEY: `${P256_KEY}, ${P256_KEY}` };
    const read = { from: 'antrean@kanim.example', webhookKeys: [P256_KEY, P256_KEY] };
    expect(readLive(both).channels.email).toEqual({ ...settings, ...read });
  });

  test.each([
    ['EMAIL_WEBHOOK_KEY', 'EMAIL_SMTP_URL'],
    ['EMAIL_SMTP_URL', 'EMAIL_WEBHOOK_KEY'],
  ])('is refused without %s', (name, other) => {
    expect(liveFaults({ ...EMAIL, [name]: ' ' })).toContain(
      `${name} is missing, but ${other} is set: set all of them or none.`,
    );
  });

  const ofKey = 'EMAIL_WEBHOOK_KEY must be the public key of the security policy at SendGrid, as it is shown there.';
  test.each([
    [{ EMAIL_SMTP_URL: 'https://mail.example' }, 'EMAIL_SMTP_URL must be a URL that begins with smtp:// or smtps://.'],
    [{ EMAIL_SMTP_URL: 'mail.example' }, 'EMAIL_SMTP_URL must be a URL that begins with smtp:// or smtps://.'],
    [{ EMAIL_FROM: 'Kantor Imigrasi' }, 'EMAIL_FROM must be an e-mail address, not "Kantor Imigrasi".'],
    [{ EMAIL_WEBHOOK_KEY: 'no key' }, ofKey],
    [{ EMAIL_WEBHOOK_KEY: ' , ' }, ofKey],
    [{ EMAIL_WEBHOOK_KEY: `${P256_KEY},${RSA_KEY}` }, ofKey],
  ])('is refused with what is wrong (case %#)', (environment, fault) => {
    expect(liveFaults({ ...EMAIL, ...environment })).toEqual([fault]);
  });

  test('of a demonstration leads to a fake on this machine', () => {
    expect(faults({ ...EMAIL, EMAIL_SMTP_URL: 'smtp://127.0.0.1:2525' })).toEqual([]);
    expect(faults(EMAIL)).toEqual([
      expect.stringMatching(
        /^EMAIL_SMTP_URL is set in demo mode, .* let EMAIL_SMTP_URL name a fake on this machine\.$/,
      ),
    ]);
  });

  test('tells no credentials of a server that is wrong', () => {
    expect(liveFaults({ ...EMAIL, EMAIL_SMTP_URL: 'https://user:geheim@mail.example' }).join()).not.toContain('geheim');
  });
});

describe('a setting that only completes others', () => {
  const meta = Object.keys(META).join(' and ');
  const ALONE: Readonly<Record<string, string>> = {
    TWILIO_BASE_URL: 'http://127.0.0.1:9',
    TWILIO_SMS_FROM: 'IMIGRASI',
    META_BASE_URL: 'http://127.0.0.1:9',
    EMAIL_FROM: 'antrean@kanim.example',
  };

  test.each([
    ['TWILIO_BASE_URL', 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are'],
    ['TWILIO_SMS_FROM', 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are'],
    ['TWILIO_CONNECTION_OVERRIDES', 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are'],
    ['META_BASE_URL', `${meta} are`],
    ['EMAIL_FROM', 'EMAIL_SMTP_URL and EMAIL_WEBHOOK_KEY are'],
    ['OIDC_AUDIENCE', 'OIDC_ISSUER is'],
    ['OIDC_ROLES_CLAIM', 'OIDC_ISSUER is'],
    ['OIDC_CLIENT_ID', 'OIDC_ISSUER is'],
    ['OIDC_CLIENT_SECRET', 'OIDC_ISSUER is'],
  ])('is not ignored where it is alone: %s', (name, needed) => {
    const found = liveFaults({ [name]: ALONE[name] ?? 'rc=3' });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      new RegExp(`^${name} is set, but ${needed} not: set (it|them) too, or remove ${name}\\.$`),
    );
  });
  test.each(
    [TWILIO, META, GATEWAY, KANNEL, EMAIL].flatMap((all: Environment) =>
      Object.entries(all).map(([name, value]) => ({
        name,
        value,
        others: Object.keys(all).filter((each) => each !== name),
      })),
    ),
  )('of a provider that has nothing else set is answered with what is missing: $name', ({ name, value, others }) => {
    const found = liveFaults({ [name]: value });
    for (const other of others) expect(found.join('\n')).toContain(`${other} is missing, but ${name} is set`);
  });
});

describe('the database', () => {
  test.each([
    'postgres://antrean:se,cret@a:5432,b:5433/antrean?target_session_attrs=read-write',
    'postgres://a,b/antrean',
    'postgresql:///antrean?host=a,b',
    'postgresql:///antrean?host=a%2Cb&port=1%2C2',
  ])('may have several hosts: %s', (DATABASE_URL) => {
    expect(readServerSettings({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });

  test.each([
    ['postgresql:///antrean?host=a,b,c&port=1,2', 'name as many ports as hosts, or one for all of them'],
    [
      'postgres://a,b/antrean?target_session_attrs=standby',
      'leave out target_session_attrs, or set it to read-write or primary: the server writes',
    ],
    ['postgres://a:x,b/antrean', 'be a URL that begins with postgres:// or postgresql://'],
    ['http://a,b/antrean', 'be a URL that begins with postgres:// or postgresql://'],
  ])('is refused with a reason: %s', (DATABASE_URL, must) => {
    expect(faults({ DATABASE_URL })).toEqual([`DATABASE_URL must ${must}.`]);
  });

  test('is taken as the documents write it', () => {
    const blocks = blocksOf('docs/operations.md').filter(({ language }) => language === 'env');
    const [address = ''] = blocks.flatMap(({ text }) => /^DATABASE_URL=(.*)$/m.exec(text)?.[1] ?? []);
    expect(readServerSettings({ DATABASE_URL: address }).databaseUrl).toBe(address);
    expect(connectionOf(address).places).toHaveLength(2);
  });

  test('may have commas elsewhere', () => {
    const urls = ['postgres://a,b:se,cret@db.example/antrean', 'postgres://db.example/antrean?options=-c%20a=b,c'];
    for (const DATABASE_URL of urls) expect(readServerSettings({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });
});

describe('several faults', () => {
  test('are all named at once', () => {
    const environment = {
      PORT: 'many',
      DATABASE_URL: 'mysql://db.example',
      PUBLIC_URL: 'antrean.example',
      MODE: 'live',
      CLOCK: 'now',
      ADMIN_KEY: 'short',
      TWILIO_ACCOUNT_SID: 'AC0',
      TWILIO_BASE_URL: 'twilio',
    };
    const named = faults(environment).map((line) => line.split(' ')[0]);
    expect(named.toSorted()).toEqual(
      [
        'ADMIN_KEY',
        'CLOCK',
        'CLOCK',
        'DATABASE_URL',
        'PORT',
        'PUBLIC_URL',
        'TWILIO_AUTH_TOKEN',
        'TWILIO_BASE_URL',
      ].toSorted(),
    );
  });

  test('never show a secret', () => {
    const secret = 'S3CR3T';
    const environments: Environment[] = [
      { DATABASE_URL: `mysql://antrean:${secret}@db.example` },
      { DATABASE_URL: `not a url ${secret}` },
      { PUBLIC_URL: `${secret}@antrean.example` },
      { ADMIN_KEY: secret },
      { TWILIO_AUTH_TOKEN: secret },
      { TWILIO_ACCOUNT_SID: secret },
      { ...TWILIO, TWILIO_BASE_URL: `ftp://${secret}` },
      { ...TWILIO, TWILIO_AUTH_TOKEN: secret },
      { ...LIVE, ADMIN_KEY: `${secret}${secret}${secret}` },
      { ...LIVE, ADMIN_KEY: secret, CLOCK: 'x' },
    ];
    for (const environment of environments) {
      expect(faults(environment).length).toBeGreaterThan(0);
      expect(faults(environment).join()).not.toContain(secret);
    }
  });
});

describe('proxies and monitoring', () => {
  test('no proxy is believed and no key reads the figures unless they are set', () => {
    expect(readServerSettings({})).toMatchObject({ trustedProxies: [], metricsKey: null });
    const set = readServerSettings({
      TRUSTED_PROXIES: ' loopback,10.0.0.0/8, ::1 ',
      METRICS_KEY: 'Wq8rTn3vLk6yBm1xZc5pHsDf',
    });
    expect(set).toMatchObject({
      trustedProxies: ['loopback', '10.0.0.0/8', '::1'],
      metricsKey: 'Wq8rTn3vLk6yBm1xZc5pHsDf',
    });
  });

  test.each([
    ['TRUSTED_PROXIES', 'nginx', /^TRUSTED_PROXIES must list addresses, .*not "nginx"\.$/],
    ['TRUSTED_PROXIES', '10.0.0.0/40', /not "10\.0\.0\.0\/40"\.$/],
    ['METRICS_KEY', 'short', /^METRICS_KEY must have at least 16 characters\.$/],
  ])('%s=%s is refused', (name, value, fault) => {
    expect(faults({ [name]: value })).toEqual([expect.stringMatching(fault)]);
  });

  test('real service refuses an address in clear and a key that is easy to guess', () => {
    expect(faults({ ...LIVE, PUBLIC_URL: 'http://antrean.example' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL must begin with https:/),
    ]);
    expect(faults({ ...LIVE, PUBLIC_URL: 'HTTP://antrean.example' })).toHaveLength(1);
    expect(faults({ ...LIVE, PUBLIC_URL: 'http://127.0.0.1:4000' })).toEqual([]);
    expect(faults({ ...LIVE, METRICS_KEY: 'aaaaaaaaaaaaaaaa' })).toEqual([
      expect.stringMatching(/^METRICS_KEY is easy to guess/),
    ]);
  });
});

describe('the browser sign-in', () => {
  const PROVIDER = { OIDC_ISSUER: 'https://login.example', OIDC_AUDIENCE: 'antrean' };
  const CLIENT = { OIDC_CLIENT_ID: 'antrean-web', OIDC_CLIENT_SECRET: 'secret' };

  test('is there where the provider knows this server as a client', () => {
    expect(readLive(PROVIDER).oidc).toMatchObject({ client: null });
    const client = { id: 'antrean-web', secret: 'secret' };
    expect(readLive({ ...PROVIDER, ...CLIENT }).oidc).toMatchObject({ issuer: 'https://login.example', client });
  });

  test.each([
    ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
    ['OIDC_CLIENT_SECRET', 'OIDC_CLIENT_ID'],
  ] as const)('needs both: %s alone is refused by its name', (name, other) => {
    expect(liveFaults({ ...PROVIDER, [name]: CLIENT[name] })).toEqual([
      `${name} is set, but ${other} is not: set it too, or remove ${name}.`,
    ]);
  });

  test('is refused where browsers would keep no session, or the secret would travel in clear', () => {
    const at = (publicUrl: string, issuer = PROVIDER.OIDC_ISSUER) =>
      faults({ PUBLIC_URL: publicUrl, ...PROVIDER, ...CLIENT, OIDC_ISSUER: issuer });
    expect(at('http://localhost:4000')).toEqual([]);
    expect(at('http://127.0.0.1:4000', 'http://127.0.0.1:9')).toEqual([]);
    expect(at('http://192.168.1.20:4000')).toEqual([
      'OIDC_CLIENT_ID is set, but PUBLIC_URL does not begin with https://: browsers would keep no session.',
    ]);
    expect(at('http://localhost:4000', 'http://login.example')).toEqual([
      'OIDC_ISSUER must begin with https:// when OIDC_CLIENT_ID is set: its secret would travel in clear.',
    ]);
  });
});
