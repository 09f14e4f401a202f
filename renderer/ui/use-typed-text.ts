/** The text of a field whose value has a written form: what is typed stays as it is until the field is left. */
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useLanguage } from './language.tsx';

export interface TypedText<Value> {
  readonly text: string;
  readonly setText: Dispatch<SetStateAction<string>>;
  /** What is wrong with what is typed. */
  readonly problem: string | null;
  readonly setProblem: Dispatch<SetStateAction<string | null>>;
  /** The value is the one of the text: it is not written out when it comes back from above. */
  readonly own: (value: Value) => void;
}

/** Another value from above, or another language of the screen, is written out at once. */
export function useTypedText<Value>(value: Value | null, written: string): TypedText<Value | null> {
  const language = useLanguage();
  const [text, setText] = useState(written);
  const [problem, setProblem] = useState<string | null>(null);
  const seen = useRef({ value, language });
  useEffect(() => {
    const before = seen.current;
    if (before.value === value && before.language === language) return;
    seen.current = { value, language };
    // What is no value yet has no other form in the new language.
    if (before.value !== value || value !== null) setText(written);
    setProblem(null);
  }, [value, written, language]);
  const own = (mine: Value | null) => {
    seen.current = { ...seen.current, value: mine };
  };
  return { text, setText, problem, setProblem, own };
}
