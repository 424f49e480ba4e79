// A block as the audit log compares it. The log is kept for good, so neither the person nor the written reason is in it.
import type { Block } from './blocks.ts';

export function auditedBlock({ office, kind, beganAt, endsAt, liftedAt, liftedBy }: Block): object {
  return { office, kind, beganAt, endsAt, liftedAt, liftedBy };
}
