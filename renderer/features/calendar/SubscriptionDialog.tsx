/** The secret address at which other programs read one's calendar: made, shown once, revoked. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queryClient, useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { calendarTexts } from '../../text/calendar.ts';
import { controlTexts } from '../../text/controls.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

export function SubscriptionDialog({ close }: { readonly close: () => void }) {
  const t = useText(calendarTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { state } = useOffice();
  const { data } = useEngine('calendar.subscription', {});
  const subscribe = useCommand('calendar.subscribe');
  const unsubscribe = useCommand('calendar.unsubscribe');
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['calendar.subscription'] });
  const make = async () => {
    const reply = await subscribe.run({});
    if (!reply.ok) return tell(reply);
    setAddresses(reply.value.addresses);
    await readAgain();
  };
  const revoke = async () => {
    const reply = await unsubscribe.run({});
    if (!reply.ok) return tell(reply);
    setAddresses([]);
    notify({ kind: 'done', text: t('revoked') });
    await readAgain();
  };
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(address);
    notify({ kind: 'done', text: t('copied') });
  };
  if (!data) return null;
  const { since } = data;
  return (
    <Modal opened onClose={close} title={t('subscribeTitle')} size="lg">
      <div className="k-stack">
        <div>{t('subscribeAbout')}</div>
        {state.served ? null : <div className="k-amber">{t('notServed')}</div>}
        {addresses.length > 0 ? (
          <>
            {addresses.map((address) => (
              <div key={address} className="k-row">
                <TextInput className="k-grow" aria-label={t('address')} readOnly value={address} />
                <Button onClick={() => void copy(address)}>{t('copy')}</Button>
              </div>
            ))}
            <div className="k-amber">{t('once')}</div>
          </>
        ) : (
          <div className="k-dim">{since === null ? t('none') : t('since', { when: format.moment(since) })}</div>
        )}
        <div className="k-row">
          {since === null ? null : (
            <Button loading={unsubscribe.busy} onClick={() => void revoke()}>
              {t('revoke')}
            </Button>
          )}
          <div className="k-grow" />
          <Button onClick={close}>{controls('close')}</Button>
          {state.served ? (
            <Button variant="filled" loading={subscribe.busy} onClick={() => void make()}>
              {t(since === null ? 'make' : 'makeAnew')}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}
