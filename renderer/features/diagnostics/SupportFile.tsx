/** One file for whoever helps from outside: made, looked at, saved. The program itself sends nothing. */
import { Button } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { diagnosticsTexts } from '../../text/diagnostics.ts';
import { useFormat, useText } from '../../ui/language.tsx';

export function SupportFile() {
  const t = useText(diagnosticsTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { tell } = useFailures();
  const make = useCommand('diagnostics.supportFile');
  const [made, setMade] = useState<Output<'diagnostics.supportFile'> | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const run = async () => {
    setSaved(null);
    const reply = await make.run({});
    if (reply.ok) setMade(reply.value);
    else tell(reply);
  };
  const save = async (file: string) => {
    const reply = await saveForUser(file, state.host.dialogs);
    if (reply.ok) setSaved(reply.value);
    else tell(reply);
  };
  return (
    <section className="k-stack k-support">
      <div>
        <h2>{t('support')}</h2>
        <div className="k-dim">{t('supportAbout')}</div>
      </div>
      <div className="k-row">
        <Button loading={make.busy} leftSection={<IconFileZip size={15} />} onClick={() => void run()}>
          {t('make')}
        </Button>
        {made ? <Button onClick={() => void save(made.file)}>{t('save')}</Button> : null}
        {saved ? <span role="status">{t('saved', { path: saved })}</span> : null}
      </div>
      {made ? (
        <div>
          <div>{t('made', { name: made.name, size: format.size(made.size) })}</div>
          {made.entries.map(({ name, text }) => (
            <details key={name} className="k-support-entry">
              <summary>
                {name} <span className="k-dim">{format.size(new Blob([text]).size)}</span>
              </summary>
              <textarea readOnly rows={14} aria-label={name} value={text} />
            </details>
          ))}
        </div>
      ) : null}
    </section>
  );
}
