/** What of the text XML 1.0 can hold (production 2, `Char`): signs that it does not know, even as entities, and halves of signs are left out. */
export function writable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
