/** Calls that are sent again because the connection broke before they were answered: each is carried out once. */
import type { Reply } from '../../preload/contract/reply.ts';

/** How a call names itself, so that it can be sent again. */
export interface Once {
  /** Made by the sender, of chance. */
  readonly id: string;
  /** It was sent before, and its reply has not arrived. */
  readonly again: boolean;
}

/** Milliseconds that a reply is kept for a sender who has not had it. */
const keptFor = 5 * 60_000;
/** More replies are not kept: those that were given first are forgotten. */
const mostKept = 2_000;

/** Whether the reply does not say if the call was carried out: its file was lost, or is kept by another computer now. */
export function isUndecided(reply: Reply): boolean {
  return !reply.ok && reply.details?.undecided === true;
}

/** The calls of all sessions that run, and the replies of those that ran lately. */
export class RepeatedCalls {
  readonly #replies = new Map<string, { readonly reply: Promise<Reply>; endedAt: number | null }>();
  readonly #milliseconds: () => number;

  constructor(milliseconds: () => number) {
    this.#milliseconds = milliseconds;
  }

  /** The reply of the call that was sent before under the same name by the session; else `run`'s. */
  reply(session: string, { id }: Once, run: () => Promise<Reply>): Promise<Reply> {
    const name = `${session} ${id}`;
    const known = this.#replies.get(name);
    if (known !== undefined) return known.reply;
    this.#forgetOld();
    const kept: { readonly reply: Promise<Reply>; endedAt: number | null } = { reply: run(), endedAt: null };
    this.#replies.set(name, kept);
    void kept.reply.then((reply) => {
      kept.endedAt = this.#milliseconds();
      // Whoever asks again is to be answered by the database, which knows.
      if (isUndecided(reply)) this.#replies.delete(name);
    });
    return kept.reply;
  }

  /** Whether the call of the session runs, or ran lately. */
  knows(session: string, { id }: Once): boolean {
    return this.#replies.has(`${session} ${id}`);
  }

  #forgetOld(): void {
    const before = this.#milliseconds() - keptFor;
    for (const [name, { endedAt }] of this.#replies) {
      const isOld = endedAt !== null && endedAt < before;
      if (isOld || (endedAt !== null && this.#replies.size > mostKept)) this.#replies.delete(name);
    }
  }
}
