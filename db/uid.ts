/** UUIDs of version 7 (RFC 9562, 5.7): unique everywhere, in the order of their making. */
import { randomFillSync } from 'node:crypto';

const random = new Uint8Array(10);
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
  randomFillSync(random);
  const time = lastTime.toString(16).padStart(12, '0');
  const variant = (0x80 | ((random[2] ?? 0) & 0x3f)).toString(16);
  const rest = Buffer.from(random.buffer, random.byteOffset + 3, 7).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}`;
}
