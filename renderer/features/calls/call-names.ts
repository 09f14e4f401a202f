/** What a call is called on the screen. */
import type { Call, CallDirection } from '../../../preload/contract/calls.ts';
import { callTexts } from '../../text/calls.ts';
import { useText } from '../../ui/language.tsx';
import type { CallBegun } from './asked-calls.ts';

/** Whoever is at the other end: the client, or the number. */
export function useCallName(): (call: Pick<Call, 'client' | 'contact' | 'number'>) => string {
  const t = useText(callTexts);
  return ({ client, contact, number }) => namesText([contact, client]) || number || t('withheld');
}

/** Each name once: a client that is a person has his own. */
export const namesText = (names: readonly string[]): string => [...new Set(names.filter(Boolean))].join(' · ');

/** What is known of a call when it is noted. */
export function begunBy(call: Call): CallBegun {
  const { id, direction, number, clientId, client, contactId } = call;
  return {
    callId: id,
    direction,
    number,
    client: clientId === null ? null : { id: clientId, name: client },
    contactId,
    deal: null,
  };
}

/** What a call is called that is noted: by the contact person or the number. The client stands beside it wherever it is shown, and is not named twice. */
export function subjectKey(
  direction: CallDirection,
  other: string,
  client: string,
): 'callFrom' | 'callTo' | 'callIn' | 'callOut' | 'plainCall' {
  if (other !== '' && other !== client) return direction === 'in' ? 'callFrom' : 'callTo';
  if (client !== '') return direction === 'in' ? 'callIn' : 'callOut';
  return 'plainCall';
}
