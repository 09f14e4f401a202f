/**
 * An ICC profile of sRGB (IEC 61966-2-1), worked out here so that it belongs to nobody else: version 2.1 of the ICC's specification, a
 * display profile of three primaries and one curve. PDF/A wants one, so that colours are the same for ever.
 */

/** XYZ of the primaries, adapted to D50 by Bradford's matrix, as the ICC asks; they add up to the white point. */
const white = [0.9642, 1, 0.8249] as const;
const red = [0.43607, 0.22249, 0.01392] as const;
const green = [0.38515, 0.71687, 0.09708] as const;
const blue = [0.14307, 0.06061, 0.7141] as const;

const steps = 1024;

const text = (value: string) => Buffer.from(value, 'latin1');

function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A number as `s15Fixed16`. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
}

const type = (signature: string) => Buffer.concat([text(signature), whole(0)]);
const xyz = (values: readonly number[]) => Buffer.concat([type('XYZ '), ...values.map(fixed)]);

/** ASCII, and empty places for the Unicode and the Macintosh name that version 2 has here. */
function description(name: string): Buffer {
  return Buffer.concat([type('desc'), whole(name.length + 1), text(`${name}\0`), Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}

/** From what is stored to how bright it is (IEC 61966-2-1, 5.2). */
function curve(): Buffer {
  const bytes = Buffer.alloc(12 + steps * 2);
  type('curv').copy(bytes);
  bytes.writeUInt32BE(steps, 8);
  for (let step = 0; step < steps; step += 1) {
    const value = step / (steps - 1);
    const bright = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(bright * 65_535), 12 + step * 2);
  }
  return bytes;
}

const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  text('mntrRGB XYZ ').copy(bytes, 12);
  // When the profile was laid down: year, month, day.
  [2026, 11, 29].forEach((part, at) => {
    bytes.writeUInt16BE(part, 24 + at * 2);
  });
  text('acsp').copy(bytes, 36);
  Buffer.concat(white.map(fixed)).copy(bytes, 68);
  return bytes;
}

let made: Uint8Array | undefined;

/** The bytes of the profile, always the same. */
export function srgbProfile(): Uint8Array {
  made ??= profile();
  return made;
}

function profile(): Uint8Array {
  const shared = padded(curve());
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', padded(description('sRGB (IEC 61966-2-1)'))],
    ['cprt', padded(Buffer.concat([type('text'), text('No copyright\0')]))],
    ['wtpt', xyz(white)],
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', shared],
    ['gTRC', shared],
    ['bTRC', shared],
  ];
  const places = new Map<Buffer, number>();
  let end = 128 + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, end);
    end += data.length;
  }
  const table = tags.map(([name, data]) =>
    Buffer.concat([text(name), whole(places.get(data) ?? 0), whole(data.length)]),
  );
  return Buffer.concat([header(end), whole(tags.length), ...table, ...places.keys()]);
}
