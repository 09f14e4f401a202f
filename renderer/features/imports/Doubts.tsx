/** Rows that would go in and may be wrong: another client like it, or a number whose check digit does not match. */
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { RowDecision } from './RowDecision.tsx';
import type { Check, Import } from './use-import.ts';

export function Doubts({ check: { doubts, doubtful }, work }: { readonly check: Check; readonly work: Import }) {
  const t = useText(importTexts);
  const format = useFormat();
  return (
    <section>
      <h3 className="k-import-heading">{t('doubtfulRows', { count: doubtful })}</h3>
      <div className="k-dim">{t('doubtsAbout')}</div>
      <div className="k-table-box k-import-matches">
        <table className="k-table">
          <thead>
            <tr>
              <th className="k-number">{t('previewRow')}</th>
              <th>{t('doubtfulRecord')}</th>
              <th>{t('doubtReasons')}</th>
              <th>{t('decision')}</th>
            </tr>
          </thead>
          <tbody>
            {doubts.map(({ row, name, reasons }) => (
              <tr key={row}>
                <td className="k-number">{format.count(row)}</td>
                <td>{name}</td>
                <td>
                  {reasons.map((reason) => (
                    <div key={reason}>{reason}</div>
                  ))}
                </td>
                <td>
                  <RowDecision row={row} ways={['skip']} work={work} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {doubtful > doubts.length ? (
        <div className="k-dim">
          {t('refusedMore', { shown: format.count(doubts.length), count: format.count(doubtful) })}
        </div>
      ) : null}
    </section>
  );
}
