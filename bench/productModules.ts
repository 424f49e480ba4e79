// Modules of the product that a bench runs in its own process, from the folder that is measured.
import { join } from 'node:path';

interface ProductModules {
  'server/postgres/postgres.ts': typeof import('../server/postgres/postgres.ts');
  'server/postgres/database.ts': typeof import('../server/postgres/database.ts');
  'src/database.ts': typeof import('../src/database.ts');
  'src/figures/count.ts': typeof import('../src/figures/count.ts');
}

export function importProduct<File extends keyof ProductModules>(
  root: string,
  file: File,
): Promise<ProductModules[File]> {
  return import(join(root, file));
}
