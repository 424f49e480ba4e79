// Does work in small portions, one in each turn of the event loop: what arrives meanwhile is not kept waiting by all of it.

/**
 * The first works of a turn are done at once, and further ones in the turns after it, in their order. Answers of PostgreSQL
 * that arrive in between are taken first: groups that wait for them go on while the callers of those before are answered.
 */
export function fewATurn(most: number): (work: () => void) => void {
  let waiting: (() => void)[] = [];
  let left = most;
  let isPlanned = false;

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(goOn);
  }

  function goOn(): void {
    isPlanned = false;
    const now = waiting.slice(0, most);
    waiting = waiting.slice(most);
    left = most - now.length;
    if (now.length > 0) plan();
    for (const work of now) work();
  }

  return (work) => {
    if (left > 0 && waiting.length === 0) {
      left--;
      plan();
      work();
    } else waiting.push(work);
  };
}
