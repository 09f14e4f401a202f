/** The steps of moving the office that only tell: what is moved, and what will happen. */
import { Checkbox } from '@mantine/core';
import type { MovingPlan } from '../../../preload/contract/moving.ts';
import { useOffice } from '../../app/session.ts';
import { movingTexts } from '../../text/moving.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { Fact } from '../settings/Fact.tsx';

/** In numbers. */
export function WhatStep({ plan }: { plan: MovingPlan }) {
  const t = useText(movingTexts);
  const format = useFormat();
  const amount = ({ count, bytes }: MovingPlan['files']) => t('filesAre', { count, size: format.size(bytes) });
  return (
    <>
      <h1>{t('stepWhat')}</h1>
      <div>
        <Fact label={t('database')} text={format.size(plan.database)} />
        <Fact label={t('files')} text={amount(plan.files)} />
        <Fact label={t('backups')} text={amount(plan.backups)} />
      </div>
    </>
  );
}

interface LastProps {
  readonly plan: MovingPlan;
  readonly backups: boolean;
  /** Who else works in the office now. */
  readonly others: readonly string[];
  /** Other computers open the new folder, too; asked only where that is not known of it. */
  readonly shared: boolean;
  readonly setShared: (is: boolean) => void;
  readonly problem: string | null;
}

/** Before it does. */
export function LastStep({ plan, backups, others, shared, setShared, problem }: LastProps) {
  const t = useText(movingTexts);
  const format = useFormat();
  const { state } = useOffice();
  const names = others.join(', ');
  const size = plan.database + plan.files.bytes + (backups ? plan.backups.bytes : 0);
  return (
    <div className="k-stack">
      <h1>{t('happens')}</h1>
      <ol style={{ margin: 0, paddingLeft: 20, overflowWrap: 'anywhere' }}>
        <li>{names === '' ? t('happens_alone') : t('happens_ask', { names })}</li>
        <li>{t('happens_copy', { size: format.size(size), to: plan.to })}</li>
        <li>{t('happens_old', { from: state.folder })}</li>
        {state.sharing && (plan.network || shared) ? <li>{t('happens_others')}</li> : null}
      </ol>
      {plan.network ? null : (
        <Checkbox
          label={t('share')}
          description={t('shareAbout')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
    </div>
  );
}
