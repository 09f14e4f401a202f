/** UUIDs of version 7 (RFC 9562, 5.7): unique everywhere, in the order of their making. */
import { randomFillSync } from 'node:crypto';

/** Drawn for many at once: asking the system for each costs more than everything else here. */
const pool = new Uint8Array(8 * 512);
let drawn = pool.length;
let lastTime = 0;
let counter = 0;
/** The first two parts for `lastTime`, which many ids have in common. */
let timePart = '';

/** Each byte in hexadecimal. */
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A new UUIDv7; within one millisecond a 12-bit counter keeps the order. */
export function newUid(): string {
  const now = Date.now();
  if (now > lastTime) beginTime(now);
  else if (++counter > 0xfff) beginTime(lastTime + 1);
  if (drawn >= pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const at = drawn;
  drawn += 8;
  const random = (place: number) => hex[pool[at + place] ?? 0];
  const count = `${(counter >> 8).toString(16)}${hex[counter & 0xff]}`;
  const variant = hex[0x80 | ((pool[at] ?? 0) & 0x3f)];
  return `${timePart}-7${count}-${variant}${random(1)}-${random(2)}${random(3)}${random(4)}${random(5)}${random(6)}${random(7)}`;
}

function beginTime(time: number): void {
  lastTime = time;
  counter = 0;
  const text = time.toString(16).padStart(12, '0');
  timePart = `${text.slice(0, 8)}-${text.slice(8)}`;
}
