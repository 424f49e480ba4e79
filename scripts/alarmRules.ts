// npm run alarms: writes the alarms of deploy/monitoring as an object for the Prometheus Operator on Kubernetes.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

const ALARMS_FILE = 'deploy/monitoring/alerts.yml';
const OPERATOR_FILE = 'deploy/kubernetes/monitoring/rules.yaml';
/** Load balancer, backups and disks are watched there by what brings them. */
const LEFT_TO_OTHERS = 'antrean-surroundings';

const OPERATOR_HEAD = `# Made by npm run alarms from ${ALARMS_FILE}: do not edit.\n`;

export function operatorRules(alarms: string): string {
  const { groups } = parse(alarms) as { groups: { name: string }[] };
  const kept = groups.filter(({ name }) => name !== LEFT_TO_OTHERS);
  const object = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'antrean' },
    spec: { groups: kept },
  };
  return OPERATOR_HEAD + stringify(object, { lineWidth: 120 });
}

if (import.meta.main) writeFileSync(OPERATOR_FILE, operatorRules(readFileSync(ALARMS_FILE, 'utf8')));
