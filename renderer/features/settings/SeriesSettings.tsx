/** The number series of the own companies: what the next number looks like, and how it is made. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { documentTexts } from '../../text/documents.ts';
import { settingsTexts } from '../../text/settings.ts';
import { today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { type Series, seriesExample, seriesRepeats, seriesTokens } from './series-example.ts';

interface SeriesSettingsProps {
  readonly companies: Output<'companies.list'>;
  readonly types: Output<'reference.get'>['documentTypes'];
  readonly readOnly: boolean;
}

export function SeriesSettings({ companies, types, readOnly }: SeriesSettingsProps) {
  const t = useText(settingsTexts);
  const document = useText(documentTexts);
  const { data } = useEngine('series.list', {});
  const [open, setOpen] = useState<number | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  return (
    <div className="k-stack" data-setting="series">
      <div>
        <h1>{t('seriesTitle')}</h1>
        <div className="k-dim">{t('seriesAbout')}</div>
        {readOnly ? <div className="k-dim">{t('readOnly')}</div> : null}
      </div>
      {companies.map((company) => {
        const own = (data ?? []).filter(({ companyId, type }) => companyId === company.id && types.includes(type));
        return (
          <section key={company.id}>
            {companies.length > 1 ? <h2>{company.name}</h2> : null}
            <div className="k-series k-series-head k-dim">
              <span>{t('seriesType')}</span>
              <span>{t('seriesNext')}</span>
              <span>{t('seriesReset')}</span>
            </div>
            {own.map((series) =>
              series.id === open ? (
                <SeriesForm
                  key={series.id}
                  series={series}
                  done={(changed) => {
                    setOpen(null);
                    setSaved(changed ? series.id : null);
                  }}
                />
              ) : (
                <div key={series.id} className={`k-series ${saved === series.id ? 'k-flash' : ''}`}>
                  <span>{document(`type_${series.type}`)}</span>
                  <span>
                    <b>{series.example}</b>
                    {series.sameAs.length > 0 ? (
                      <div className="k-row k-amber" style={{ flexWrap: 'nowrap' }}>
                        <IconAlertTriangle size={15} style={{ flexShrink: 0 }} />
                        {t('sameNumbers', { types: series.sameAs.map((type) => document(`type_${type}`)).join(', ') })}
                      </div>
                    ) : null}
                  </span>
                  <span>{t(`reset_${series.reset}`)}</span>
                  {readOnly ? null : (
                    <Button size="compact-xs" onClick={() => setOpen(series.id)}>
                      {t('changeSeries')}
                    </Button>
                  )}
                </div>
              ),
            )}
          </section>
        );
      })}
    </div>
  );
}

const resets = ['never', 'yearly', 'monthly'] as const satisfies readonly Series['reset'][];

function SeriesForm({ series, done }: { series: Series; done: (changed: boolean) => void }) {
  const t = useText(settingsTexts);
  const format = useFormat();
  const document = useText(documentTexts);
  const { textOf } = useFailures();
  const [draft, setDraft] = useState<Omit<Series, 'next'> & { readonly next: number | null }>(series);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { prefix, pattern, reset, next } = draft;
  const set = (changes: Partial<typeof draft>) => {
    setDraft({ ...draft, ...changes });
    setProblems({});
  };
  const save = async () => {
    if (next === null) return setProblems({ next: t('badCounter') });
    const { id, version } = series;
    const reply = await call('series.change', { id, version, prefix, pattern, reset, next });
    if (!reply.ok) {
      const fields = fieldProblems(reply);
      setProblems(Object.keys(fields).length > 0 ? fields : { form: textOf(reply) });
      return;
    }
    queryClient.setQueryData<readonly Series[]>(['series.list', {}], (before) =>
      before?.map((other) => (other.id === id ? reply.value : other)),
    );
    done(true);
  };
  return (
    <PartForm save={() => void save()} cancel={() => done(false)} error={problems.form}>
      <b>{document(`type_${series.type}`)}</b>
      <div className="k-series-form">
        <TextInput
          label={t('prefix')}
          maxLength={20}
          value={prefix}
          error={problems.prefix}
          data-autofocus
          onChange={(event) => set({ prefix: event.currentTarget.value })}
        />
        <TextInput
          label={t('pattern')}
          maxLength={60}
          value={pattern}
          error={problems.pattern}
          description={t('patternAbout', { tokens: seriesTokens })}
          onChange={(event) => set({ pattern: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('seriesReset')}
          data={resets.map((value) => ({ value, label: t(`reset_${value}`) }))}
          value={reset}
          onChange={(event) => set({ reset: resets.find((value) => value === event.currentTarget.value) ?? reset })}
        />
        <NumberField
          label={t('counter')}
          digits={0}
          min={1}
          max={999_999_999}
          value={next}
          error={problems.next}
          description={t('counterAbout')}
          onChange={(value, problem) => {
            set({ next: value });
            if (problem) setProblems({ next: problem });
          }}
        />
      </div>
      <div>
        {`${t('example')}${format.colon} `}
        <b className="k-series-example">{seriesExample({ prefix, pattern, next: next ?? 1 }, today())}</b>
      </div>
      {next !== null && next > series.next && series.next > 1 ? (
        <div className="k-row k-amber">
          <IconAlertTriangle size={15} />
          {t('leavesGap', { first: String(series.next), last: String(next - 1) })}
        </div>
      ) : null}
      {seriesRepeats(draft) && !seriesRepeats(series) ? (
        <div className="k-row k-amber">
          <IconAlertTriangle size={15} />
          {t('repeats')}
        </div>
      ) : null}
    </PartForm>
  );
}
