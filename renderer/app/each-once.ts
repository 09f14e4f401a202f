/** The sentences of a failure one after the other, none that is said in another one already: `Line 3: …` says what is wrong there. */
export function eachOnce(sentences: readonly string[]): string {
  const said = [...new Set(sentences)].filter((sentence) => sentence !== '');
  return said.filter((one) => !said.some((other) => other !== one && other.includes(one))).join(' ');
}
