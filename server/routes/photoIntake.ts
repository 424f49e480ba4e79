// The photos that forms are sending now: as many bytes as fit into the memory; the network with most of them gives way.
import { sourcePrefix } from '../../src/access/source.ts';

/** A few photos of the largest size at a time; most are a tenth of that. */
export const MAX_INTAKE_BYTES = 120 * 1024 * 1024;

/** A photo on its way. */
export class IncomingPhoto {
  readonly network: string;
  readonly keep: (chunk: Buffer) => void;
  #chunks: Buffer[] = [];
  #size = 0;
  #isDropped = false;
  #isWhole = false;

  constructor(network: string, keep: (chunk: Buffer) => void) {
    this.network = network;
    this.keep = keep;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether it had to give way: the rest of it is read and discarded. */
  get isDropped(): boolean {
    return this.#isDropped;
  }

  /** One that is whole is answered in a moment. */
  get mayGiveWay(): boolean {
    return this.#size > 0 && !this.#isWhole;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  drop(): void {
    this.#chunks = [];
    this.#size = 0;
    this.#isDropped = true;
  }

  whole(): Buffer {
    const file = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#isWhole = true;
    return file;
  }
}

export class PhotoIntake {
  readonly #photos = new Set<IncomingPhoto>();
  readonly #maxBytes: number;

  constructor(maxBytes = MAX_INTAKE_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** To be ended once the form is answered. */
  begin(address: string): IncomingPhoto {
    const photo = new IncomingPhoto(sourcePrefix(address), (chunk) => this.add(photo, chunk));
    this.#photos.add(photo);
    return photo;
  }

  end(photo: IncomingPhoto): void {
    this.#photos.delete(photo);
  }

  /** Bytes of a photo that gave way are discarded. */
  add(photo: IncomingPhoto, chunk: Buffer): void {
    if (photo.isDropped) return;
    photo.push(chunk);
    while (this.#held() > this.#maxBytes) (this.#largest() ?? photo).drop();
  }

  #held(): number {
    let held = 0;
    for (const { size } of this.#photos) held += size;
    return held;
  }

  /** The largest photo of the network that holds most; null: all are whole. */
  #largest(): IncomingPhoto | null {
    const some = [...this.#photos].filter(({ mayGiveWay }) => mayGiveWay);
    const held = new Map<string, number>();
    for (const { network, size } of some) held.set(network, (held.get(network) ?? 0) + size);
    const weight = ({ network }: IncomingPhoto) => held.get(network) ?? 0;
    const order = some.toSorted((one, other) => weight(other) - weight(one) || other.size - one.size);
    return order[0] ?? null;
  }
}
