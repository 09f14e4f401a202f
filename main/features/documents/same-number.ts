/** Whether two number series could print the same number. */

/** A sign, any digit, or any number of digits. */
type Piece = string | typeof digit | typeof digits;
const digit = Symbol('a digit');
const digits = Symbol('digits');

const isDigit = (piece: Piece | undefined): boolean =>
  piece === digit || piece === digits || (typeof piece === 'string' && /^\d$/u.test(piece));

interface Numbering {
  readonly prefix: string;
  readonly pattern: string;
}

/** What its numbers are made of; years and months are digits like others. */
function piecesOf({ prefix, pattern }: Numbering): Piece[] {
  const written = pattern.replaceAll('{PREFIX}', prefix);
  return written.split(/(\{(?:YYYY|YY|MM|#{1,9})\})/u).flatMap((part): Piece[] => {
    if (part === '{YYYY}') return [digit, digit, digit, digit];
    if (part === '{YY}' || part === '{MM}') return [digit, digit];
    if (/^\{#+\}$/u.test(part)) return [...Array<typeof digit>(part.length - 2).fill(digit), digits];
    return [...part];
  });
}

/** True where some number of the one can be written like some number of the other, whatever days and counters they have. */
export function canBeSameNumber(one: Numbering, other: Numbering): boolean {
  const a = piecesOf(one);
  const b = piecesOf(other);
  const known = new Map<string, boolean>();
  const meet = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = meets(i, j);
    known.set(key, result);
    return result;
  };
  const meets = (i: number, j: number): boolean => {
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) return true;
    if (x === digits) return meet(i + 1, j) || (isDigit(y) && meet(i, j + 1));
    if (y === digits) return meet(i, j + 1) || (isDigit(x) && meet(i + 1, j));
    if (x === undefined || y === undefined) return false;
    return (x === y || ((x === digit || y === digit) && isDigit(x) && isDigit(y))) && meet(i + 1, j + 1);
  };
  return meet(0, 0);
}
