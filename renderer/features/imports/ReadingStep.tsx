/** Second step: how the file is read, and its first rows as they come out; each correction shows at once. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { IconAddressBook, IconAlertTriangle } from '@tabler/icons-react';
import { ReadingOptions } from '../../../preload/contract/imports.ts';
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { placed } from './placed.ts';
import type { Import, Inspection } from './use-import.ts';

const encodingNames = {
  'utf-8': 'encodingUtf8',
  'windows-1251': 'encoding1251',
  'windows-1252': 'encoding1252',
  'utf-16le': 'encodingUtf16le',
  'utf-16be': 'encodingUtf16be',
} as const;

const separatorNames = {
  ',': 'separatorComma',
  ';': 'separatorSemicolon',
  '\t': 'separatorTab',
  '|': 'separatorPipe',
} as const;

/** Rows from which their number is an estimate of the engine. */
const estimatedFrom = 1000;

const formatNames = { csv: 'formatCsv', xlsx: 'formatXlsx', vcf: 'formatVcf' } as const;

/** How the file is read, in a few words. */
export function useReadingWords(): (inspection: Inspection) => string {
  const t = useText(importTexts);
  return ({ format, reading, columns }) =>
    [
      t(formatNames[format]),
      format !== 'xlsx' ? reading.encoding && t(encodingNames[reading.encoding]) : reading.sheet,
      t('tableOf', { columns: columns.length }),
    ]
      .filter(Boolean)
      .join(', ');
}

export function ReadingStep({ work, inspection }: { work: Import; inspection: Inspection }) {
  const t = useText(importTexts);
  const format = useFormat();
  const { reading, columns, firstRows, sheets, rows, warnings, addressBook } = inspection;
  const change = (changes: Readonly<Record<string, unknown>>) => {
    const read = ReadingOptions.safeParse(changes);
    if (read.success) work.readAs(read.data);
  };
  const count = columns.length;
  return (
    <div className="k-stack k-import">
      <div>
        <h1>{t('readingTitle')}</h1>
        <div className="k-dim">{t('readingIntro')}</div>
      </div>
      <div className="k-row k-import-options">
        {inspection.format === 'xlsx' ? (
          <NativeSelect
            label={t('sheet')}
            data={[...sheets]}
            value={reading.sheet ?? sheets[0] ?? ''}
            onChange={(event) => change({ sheet: event.currentTarget.value })}
          />
        ) : (
          <NativeSelect
            label={t('encoding')}
            data={Object.entries(encodingNames).map(([value, name]) => ({ value, label: t(name) }))}
            value={reading.encoding ?? 'utf-8'}
            onChange={(event) => change({ encoding: event.currentTarget.value })}
          />
        )}
        {inspection.format === 'csv' ? (
          <NativeSelect
            label={t('separator')}
            data={Object.entries(separatorNames).map(([value, name]) => ({ value, label: t(name) }))}
            value={reading.separator ?? ','}
            onChange={(event) => change({ separator: event.currentTarget.value })}
          />
        ) : null}
        {addressBook === null ? (
          <Checkbox
            label={t('headerRow')}
            checked={reading.headerRow ?? true}
            onChange={(event) => change({ headerRow: event.currentTarget.checked })}
          />
        ) : null}
      </div>
      {addressBook === null ? null : (
        <div className="k-row k-import-remembered">
          <IconAddressBook size={16} className="k-dim" />
          <span>{t(`addressBook_${addressBook}`)}</span>
        </div>
      )}
      {work.fileProblem ? (
        <div className="k-import-problem" role="alert">
          <IconAlertTriangle size={16} />
          <div>{work.fileProblem}</div>
        </div>
      ) : null}
      {warnings.map((warning) => (
        <div className="k-import-warning" key={warning}>
          <IconAlertTriangle size={16} />
          <div>{warning}</div>
        </div>
      ))}
      <div className="k-dim">
        {t(formatNames[inspection.format])} · {t('tableOf', { columns: count })} ·{' '}
        {t(rows > estimatedFrom ? 'rowsAbout' : 'rowsExact', { rows })}
        {work.inspecting ? ` · ${t('readingAgain')}` : ''}
      </div>
      <div className="k-table-box k-import-sample" data-busy={work.inspecting} aria-busy={work.inspecting}>
        <table className="k-table">
          <thead>
            <tr>
              {placed(columns).map(({ place, of: { header } }) => (
                <th key={place}>{header || <i>{t('columnNumber', { number: format.count(place + 1) })}</i>}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {placed(firstRows).map(({ place: row, of: cells }) => (
              <tr key={row}>
                {placed(columns).map(({ place }) => (
                  <td key={place}>{cells[place] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
