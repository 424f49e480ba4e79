// The pages' server: the one that this script came from, also when it runs on another site's page.

export const SERVER = new URL(import.meta.url).origin;

/** The same path on our server, whatever name the world knows it by. */
export function onServer(address: string): string {
  const { pathname, search } = new URL(address, SERVER);
  return `${SERVER}${pathname}${search}`;
}
