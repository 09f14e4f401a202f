/** Times of day as people type them. */

/** Reads `9`, `930`, `9:30`, `09.30`, `14h30` or `14:30` as `HH:MM`; null when it is no time of day. */
export function readTime(typed: string): string | null {
  const text = typed.trim();
  const parts = /^(\d{1,2})(?:[:.,h ](\d{2}))?$/iu.exec(text) ?? /^(\d{1,2})(\d{2})$/u.exec(text);
  if (parts === null) return null;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
