/** Names that are all different, as files in one folder must be. */

/** Answers each wanted name as it is or, where it is taken, with the first free number before its ending: `a (2).pdf`. Large and small letters are the same, as on Windows. */
export function freeNames(): (wanted: string) => string {
  const taken = new Set<string>();
  /** Where counting goes on: thousands may want the same name. */
  const last = new Map<string, number>();
  return (wanted) => {
    const dot = wanted.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
    let name = wanted;
    let count = last.get(keyOf(wanted)) ?? 1;
    for (; taken.has(keyOf(name)); name = `${stem} (${count})${ending}`) count += 1;
    last.set(keyOf(wanted), count);
    taken.add(keyOf(name));
    return name;
  };
}

/** macOS composes letters with their accents in another way than others do: it is the same name to it. */
function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
