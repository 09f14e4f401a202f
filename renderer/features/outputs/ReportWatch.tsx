/** Says, on whatever page one is, that a list of documents was put aside while one of them is looked at. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useOffice } from '../../app/session.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useText } from '../../ui/language.tsx';
import { reportTitle } from './ReportDialog.tsx';
import { closeReport, openReport, useReports } from './reports.ts';

/** For the frame: a line above the page for each list. */
export function ReportWatch() {
  const t = useText(outputTexts);
  const { state } = useOffice();
  const { reports, open } = useReports();
  return reports
    .filter(({ key, userId }) => key !== open?.key && userId === state.user?.id)
    .map((report) => (
      <section key={report.key} className="k-watch" role="status">
        <IconAlertTriangle size={17} className="k-amber" />
        <b className="k-grow">{reportTitle(t, report)}</b>
        <Button size="compact-xs" onClick={() => openReport(report)}>
          {t('showList')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => closeReport(report)}>
          {t('close')}
        </Button>
      </section>
    ));
}
