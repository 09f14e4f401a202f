/** The address by which the system dials a number. */

/** `tel:+74951234567`; null for what is no number. What stands behind the number, such as an extension, is not dialled. */
export function dialAddress(number: string): string | null {
  const [written = ''] = /^[+\d\s().\-/]*/u.exec(number.trim()) ?? [];
  const digits = written.replaceAll(/\D/gu, '');
  return digits.length < 3 || digits.length > 20 ? null : `tel:${written.trim().startsWith('+') ? '+' : ''}${digits}`;
}
