// Work that nothing waits for except the stop of the server.
export class BackgroundWork {
  private readonly running = new Set<Promise<unknown>>();
  private readonly onFault: (error: unknown) => void;

  constructor(onFault: (error: unknown) => void) {
    this.onFault = onFault;
  }

  begin(work: Promise<unknown>): void {
    const done: Promise<unknown> = work.catch(this.onFault).finally(() => this.running.delete(done));
    this.running.add(done);
  }

  async allDone(): Promise<void> {
    await Promise.all(this.running);
  }
}
