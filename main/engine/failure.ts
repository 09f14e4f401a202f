/** The one kind of error that the engine expects: it has a code, and words for the user in each language. */
import type { FailureCode, FailureDetails } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';

/** One sentence in every language of the program. */
export type Said = Readonly<Record<Language, string>>;

/**
 * Thrown by services when something is wrong that a user can understand and mend. The router turns it into a reply with
 * the code and with the words in the language of the session. Everything else that is thrown is a bug (`internal`).
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly said: Said;
  readonly details: FailureDetails | undefined;

  constructor(code: FailureCode, said: Said, details?: FailureDetails) {
    super(said.en);
    this.name = 'Failure';
    this.code = code;
    this.said = said;
    this.details = details;
  }
}
