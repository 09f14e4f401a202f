/** What a call is called on the screen. */
import type { Call } from '../../../preload/contract/calls.ts';
import { callTexts } from '../../text/calls.ts';
import { useText } from '../../ui/language.tsx';
import type { CallBegun } from './asked-calls.ts';

/** Whoever is at the other end: the client, or the number. */
export function useCallName(): (call: Pick<Call, 'client' | 'contact' | 'number'>) => string {
  const t = useText(callTexts);
  return ({ client, contact, number }) => [contact, client].filter(Boolean).join(' · ') || number || t('withheld');
}

/** What is known of a call when it is noted. */
export function begunBy(call: Call): CallBegun {
  const { id, direction, number, clientId, client, contactId } = call;
  return {
    callId: id,
    direction,
    number,
    client: clientId === null ? null : { id: clientId, name: client },
    contactId,
  };
}
