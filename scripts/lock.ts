// Reads package-lock.json: each package with its version, licence, integrity and install script.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const PACKAGE = z.object({
  version: z.string(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  engines: z.object({ node: z.string().optional() }).optional(),
  cpu: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  deprecated: z.string().optional(),
});
const NPM_LOCK = z.object({ packages: z.record(z.string(), z.unknown()) });

export interface LockedPackage extends z.infer<typeof PACKAGE> {
  name: string;
}

const FOLDER = 'node_modules/';

/** All packages of the lock but the project itself, one of each name and version, in the order of their names. */
export function readLock(file = 'package-lock.json'): LockedPackage[] {
  const { packages } = NPM_LOCK.parse(JSON.parse(readFileSync(file, 'utf8')));
  const found = new Map<string, LockedPackage>();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
    const locked = { name, ...PACKAGE.parse(entry) };
    const key = `${name}@${locked.version}`;
    // A copy that is shipped counts before one for development.
    if (!found.has(key) || !locked.dev) found.set(key, locked);
  }
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ name, version }: LockedPackage) => `${name}@${version}`;
