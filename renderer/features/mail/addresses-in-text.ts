/** E-mail addresses in what somebody has typed or pasted, as other programs write them. */

/** Parts between commas, semicolons, tabs and line breaks; one in quotes or angle brackets parts nothing. */
const parts = /(?:"[^"]*"|<[^<>]*>|[^,;\t\r\n])+/gu;
const inAngles = /<\s*([^<>\s,;"]+@[^<>\s,;"]+)\s*>/gu;
const alone = /^[^"<>]+@[^"<>]+$/u;

/**
 * Each address once, in their order: of `Ivan Petrov <ivan@petrov.example>` what stands in the brackets. What is no address is among them as it
 * was typed, so that it can be told of.
 */
export function addressesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const [part] of text.matchAll(parts)) {
    const named = [...part.matchAll(inAngles)].map(([, address = '']) => address);
    const words = part.trim().split(/\s+/u);
    const those = named.length > 0 ? named : words.every((word) => alone.test(word)) ? words : [part.trim()];
    for (const address of those)
      if (address !== '' && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
  }
  return [...found.values()];
}

/** Whether what is being typed has come to its end: by a comma or a semicolon, or by a space behind an address without a name. */
export function isEnded(typed: string): boolean {
  return /^(?:"[^"]*"|<[^<>]*>|[^"<,;])*[,;]$/u.test(typed) || /^\s*[^\s"<]+@[^\s"<]+\s$/u.test(typed);
}
