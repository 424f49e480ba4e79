// Keeps the answers to equal public queries until something that they were read from is announced as changed.
import { channel } from 'node:diagnostics_channel';
import { LRUCache } from 'lru-cache';
import type { Announcement } from '../../src/events.ts';
import type { Instant } from '../../src/time.ts';
import type { HeardCommits } from './heardCommits.ts';
import { outdatedTopics } from './keepable.ts';
import { KeptAnswer } from './keptAnswer.ts';

/** Of all answers together, their compressed forms included; the least recently used are forgotten. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;
const MAX_KEPT_ANSWERS = 10_000;

/** Publishes the key of each answer that is given without executing, so that they can be counted in a running server. */
export const GIVEN_FROM_MEMORY = channel('antrean.answer.kept');

/** A query with the values of its variables, in the name of a role, at a moment. */
export interface KeptRequest {
  /** Equal keys have equal answers. */
  key: string;
  /** The topics that outdate the answer. */
  topics(): readonly string[];
  now: Instant;
}

/** An execution: its result, and the answer to keep; null: it is not kept, since it has errors. */
export interface Execution<Result> {
  result: Result;
  text: string | null;
  /** When the clock alone changes the answer; null: never. */
  changesAt: Instant | null;
}

/** An execution under way, whose answer all equal requests wait for. */
interface Making {
  answer: Promise<KeptAnswer | null>;
  topics: readonly string[];
  isOutdated: boolean;
}

interface Kept {
  answer: KeptAnswer;
  topics: readonly string[];
}

export class KeptAnswers {
  private readonly kept = new LRUCache<string, Kept>({
    max: MAX_KEPT_ANSWERS,
    maxSize: MAX_KEPT_BYTES,
    sizeCalculation: ({ answer }, key) => 2 * answer.body.length + 2 * key.length,
    dispose: ({ topics }, key) => this.removeKey(key, topics),
  });
  private readonly making = new Map<string, Making>();
  private readonly keysByTopic = new Map<string, Set<string>>();
  private readonly commits: HeardCommits;

  /** An answer is given only if all commits up to a moment ago are heard. */
  constructor(commits: HeardCommits) {
    this.commits = commits;
  }

  get size(): number {
    return this.kept.size;
  }

  /** Topics that some answer, kept or in the making, depends on. */
  get topicCount(): number {
    return this.keysByTopic.size;
  }

  hear(announcement: Announcement): void {
    for (const topic of outdatedTopics(announcement)) this.outdate(topic);
  }

  /** Announcements may have been missed, or the settings in memory were read again. */
  lost(): void {
    this.commits.lost();
    for (const making of this.making.values()) making.isOutdated = true;
    this.making.clear();
    this.kept.clear();
  }

  /** The answer that is kept and holds; null: there is none at once. */
  find(key: string, now: Instant): KeptAnswer | null {
    const answer = this.commits.areHeard() === true ? this.kept.get(key)?.answer : undefined;
    if (!answer?.holdsAt(now)) return null;
    GIVEN_FROM_MEMORY.publish(key);
    return answer;
  }

  /** The kept answer, or the result of an execution of its own where none can be kept. */
  async answer<Result>(
    request: KeptRequest,
    execute: () => Promise<Execution<Result> | null>,
  ): Promise<KeptAnswer | Result | null> {
    const areHeard = this.commits.areHeard();
    if (!(areHeard === true || (await areHeard))) return (await execute())?.result ?? null;
    const known = this.kept.get(request.key)?.answer ?? this.making.get(request.key)?.answer;
    const answer = known && (await known);
    if (answer?.holdsAt(request.now)) {
      GIVEN_FROM_MEMORY.publish(request.key);
      return answer;
    }
    return this.making.has(request.key) ? ((await execute())?.result ?? null) : this.make(request, execute);
  }

  private async make<Result>(
    { key, topics: topicsOf, now }: KeptRequest,
    execute: () => Promise<Execution<Result> | null>,
  ): Promise<KeptAnswer | Result | null> {
    const topics = topicsOf();
    const { promise, resolve } = Promise.withResolvers<KeptAnswer | null>();
    const making: Making = { answer: promise, topics, isOutdated: false };
    this.making.set(key, making);
    this.addKey(key, topics);
    let answer: KeptAnswer | null = null;
    try {
      const execution = await execute();
      if (execution?.text == null) return execution?.result ?? null;
      answer = new KeptAnswer(execution.text, now, execution.changesAt);
      return answer;
    } finally {
      if (this.making.get(key) === making) this.making.delete(key);
      if (answer && !making.isOutdated) this.keep(key, { answer, topics });
      else if (!this.making.has(key) && !this.kept.has(key)) this.removeKey(key, topics);
      resolve(answer);
    }
  }

  private keep(key: string, kept: Kept): void {
    this.kept.set(key, kept);
    // An answer that is replaced takes the key's topics along; one that is too long is not kept.
    if (this.kept.has(key)) this.addKey(key, kept.topics);
    else this.removeKey(key, kept.topics);
  }

  private outdate(topic: string): void {
    const keys = this.keysByTopic.get(topic);
    if (!keys) return;
    for (const key of [...keys]) {
      const making = this.making.get(key);
      if (making) making.isOutdated = true;
      this.making.delete(key);
      if (!this.kept.delete(key) && making) this.removeKey(key, making.topics);
    }
  }

  private addKey(key: string, topics: readonly string[]): void {
    for (const topic of topics) {
      const keys = this.keysByTopic.get(topic) ?? new Set();
      this.keysByTopic.set(topic, keys.add(key));
    }
  }

  private removeKey(key: string, topics: readonly string[]): void {
    if (this.making.has(key)) return;
    for (const topic of topics) {
      const keys = this.keysByTopic.get(topic);
      keys?.delete(key);
      if (keys?.size === 0) this.keysByTopic.delete(topic);
    }
  }
}
