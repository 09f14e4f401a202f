/** Calls of the user that ring or were dialled, over whatever page he is on; the window in which one is noted; and the key for both. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPhone, IconPhoneIncoming, IconUserPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import type { Call } from '../../../preload/contract/calls.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { showBySystem } from '../../app/system-notice.ts';
import { openPage } from '../../app/tabs.ts';
import { callTexts } from '../../text/calls.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { type CallBegun, hideCall, hideDialled, noteCall, noteCallHere, useAskedCalls } from './asked-calls.ts';
import { begunBy, useCallName } from './call-names.ts';
import { NoteCallDialog } from './NoteCallDialog.tsx';
import './calls.css';

/** What this window has shown by the system already. */
const told = new Set<number>();

/** Time goes on without any event: a call that is over for long goes by itself. */
const askEvery = 60_000;

/** The card of its client comes up, behind the window in which the call is noted by whoever may. */
function take(call: CallBegun, mayNote: boolean): void {
  if (call.client !== null) openPage(cards.client, { id: call.client.id }, call.client.name);
  if (mayNote) noteCall(call);
}

export function CallWatch() {
  const t = useText(callTexts);
  const may = useMay();
  const nameOf = useCallName();
  const { noting, dialled, hidden } = useAskedCalls();
  const { data, refetch } = useEngine('calls.live', {}, { enabled: may('activities.see') });
  const live = (data ?? []).filter(({ id }) => !hidden.includes(id));
  const mayNote = may('activities.create');
  const isAsked = (data ?? []).length > 0;
  useEffect(() => {
    if (!isAsked) return;
    const timer = setInterval(() => void refetch(), askEvery);
    return () => clearInterval(timer);
  }, [isAsked, refetch]);
  useKeys(
    [
      {
        press: 'alt+c',
        label: t('noteKey'),
        run: () => {
          const [call] = live;
          if (call?.mayChange) take(begunBy(call), true);
          else noteCallHere();
        },
      },
    ],
    { everywhere: true, enabled: mayNote },
  );
  useEffect(() => {
    for (const call of data ?? []) {
      if (call.state !== 'ringing' || call.direction !== 'in' || told.has(call.id)) continue;
      told.add(call.id);
      const open = () => take(begunBy(call), mayNote && call.mayChange);
      showBySystem({ title: t('rings'), body: nameOf(call), tag: `call-${call.id}`, open });
    }
  }, [data, t, nameOf, mayNote]);
  const shownNumbers = live.map(({ number }) => lastDigits(number));
  return (
    <>
      <div className="k-call-cards" aria-live="assertive">
        {live.map((call) => (
          <LiveCall key={call.id} call={call} />
        ))}
        {dialled
          .filter(({ number }) => !shownNumbers.includes(lastDigits(number)))
          .map((one) => (
            <CallCard
              key={one.key}
              title={t('dialled')}
              state="answered"
              name={one.client?.name ?? one.number}
              number={one.client === null ? '' : one.number}
              hide={() => hideDialled(one.key)}
            >
              <Button
                size="compact-sm"
                variant="filled"
                disabled={noting !== null}
                onClick={() => {
                  hideDialled(one.key);
                  noteCall(one);
                }}
              >
                {t('noteCall')}
              </Button>
            </CallCard>
          ))}
      </div>
      {noting === null ? null : <NoteCallDialog key={JSON.stringify(noting)} begun={noting} />}
    </>
  );
}

/** The same number however its beginning is written. */
const lastDigits = (number: string) => number.replaceAll(/\D/gu, '').slice(-9);

function LiveCall({ call }: { readonly call: Call }) {
  const t = useText(callTexts);
  const may = useMay();
  const nameOf = useCallName();
  const isNoting = useAskedCalls(({ noting }) => noting !== null);
  const { id, clientId, client, number, state, direction, mayChange } = call;
  const title =
    state === 'ringing' ? t(direction === 'in' ? 'rings' : 'dialled') : t(state === 'answered' ? 'speaking' : 'over');
  return (
    <CallCard
      title={title}
      state={state}
      name={nameOf(call)}
      number={clientId === null ? '' : number}
      hide={() => hideCall(id)}
    >
      {clientId === null ? (
        number !== '' && may('clients.create') ? (
          <Button
            size="compact-sm"
            leftSection={<IconUserPlus size={14} />}
            onClick={() => openPage('new-client', { phone: number })}
          >
            {t('makeClient')}
          </Button>
        ) : null
      ) : (
        <Button size="compact-sm" onClick={() => openPage(cards.client, { id: clientId }, client)}>
          {t('openClient')}
        </Button>
      )}
      {mayChange && may('activities.create') ? (
        <Button
          size="compact-sm"
          variant="filled"
          title="Alt+C"
          disabled={isNoting}
          onClick={() => take(begunBy(call), true)}
        >
          {t('noteCall')}
        </Button>
      ) : null}
    </CallCard>
  );
}

interface CallCardProps {
  readonly title: string;
  readonly state: Call['state'];
  readonly name: string;
  readonly number: string;
  readonly hide: () => void;
  readonly children: ReactNode;
}

function CallCard({ title, state, name, number, hide, children }: CallCardProps) {
  const t = useText(callTexts);
  const Icon = state === 'ringing' ? IconPhoneIncoming : IconPhone;
  return (
    <section className="k-call-card" data-state={state} aria-label={`${title} ${name}`}>
      <div className="k-row">
        <Icon size={16} className={state === 'ringing' ? 'k-green' : 'k-dim'} />
        <span className="k-grow">{title}</span>
        <ActionIcon aria-label={t('hide')} title={t('hide')} onClick={hide}>
          <IconX size={15} />
        </ActionIcon>
      </div>
      <div>
        <div className="k-call-name">{name}</div>
        {number === '' ? null : <div className="k-dim">{number}</div>}
      </div>
      <div className="k-row">{children}</div>
    </section>
  );
}
