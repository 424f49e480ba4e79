// Makes the page open without a network, and installable: its files are kept beside what the visit was last.

/** The name that the worker knows it by. */
const OFFLINE_CACHE = 'antrean place';
const WORKER_ADDRESS = '/t-worker.js';
const PAGE_SCOPE = '/t/';

interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(text: string): string };
}

/** Browsers without workers go on as they are; a fault takes nothing from the page. */
export async function keepForOffline(secret: string): Promise<void> {
  addManifest(secret);
  try {
    await navigator.serviceWorker?.register(workerAddress(), { scope: PAGE_SCOPE });
    await keepFiles();
  } catch {
    // The page does without.
  }
}

/** With the visit go the files and pictures that were kept for it. */
export async function forgetOffline(): Promise<void> {
  await window.caches?.delete(OFFLINE_CACHE).catch(() => false);
}

/** It names this visit, so that an installed page opens it again. */
function addManifest(secret: string): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = `${PAGE_SCOPE}${secret}/manifest.webmanifest`;
  document.head.append(link);
}

/** The policy of the page lets this address be a worker, and no other. */
function workerAddress(): string {
  const policies = (window as unknown as { trustedTypes?: ScriptPolicies }).trustedTypes;
  const policy = policies?.createPolicy('antrean-worker', { createScriptURL: () => WORKER_ADDRESS });
  return policy?.createScriptURL('') ?? WORKER_ADDRESS;
}

/** The files of this visit's first load came before there was a worker; those of older releases go. */
async function keepFiles(): Promise<void> {
  if (!window.caches) return;
  const cache = await caches.open(OFFLINE_CACHE);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const wanted = loaded.filter((name) => name.startsWith(`${location.origin}/assets/`));
  for (const { url } of await cache.keys())
    if (url.includes('/assets/') && !wanted.includes(url)) await cache.delete(url);
  const shell = await fetch(location.pathname, { credentials: 'same-origin' });
  if (shell.ok) await cache.put(PAGE_SCOPE, shell);
  for (const name of wanted) if (!(await cache.match(name))) await cache.add(name).catch(() => {});
}
