// Programs of Debian that check the files of deploy/, each by its own rules.
import { execFile } from 'node:child_process';

export interface ProgramAnswer {
  status: number;
  /** Both outputs. */
  said: string;
}

/** Runs a program, and gives its status and outputs; one that cannot be started fails the test. */
export function runChecker(
  program: string,
  words: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<ProgramAnswer> {
  const env = { ...process.env, ...options.env };
  return new Promise((resolve, reject) => {
    execFile(program, words, { ...options, env, maxBuffer: 2 ** 24 }, (error, out, err) => {
      const said = `${out}${err}`;
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ status: (error?.code as number | undefined) ?? 0, said });
    });
  });
}
