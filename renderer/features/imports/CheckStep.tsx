/** Fourth step: a dry run tells what would happen, shows the first rows as they will be, and the refused ones with reasons. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { importTexts } from '../../text/imports.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import type { Fields } from './ColumnsStep.tsx';
import { Counts } from './Counts.tsx';
import { Doubts } from './Doubts.tsx';
import { Matches } from './Matches.tsx';
import { OwnJob } from './OwnJob.tsx';
import { tints } from './outcomes.ts';
import type { Check, Import } from './use-import.ts';

interface CheckStepProps {
  readonly work: Import;
  readonly fields: Fields;
  readonly tried: boolean;
}

export function CheckStep({ work, fields, tried }: CheckStepProps) {
  const t = useText(importTexts);
  const { check } = work;
  const value = check?.value ?? work.lastCheck;
  const busy = !check?.value;
  return (
    <div className="k-stack k-import">
      <div>
        <h1>{t('checkTitle')}</h1>
        <div className="k-dim">{t('checkIntro')}</div>
      </div>
      {check?.problem || (!check && tried) ? (
        <div className={check?.cancelled ? 'k-row' : 'k-import-problem'} role={check?.cancelled ? 'status' : 'alert'}>
          {check?.cancelled ? <IconInfoCircle size={16} /> : <IconAlertTriangle size={16} />}
          <div className="k-stack">
            {check?.problem ?? t('needCheck')}
            <div>
              <Button onClick={() => void work.startCheck()}>{t('checkAgain')}</Button>
            </div>
          </div>
        </div>
      ) : null}
      <OwnJob id={check?.job ?? null} />
      {value ? (
        <div className="k-stack k-import-checked" data-busy={busy} aria-busy={busy}>
          <Counts counts={value} />
          {value.refusals.length > 0 ? <Refusals check={value} fields={fields} mapping={work.mapping} /> : null}
          {value.doubts.length > 0 ? <Doubts check={value} work={work} /> : null}
          {value.matches.length > 0 ? <Matches check={value} fields={fields} work={work} /> : null}
          {value.preview.length > 0 ? <Preview check={value} fields={fields} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function Refusals({ check, fields, mapping }: { check: Check; fields: Fields; mapping: Import['mapping'] }) {
  const t = useText(importTexts);
  const format = useFormat();
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  const { refusals, refused } = check;
  return (
    <section>
      <h3 className="k-import-heading k-red">{t('refusedRows', { count: format.count(refused) })}</h3>
      <div className="k-dim">{t('refusedAbout')}</div>
      <div className="k-table-box k-import-refusals">
        <table className="k-table">
          <thead>
            <tr>
              <th className="k-number">{t('previewRow')}</th>
              <th>{t('reasons')}</th>
              <th>{t('content')}</th>
            </tr>
          </thead>
          <tbody>
            {refusals.map(({ row, cells, reasons }) => (
              <tr key={row}>
                <td className="k-number">{format.count(row)}</td>
                <td>
                  {reasons.map((reason) => (
                    <div key={reason}>{reason}</div>
                  ))}
                </td>
                <td className="k-dim">
                  {cells
                    .map((cell, place) => ({ cell, label: labels.get(mapping[place] ?? '') }))
                    .filter(({ cell }) => cell !== '')
                    .slice(0, 6)
                    .map(({ cell, label }) => (label ? `${label}${format.colon} ${cell}` : cell))
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused > refusals.length ? (
        <div className="k-dim">
          {t('refusedMore', { shown: format.count(refusals.length), count: format.count(refused) })}
        </div>
      ) : null}
    </section>
  );
}

function Preview({ check: { preview }, fields }: { check: Check; fields: Fields }) {
  const t = useText(importTexts);
  const format = useFormat();
  const shown = fields.filter(({ name }) => preview.some(({ values }) => values[name]));
  return (
    <section>
      <h3 className="k-import-heading">{t('preview')}</h3>
      <div className="k-table-box k-import-sample">
        <table className="k-table">
          <thead>
            <tr>
              <th className="k-number">{t('previewRow')}</th>
              <th>{t('result')}</th>
              {shown.map(({ name, label }) => (
                <th key={name}>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map(({ row, outcome, values }) => (
              <tr key={row}>
                <td className="k-number">{format.count(row)}</td>
                <td>
                  <StateWord text={t(`outcome_${outcome}`)} state={tints[outcome]} />
                </td>
                {shown.map(({ name }) => (
                  <td key={name}>{values[name] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
