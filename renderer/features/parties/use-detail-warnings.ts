/** Doubts about tax numbers and bank accounts while they are typed; they never bar saving. */
import { useEffect, useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import type { Remarks } from './PartyFields.tsx';

/** By the path of the field. Asked a moment after the last key. */
export function useDetailWarnings(details: Input<'clients.checkDetails'> | null): Remarks {
  const [warnings, setWarnings] = useState<Remarks>({});
  const text = details ? JSON.stringify(details) : null;
  useEffect(() => {
    if (text === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      // It was made from the same type a line above.
      const reply = await call('clients.checkDetails', JSON.parse(text) as Input<'clients.checkDetails'>);
      if (current && reply.ok) setWarnings(Object.fromEntries(reply.value.map(({ path, message }) => [path, message])));
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return warnings;
}
