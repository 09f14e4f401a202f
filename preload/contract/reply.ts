/** What comes back over the border: always plain data, never an exception. */

export const failureCodes = [
  'invalid',
  'unauthorised',
  'forbidden',
  'not-found',
  'conflict',
  'busy',
  'read-only',
  'licence',
  'unavailable',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** A field of the input that is wrong: `path` as in `lines.2.quantity`, `message` in the language of the session. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A field that two people changed: the value that was to be saved, the one that is there now, the one both began with. */
export interface FieldConflict {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly original: unknown;
}

export interface FailureDetails {
  readonly fields?: readonly FieldProblem[];
  readonly conflicts?: readonly FieldConflict[];
  /** The version that is in the database now, with `conflicts`. */
  readonly version?: number;
  /** What is worth a second look first, in the language of the session: of a command that was to be asked about, and was not done. */
  readonly remarks?: readonly string[];
  /** Its user has cancelled it: nothing went wrong. */
  readonly cancelled?: boolean;
  /** Whether it was done is known to whoever keeps the office next: it may be asked again under the same name. */
  readonly undecided?: boolean;
}

export type Reply<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly message: string;
      readonly details?: FailureDetails;
    };
