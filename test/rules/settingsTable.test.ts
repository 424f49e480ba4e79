// The table of settings: it names all that the program reads, secrets come from files as well, and .env stands below both.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsExample, settingsReference } from '../../scripts/settings.ts';
import { withSecretsOfFiles } from '../../server/environment.ts';
import { readServerSettings } from '../../server/settings.ts';
import { SETTINGS_TABLE } from '../../server/settingsTable.ts';
import { ConfigFault, type Environment } from '../../src/config.ts';

const NAMES = SETTINGS_TABLE.map(([name]) => name);

describe('the table', () => {
  test('names every setting that is read, once, and no other', () => {
    const read = new Set<string>();
    const watched = new Proxy<Record<string, string>>({}, { get: (_, name) => void read.add(String(name)) });
    readServerSettings(watched);
    // Those of the identity provider that are looked at only beside its address are read all the same.
    expect([...read].toSorted()).toEqual(NAMES.toSorted());
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });

  test('is what .env.example and the reference say, a line for each', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(settingsExample());
    expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsReference());
    const examples = settingsExample().match(/^#\w+(?==)/gm);
    expect(examples).toEqual(NAMES.map((name) => `#${name}`));
  });

  test('has defaults of the form they must have', () => {
    for (const [name, { form, usual }] of SETTINGS_TABLE)
      expect([name, usual === undefined || form.safeParse(usual).success]).toEqual([name, true]);
  });

  test('counts as secret what opens something, and nothing else', () => {
    const secret = SETTINGS_TABLE.filter(([, row]) => row.secret).map(([name]) => name);
    const open = [
      'TWILIO_ACCOUNT_SID',
      'EMAIL_WEBHOOK_KEY',
      'VAPID_PUBLIC_KEY',
      'DATABASE_WAIT_SECONDS',
      'DATABASE_READ_LAG_SECONDS',
    ];
    const named = NAMES.filter((name) => /KEY|TOKEN|SECRET|PASSWORD|SMTP_URL|OTLP_HEADERS|^DATABASE/.test(name));
    expect(secret.toSorted()).toEqual(named.filter((name) => !open.includes(name)).toSorted());
  });
});

function secretFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'antrean-secret-')), 'secret');
  writeFileSync(file, text);
  return file;
}

function faultsOf(environment: Environment): string[] {
  try {
    withSecretsOfFiles(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigFault);
    return (error as Error).message.split('\n');
  }
}

describe('a secret in a file', () => {
  test.each(SETTINGS_TABLE.filter(([, row]) => row.secret).map(([name]) => name))('may be %s', (name) => {
    const file = secretFile('Jx7vQm2kT9rLw4ZbYf6HsDnC\n');
    expect(withSecretsOfFiles({ [`${name}_FILE`]: file })).toMatchObject({ [name]: 'Jx7vQm2kT9rLw4ZbYf6HsDnC' });
  });

  test('loses the newline at its end and nothing else', () => {
    expect(withSecretsOfFiles({ DATA_KEY_FILE: secretFile('a b\n\n') })['DATA_KEY']).toBe('a b\n');
    expect(withSecretsOfFiles({ DATA_KEY_FILE: secretFile('a b\r\n') })['DATA_KEY']).toBe('a b');
    expect(withSecretsOfFiles({ DATA_KEY_FILE: secretFile('a b') })['DATA_KEY']).toBe('a b');
  });

  test('is read as if it was set itself', () => {
    const environment = withSecretsOfFiles({ ADMIN_KEY_FILE: secretFile('Jx7vQm2kT9rLw4ZbYf6HsDnC\n') });
    expect(readServerSettings(environment).adminKey).toBe('Jx7vQm2kT9rLw4ZbYf6HsDnC');
  });

  test('is refused beside the secret itself, empty, or where it cannot be read; and all of it at once', () => {
    const [full, empty] = [secretFile('S3CR3T'), secretFile('\n')];
    const environment = {
      ADMIN_KEY: 'S3CR3T',
      ADMIN_KEY_FILE: full,
      METRICS_KEY_FILE: '/nowhere/at/all',
      DATA_KEY_FILE: empty,
      PORT_FILE: full,
    };
    expect(faultsOf(environment)).toEqual([
      'PORT_FILE is set, but PORT is no secret: set PORT itself.',
      'ADMIN_KEY_FILE is set, but so is ADMIN_KEY: remove one of them.',
      'METRICS_KEY_FILE is set, but /nowhere/at/all cannot be read (ENOENT).',
      `DATA_KEY_FILE is set, but ${empty} is empty.`,
    ]);
    expect(faultsOf({ ADMIN_KEY: ' ', ADMIN_KEY_FILE: full, OFFICES_FILE: 'offices.yaml' })).toEqual([]);
  });
});

describe('.env', () => {
  const environment = resolve('server/environment.ts');
  /** The settings that a program sees which is started in a folder with this .env. */
  function settingsWith(text: string | null, set: Record<string, string> = {}): Record<string, string> {
    const cwd = mkdtempSync(join(tmpdir(), 'antrean-env-'));
    if (text !== null) writeFileSync(join(cwd, '.env'), text);
    const script = `import { openEnvironment } from ${JSON.stringify(environment)};
      try { console.log(JSON.stringify(await openEnvironment(process.env))); }
      catch (error) { console.log(JSON.stringify({ fault: error.message })); }`;
    const options = { cwd, env: { PATH: process.env['PATH'], ...set }, encoding: 'utf8' } as const;
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], options));
  }

  test('is read where the program is started, and stands below the environment', () => {
    const secret = secretFile('from a file\n');
    const text = `PORT=4100\nHOST=127.0.0.1 # of this machine\nCORS_ORIGINS="https://a.example, https://b.example"\nDATA_KEY_FILE=${secret}\n`;
    expect(settingsWith(text, { PORT: '4200' })).toMatchObject({
      PORT: '4200',
      HOST: '127.0.0.1',
      CORS_ORIGINS: 'https://a.example, https://b.example',
      DATA_KEY: 'from a file',
    });
  });

  test('need not be there, but a file that is named must', () => {
    expect(settingsWith(null, { PORT: '4200' })).toMatchObject({ PORT: '4200' });
    expect(settingsWith('PORT=1', { ENV_FILE: secretFile('PORT=2') })).toMatchObject({ PORT: '2' });
    expect(settingsWith('PORT=1', { ENV_FILE: '/nowhere/.env' })).toEqual({
      fault: '/nowhere/.env cannot be read (ENOENT).',
    });
  });
});
