/** Pictures are known by their content: a name and a declared type may say anything. */

/** The kinds of pictures that are looked at as nothing but pixels. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/bmp';

const begins: readonly (readonly [PictureType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [...Buffer.from('GIF87a')]],
  ['image/gif', [...Buffer.from('GIF89a')]],
];

/** Lengths of the second header of a BMP, which tell its version. */
const bitmapHeaders: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** `BM` alone is how many a text begins: what must be zero, and the length of the second header, are looked at too. */
function isBitmap(bytes: Uint8Array): boolean {
  if (bytes.length < 26 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return view.getUint32(6, true) === 0 && bitmapHeaders.has(view.getUint32(14, true));
}

/** What picture the bytes are by how they begin; null for none, and for kinds that hold more than pixels (SVG, EPS, EMF, PDF). */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const found = begins.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? (isBitmap(bytes) ? 'image/bmp' : null);
}
