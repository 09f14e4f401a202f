/** What a file is by its first bytes, whatever its name says. */
import type { Unreadable } from './unreadable.ts';

/** `text` may still turn out to be no text; `zip` may be a workbook; `ole` is an old or a protected Excel file. */
export type Signature = 'text' | 'zip' | 'ole' | Unreadable;

const signatures: readonly (readonly [string, Signature])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['474946383', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['25504446', 'pdf'],
  ['1f8b', 'archive'],
  ['526172211a', 'archive'],
  ['377abcaf271c', 'archive'],
  ['fd377a585a00', 'archive'],
  ['4d5a90', 'program'],
  ['4d5a0000', 'program'],
  ['7f454c46', 'program'],
  ['7b5c727466', 'document'],
  ['53514c69746520666f726d6174', 'unknown'],
];

/** Recognises the kind of a file from its first kilobyte. */
export function signatureOf(head: Buffer): Signature {
  const hex = head.subarray(0, 16).toString('hex');
  const found = signatures.find(([start]) => hex.startsWith(start));
  if (found) return found[1];
  if (hex.startsWith('424d') && head.length > 14 && head.readUInt32LE(6) === 0) return 'image';
  if (/^(\ufeff)?\s*<(!doctype|html|head|table|\?xml|workbook|meta)\b/iu.test(head.toString('utf8'))) return 'webPage';
  return 'text';
}

/** Whether an OLE2 file holds an encrypted .xlsx ([MS-OFFCRYPTO] 2.3.4: streams EncryptedPackage and EncryptionInfo). */
export function isEncryptedPackage(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** Whether an OLE2 file is a Word or PowerPoint document, by the names of its streams ([MS-DOC] 2.1, [MS-PPT] 2.1). */
export function isOldDocument(bytes: Buffer): boolean {
  return ['WordDocument', 'PowerPoint Document'].some((name) => bytes.includes(Buffer.from(name, 'utf16le')));
}
