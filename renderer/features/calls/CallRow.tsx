/** A call in a table: who, when, for whom, how it ended, who called back, and what can be done about it. */
import { Button } from '@mantine/core';
import { IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import type { Call } from '../../../preload/contract/calls.ts';
import { call as ask } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { callTexts } from '../../text/calls.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { openActivity } from '../activities/asked-activities.ts';
import { noteCall } from './asked-calls.ts';
import { begunBy, useCallName } from './call-names.ts';
import { PhoneLink } from './PhoneLink.tsx';

const tints = { ringing: 'amber', answered: 'amber', ended: 'plain', missed: 'red' } as const;

/** The client, the contact person and the number, which is dialled by a click. */
export function CallParty({ call }: { readonly call: Call }) {
  const t = useText(callTexts);
  const { clientId, client, contact, contactId, number } = call;
  const known = clientId === null ? null : { id: clientId, name: client };
  const dialling = number === '' ? null : <PhoneLink number={number} client={known} contactId={contactId} />;
  if (known === null) return dialling ?? <span className="k-dim">{t('withheld')}</span>;
  return (
    <>
      <button type="button" className="k-link" onClick={() => openPage(cards.client, { id: known.id }, client)}>
        {client}
      </button>
      <div className="k-dim">
        {contact} {dialling}
      </div>
    </>
  );
}

/** Says that somebody has called back. */
export function BackButton({ call }: { readonly call: Call }) {
  const t = useText(callTexts);
  const nameOf = useCallName();
  const { tell } = useFailures();
  const done = call.backAt === null;
  return (
    <Button
      size="compact-xs"
      aria-label={done ? t('backDoneOf', { name: nameOf(call) }) : t('notBack')}
      onClick={async () => {
        const reply = await ask('calls.back', { id: call.id, done });
        if (!reply.ok) tell(reply);
      }}
    >
      {t(done ? 'backDone' : 'notBack')}
    </Button>
  );
}

/** Whoever is called does not answer us, but is reached. */
function stateKey({ direction, state }: Call) {
  if (direction === 'out' && state === 'missed') return 'state_unanswered';
  if (direction === 'out' && state === 'ended') return 'state_reached';
  return `state_${state}` as const;
}

export function CallRow({ call }: { readonly call: Call }) {
  const t = useText(callTexts);
  const format = useFormat();
  const { direction, state, startedAt, responsible, activityId, backAt, backBy, mayChange } = call;
  const Icon = direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
  const isMissed = direction === 'in' && state === 'missed';
  return (
    <tr>
      <td className="k-nowrap">
        <Icon size={14} className="k-dim" aria-label={t(`direction_${direction}`)} /> {format.moment(startedAt)}
      </td>
      <td>
        <CallParty call={call} />
      </td>
      <td>{responsible || <span className="k-dim">{t('nobody')}</span>}</td>
      <td className="k-nowrap">
        <StateWord
          text={t(stateKey(call))}
          state={isMissed && backAt === null ? tints[state] : state === 'missed' ? 'plain' : tints[state]}
        />
      </td>
      <td>{backAt === null ? '' : t('back', { by: backBy, at: format.moment(backAt) })}</td>
      <td className="k-number k-nowrap">
        {isMissed && mayChange && activityId === null ? <BackButton call={call} /> : null}{' '}
        {activityId === null ? (
          mayChange && !isMissed ? (
            <Button size="compact-xs" onClick={() => noteCall(begunBy(call))}>
              {t('noteIt')}
            </Button>
          ) : null
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={() => openActivity(activityId)}>
            {t('openNote')}
          </Button>
        )}
      </td>
    </tr>
  );
}
