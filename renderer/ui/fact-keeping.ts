/** Facts that are being edited in place are kept by whoever stands around them, until they are saved or given up. */
import { createContext } from 'react';

/** What is typed into a fact, and what stood there when the typing began. */
export interface TypedFact {
  readonly label: string;
  readonly value: unknown;
  readonly original: unknown;
}

export interface FactKeeping {
  /** What this page was opened again with; null: nothing. */
  readonly again: TypedFact | null;
  /** Something is typed; null: it is saved or given up. */
  readonly typed: (fact: TypedFact | null) => void;
}

export const FactKeepingContext = createContext<FactKeeping | null>(null);
