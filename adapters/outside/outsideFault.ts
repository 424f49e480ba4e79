// A channel from outside keeps the server from starting: the fault in one line, without its secrets.

export class OutsideFault extends Error {
  override name = 'OutsideFault';
}

/** The kind and first line of an error of a module. The secrets that it was given are struck out. */
export function firstLineOf(error: unknown, secrets: readonly string[] = []): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const [line = ''] = error.message.split('\n');
  return secrets.filter(Boolean).reduce((said, secret) => said.replaceAll(secret, '…'), `${error.name}: ${line}`);
}
