/** The dialogs of printing, above whatever page asked for them. */
import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Printer } from '../../../preload/contract/outputs.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useText } from '../../ui/language.tsx';
import { type AskedPrint, askToPrint, showFailed, useOutputDialogs } from './output-dialogs.ts';
import { PrintDialog } from './PrintDialog.tsx';

export function OutputDialogs() {
  const { asked, failed } = useOutputDialogs();
  return (
    <>
      {asked ? <Printers asked={asked} /> : null}
      {failed ? <Failed {...failed} /> : null}
    </>
  );
}

/** The printers are asked for each time: one may have been plugged in just now. */
function Printers({ asked }: { asked: AskedPrint }) {
  const { state } = useOffice();
  const { tell } = useFailures();
  const [printers, setPrinters] = useState<readonly Printer[]>();
  useEffect(() => {
    let current = true;
    const look = async () => {
      const reply = await call('outputs.printers', {});
      if (!current) return;
      if (!reply.ok) tell(reply);
      setPrinters(reply.ok ? reply.value : []);
    };
    void look();
    return () => {
      current = false;
    };
  }, [tell]);
  if (printers === undefined || state.user === null) return null;
  return <PrintDialog asked={asked} userId={state.user.id} printers={printers} close={() => askToPrint(null)} />;
}

function Failed({ rows, count }: NonNullable<ReturnType<typeof useOutputDialogs.getState>['failed']>) {
  const t = useText(outputTexts);
  const close = () => showFailed(null);
  return (
    <Modal opened onClose={close} size="lg" title={t('failedTitle', { count })}>
      <div className="k-stack">
        <div className="k-table-box" style={{ maxHeight: 360 }}>
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('failedNumber')}</th>
                <th>{t('failedReason')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, number, reason }) => (
                <tr key={id}>
                  <td>{number || t('noNumber')}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {count > rows.length ? <div className="k-dim">{t('failedMore', { count: count - rows.length })}</div> : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="filled" onClick={close} data-autofocus>
            {t('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
