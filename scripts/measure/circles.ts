// Finds circles of imports between files.
import type { FileImport } from './imports.ts';

/** Groups of files that all reach each other: Tarjan's strongly connected components of more than one file. */
export function circlesOf(imports: readonly FileImport[]): string[][] {
  return new CircleSearch(Map.groupBy(imports, ({ from }) => from)).run();
}

class CircleSearch {
  private readonly found: string[][] = [];
  private readonly indexes = new Map<string, number>();
  private readonly lowest = new Map<string, number>();
  private readonly stack: string[] = [];

  private readonly edges: ReadonlyMap<string, readonly FileImport[]>;

  constructor(edges: ReadonlyMap<string, readonly FileImport[]>) {
    this.edges = edges;
  }

  run(): string[][] {
    for (const file of this.edges.keys()) if (!this.indexes.has(file)) this.visit(file);
    return this.found;
  }

  private visit(file: string): number {
    const index = this.indexes.size;
    this.indexes.set(file, index);
    this.lowest.set(file, index);
    this.stack.push(file);
    for (const { to } of this.edges.get(file) ?? []) this.follow(file, to);
    const lowest = this.lowest.get(file) ?? index;
    if (lowest === index) this.close(file);
    return lowest;
  }

  private follow(file: string, to: string): void {
    const reached = this.indexes.get(to);
    if (reached !== undefined && !this.stack.includes(to)) return;
    const lowest = reached ?? this.visit(to);
    this.lowest.set(file, Math.min(this.lowest.get(file) ?? lowest, lowest));
  }

  private close(file: string): void {
    const members = this.stack.splice(this.stack.indexOf(file));
    const importsItself = this.edges.get(file)?.some(({ to }) => to === file);
    if (members.length > 1 || importsItself) this.found.push(members.toSorted());
  }
}
