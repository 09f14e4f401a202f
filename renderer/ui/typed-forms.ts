/** Small forms of a page say to whoever stands around them that something is typed there and not saved. */
import { createContext, useContext, useEffect, useId, useState } from 'react';

/** By a name of its own each form says whether something is typed in it. */
export type TypedForms = (form: string, isTyped: boolean) => void;

export const TypedFormsContext = createContext<TypedForms | null>(null);

/** For a form: what it hands to its element, which then notices whatever is typed. `isChanged`: what else is not saved, which nobody types. */
export function useTyped(isChanged: boolean): { readonly onInput: () => void } {
  const tell = useContext(TypedFormsContext);
  const form = useId();
  const [isTyped, setTyped] = useState(false);
  useEffect(() => {
    tell?.(form, isTyped || isChanged);
  }, [tell, form, isTyped, isChanged]);
  // Closed: it is saved or given up.
  useEffect(() => () => tell?.(form, false), [tell, form]);
  return { onInput: () => setTyped(true) };
}
