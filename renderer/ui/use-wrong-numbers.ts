/** The numbers of a form while what is typed is none: it is refused, never taken for something else. */
import { useState } from 'react';

export interface WrongNumbers {
  /** Why what is typed is no number, by the name of its field. */
  readonly wrong: Readonly<Record<string, string>>;
  /** What a field says of what is typed: what is wrong with it, or null. */
  readonly note: (name: string, problem: string | null) => void;
}

export function useWrongNumbers(): WrongNumbers {
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const note = (name: string, problem: string | null) =>
    setWrong(({ [name]: _, ...others }) => (problem === null ? others : { ...others, [name]: problem }));
  return { wrong, note };
}
