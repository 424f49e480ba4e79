// The alarms and the dashboard of deploy/monitoring: of figures that are there, with a runbook each, and right for Prometheus.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { operatorRules } from '../../scripts/alarmRules.ts';
import { DatabaseGauges } from '../../server/monitoring/databaseGauges.ts';
import type { Watched } from '../../server/monitoring/health.ts';
import { registerLiveFigures, serverCounters } from '../../server/monitoring/serverCounters.ts';
import { ALARM_CASES } from '../support/alarmCases.ts';
import { atEnd } from '../support/atEnd.ts';
import { startHaproxyOfDeploy } from '../support/deployedHaproxy.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { lacksProgram } from '../support/missing.ts';
import { runChecker } from '../support/programs.ts';
import { askedBy, figuresPrinted, type PromFigures } from '../support/promQueries.ts';
import { freePort } from '../support/realKannel.ts';
import { openServer } from '../support/server.ts';

interface AlarmRule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook_url: string };
}
const rules: AlarmRule[] = parse(readFileSync('deploy/monitoring/alerts.yml', 'utf8')).groups.flatMap(
  (group: { rules: AlarmRule[] }) => group.rules,
);
const runbooks = readFileSync('docs/runbooks.md', 'utf8');

interface Panel {
  title: string;
  targets?: { expr: string; legendFormat: string }[];
}
const dashboard: { panels: Panel[]; templating: { list: { query: { query: string } }[] } } = JSON.parse(
  readFileSync('deploy/monitoring/grafana/antrean.json', 'utf8'),
);
/** The variables of Grafana as it replaces them. */
const asGrafanaFills = (query: string) =>
  query.replaceAll('$__rate_interval', '1m').replaceAll(/\$(office|channel)/g, '.*');
const chartQueries = dashboard.panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr, legendFormat }) => ({ title, expr: asGrafanaFills(expr), legendFormat })),
);

/** Labels that Prometheus gives, and those of histograms. */
const GIVEN_LABELS = ['instance', 'job', 'le'];

async function figuresOfServer(): Promise<PromFigures> {
  const server = await openServer();
  const printed = await (await fetch(`${server.url}/metrics`)).text();
  const figures = figuresPrinted(printed);
  // A figure without samples is printed by its name alone; the program knows its labels.
  const registry = new Registry();
  serverCounters([registry]);
  registerLiveFigures([registry], {
    openViews: () => 0,
    uncaughtFaults: () => ({}),
    loggedLines: () => ({}),
    refusedConnections: () => 0,
    auditSyslogFails: () => false,
  });
  new DatabaseGauges({} as Watched, registry);
  const known = new Map(
    registry.getMetricsAsArray().map((metric) => [metric.name, (metric as { labelNames?: string[] }).labelNames ?? []]),
  );
  for (const [, name = '', kind] of printed.matchAll(/^# TYPE (\S+) (\w+)$/gm))
    for (const suffix of kind === 'histogram' ? ['_bucket', '_sum', '_count'] : [''])
      figures.set(`${name}${suffix}`, new Set([...(figures.get(name + suffix) ?? []), ...(known.get(name) ?? [])]));
  return figures;
}

async function figuresAt(url: string): Promise<PromFigures> {
  const text = await eventually('the figures are there', () =>
    fetch(url).then(
      (response) => response.text(),
      () => '',
    ),
  );
  return figuresPrinted(text);
}

/** Of node-exporter, with what the script of the backup writes for it. */
async function figuresOfMachine(): Promise<PromFigures> {
  const folder = await temporaryDirectory();
  const pretended = join(folder, 'antrean');
  await writeFile(pretended, '#!/bin/sh\necho backup >"$2"\n', { mode: 0o755 });
  const env = { ANTREAN: pretended, BACKUP_DIR: folder, BACKUP_FIGURES_DIR: folder };
  expect(await runChecker('deploy/backup.sh', [], { env })).toEqual({ status: 0, said: '' });
  const port = await freePort();
  const words = [`--web.listen-address=127.0.0.1:${port}`, `--collector.textfile.directory=${folder}`];
  const child = spawn('prometheus-node-exporter', words, { stdio: 'ignore' });
  const ended = once(child, 'close');
  atEnd(() => {
    child.kill();
    return ended;
  });
  return figuresAt(`http://127.0.0.1:${port}/metrics`);
}

describe.skipIf(lacksProgram('haproxy', 'prometheus-node-exporter'))('the figures that are asked for', () => {
  test('are printed by the servers, the load balancer and the machine, with those labels', async () => {
    const haproxy = await startHaproxyOfDeploy();
    const all: PromFigures = new Map([
      ...(await figuresOfServer()),
      ...(await figuresAt(haproxy.figuresUrl)),
      ...(await figuresOfMachine()),
      ['up', new Set()],
    ]);
    const queries = [
      ...rules.map(({ alert, expr }) => [alert, expr] as const),
      ...chartQueries.map(({ title, expr, legendFormat }) => {
        const labels = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label);
        return [title, labels.length > 0 ? `${expr} + by (${labels.join()}) (1)` : expr] as const;
      }),
    ];
    const wrong = queries.flatMap(([title, query]) => {
      const { names, labels } = askedBy(query);
      const missing = names.filter((name) => !all.has(name));
      const known = new Set([...GIVEN_LABELS, ...names.flatMap((name) => [...(all.get(name) ?? [])])]);
      return [...missing, ...labels.filter((label) => !known.has(label))].map((each) => [title, each]);
    });
    expect(wrong).toEqual([]);
    expect(queries.flatMap(([, query]) => askedBy(query).names).length).toBeGreaterThan(60);
  });
});

describe('the reading of queries', () => {
  test('finds names and labels, and neither functions nor words of the language', () => {
    expect(askedBy('sum by (le, a) (rate(x_bucket{b="c {d}", e!~"f"}[5m] offset 15m)) > 2 unless on (g) y')).toEqual({
      names: ['x_bucket', 'y'],
      labels: ['b', 'e', 'le', 'a', 'g'],
    });
  });
});

describe('each alarm', () => {
  test('has a name of its own, an urgency and a runbook under its name', () => {
    expect(rules.length).toBeGreaterThan(25);
    const names = rules.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    for (const { alert, labels, annotations } of rules) {
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(annotations.runbook_url).toBe(`{{ $externalLabels.runbooks }}#${alert.toLowerCase()}`);
      expect(annotations.summary).toMatch(/\.$/);
    }
  });

  test('has its heading among the runbooks, with the meaning, the places to look at and the remedy; and no other is there', () => {
    const sections = runbooks.split(/^### /m).slice(1);
    const titles = sections.map((section) => section.slice(0, section.indexOf('\n')));
    expect(titles.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
    for (const section of sections)
      for (const part of ['Meaning', 'Look at', 'Do']) expect(section).toContain(`- **${part}:** `);
  });

  test('is one for the Prometheus Operator, too, as npm run alarms writes it', () => {
    const written = readFileSync('deploy/kubernetes/monitoring/rules.yaml', 'utf8');
    expect(written).toBe(operatorRules(readFileSync('deploy/monitoring/alerts.yml', 'utf8')));
    expect(parse(written).spec.groups.length).toBeGreaterThan(4);
  });

  test('has figures by which it rings', () => {
    expect(Object.keys(ALARM_CASES).toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  });
});

describe.skipIf(lacksProgram('promtool'))('Prometheus', () => {
  test('takes the alarms and its configuration', async () => {
    const answer = await runChecker('promtool', ['check', 'rules', 'deploy/monitoring/alerts.yml']);
    expect(answer).toMatchObject({ status: 0, said: expect.stringContaining(`${rules.length} rules found`) });
    const words = ['check', 'config', '--syntax-only', 'deploy/monitoring/prometheus.yml'];
    expect(await runChecker('promtool', words)).toMatchObject({ status: 0 });
  });

  test('takes every query of the dashboard', async () => {
    expect(chartQueries.length).toBeGreaterThan(30);
    const file = join(await temporaryDirectory(), 'queries.yml');
    const recorded = chartQueries.map(({ expr }, index) => ({ record: `query_${index}`, expr }));
    await writeFile(file, stringify({ groups: [{ name: 'dashboard', rules: recorded }] }));
    expect(await runChecker('promtool', ['check', 'rules', file])).toMatchObject({ status: 0 });
    await writeFile(file, stringify({ groups: [{ name: 'a', rules: [{ record: 'a', expr: 'sum by' }] }] }));
    expect(await runChecker('promtool', ['check', 'rules', file])).not.toMatchObject({ status: 0 });
  });
});

describe.skipIf(lacksProgram('amtool'))('Alertmanager', () => {
  test('takes its configuration', async () => {
    const words = ['check-config', 'deploy/monitoring/alertmanager.yml'];
    expect(await runChecker('amtool', words)).toMatchObject({ status: 0 });
  });

  test('holds back alarms that are there', () => {
    const { inhibit_rules } = parse(readFileSync('deploy/monitoring/alertmanager.yml', 'utf8'));
    const named = JSON.stringify(inhibit_rules).match(/Antrean\w+/g) ?? [];
    expect(named.filter((name) => !rules.some(({ alert }) => alert === name))).toEqual([]);
  });
});
