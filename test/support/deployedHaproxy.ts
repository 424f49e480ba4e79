// HAProxy with deploy/haproxy/haproxy.cfg as it is: ports, servers and the certificate come from its environment, as everywhere.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atEnd } from './atEnd.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { temporaryDirectory } from './directory.ts';
import { eventually } from './eventually.ts';
import { freePort } from './realKannel.ts';

export interface DeployedHaproxy {
  httpPort: number;
  httpsPort: number;
  figuresUrl: string;
}

const CONFIGURATION = 'deploy/haproxy/haproxy.cfg';

/** The environment of the configuration, with a certificate of localhost. */
export async function haproxySettings(): Promise<Record<string, string>> {
  const certificate = join(await temporaryDirectory(), 'certificate');
  await writeFile(certificate, CERTIFICATE + KEY);
  return { CERTIFICATES: certificate, UNAVAILABLE_PAGE: 'deploy/haproxy/unavailable.html' };
}

/** With that configuration, until the file of tests has ended. */
export function startHaproxy(configuration: string, env: Record<string, string>): void {
  const child = spawn('haproxy', ['-db', '-f', configuration], { env, stdio: 'ignore' });
  const ended = once(child, 'close');
  atEnd(() => {
    child.kill('SIGKILL');
    return ended;
  });
}

/** Before servers at these ports; with none, before nothing. */
export async function startHaproxyOfDeploy(ports?: readonly [number, number]): Promise<DeployedHaproxy> {
  const [httpPort, httpsPort, figuresPort, one, two] = await Promise.all(Array.from({ length: 5 }, freePort));
  const servers = ports ?? [one, two];
  const env = {
    PATH: process.env.PATH ?? '',
    ...(await haproxySettings()),
    HTTP_PORT: String(httpPort),
    HTTPS_PORT: String(httpsPort),
    FIGURES_AT: `127.0.0.1:${figuresPort}`,
    SERVER_ONE: `127.0.0.1:${servers[0]}`,
    SERVER_TWO: `127.0.0.1:${servers[1]}`,
  };
  startHaproxy(CONFIGURATION, env);
  const figuresUrl = `http://127.0.0.1:${figuresPort}/metrics`;
  await eventually('HAProxy runs', () =>
    fetch(figuresUrl).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return { httpPort: httpPort as number, httpsPort: httpsPort as number, figuresUrl };
}
