/** Pages of a PDF as Chromium writes it: each is an object of its own, not compressed. */
export function pageCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/gu)?.length ?? 0
  );
}
