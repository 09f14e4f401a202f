/** Names of files that come from outside: one is one day saved under it, on whatever system. */

/** Windows gives these to devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/iu;

/**
 * The last part of whatever somebody calls a file, as a name that a file can have anywhere and that looks like what it is:
 * no folders, no drives, no streams, no devices, nothing that turns the direction of what follows.
 */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/[\s.]+$/u, '')
    .trim();
  return plain.replace(device, (found) => `_${found}`) || 'file';
}
