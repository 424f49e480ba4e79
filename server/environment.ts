// The environment of the program: that of its process, the file .env below it, and secrets from files of their own.
import { readFileSync } from 'node:fs';
import { outsideRows } from '../adapters/index.ts';
import { ConfigFault, type Environment } from '../src/config.ts';
import { errorCodeOf } from '../src/errorCode.ts';
import { loadChannels } from './loadChannels.ts';
import { SETTINGS_TABLE } from './settingsTable.ts';

/** A variable of the process wins over the same one of the file. */
const ENVIRONMENT_FILE = '.env';

/**
 * Puts what .env of the current folder sets into the environment of the process, loads the channels that it names, and
 * gives it with the secrets of `<name>_FILE` in place.
 * @throws ConfigFault
 */
export async function openEnvironment(environment: Environment): Promise<Environment> {
  try {
    process.loadEnvFile(environment['ENV_FILE'] || ENVIRONMENT_FILE);
  } catch (error) {
    const code = errorCodeOf(error);
    if (code !== 'ENOENT' || environment['ENV_FILE'])
      throw new ConfigFault(`${environment['ENV_FILE'] ?? ENVIRONMENT_FILE} cannot be read (${code}).`);
  }
  await loadChannels(environment['CHANNELS'], process.cwd());
  return withSecretsOfFiles(environment);
}

/** @throws ConfigFault */
export function withSecretsOfFiles(environment: Environment): Environment {
  const faults: string[] = [];
  const secrets = [...SETTINGS_TABLE, ...Object.entries(outsideRows())].flatMap(([name, { secret }]) => {
    const file = environment[`${name}_FILE`]?.trim();
    if (!file) return [];
    const read = secret
      ? secretOfFile(name, file, environment)
      : { fault: `${name} is no secret: set ${name} itself.` };
    if (read.fault) faults.push(`${name}_FILE is set, but ${read.fault}`);
    return [[name, read.text]];
  });
  if (faults.length > 0) throw new ConfigFault(faults.join('\n'));
  return { ...environment, ...Object.fromEntries(secrets) };
}

function secretOfFile(name: string, file: string, environment: Environment): { text?: string; fault?: string } {
  if (environment[name]?.trim()) return { fault: `so is ${name}: remove one of them.` };
  try {
    // Editors and `echo` end a file by a newline, which is no part of the secret.
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    return text.trim() === '' ? { fault: `${file} is empty.` } : { text };
  } catch (error) {
    return { fault: `${file} cannot be read (${errorCodeOf(error)}).` };
  }
}
