// The objects that Kustomize makes of deploy/kubernetes: right for Kubernetes and CloudNativePG, and in agreement with each other.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { filledKubernetes } from '../support/deployedFiles.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { lacksProgram, noTools } from '../support/missing.ts';
import { runChecker } from '../support/programs.ts';

// biome-ignore lint/suspicious/noExplicitAny: each kind of object has its own form, which the models check.
type KubernetesObject = any;

const MODELS = resolve('checks/node_modules');
const BARMAN =
  '@kubernetes-models/cloudnative-pg/github.com/cloudnative-pg/barman-cloud/pkg/api/BarmanObjectStoreConfiguration';
/** Made by CloudNativePG, or by the operator as docs/deploy.md says. */
const MADE_OTHERWISE = ['antrean-db-ca', 'antrean-tls', 'antrean-backup-store'];

let kubernetesObjects: KubernetesObject[] = [];
const objectsOfKind = (kind: string) => kubernetesObjects.filter((each) => each.kind === kind);
const onlyOfKind = (kind: string): KubernetesObject => {
  expect(objectsOfKind(kind)).toHaveLength(1);
  return objectsOfKind(kind)[0];
};

/** The module that describes objects of its kind. */
function modelOf({ apiVersion, kind }: KubernetesObject): string {
  const models = apiVersion.startsWith('postgresql.cnpg.io/')
    ? '@kubernetes-models/cloudnative-pg'
    : 'kubernetes-models';
  return join(MODELS, models, apiVersion, `${kind}.js`);
}

/** Objects of the plugin for backups have no model of their own; their configuration is one of CloudNativePG's. */
const isModelled = ({ kind }: KubernetesObject) => kind !== 'ObjectStore';

/** The compiler's findings on objects: also names that their kind does not have. */
async function faultsOfTypes(each: readonly KubernetesObject[]): Promise<string> {
  const lines = each.map((object, index) => {
    const type = `import('${modelOf(object)}').I${object.kind}`;
    return `export const object${index}: ${type} = ${JSON.stringify(object, null, 1)};`;
  });
  return compilerFindings(lines.join('\n'));
}

async function compilerFindings(source: string): Promise<string> {
  const file = join(await temporaryDirectory(), 'objects.ts');
  await writeFile(file, source);
  const words = '--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target esnext --types'.split(' ');
  return (await runChecker('node_modules/.bin/tsc', [...words, '', file])).said;
}

describe.skipIf(lacksProgram('kubectl') || noTools)('the objects for Kubernetes', () => {
  beforeAll(async () => {
    const answer = await runChecker('kubectl', ['kustomize', await filledKubernetes()]);
    expect(answer.status, answer.said).toBe(0);
    kubernetesObjects = parseAllDocuments(answer.said).map((document) => document.toJS());
    // Newer Kustomize folds long values of secrets.
    for (const { kind, data } of kubernetesObjects)
      if (kind === 'Secret') for (const name of Object.keys(data)) data[name] = data[name].replaceAll(/\s/g, '');
  });

  test('have the values that their kinds allow', async () => {
    expect(kubernetesObjects.length).toBeGreaterThan(14);
    for (const object of kubernetesObjects.filter(isModelled)) {
      const model = (await import(modelOf(object)))[object.kind];
      expect(() => new model(object).validate(), `${object.kind} ${object.metadata.name}`).not.toThrow();
    }
    const [deployment] = objectsOfKind('Deployment');
    const { Deployment } = await import(modelOf(deployment));
    const wrong = { ...deployment, spec: { ...deployment.spec, replicas: 'two' } };
    expect(() => new Deployment(wrong).validate()).toThrow('replicas');
  });

  test('have no names that their kinds lack', async () => {
    const modelled = kubernetesObjects.filter(isModelled);
    expect(await faultsOfTypes(modelled)).toBe('');
    const cluster = structuredClone(onlyOfKind('Cluster'));
    cluster.spec.postgresql.synchronus = {};
    expect(await faultsOfTypes([cluster])).toContain('synchronus');
  });

  test('keep backups by a configuration that CloudNativePG knows', async () => {
    const store = onlyOfKind('ObjectStore');
    const type = `import('${join(MODELS, BARMAN)}.js').IBarmanObjectStoreConfiguration`;
    expect(await compilerFindings(`export const store: ${type} = ${JSON.stringify(store.spec.configuration)};`)).toBe(
      '',
    );
    expect(onlyOfKind('Cluster').spec.plugins[0]).toMatchObject({
      name: onlyOfKind('ScheduledBackup').spec.pluginConfiguration.name,
      parameters: { barmanObjectName: store.metadata.name },
    });
    expect(onlyOfKind('ScheduledBackup').spec.cluster.name).toBe(onlyOfKind('Cluster').metadata.name);
  });

  test('name what is there, and select what they should', () => {
    const made = new Set([...MADE_OTHERWISE, ...kubernetesObjects.map((each) => each.metadata.name)]);
    const text = JSON.stringify(kubernetesObjects);
    const named = [
      ...text.matchAll(
        /"(?:secretName|barmanObjectName)":"([^"]+)"|"(?:secret|configMap|configMapRef|passwordSecret)":\{"name":"([^"]+)"/g,
      ),
    ];
    expect(named.length).toBeGreaterThan(8);
    expect(named.map(([, one, other]) => one ?? other).filter((name) => !made.has(name as string))).toEqual([]);

    const labels = onlyOfKind('Deployment').spec.template.metadata.labels;
    for (const selector of [
      onlyOfKind('Service').spec.selector,
      onlyOfKind('PodDisruptionBudget').spec.selector.matchLabels,
    ])
      expect(labels).toMatchObject(selector);
    for (const kind of ['Deployment', 'Job']) {
      const pods = onlyOfKind(kind).spec.template;
      expect(pods.metadata.labels).toMatchObject({ 'antrean/reaches-database': 'true' });
      expect(pods.spec.containers[0].image).toMatch(/^registry\.[\w.]+\/antrean:\d/);
    }
  });

  test('run without rights, and leave after the load balancer has noticed', () => {
    expect(onlyOfKind('Namespace').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    for (const kind of ['Deployment', 'Job']) {
      const { securityContext, containers, automountServiceAccountToken } = onlyOfKind(kind).spec.template.spec;
      expect(automountServiceAccountToken).toBe(false);
      expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
    const { terminationGracePeriodSeconds, containers } = onlyOfKind('Deployment').spec.template.spec;
    const settings = objectsOfKind('ConfigMap').find((each) => each.metadata.name === 'antrean-settings').data;
    expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(Number(settings.DRAIN_SECONDS) + 5);
    const { periodSeconds, failureThreshold, timeoutSeconds } = containers[0].readinessProbe;
    expect(Number(settings.DRAIN_SECONDS)).toBeGreaterThan((periodSeconds + timeoutSeconds) * failureThreshold);
  });

  test('have the database as deploy/postgresql has it', () => {
    const lines = readFileSync('deploy/postgresql/antrean.conf', 'utf8').matchAll(/^(\w+) = '?([^'\n]*)'?$/gm);
    const here = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    const there = onlyOfKind('Cluster').spec.postgresql.parameters;
    for (const [name, value] of Object.entries(there)) expect([name, value]).toEqual([name, here[name]]);
    expect(Object.keys(there).length).toBeGreaterThan(10);
  });

  test('come with what the Prometheus Operator reads', async () => {
    const answer = await runChecker('kubectl', ['kustomize', 'deploy/kubernetes/monitoring']);
    const kinds = parseAllDocuments(answer.said).map((document) => document.toJS().kind);
    expect(kinds.toSorted()).toEqual(['PodMonitor', 'PodMonitor', 'PrometheusRule']);
  });
});
