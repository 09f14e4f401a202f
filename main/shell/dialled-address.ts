/** Which addresses of the page the system may open: phone numbers, nothing else. */

/** A plain number to be dialled; no service codes (`*`, `#`), which a phone would take for orders. */
export function isDialled(address: string): boolean {
  return /^tel:\+?\d{3,20}$/u.test(address);
}
