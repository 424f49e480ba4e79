// The version of a page: the name of its script, which the build makes of its contents.

/** `address` is `import.meta.url` of the script. */
export function scriptVersion(address: string): string {
  return new URL(address).pathname.split('/').pop()?.slice(0, 100) || 'page';
}
