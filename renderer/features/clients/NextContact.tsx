/** What is next with the client: the day to get in touch, with how far away it is. */
import type { Output } from '../../../preload/contract/index.ts';
import { clientTexts } from '../../text/clients.ts';
import { CardSection, StateWord } from '../../ui/Card.tsx';
import { daysBetween, today } from '../../ui/days.ts';
import { InlineDay } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';

interface NextContactProps {
  readonly client: Output<'clients.get'>;
  readonly readOnly: boolean;
  readonly save: (nextContact: string | null) => Promise<string | null>;
}

export function NextContact({ client, readOnly, save }: NextContactProps) {
  const t = useText(clientTexts);
  const away = client.nextContact === null ? null : daysBetween(today(), client.nextContact);
  return (
    <CardSection title={t('next')} action={away === null ? null : <Away days={away} />}>
      <InlineDay label={t('contactSoon')} value={client.nextContact} readOnly={readOnly} save={save} />
    </CardSection>
  );
}

function Away({ days }: { days: number }) {
  const t = useText(clientTexts);
  if (days < 0) return <StateWord state="red" text={t('contactOverdue', { ago: t('contactAgo', { count: -days }) })} />;
  return (
    <StateWord
      state={days === 0 ? 'amber' : 'plain'}
      text={days === 0 ? t('contactToday') : t('contactIn', { count: days })}
    />
  );
}
