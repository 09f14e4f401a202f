/** Whether something was typed into a form, or chosen. */
import { useState } from 'react';

/** True while what stands in the form, plain values, is not what stood in it at the beginning. */
export function useTyped(fields: object): boolean {
  const now = JSON.stringify(fields);
  const [begun] = useState(now);
  return now !== begun;
}
