/** Pairs of clients that may be one, the likeliest first, with what they have in common and where they differ. */
import { Button } from '@mantine/core';
import { IconArrowMerge, IconSearch, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob, useJobs } from '../../app/jobs.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { duplicateTexts } from '../../text/duplicates.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { PairDetails } from './PairDetails.tsx';
import './duplicates.css';

type Pair = Output<'duplicates.list'>['pairs'][number];

const pageSize = 50;

/** The pairs read so far; `more` reads on. */
function usePairs() {
  const { tell } = useFailures();
  const { data } = useEngine('duplicates.list', { after: null, limit: pageSize });
  const [further, setFurther] = useState<{ of: typeof data; pairs: readonly Pair[]; next: string | null }>();
  const rest = further?.of === data ? further : undefined;
  const next = rest ? rest.next : (data?.next ?? null);
  const more = async () => {
    const reply = await call('duplicates.list', { after: next, limit: pageSize });
    if (!reply.ok) return tell(reply);
    setFurther({ of: data, pairs: [...(rest?.pairs ?? []), ...reply.value.pairs], next: reply.value.next });
  };
  return { pairs: data && [...data.pairs, ...(rest?.pairs ?? [])], more: next === null ? null : more };
}

function useSearch() {
  const t = useText(duplicateTexts);
  const { tell } = useFailures();
  const title = t('searching');
  const isRunning = useJobs(({ jobs }) => jobs.some((job) => job.title === title));
  const search = async () => {
    const reply = await runJob(title, (job) => call('duplicates.search', { job }));
    if (reply.ok) notify({ kind: 'done', text: t('found', { count: reply.value.pairs }) });
    else tell(reply);
  };
  return { search: () => void search(), isRunning };
}

const likelihoods = [
  [850, 'likely_sure'],
  [700, 'likely_very'],
  [500, 'likely_likely'],
  [0, 'likely_perhaps'],
] as const;

/** As words, for people count differently in parts of a thousand. */
function Likelihood({ of }: { of: number }) {
  const t = useText(duplicateTexts);
  const [, key] = likelihoods.find(([least]) => of >= least) ?? likelihoods[3];
  return (
    <span className="k-likelihood">
      <span>{t(key)}</span>
      <span className="k-likelihood-bar" aria-hidden="true">
        <span style={{ width: `${of / 10}%` }} />
      </span>
    </span>
  );
}

const keyOf = ({ first, second }: Pair): string => `${first.id},${second.id}`;

function mergePair({ first, second }: Pair): void {
  openPage('merge', { ids: `${first.id},${second.id}` });
}

export function DuplicatesPage() {
  const t = useText(duplicateTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { data: state } = useEngine('duplicates.state', {});
  const { pairs, more } = usePairs();
  const { search, isRunning } = useSearch();
  const [chosen, setChosen] = useState<{ readonly key: string; readonly place: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const found = pairs?.findIndex((pair) => keyOf(pair) === chosen?.key) ?? -1;
  // Where the chosen one has gone, the next one stands in its place.
  const place = found >= 0 ? found : Math.min(chosen?.place ?? 0, (pairs?.length ?? 1) - 1);
  const pair = pairs?.[place];
  const choose = (at: number) => {
    const next = pairs?.[at];
    if (next) setChosen({ key: keyOf(next), place: at });
  };
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  const dismiss = async (which: Pair, dismissed: boolean) => {
    const reply = await call('duplicates.dismiss', { firstId: which.first.id, secondId: which.second.id, dismissed });
    if (!reply.ok) return tell(reply);
    if (dismissed)
      notify({
        kind: 'done',
        text: t('dismissed', { first: which.first.name, second: which.second.name }),
        action: { label: controls('undo'), run: () => void dismiss(which, false) },
      });
  };
  useKeys(
    [
      { press: 'arrowdown', label: t('keys'), run: () => choose(place + 1) },
      { press: 'arrowup', run: () => choose(place - 1) },
      // A button that has the focus is pressed by Enter itself.
      {
        press: 'enter',
        label: t('merge'),
        run: ({ target }) =>
          pair && !(target instanceof HTMLButtonElement && !target.matches('.k-pair')) ? mergePair(pair) : false,
      },
    ],
    { enabled: pair !== undefined },
  );

  const searchButton = (
    <Button
      variant={pair ? 'default' : 'filled'}
      leftSection={<IconSearch size={15} />}
      loading={isRunning}
      onClick={search}
    >
      {t('search')}
    </Button>
  );
  return (
    <section className="k-duplicates" aria-label={t('duplicates')}>
      <header className="k-list-head">
        <h1>{t('duplicates')}</h1>
        {state && state.searchedAt !== null ? (
          <span className="k-dim k-grow">
            {[t('pairs', { count: state.pairs }), t('searchedAt', { when: format.moment(state.searchedAt) })].join(
              ' · ',
            )}
          </span>
        ) : null}
        {pair ? searchButton : null}
      </header>
      {pairs === undefined || state === undefined ? (
        <Waiting />
      ) : pair === undefined ? (
        <EmptyState
          icon={IconUsers}
          text={state.searchedAt === null ? t('neverSearched') : t('nothing')}
          hint={state.searchedAt === null ? t('neverSearchedHint') : undefined}
        >
          {searchButton}
        </EmptyState>
      ) : (
        <div className="k-duplicates-body">
          <div className="k-pairs">
            <div ref={list} role="listbox" aria-label={t('suspected')}>
              {pairs.map((one, at) => (
                <button
                  key={keyOf(one)}
                  type="button"
                  role="option"
                  aria-selected={at === place}
                  className="k-pair"
                  onClick={() => choose(at)}
                  onDoubleClick={() => mergePair(one)}
                >
                  <span className="k-pair-names">
                    <span>{one.first.name}</span>
                    <span>{one.second.name}</span>
                  </span>
                  <Likelihood of={one.likelihood} />
                  <span className="k-dim">{one.reasons.map((reason) => t(`reason_${reason}`)).join(', ')}</span>
                </button>
              ))}
            </div>
            {more ? (
              <Button variant="subtle" onClick={() => void more()}>
                {t('more')}
              </Button>
            ) : null}
          </div>
          <PairDetails
            key={keyOf(pair)}
            pair={pair}
            actions={
              <>
                <Button onClick={() => void dismiss(pair, true)}>{t('areTwo')}</Button>
                <Button variant="filled" leftSection={<IconArrowMerge size={15} />} onClick={() => mergePair(pair)}>
                  {t('merge')}
                </Button>
              </>
            }
          />
        </div>
      )}
    </section>
  );
}
