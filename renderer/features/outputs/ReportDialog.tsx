/** What became of work on many documents: what failed, with “Print these again”, and what came out with another form. */
import { Button, Modal } from '@mantine/core';
import { useOffice } from '../../app/session.ts';
import { outputTexts } from '../../text/outputs.ts';
import { type TextOf, useText } from '../../ui/language.tsx';
import { addReport, closeReport, openReport, type Report, useReports } from './reports.ts';
import { ToldByReason, ToldTable } from './ToldTable.tsx';

/** The report in one line. */
export function reportTitle(t: TextOf<keyof (typeof outputTexts)['en']>, { work, failed, stoodIn }: Report): string {
  if (failed.count > 0) return t(`${work}Failed`, { count: failed.count });
  return stoodIn.count > 0 ? t('stoodIn', { count: stoodIn.count }) : t('sending');
}

export function ReportDialog() {
  const report = useReports(({ open }) => open);
  const { state } = useOffice();
  return report && report.userId === state.user?.id ? <Opened report={report} /> : null;
}

function Opened({ report }: { report: Report }) {
  const t = useText(outputTexts);
  const { work, facts, failed, stoodIn, again, beside } = report;
  const close = () => closeReport(report);
  const putAside = () => openReport(null);
  const tryAgain = async (go: () => Promise<boolean>) => {
    close();
    const isBegun = await go();
    if (!isBegun) addReport(report);
  };
  return (
    <Modal opened onClose={close} size="xl" title={reportTitle(t, report)}>
      <div className="k-stack">
        {facts.map((fact) => (
          <b key={fact} role="status">
            {fact}
          </b>
        ))}
        {failed.count > 0 ? <ToldTable told={failed} leave={putAside} /> : null}
        {stoodIn.count > 0 ? (
          <>
            {failed.count > 0 ? <div className="k-amber">{t('stoodIn', { count: stoodIn.count })}</div> : null}
            <ToldByReason told={stoodIn} leave={putAside} />
          </>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          {again && work === 'send' ? <span className="k-grow k-dim">{t('noneTwice')}</span> : null}
          <Button variant={again ? 'default' : 'filled'} onClick={close} data-autofocus>
            {t('close')}
          </Button>
          {beside ? (
            <Button
              onClick={() => {
                close();
                beside.run();
              }}
            >
              {beside.label}
            </Button>
          ) : null}
          {again ? (
            <Button variant="filled" onClick={() => void tryAgain(again)}>
              {t(`${work}Again`)}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}
