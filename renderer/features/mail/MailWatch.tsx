/** Says, on whatever page one is, that a letter was not sent or may not have arrived; until it is dealt with or put aside. */
import { Button } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage, useTabs } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';
import { isNews, noWorries, stillAside } from './put-aside.ts';

/** For the frame: a line above the page. */
export function MailWatch() {
  const t = useText(mailTexts);
  const may = useMay();
  const { data } = useEngine('mail.state', {}, { enabled: may('documents.print') });
  const [aside, setAside] = useState(noWorries);
  const isThere = useTabs(({ tabs, active }) => tabs.find(({ key }) => key === active)?.kind === 'outbox');
  if (data === undefined) return null;
  const kept = stillAside(data, aside);
  if (kept !== aside) setAside(kept);
  if (!isNews(data, kept) || isThere) return null;
  const { failed, uncertain } = data;
  return (
    <section className="k-watch" data-grave role="alert">
      <IconMailOff size={17} className="k-red" />
      {failed > 0 ? <b>{t('watchFailed', { count: failed })}</b> : null}
      {uncertain > 0 ? <b>{t('watchUncertain', { count: uncertain })}</b> : null}
      <span className="k-grow">{t('watchText')}</span>
      <Button
        size="compact-xs"
        onClick={() => {
          setAside(data);
          openPage('outbox');
        }}
      >
        {t('openOutbox')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAside(data)}>
        {t('close')}
      </Button>
    </section>
  );
}
