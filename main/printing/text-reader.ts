/** Reads a text from its beginning to its end, sign by sign: what reads by it takes as many steps as the text has signs. */
export class TextReader {
  readonly text: string;
  at = 0;
  /** Signs that were looked at, for tests that hold the reading to that promise. */
  steps = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The sign that comes next, or after so many others; empty behind the end. */
  peek(ahead = 0): string {
    this.steps += 1;
    return this.text[this.at + ahead] ?? '';
  }

  /** The next sign, which is read. */
  take(): string {
    const sign = this.peek();
    this.at += sign.length;
    return sign;
  }

  /** Whether these signs came next; they are read then. */
  takes(signs: string): boolean {
    this.steps += signs.length;
    if (!this.text.startsWith(signs, this.at)) return false;
    this.at += signs.length;
    return true;
  }

  /** Reads as long as each sign is such a one; answers what it has read. */
  takeWhile(isSuch: (sign: string) => boolean): string {
    const from = this.at;
    while (!this.ended && isSuch(this.peek())) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /** Reads up to these signs and over them; answers what stood before them: all that is left, where they do not come. */
  takeUntil(signs: string): { readonly before: string; readonly found: boolean } {
    const found = this.text.indexOf(signs, this.at);
    const end = found < 0 ? this.text.length : found;
    const before = this.text.slice(this.at, end);
    this.steps += before.length;
    this.at = found < 0 ? end : end + signs.length;
    return { before, found: found >= 0 };
  }

  /** The line of a place, from 1. */
  lineAt(place: number): number {
    return this.text.slice(0, place).split('\n').length;
  }
}

export const isSpace = (sign: string): boolean =>
  sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r' || sign === '\f';
