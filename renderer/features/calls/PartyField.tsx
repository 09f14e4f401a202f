/** With whom one spoke: found by a number in any spelling, or by a name; a number that nobody has is kept as it is. */
import { useRef, useState } from 'react';
import type { NumberOwner } from '../../../preload/contract/calls.ts';
import { call } from '../../app/border.ts';
import { callTexts } from '../../text/calls.ts';
import { useText } from '../../ui/language.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { findClients } from '../lists/PickedClients.tsx';
import type { CallBegun } from './asked-calls.ts';
import { dialAddress } from './dial-address.ts';

/** Who was found, and the number by which. */
export type Party = Pick<CallBegun, 'number' | 'client' | 'contactId'>;

interface PartyFieldProps {
  readonly party: Party;
  readonly choose: (party: Party) => void;
  readonly error: string | undefined;
}

const isNumber = (text: string) => /^[+\d\s().\-/]+$/u.test(text) && dialAddress(text) !== null;

export function PartyField({ party, choose, error }: PartyFieldProps) {
  const t = useText(callTexts);
  /** A number that was looked for and is nobody's. */
  const [unowned, setUnowned] = useState('');
  /** What was offered last, by its place. */
  const offered = useRef<readonly Party[]>([]);
  const search = async (text: string) => {
    const owners = isNumber(text) ? await ownersOf(text) : [];
    setUnowned(isNumber(text) && owners.length === 0 ? text : '');
    if (owners.length > 0) {
      offered.current = owners.map(({ clientId, client, contactId }) => ({
        number: text,
        client: { id: clientId, name: client },
        contactId,
      }));
      return owners.map(({ client, contact }, place) => ({
        id: place + 1,
        title: contact || client,
        detail: contact === '' ? '' : client,
      }));
    }
    const clients = text === '' ? [] : await findClients(text);
    const number = isNumber(text) ? text : party.number;
    offered.current = clients.map(({ id, title }) => ({ number, client: { id, name: title }, contactId: null }));
    return clients.map(({ title, detail }, place) => ({ id: place + 1, title, detail }));
  };
  return (
    <SearchField
      label={t('who')}
      placeholder={t('whoHint')}
      maxLength={100}
      data-autofocus={party.client === null && party.number === '' ? true : undefined}
      shown={party.client?.name ?? party.number}
      error={error}
      search={search}
      choose={(option) =>
        choose((option && offered.current[option.id - 1]) ?? { number: '', client: null, contactId: null })
      }
      create={unowned !== '' ? (text) => choose({ number: text.trim(), client: null, contactId: null }) : undefined}
      createSays={(text) => t('keepNumber', { text })}
    />
  );
}

async function ownersOf(number: string): Promise<readonly NumberOwner[]> {
  const reply = await call('calls.whose', { number });
  return reply.ok ? reply.value : [];
}
