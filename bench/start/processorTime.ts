// The processor time that a process and all its descendants have used, those included that have ended.
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of Linux a second, on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;

interface ProcessState {
  pid: number;
  parent: number;
  ticks: number;
}

/** null where the system does not tell. */
export function processorSeconds(pid: number): number | null {
  const all = processes();
  if (!all.some((one) => one.pid === pid)) return null;
  const family = new Set([pid]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const one of all) if (family.has(one.parent)) family.add(one.pid);
  }
  const ticks = all.reduce((sum, one) => sum + (family.has(one.pid) ? one.ticks : 0), 0);
  return ticks / TICKS_PER_SECOND;
}

function processes(): ProcessState[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (stateOf(Number(name)) ?? []) : []));
  } catch {
    return [];
  }
}

/** null: it has ended meanwhile. */
function stateOf(pid: number): ProcessState | null {
  try {
    // Behind the name, which may have spaces: state, parent; then from the twelfth on its own ticks and its children's.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
    return { pid, parent: fields[1] ?? 0, ticks };
  } catch {
    return null;
  }
}
