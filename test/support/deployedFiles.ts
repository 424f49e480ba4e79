// The files of deploy/ in a folder of a test's own, filled in as the documents tell an operator.
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CERTIFICATE, KEY } from './certificate.ts';
import { temporaryDirectory } from './directory.ts';
import { runChecker } from './programs.ts';

/** A clone with nothing but these files; gives its folder. */
export async function deployedCopy(): Promise<string> {
  const folder = await temporaryDirectory();
  await cp('deploy', join(folder, 'deploy'), { recursive: true });
  await cp('offices.yaml', join(folder, 'offices.yaml'));
  return folder;
}

/** By the script, which says what it made. */
export async function makeSecrets(folder: string, address: string): Promise<string> {
  const { status, said } = await runChecker('deploy/make-secrets.sh', [folder, address]);
  if (status !== 0) throw new Error(said);
  return said;
}

/** Ready for Docker Compose; gives the folder of its files. */
export async function filledCompose(): Promise<string> {
  const compose = join(await deployedCopy(), 'deploy/compose');
  await makeSecrets(join(compose, 'secrets'), 'pgbouncer:6432/antrean');
  await writeFile(join(compose, 'secrets/certificate'), CERTIFICATE + KEY);
  await cp(join(compose, '.env.example'), join(compose, '.env'));
  await cp(join(compose, 'antrean.env.example'), join(compose, 'antrean.env'));
  return compose;
}

/** Ready for Kustomize; gives the folder of its files. */
export async function filledKubernetes(): Promise<string> {
  const folder = await deployedCopy();
  const kubernetes = join(folder, 'deploy/kubernetes');
  await cp(join(folder, 'offices.yaml'), join(kubernetes, 'offices.yaml'));
  const query = 'sslmode=verify-full&sslrootcert=/run/secrets/database-ca/ca.crt';
  await makeSecrets(join(kubernetes, 'secrets'), `antrean-db-rw:5432/antrean?${query}`);
  return kubernetes;
}
