/** Which records have which key, for millions of keys: 32 bits of a hash stand for the text, so that a key takes some 12 bytes and not a hundred. */

/** More records than these under one key say nothing, and would make looking slow. */
const mostOfOneKey = 20;
const fullness = 0.7;

/** Finds what has been added under a key, and seldom a record that was added under another one: the caller looks whether it has the key. */
export class KeyIndex {
  #hashes = new Uint32Array(1 << 12);
  #ids = new Int32Array(1 << 12);
  #size = 0;

  /** `id` is not 0. Adding the same twice is no change. */
  add(key: string, id: number): void {
    if (this.#size >= this.#hashes.length * fullness) this.#grow();
    this.#put(hashOf(key), id);
  }

  /** The ids under the key, in the order in which they were added; at most twenty. */
  find(key: string): number[] {
    const found: number[] = [];
    const hash = hashOf(key);
    const last = this.#hashes.length - 1;
    for (let at = hash & last; this.#ids[at] !== 0; at = (at + 1) & last)
      if (this.#hashes[at] === hash) found.push(this.#ids[at] ?? 0);
    return found;
  }

  #put(hash: number, id: number): void {
    const last = this.#hashes.length - 1;
    let known = 0;
    let at = hash & last;
    for (; this.#ids[at] !== 0; at = (at + 1) & last) {
      if (this.#hashes[at] !== hash) continue;
      known++;
      if (this.#ids[at] === id || known >= mostOfOneKey) return;
    }
    this.#hashes[at] = hash;
    this.#ids[at] = id;
    this.#size++;
  }

  #grow(): void {
    const [hashes, ids] = [this.#hashes, this.#ids];
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#ids = new Int32Array(ids.length * 2);
    this.#size = 0;
    for (let at = 0; at < ids.length; at++) if (ids[at] !== 0) this.#put(hashes[at] ?? 0, ids[at] ?? 0);
  }
}

/** FNV-1a, mixed once more so that its low bits are good ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
