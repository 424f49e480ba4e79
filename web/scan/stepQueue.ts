// Takes steps one after the other, in the order in which they were asked for: none is lost while another is under way.

export interface StepQueue {
  /** Steps that are under way or wait. */
  readonly size: number;
  /** Done when its turn has come and it is over. */
  run<Result>(step: () => Promise<Result>): Promise<Result>;
  /** The scan of a code that is in the queue already is its second reading: null, and nothing is done. */
  runOnce<Result>(name: string, step: () => Promise<Result>): Promise<Result> | null;
}

/** `onSize` is told of each change of the number of steps. */
export function openStepQueue(onSize: (size: number) => void = () => {}): StepQueue {
  let last: Promise<unknown> = Promise.resolve();
  let size = 0;
  const names = new Set<string>();

  function resize(by: number): void {
    size += by;
    onSize(size);
  }

  async function after<Result>(before: Promise<unknown>, step: () => Promise<Result>): Promise<Result> {
    await before.catch(() => {});
    try {
      return await step();
    } finally {
      resize(-1);
    }
  }

  function run<Result>(step: () => Promise<Result>): Promise<Result> {
    resize(1);
    const done = after(last, step);
    last = done;
    return done;
  }

  return {
    get size() {
      return size;
    },
    run,
    runOnce(name, step) {
      if (names.has(name)) return null;
      names.add(name);
      return run(step).finally(() => names.delete(name));
    },
  };
}
