/** Third step: where each column goes, what is the same for all rows, what happens to records that are there already. */
import { Button, NativeSelect, Radio, Select } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHistory, IconMinus } from '@tabler/icons-react';
import type { ImportEntity, ImportOrder } from '../../../preload/contract/imports.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { controlTexts } from '../../text/controls.ts';
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { FixedValues } from './FixedValues.tsx';
import { knownWays, knownWords } from './outcomes.ts';
import { placed } from './placed.ts';
import type { Import, Inspection } from './use-import.ts';

export type Fields = Output<'imports.fields'>;

/** Why the columns cannot stay as they are: by place of the column, and for all of them. */
export function mappingProblems(
  { mapping, fixed, matchBy }: Pick<Import, 'mapping' | 'fixed' | 'matchBy'>,
  inspection: Inspection,
  fields: Fields,
  text: {
    readonly twice: (column: string) => string;
    readonly noName: string;
    readonly noValue: string;
  },
): {
  readonly columns: ReadonlyMap<number, string>;
  readonly fixed: ReadonlyMap<number, string>;
  readonly all: string | null;
} {
  const columns = new Map<number, string>();
  const several = new Set(fields.flatMap((field) => (field.several ? [field.name] : [])));
  for (const [place, field] of mapping.entries()) {
    const first = field === null || several.has(field) ? -1 : mapping.indexOf(field);
    if (first >= 0 && first < place) columns.set(place, text.twice(inspection.columns[first]?.header ?? ''));
  }
  const values = new Map<number, string>();
  for (const { key, field, value } of fixed) if (field === null || value.trim() === '') values.set(key, text.noValue);
  const keyed = mapping.includes('code') || ['tax-number', 'email', 'phone'].includes(matchBy);
  const named = keyed || mapping.includes('name') || fixed.some(({ field }) => field === 'name');
  return { columns, fixed: values, all: named ? null : text.noName };
}

interface ColumnsStepProps {
  readonly entity: ImportEntity;
  readonly work: Import;
  readonly inspection: Inspection;
  readonly fields: Fields;
  readonly problems: ReturnType<typeof mappingProblems>;
  /** The step was to be left: what is missing is said. */
  readonly tried: boolean;
}

/** By what records of each kind may be recognised. */
const matchWays = {
  clients: ['auto', 'code', 'tax-number', 'email', 'phone', 'name'],
  products: ['auto', 'code', 'name'],
} as const satisfies Record<ImportEntity, readonly ImportOrder['matchBy'][]>;

export function ColumnsStep({ entity, work, inspection, fields, problems, tried }: ColumnsStepProps) {
  const t = useText(importTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { mapping, fixed, setFixed, known, setKnown, matchBy, setMatchBy, pick } = work;
  const left = mapping.filter((field) => field === null).length;
  const options = fields.map(({ name, label }) => ({ value: name, label }));
  return (
    <div className="k-stack k-import">
      <div>
        <h1>{t('columnsTitle')}</h1>
        <div className="k-dim">{t('columnsIntro')}</div>
      </div>
      {problems.all && tried ? (
        <div className="k-import-problem" role="alert">
          <IconAlertTriangle size={16} />
          <div>{problems.all}</div>
        </div>
      ) : null}
      {inspection.remembered && work.asBefore ? (
        <div className="k-row k-import-remembered">
          <IconHistory size={16} className="k-dim" />
          <span className="k-grow">
            {t('remembered', { who: inspection.remembered.by, when: format.moment(inspection.remembered.at) })}
          </span>
          <Button size="compact-xs" onClick={work.asProposed}>
            {t('asProposed')}
          </Button>
        </div>
      ) : null}
      <div className={left > 0 ? 'k-amber' : 'k-dim'}>
        {left > 0 ? t('unmatched', { count: left }) : t('allMatched')}
      </div>
      <div className="k-table-box">
        <table className="k-table k-import-columns">
          <thead>
            <tr>
              <th>{t('column')}</th>
              <th>{t('samples')}</th>
              <th>{t('field')}</th>
            </tr>
          </thead>
          <tbody>
            {placed(inspection.columns).map(({ place, of: { header, samples } }) => {
              const field = mapping[place] ?? null;
              const name = header || t('columnNumber', { number: place + 1 });
              return (
                <tr key={place} data-left-out={field === null}>
                  <td>
                    <span className="k-import-column">
                      {field === null ? (
                        <IconMinus size={15} className="k-amber" aria-label={t('notImported')} />
                      ) : (
                        <IconCheck size={15} className="k-green" aria-hidden />
                      )}
                      {name}
                    </span>
                  </td>
                  <td className="k-import-samples k-dim">{samples.slice(0, 3).join(' · ')}</td>
                  <td>
                    <Select
                      aria-label={`${name}${format.colon} ${t('field')}`}
                      data={options}
                      value={field}
                      placeholder={t('notImported')}
                      searchable
                      openOnFocus={false}
                      selectFirstOptionOnChange
                      clearable
                      nothingFoundMessage={controls('nothingFound')}
                      maxDropdownHeight={280}
                      error={problems.columns.get(place)}
                      onChange={(next) => pick(place, header, next)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <FixedValues
        entity={entity}
        fields={fields.filter(({ name }) => !mapping.includes(name))}
        value={fixed}
        onChange={setFixed}
        problems={tried ? problems.fixed : new Map()}
      />
      <section>
        <h3 className="k-import-heading">{t('knownTitle')}</h3>
        <div className="k-row k-import-match">
          <NativeSelect
            label={t('matchBy')}
            data={matchWays[entity].map((value) => ({ value, label: t(`match_${value}`) }))}
            value={matchBy}
            onChange={(event) =>
              setMatchBy(matchWays[entity].find((way) => way === event.currentTarget.value) ?? 'auto')
            }
          />
        </div>
        {matchBy === 'auto' ? (
          <div className="k-dim">{t(entity === 'clients' ? 'knownClients' : 'knownProducts')}</div>
        ) : null}
        <div className="k-stack k-import-known" role="radiogroup" aria-label={t('knownTitle')}>
          {knownWays.map((way) => (
            <Radio
              key={way}
              name="known"
              label={t(knownWords[way])}
              description={t(`${knownWords[way]}About`)}
              checked={known === way}
              onChange={() => setKnown(way)}
            />
          ))}
        </div>
      </section>
    </div>
  );
}
