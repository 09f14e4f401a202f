/** Of a changed field only what has changed in it: the parts of an address, the phones that came and went. */

export interface ChangedPart {
  /** `name`, `address.city`, `contacts.position`. */
  readonly path: string;
  readonly old: unknown;
  readonly now: unknown;
}

const textOf = (value: unknown) => JSON.stringify(value) ?? '';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields whose parts mean nothing alone. */
const whole = new Set(['consent']);

export function changedParts(path: string, old: unknown, now: unknown): readonly ChangedPart[] {
  if (Array.isArray(old) && Array.isArray(now)) {
    const [before, after] = [new Set(old.map(textOf)), new Set(now.map(textOf))];
    const gone = old.filter((one) => !after.has(textOf(one)));
    const come = now.filter((one) => !before.has(textOf(one)));
    // Only the order is another one.
    return gone.length + come.length === 0 ? [{ path, old, now }] : [{ path, old: gone, now: come }];
  }
  if (!isRecord(old) || !isRecord(now) || whole.has(path)) return [{ path, old, now }];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => textOf(old[name] ?? null) !== textOf(now[name] ?? null))
    .flatMap((name) => changedParts(`${path}.${name}`, old[name] ?? null, now[name] ?? null));
}
