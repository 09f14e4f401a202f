/** Work that is done one piece after the other, and given up when it takes too long. */

export interface Limits {
  /** The longest that one piece may take, in milliseconds. */
  readonly longest: number;
  /** Says why a piece that took longer was given up. */
  readonly late: string;
  /** Ends what the piece works with, so that the next one begins with something new. */
  abandon(): void;
}

/** The work as a function whose calls wait for each other. One that takes too long is rejected, and the next has its turn. */
export function oneAtATime<Input, Result>(
  work: (input: Input) => Promise<Result>,
  { longest, late, abandon }: Limits,
): (input: Input) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();

  async function limited(input: Input): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(late));
        abandon();
      }, longest);
    });
    try {
      return await Promise.race([work(input), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  return (input) => {
    const next = last.then(() => limited(input));
    last = next.catch(() => undefined);
    return next;
  };
}
