// Rows of the audit log as syslog messages of RFC 5424, one for each row: pure.
import type { Instant } from '../time.ts';

/** A row of the audit log with its link in the chain. */
export interface ExportedRow {
  sequence: number;
  digest: string;
  id: number;
  at: Instant;
  who: string;
  what: string;
  office: string | null;
  subject: string | null;
  detail: unknown;
  source: string | null;
  asker: string | null;
  persons: number | null;
  subjects: string[] | null;
}

/** Facility 13 (log audit), severity 5 (notice) for changes and 6 (informational) for readings. */
const FACILITY = 13;
const NOTICE = 5;
const INFORMATIONAL = 6;
/** The private enterprise number that RFC 5612 reserves for examples: Antrean has none of its own. */
const STRUCTURED_DATA_ID = 'antrean@32473';
const MAX_MSGID_LENGTH = 32;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * `<109>1 2017-08-07T01:00:00Z host antrean 4711 changeOffice [antrean@32473 sequence="7" digest="…"] {…}`. A message of
 * more than `maxBytes` is told without its values and references.
 */
export function syslogMessage(row: ExportedRow, from: { host: string; process: number }, maxBytes: number): Buffer {
  const whole = auditRecord(row, from);
  return whole.length <= maxBytes ? whole : auditRecord({ ...row, detail: 'too long', subjects: null }, from);
}

function auditRecord(
  { sequence, digest, ...row }: ExportedRow,
  { host, process }: { host: string; process: number },
): Buffer {
  const priority = FACILITY * 8 + (row.persons === null ? NOTICE : INFORMATIONAL);
  const header = `<${priority}>1 ${row.at} ${name(host)} antrean ${process} ${name(row.what).slice(0, MAX_MSGID_LENGTH)}`;
  const data = `[${STRUCTURED_DATA_ID} sequence="${sequence}" digest="${digest}"]`;
  return Buffer.from(`${header} ${data} ${BYTE_ORDER_MARK}${JSON.stringify(row)}`);
}

/** Printable ASCII without blanks, as the fields of a header are. */
function name(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, '_') || '-';
}

/** With its length in front, as streams need it (RFC 6587, RFC 5425). */
export function framedRecord(message: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${message.length} `), message]);
}
