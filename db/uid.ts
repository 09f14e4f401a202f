/** UUIDs of version 7 (RFC 9562, 5.7): unique everywhere, in the order of their making. */
import { randomFillSync } from 'node:crypto';

/** Drawn for many at once: asking the system for each costs more than everything else here. */
const pool = new Uint8Array(8 * 512);
let drawn = pool.length;
let lastTime = 0;
let counter = 0;

/** A new UUIDv7; within one millisecond a 12-bit counter keeps the order. */
export function newUid(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastTime++;
    counter = 0;
  }
  if (drawn >= pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const random = pool.subarray(drawn, drawn + 8);
  drawn += 8;
  const time = lastTime.toString(16).padStart(12, '0');
  const variant = (0x80 | ((random[0] ?? 0) & 0x3f)).toString(16);
  const rest = Buffer.from(random.buffer, random.byteOffset + 1, 7).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}`;
}
