// Loads a page again whose scripts could not be loaded.

/**
 * Loads the page again, if the server answers. Browsers remember that a script failed, and after an update the scripts
 * of the page that is open are gone: asking for them again would help in neither case.
 */
export async function reloadIfReachable(): Promise<void> {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
}
