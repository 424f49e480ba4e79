// The settings that name the database: its address for the application, and one for the owner of its tables.
import type { SettingsReader } from './settingsReader.ts';

export interface DatabaseSettings {
  /** None: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** The same database for the role that owns the tables; null: that of `databaseUrl` does. */
  databaseOwnerUrl: string | null;
}

export function readDatabaseSettings(read: SettingsReader): DatabaseSettings {
  const [databaseUrl, databaseOwnerUrl] = [
    readDatabaseUrl('DATABASE_URL', read),
    readDatabaseUrl('DATABASE_OWNER_URL', read),
  ];
  if (databaseOwnerUrl && !databaseUrl)
    read.fault('DATABASE_OWNER_URL is set, but DATABASE_URL is not: set it too, or remove DATABASE_OWNER_URL.');
  return { databaseUrl, databaseOwnerUrl };
}

/** Several hosts, as psql takes them, are a list that the driver would look up as one name. */
function readDatabaseUrl(name: string, read: SettingsReader): string | null {
  const text = read.text(name);
  const hosts = /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text ?? '')?.[1] ?? '';
  const byParameter = /[?&]host=[^&#]*(?:,|%2c)/i.test(text ?? '');
  if (!hosts.includes(',') && !byParameter) return read.url(name, ['postgres:', 'postgresql:']);
  read.fault(`${name} must name one host, not several: that of the primary, or of a proxy that follows it.`);
  return text;
}
