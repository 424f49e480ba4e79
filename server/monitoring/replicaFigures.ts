// The figures of the replica for reading, where there is one.
import { Counter, Gauge, type Registry } from 'prom-client';
import type { ReplicaFigures } from '../postgres/staleReads.ts';

export function registerReplicaFigures(registers: Registry[], figures: () => ReplicaFigures | null): void {
  if (!figures()) return;
  new Gauge({
    name: 'antrean_replica_lag_seconds',
    help: 'Age that answers of the replica for reading may have; NaN if it is not known.',
    registers,
    collect() {
      this.set(figures()?.lagSeconds ?? Number.NaN);
    },
  });
  new Counter({
    name: 'antrean_stale_reads_total',
    help: 'Statements whose answers may be some seconds old, by the one that answered: replica, or primary where the replica could not.',
    labelNames: ['by'],
    registers,
    collect() {
      this.reset();
      for (const [by, count] of Object.entries(figures()?.answered ?? {})) this.inc({ by }, count);
    },
  });
}
