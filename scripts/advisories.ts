// Asks the registry for advisories on the packages that are shipped; each must be judged in docs/audit-findings.json.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const FINDINGS_FILE = 'docs/audit-findings.json';

const AUDIT_FINDINGS = z.array(
  z.strictObject({
    /** Its address ends in it: GHSA-…. */
    advisory: z.string().min(1),
    package: z.string().min(1),
    /** Why it may stay, in a sentence. */
    judgement: z.string().min(20),
    /** The day from which it has to be judged again. */
    until: z.iso.date(),
  }),
);
export type AuditFinding = z.infer<typeof AUDIT_FINDINGS>[number];

const ADVISORY_VIA = z.union([z.string(), z.object({ url: z.string(), title: z.string(), severity: z.string() })]);
const AUDIT_SHAPE = z.object({ vulnerabilities: z.record(z.string(), z.object({ via: z.array(ADVISORY_VIA) })) });

/** The sentences on all that is not judged, or not any more; null: the registry did not answer. */
export function faultsOfAudit(report: unknown, findings: readonly AuditFinding[], today: string): string[] | null {
  const { success, data } = AUDIT_SHAPE.safeParse(report);
  if (!success) return null;
  const found = Object.entries(data.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((one) => (typeof one === 'string' ? [] : [{ name, ...one, id: one.url.split('/').at(-1) ?? '' }])),
  );
  const open = found.filter(({ id, name }) => !findings.some((one) => one.advisory === id && one.package === name));
  const over = findings.filter(({ until }) => until <= today);
  const gone = findings.filter((one) => !found.some(({ id, name }) => one.advisory === id && one.package === name));
  return [
    ...open.map(({ name, title, severity, url }) => `${name}: ${title} (${severity}), ${url}: update it, or judge it.`),
    ...over.map((one) => `${one.package}: ${one.advisory} was judged until ${one.until}: judge it again.`),
    ...gone.map((one) => `${one.package}: ${one.advisory} is found no more: remove it.`),
  ];
}

export function readAuditFindings(): AuditFinding[] {
  return AUDIT_FINDINGS.parse(JSON.parse(readFileSync(FINDINGS_FILE, 'utf8')));
}

function auditReport(): unknown {
  const words = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=10000'];
  const { stdout } = spawnSync('npm', words, { encoding: 'utf8', shell: process.platform === 'win32' });
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const faults = faultsOfAudit(auditReport(), readAuditFindings(), Temporal.Now.plainDateISO('UTC').toString());
  if (faults === null) console.log('Advisories were not looked up: the registry does not answer npm audit here.');
  for (const fault of faults ?? []) console.error(`${FINDINGS_FILE}: ${fault}`);
  process.exitCode = faults?.length ? 1 : 0;
}
