// Leaves no child process behind, however this process ends short of being killed.
import type { ChildProcess } from 'node:child_process';

/** The child, where it still runs when this process exits, is sent the signal. */
export function killWithParent(child: ChildProcess, signal: NodeJS.Signals): void {
  const end = () => child.kill(signal);
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}
