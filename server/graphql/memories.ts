// Tells memories of changes: of those this process commits at once, and of those of others as soon as they are heard.
import { LRUCache } from 'lru-cache';
import type { Announcement } from '../../src/events.ts';

/** A memory of what was read, which announcements outdate. */
export interface ReadMemory {
  hear(announcement: Announcement): void;
  /** Announcements may have been missed. */
  lost(): void;
}

/** Commits whose notifications are still to come; of more, some answers are made twice. */
const MAX_OWN_COMMITS = 10_000;

export class Memories implements ReadMemory {
  private readonly all: readonly ReadMemory[];
  private readonly ownCommits = new LRUCache<string, true>({ max: MAX_OWN_COMMITS });

  constructor(all: readonly ReadMemory[]) {
    this.all = all;
  }

  /** `commit`: the mark of the commit that announced it. */
  hear(announcement: Announcement, commit: string | null = null): void {
    // Settings are in memory, and read again when the notification comes.
    const isKnown = announcement.event !== 'office' && commit !== null && this.ownCommits.has(commit);
    if (isKnown) return;
    for (const memory of this.all) memory.hear(announcement);
  }

  /** This process has committed: what is read from here on has that, and stays when the notification comes. */
  hearOwn(announcements: readonly Announcement[], commit: string): void {
    for (const announcement of announcements) this.hear(announcement);
    this.ownCommits.set(commit, true);
  }

  lost(): void {
    for (const memory of this.all) memory.lost();
  }
}
