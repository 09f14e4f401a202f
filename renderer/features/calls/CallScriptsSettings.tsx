/** Settings → Call scripts: which there are; added, changed, removed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CallScript } from '../../../preload/contract/call-scripts.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { callScriptTexts } from '../../text/call-scripts.ts';
import { controlTexts } from '../../text/controls.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ScriptForm } from './ScriptForm.tsx';
import '../../ui/table.css';

export function CallScriptsSettings({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText(callScriptTexts);
  const controls = useText(controlTexts);
  const { tell } = useFailures();
  const { data: scripts } = useEngine('calls.scripts', {});
  const [open, setOpen] = useState<CallScript | 'new' | null>(null);
  const [removing, setRemoving] = useState<CallScript | null>(null);
  const remove = useCommand('calls.removeScript');
  if (!scripts) return <Waiting />;
  return (
    <div className="k-stack" data-setting="call-scripts">
      <div>
        <h1>{t('scripts')}</h1>
        <div className="k-dim">{t('scriptsAbout')}</div>
      </div>
      {open === null && !readOnly ? (
        <div>
          <Button variant="filled" onClick={() => setOpen('new')}>
            {t('addScript')}
          </Button>
        </div>
      ) : null}
      {open === null ? null : (
        <ScriptForm
          key={open === 'new' ? 0 : open.id}
          script={open === 'new' ? null : open}
          done={() => setOpen(null)}
        />
      )}
      {scripts.length === 0 ? (
        <div className="k-dim">{t('noScripts')}</div>
      ) : (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('scripts')}>
            <tbody>
              {scripts.map((script) => (
                <tr key={script.id}>
                  <td>{script.name}</td>
                  <td className="k-dim">{t('steps', { count: script.steps.length })}</td>
                  <td className="k-number k-nowrap">
                    {readOnly ? null : (
                      <>
                        <Button size="compact-xs" onClick={() => setOpen(script)}>
                          {controls('change')}
                        </Button>{' '}
                        <Button size="compact-xs" onClick={() => setRemoving(script)}>
                          {controls('remove')}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ConfirmDialog
        open={removing !== null}
        title={t('removeScript', { name: removing?.name ?? '' })}
        text={t('removeScriptText')}
        verb={controls('remove')}
        danger
        busy={remove.busy}
        cancel={() => setRemoving(null)}
        confirm={async () => {
          if (!removing) return;
          const reply = await remove.run({ id: removing.id, version: removing.version });
          if (!reply.ok) tell(reply);
          setRemoving(null);
        }}
      />
    </div>
  );
}
