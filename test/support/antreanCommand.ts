// Runs a command of the program as an operator does, in a folder of its own.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const NODE_OF_REPOSITORY = resolve('node_modules/.bin/node');
export const PROGRAM = resolve('dist/server/antrean.js');
export const OFFICES_FILE = resolve('offices.yaml');

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

export function runAntrean(
  folder: string,
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], OFFICES_FILE, ...settings };
  return run(NODE_OF_REPOSITORY, [PROGRAM, ...words], { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: CommandResult) => ({ code, stdout, stderr }),
  );
}
