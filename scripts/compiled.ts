// Modules that need compiling, as the settings of migrations do: scripts that use them build first.

interface CompiledModules {
  'mikro-orm.config': typeof import('../mikro-orm.config.ts');
  'schema/index': typeof import('../schema/index.ts');
  'server/environment': typeof import('../server/environment.ts');
  'server/postgres/database': typeof import('../server/postgres/database.ts');
  'server/postgres/ownDatabase': typeof import('../server/postgres/ownDatabase.ts');
  'server/postgres/postgres': typeof import('../server/postgres/postgres.ts');
  'server/postgres/schemaVersion': typeof import('../server/postgres/schemaVersion.ts');
  'src/audit/breach': typeof import('../src/audit/breach.ts');
  'src/audit/verifyAudit': typeof import('../src/audit/verifyAudit.ts');
  'src/cipher': typeof import('../src/cipher.ts');
  'src/config': typeof import('../src/config.ts');
  'src/database': typeof import('../src/database.ts');
  'src/jobs/rotateDataKey': typeof import('../src/jobs/rotateDataKey.ts');
  'src/migrations/all': typeof import('../src/migrations/all.ts');
  'src/migrations/frozen': typeof import('../src/migrations/frozen.ts');
  'src/storage': typeof import('../src/storage.ts');
}

export function importCompiled<File extends keyof CompiledModules>(file: File): Promise<CompiledModules[File]> {
  return import(`../dist/${file}.js`);
}
