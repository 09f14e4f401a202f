/** A client in the preview pane of the list. */
import { Button } from '@mantine/core';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { partyTexts } from '../../text/parties.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { PhoneLink } from '../calls/PhoneLink.tsx';
import { addressLines } from '../parties/party-values.ts';
import { stateTints } from './client-words.ts';

export function ClientPreview({ id }: { id: number }) {
  const t = useText(clientTexts);
  const party = useText(partyTexts);
  const format = useFormat();
  const { data: client } = useEngine('clients.get', { id }, { keep: true });
  if (!client) return <Waiting />;
  const sums = (inFavour: boolean) =>
    client.owed
      .filter(({ amount }) => amount < 0 === inFavour)
      .map(({ amount, currency }) => format.money(Math.abs(amount), currency))
      .join(' · ');
  const ofKind = (reaches: typeof client.reaches) => reaches.filter(({ kind }) => kind === 'phone');
  const phones = [
    ...ofKind(client.reaches).map(({ value, label }) => ({
      number: value,
      label: label || party('phone'),
      contactId: null,
    })),
    ...client.contacts.flatMap(({ id: contactId, name, reaches }) =>
      ofKind(reaches).map(({ value }) => ({ number: value, label: name, contactId })),
    ),
  ];
  const facts: readonly (readonly [string, string])[] = [
    ...client.reaches
      .filter(({ kind }) => kind !== 'phone')
      .map(({ kind, value, label }) => [label || party(kind), value] as const),
    [t('address'), addressLines(client.address).join(', ')],
    [t('responsibleId'), client.responsible ?? ''],
    ...client.contacts.map(
      ({ name, position, reaches }) =>
        [
          position || t('contacts'),
          [name, ...reaches.filter(({ kind }) => kind !== 'phone').map(({ value }) => value)].join(', '),
        ] as const,
    ),
    ...(['owed', 'inFavour'] as const).map((label) => [t(label), sums(label === 'inFavour')] as const),
    [t('note'), client.note],
  ];
  return (
    <div className="k-stack">
      <div>
        <div className="k-card-title">{client.name}</div>
        <div className="k-row k-dim">
          <StateWord text={t(`state_${client.state}`)} state={stateTints[client.state]} />
          {t(`type_${client.type}`)}
        </div>
      </div>
      <div>
        {phones.map(({ number, label, contactId }) => (
          <div className="k-fact" key={`${label} ${number}`}>
            <span className="k-fact-label">{label}</span>
            <span className="k-fact-value">
              <PhoneLink number={number} client={client} contactId={contactId} />
            </span>
          </div>
        ))}
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div className="k-fact" key={`${label} ${value}`}>
              <span className="k-fact-label">{label}</span>
              <span className="k-fact-value">{value}</span>
            </div>
          ))}
      </div>
      <Button onClick={() => openPage('client', { id }, client.name)}>{t('open')}</Button>
    </div>
  );
}
