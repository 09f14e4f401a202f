/** The dialogs of printing and of many documents, above whatever page asked for them. */
import { useEffect, useState } from 'react';
import type { Printer } from '../../../preload/contract/outputs.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { type AskedPrint, askToPrint, useAskedPrint } from './asked-print.ts';
import { PrintDialog } from './PrintDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';

export function OutputDialogs() {
  const { asked } = useAskedPrint();
  return (
    <>
      {asked ? <Printers asked={asked} /> : null}
      <ReportDialog />
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
