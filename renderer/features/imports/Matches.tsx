/** The rows that mean a record that is there: what would change of it, and what shall happen to each. */
import { cards } from '../../app/cards.ts';
import { openPage } from '../../app/tabs.ts';
import { importTexts } from '../../text/imports.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import type { Fields } from './ColumnsStep.tsx';
import { knownWays, tints } from './outcomes.ts';
import { RowDecision } from './RowDecision.tsx';
import type { Check, Import } from './use-import.ts';

interface MatchesProps {
  readonly check: Check;
  readonly fields: Fields;
  readonly work: Import;
}

export function Matches({ check: { matches }, fields, work }: MatchesProps) {
  const t = useText(importTexts);
  const format = useFormat();
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  return (
    <section>
      <h3 className="k-import-heading">{t('matches')}</h3>
      <div className="k-dim">{t('matchesAbout')}</div>
      <div className="k-table-box k-import-matches">
        <table className="k-table">
          <thead>
            <tr>
              <th className="k-number">{t('previewRow')}</th>
              <th>{t('knownRecord')}</th>
              <th>{t('result')}</th>
              <th>{t('wouldChange')}</th>
              <th>{t('decision')}</th>
            </tr>
          </thead>
          <tbody>
            {matches.map(({ row, outcome, record, name, changes }) => (
              <tr key={row}>
                <td className="k-number">{format.count(row)}</td>
                <td>
                  {record ? (
                    <button
                      type="button"
                      className="k-link"
                      title={t('matchedBy', { key: t(`match_${record.because}`) })}
                      onClick={() =>
                        openPage(
                          work.entity === 'clients' ? cards.client : cards.product,
                          { id: record.id },
                          record.name,
                        )
                      }
                    >
                      {record.name}
                    </button>
                  ) : (
                    name
                  )}
                </td>
                <td>
                  <StateWord text={t(`outcome_${outcome}`)} state={tints[outcome]} />
                </td>
                <td>
                  {changes.map(({ field, old, new: now }) => (
                    <div key={field}>
                      <span className="k-dim">{`${labels.get(field) ?? field}${format.colon} `}</span>
                      {old === '' ? null : <del className="k-dim">{old}</del>} {now}
                    </div>
                  ))}
                </td>
                <td>
                  <RowDecision row={row} ways={knownWays} work={work} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
