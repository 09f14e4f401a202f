/** Means of contact, one a line: its kind as a sign, what is written, and the remark behind it. */
import { IconMail, IconMessageCircle, IconPhone, IconPrinter, IconWorld } from '@tabler/icons-react';
import { partyTexts } from '../../text/parties.ts';
import { useText } from '../../ui/language.tsx';
import { PhoneLink } from '../calls/PhoneLink.tsx';
import type { Reach } from './party-values.ts';

const icons = {
  phone: IconPhone,
  fax: IconPrinter,
  email: IconMail,
  site: IconWorld,
  messenger: IconMessageCircle,
} as const satisfies Record<Reach['kind'], unknown>;

interface ReachLinesProps {
  readonly reaches: readonly Reach[];
  /** Whose they are. */
  readonly client: { readonly id: number; readonly name: string };
  readonly contactId: number | null;
}

/** A phone is dialled by its sign. A fax is named as well: its number looks like that of a phone. */
export function ReachLines({ reaches, client, contactId }: ReachLinesProps) {
  const t = useText(partyTexts);
  return reaches.map(({ kind, value, label }) => {
    const Icon = icons[kind];
    const remark = [kind === 'fax' ? t('fax') : '', label].filter(Boolean).join(', ');
    return (
      <div key={`${kind} ${value} ${label}`} className="k-reach-line" title={t(kind)}>
        {kind === 'phone' ? (
          <PhoneLink number={value} client={client} contactId={contactId}>
            <Icon size={14} />
          </PhoneLink>
        ) : (
          <Icon size={14} className="k-dim" aria-label={t(kind)} />
        )}
        <span>
          {value}
          {remark ? <span className="k-dim"> ({remark})</span> : null}
        </span>
      </div>
    );
  });
}
