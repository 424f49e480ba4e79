// Runs the application, and where a demonstration begins again, another one on the emptied database in its place.
import type { AppSetup, RunningApp } from './app.ts';

interface RestartTools {
  startApp(setup: AppSetup): Promise<RunningApp>;
  emptyDemonstration(setup: AppSetup): Promise<void>;
  /** Told of the application that has taken the place of the former one. */
  onStarted(app: RunningApp): void;
  /** There is no application any more. */
  onFault(error: unknown): void;
}

/** Each takes the demonstration from all who look at it for some seconds: one after the other would take it for good. */
const FRESH_START_PAUSE_SECONDS = 60;

export interface RestartingApp {
  /** The first one. */
  app: RunningApp;
  /** Of the one that runs by then. */
  leave(): void;
  stop(): Promise<void>;
}

export async function startRestartingApp(setup: AppSetup, tools: RestartTools): Promise<RestartingApp> {
  let underWay: Promise<void> | null = null;
  let isStopping = false;
  let mayBeginAtMs = 0;
  const secondsToWait = () => Math.max(0, Math.ceil((mayBeginAtMs - performance.now()) / 1000));
  const begin = (own: AppSetup) => tools.startApp({ ...own, freshStart: { secondsToWait, begin: beginAgain } });
  const app = await begin(setup);
  let stopCurrent = () => app.stop();
  let leaveCurrent = () => app.leave();
  // The same address, also where the system chose the port.
  const config = { ...setup.config, port: Number(new URL(app.url).port) };
  async function startAgain(): Promise<void> {
    const stopFormer = stopCurrent;
    stopCurrent = async () => {};
    await stopFormer();
    await tools.emptyDemonstration(setup);
    const next = await begin({ ...setup, config, adminDigest: app.admin.digest });
    stopCurrent = () => next.stop();
    leaveCurrent = () => next.leave();
    tools.onStarted(next);
  }
  function beginAgain(): void {
    if (isStopping || underWay) return;
    mayBeginAtMs = performance.now() + FRESH_START_PAUSE_SECONDS * 1000;
    underWay = startAgain()
      .catch(tools.onFault)
      .finally(() => {
        underWay = null;
      });
  }
  return {
    app,
    leave: () => leaveCurrent(),
    async stop() {
      isStopping = true;
      await underWay;
      await stopCurrent();
    },
  };
}
