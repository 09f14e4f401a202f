/** A phone number that the system dials when it is clicked; afterwards the call can be noted. */
import type { ReactNode } from 'react';
import { useMay } from '../../app/session.ts';
import { callTexts } from '../../text/calls.ts';
import { useText } from '../../ui/language.tsx';
import { dialled } from './asked-calls.ts';
import { dialAddress } from './dial-address.ts';
import './calls.css';

interface PhoneLinkProps {
  readonly number: string;
  /** Whose number it is, where that is known. */
  readonly client?: { readonly id: number; readonly name: string } | null | undefined;
  readonly contactId?: number | null | undefined;
  /** What is clicked; the number where it is left out. */
  readonly children?: ReactNode;
}

export function PhoneLink({ number, client = null, contactId = null, children }: PhoneLinkProps) {
  const t = useText(callTexts);
  const may = useMay();
  const address = dialAddress(number);
  if (address === null) return children ?? number;
  return (
    <a
      className="k-link k-phone"
      href={address}
      title={t('call', { number })}
      aria-label={t('call', { number })}
      onClick={() => {
        // A client whole is more than is to be remembered.
        if (may('activities.create'))
          dialled({ number, client: client && { id: client.id, name: client.name }, contactId });
      }}
    >
      {children ?? number}
    </a>
  );
}
