/** The funnel: what came into each stage in a period, as bars and as a table; what went from stage to stage; where and why deals were lost. */
import { Button, NativeSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Pipeline } from '../../../preload/contract/deals.ts';
import { type Outcome, outcomes } from '../../../preload/contract/funnel.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { funnelTexts } from '../../text/funnel.ts';
import { type BarTint, StackedBars } from '../../ui/Bars.tsx';
import { today } from '../../ui/days.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PeriodChips } from '../../ui/PeriodChips.tsx';
import { isStretch, periodAround } from '../../ui/periods.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { FunnelDetails } from './FunnelDetails.tsx';
import { FunnelTable } from './FunnelTable.tsx';
import { countOf } from './funnel-counts.ts';
import './funnel.css';

const tints: Readonly<Record<Outcome, BarTint>> = {
  on: 'accent',
  here: 'plain',
  back: 'amber',
  elsewhere: 'faint',
  lost: 'red',
};

export function Funnel({ pipeline }: { pipeline: Pipeline }) {
  const t = useText(funnelTexts);
  const format = useFormat();
  const may = useMay();
  const { state } = useOffice();
  const { tell } = useFailures();
  const [period, setPeriod] = useState(() => periodAround('quarter', today()));
  const [responsibleId, setResponsible] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const { data: reference } = useEngine('reference.get', {});
  const { data: sources } = useEngine('deals.sources', {});
  const asked = {
    pipelineId: pipeline.id,
    from: period.from,
    to: period.to,
    ...(responsibleId !== null && { responsibleId }),
    ...(source !== '' && { source }),
  };
  const hasDays = isStretch(period);
  const { data } = useEngine('deals.funnel', asked, { keep: true, enabled: hasDays });
  const print = async () => {
    const reply = await runJob(t('printJob'), (job) => call('deals.printFunnel', { ...asked, job }));
    if (!reply.ok) return tell(reply);
    const saved = await saveForUser(reply.value.file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) notify({ kind: 'done', text: t('printed', { count: reply.value.pages }) });
  };
  if (!data || !reference) return <Waiting />;
  const nameOf = (id: number) => pipeline.stages.find((stage) => stage.id === id)?.name ?? '';
  const isEmpty = data.stages.every(({ count }) => count === 0);
  const shown = outcomes.filter((outcome) => data.stages.some((stage) => countOf(stage, outcome) > 0));
  const told = data.stages.map(({ stageId, count }) => t('pictureStage', { stage: nameOf(stageId), count }));
  return (
    <div className="k-funnel">
      <div className="k-row k-funnel-asked">
        <PeriodChips period={period} choose={setPeriod} />
        {state.user?.reaches['deals.see'] === 'own' ? null : (
          <NativeSelect
            aria-label={t('person')}
            data={[
              { value: '', label: t('anyPerson') },
              ...[...reference.users, ...reference.formerUsers].map(({ id, name }) => ({
                value: String(id),
                label: name,
              })),
            ]}
            value={String(responsibleId ?? '')}
            onChange={({ currentTarget: { value } }) => setResponsible(value === '' ? null : Number(value))}
          />
        )}
        {sources && sources.length > 0 ? (
          <NativeSelect
            aria-label={t('source')}
            data={[{ value: '', label: t('anySource') }, ...sources.map((value) => ({ value, label: value }))]}
            value={source}
            onChange={({ currentTarget: { value } }) => setSource(value)}
          />
        ) : null}
        <span className="k-grow" />
        {may('lists.print') && hasDays && !isEmpty ? (
          <Button leftSection={<IconPrinter size={15} />} onClick={() => void print()}>
            {t('print')}
          </Button>
        ) : null}
      </div>
      {!hasDays ? null : isEmpty ? (
        <EmptyState text={t('nothing')} />
      ) : (
        <>
          <p className="k-dim">{t('about')}</p>
          <StackedBars
            label={t('picture', { stages: told.join(', ') })}
            kinds={shown.map((kind) => ({ kind, word: t(`outcome_${kind}`), tint: tints[kind] }))}
            bars={data.stages.map((stage) => ({
              key: String(stage.stageId),
              name: nameOf(stage.stageId),
              parts: {
                on: countOf(stage, 'on'),
                here: countOf(stage, 'here'),
                back: countOf(stage, 'back'),
                elsewhere: countOf(stage, 'elsewhere'),
                lost: countOf(stage, 'lost'),
              },
            }))}
            written={format.count}
          />
          <FunnelTable stages={data.stages} outcomes={shown} nameOf={nameOf} />
          <FunnelDetails funnel={data} nameOf={nameOf} />
        </>
      )}
    </div>
  );
}
