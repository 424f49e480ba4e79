// The roles of the embedded PostgreSQL: a superuser that only sets up, an owner of the tables, one for the application, one for reports.
import { createHmac } from 'node:crypto';

export const SUPERUSER = 'antrean';
export const OWNER_ROLE = 'antrean_owner';
export const APPLICATION_ROLE = 'antrean_app';
/** Reads the views of the schema `report`, and nothing else; in other databases, too. */
export const REPORT_ROLE = 'antrean_report';

/** Addresses of one database, as each role reaches it. */
export interface RoleUrls {
  /** Of the role that reads and writes rows, and changes no table. */
  url: string;
  /** Of the role that owns the tables: for migrations and tools. */
  ownerUrl: string;
  /** Of the role that reads reports. */
  reportUrl: string;
  superuserUrl: string;
}

/** Only the superuser's password is kept in a file: the others follow from it, and do not lead back to it. */
export function passwordOf(role: string, superuserPassword: string): string {
  return createHmac('sha256', superuserPassword).update(`role ${role}`).digest('base64url');
}

export function urlsOf(superuserUrl: string): RoleUrls {
  const superuserPassword = decodeURIComponent(new URL(superuserUrl).password);
  const urlOf = (role: string) =>
    Object.assign(new URL(superuserUrl), { username: role, password: passwordOf(role, superuserPassword) }).toString();
  return {
    url: urlOf(APPLICATION_ROLE),
    ownerUrl: urlOf(OWNER_ROLE),
    reportUrl: urlOf(REPORT_ROLE),
    superuserUrl,
  };
}
