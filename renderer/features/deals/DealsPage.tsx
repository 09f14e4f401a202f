/** Deals: as a board, as a list, as a forecast, as a funnel, and by where they came from. */
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { recall, remember } from '../../app/memory.ts';
import { UnsavedForms, useTab, useTabState } from '../../app/page.tsx';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage, useTabs } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { settingsTexts } from '../../text/settings.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { SourcesReport } from '../campaigns/SourcesReport.tsx';
import { takenOver, useAskedLists } from '../lists/asked-list.ts';
import { Board } from './Board.tsx';
import { DealList } from './DealList.tsx';
import { Forecast } from './Forecast.tsx';
import { Funnel } from './Funnel.tsx';
import './deals.css';

const views = ['board', 'list', 'forecast', 'funnel', 'campaigns'] as const;
type View = (typeof views)[number];

export function DealsPage() {
  const t = useText(dealTexts);
  const leave = useText(settingsTexts);
  const may = useMay();
  const { state: office } = useOffice();
  useTabState(t('deals'));
  const [view, setView] = useState(() => views.find((one) => one === recall('deals.view')) ?? 'board');
  const [isMine, setMine] = useState(() => recall('deals.mine') === true);
  const [chosen, setChosen] = useState(() => Number(recall('deals.pipeline') ?? 0));
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const { data: pipelines } = useEngine('pipelines.list', {});
  const { data: all } = useEngine('deals.count', {});
  const { key: tab } = useTab();
  // The view to go to once it was said that what was typed may go.
  const [leaving, setLeaving] = useState<View | null>(null);
  const show = useCallback((next: View) => {
    setLeaving(null);
    setView(next);
    remember('deals.view', next);
  }, []);
  const goTo = useCallback(
    (next: View) => (useTabs.getState().unsaved.has(tab) ? setLeaving(next) : show(next)),
    [tab, show],
  );
  // What another page asks of deals is shown by their list.
  const askedOfList = useAskedLists((waiting) => waiting.deals);
  useEffect(() => {
    if (askedOfList !== undefined) goTo('list');
  }, [askedOfList, goTo]);
  const begin = () => openPage('new-deal');
  useKeys([{ press: 'ctrl+n', label: t('newDeal'), run: () => may('deals.create') && begin() }]);
  useKeys([{ press: 'ctrl+f', label: t('find'), run: () => document.getElementById('deals-find')?.focus() }], {
    enabled: view !== 'list',
  });
  if (!pipelines || !all) return <Waiting />;
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines[0];
  const seesOwnOnly = office.user?.reaches['deals.see'] === 'own';
  const seesAll = (office.user?.reaches['deals.see'] ?? 'all') === 'all';
  const own = { ...(isMine && !seesOwnOnly && office.user && { responsibleId: office.user.id }) };
  const filter = { ...own, ...(asked !== '' && { text: asked }) };
  const ofPipeline = { ...(pipeline && pipelines.length > 1 && { pipelineId: pipeline.id }) };
  const add = may('deals.create') ? (
    <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={begin}>
      {t('newDeal')}
    </Button>
  ) : null;
  const none = (
    <EmptyState icon={IconTargetArrow} text={t(seesAll ? 'noDeals' : 'noneToSee')} hint={t('noDealsHint')}>
      {add}
    </EmptyState>
  );
  return (
    <div className="k-deals" data-view={view}>
      <header className="k-row">
        <h1>{t('deals')}</h1>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(next) => goTo(views.find((one) => one === next) ?? 'board')}
          data={views
            .filter((value) => value !== 'campaigns' || may('clients.see'))
            .map((value) => ({ value, label: t(value) }))}
        />
        <span className="k-grow" />
        {add}
      </header>
      {view === 'campaigns' || view === 'list' ? null : (
        <div className="k-row k-deals-filters">
          {pipelines.length > 1 ? (
            <NativeSelect
              aria-label={t('pipeline')}
              data={pipelines.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(pipeline?.id ?? '')}
              onChange={({ currentTarget: { value } }) => {
                setChosen(Number(value));
                remember('deals.pipeline', Number(value));
              }}
            />
          ) : null}
          {seesOwnOnly || view === 'funnel' ? null : (
            <SegmentedControl
              aria-label={t('whose')}
              value={isMine ? 'mine' : 'all'}
              onChange={(value) => {
                setMine(value === 'mine');
                remember('deals.mine', value === 'mine');
              }}
              data={[
                { value: 'mine', label: t('mine') },
                { value: 'all', label: t('everybody') },
              ]}
            />
          )}
          {view === 'forecast' || view === 'funnel' ? null : (
            <TextInput
              id="deals-find"
              className="k-deals-find"
              aria-label={t('find')}
              placeholder={t('find')}
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </div>
      )}
      {view === 'campaigns' && may('clients.see') ? (
        <UnsavedForms>
          <SourcesReport />
        </UnsavedForms>
      ) : view === 'list' ? (
        <DealList isBare={all.count === 0} empty={none} />
      ) : all.count === 0 ? (
        none
      ) : view === 'board' && pipeline ? (
        <Board key={pipeline.id} pipeline={pipeline} filter={filter} mayMove={may('deals.change')} />
      ) : view === 'funnel' && pipeline ? (
        <Funnel key={pipeline.id} pipeline={pipeline} />
      ) : (
        <Forecast filter={{ ...own, ...ofPipeline }} />
      )}
      <ConfirmDialog
        open={leaving !== null}
        title={leave('leaveTitle')}
        text={leave('leaveText', { page: t('campaigns') })}
        verb={leave('leave')}
        danger
        confirm={() => leaving && show(leaving)}
        cancel={() => {
          takenOver('deals');
          setLeaving(null);
        }}
      />
    </div>
  );
}
