/** Moving the office to another folder: where to, what, and what will happen. */
import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import type { MovingPlan } from '../../../preload/contract/moving.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { handOverMemory } from '../../app/memory.ts';
import { useTabState } from '../../app/page.tsx';
import { useOffice } from '../../app/session.ts';
import { movingTexts } from '../../text/moving.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { Wizard } from '../../ui/Wizard.tsx';
import { secondsForOthers } from '../stations/seconds-for-others.ts';
import { LastStep, WhatStep } from './MoveSteps.tsx';
import { useMoved } from './moved.ts';
import { othersAtWork } from './others-at-work.ts';

interface Chosen {
  readonly folder: string;
  readonly plan: MovingPlan;
}

export function MovePage() {
  const t = useText(movingTexts);
  const format = useFormat();
  const { state, enter } = useOffice();
  const { tell, textOf } = useFailures();
  const inspect = useCommand('office.inspectMove');
  const [step, setStep] = useState(0);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [backups, setBackups] = useState(true);
  const { data: here } = useEngine('stations.list', {});
  const [isShared, setIsShared] = useState<boolean | null>(null);
  const others = othersAtWork(here?.stations ?? []);
  const shared = isShared ?? (state.sharing !== null && others.length > 0);
  const [isLate, setIsLate] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useTabState(t('move'));
  const choose = async () => {
    const folder = await call('office.chooseFolder', { title: t('chooseTitle') });
    if (!folder.ok) return tell(folder);
    if (folder.value === null) return;
    const reply = await inspect.run({ folder: folder.value.handle });
    if (!reply.ok) return tell(reply);
    setChosen({ folder: folder.value.handle, plan: reply.value });
    setIsLate(false);
    setProblem(null);
  };
  const plan = chosen?.plan ?? null;
  const needed = plan === null ? 0 : plan.needed + (backups ? plan.backups.bytes : 0);
  const isTooMuch = plan !== null && plan.free !== null && plan.free < needed;
  const leave = () => {
    const isFine = chosen !== null && chosen.plan.problem === null;
    setIsLate(!isFine);
    return isFine && (step === 0 || !isTooMuch);
  };
  const finish = async () => {
    if (chosen === null) return;
    setBusy(true);
    setProblem(null);
    await handOverMemory();
    const { folder, plan: to } = chosen;
    const isToBeShared = shared && !to.network;
    const reply = await runJob(t('moving'), (job) =>
      call('office.move', { folder, backups, shared: isToBeShared, seconds: secondsForOthers, job }),
    );
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    const { state: now, from } = reply.value;
    useMoved.setState({ moved: { from, to: reply.value.to, isShared: isToBeShared || to.network } });
    enter(now);
  };
  return (
    <Wizard
      name={t('move')}
      steps={[
        {
          key: 'where',
          title: t('stepWhere'),
          chosen: plan?.to ?? '',
          page: <WhereStep plan={plan} isLate={isLate} busy={inspect.busy} choose={() => void choose()} />,
        },
        {
          key: 'what',
          title: t('stepWhat'),
          chosen: '',
          page: plan && (
            <div className="k-stack">
              <WhatStep plan={plan} />
              <Checkbox
                label={t('takeBackups')}
                description={t('takeBackupsAbout')}
                checked={backups}
                onChange={(event) => setBackups(event.currentTarget.checked)}
              />
              {isTooMuch ? (
                <div className="k-red" role="alert">
                  {t('problem_no-space', { needed: format.size(needed), free: format.size(plan.free ?? 0) })}
                </div>
              ) : null}
            </div>
          ),
        },
        {
          key: 'last',
          title: t('stepLast'),
          chosen: '',
          page: plan && (
            <LastStep
              plan={plan}
              backups={backups}
              others={others}
              shared={shared}
              setShared={setIsShared}
              problem={problem}
            />
          ),
        },
      ]}
      step={step}
      setStep={setStep}
      leave={leave}
      finish={() => void finish()}
      finishLabel={t('start')}
      busy={busy}
    />
  );
}

interface WhereProps {
  readonly plan: MovingPlan | null;
  /** Somebody wanted to go on before there was a folder. */
  readonly isLate: boolean;
  readonly busy: boolean;
  readonly choose: () => void;
}

function WhereStep({ plan, isLate, busy, choose }: WhereProps) {
  const t = useText(movingTexts);
  const format = useFormat();
  const { state } = useOffice();
  const free = plan?.free == null ? null : format.size(plan.free);
  return (
    <div className="k-stack">
      <h1>{t('stepWhere')}</h1>
      <div>{t('whereText')}</div>
      <div style={{ overflowWrap: 'anywhere' }}>
        <span className="k-dim">{t('from')}</span> {state.folder}
      </div>
      <div>
        <Button leftSection={<IconFolder size={15} />} loading={busy} onClick={choose}>
          {t('choose')}
        </Button>
      </div>
      {plan ? (
        <div style={{ overflowWrap: 'anywhere' }}>
          <span className="k-dim">{t('to')}</span> <b>{plan.to}</b>
        </div>
      ) : null}
      {plan?.problem ? (
        <div className="k-row k-red" role="alert" style={{ flexWrap: 'nowrap' }}>
          <IconAlertTriangle size={16} style={{ flex: 'none' }} />
          {t(`problem_${plan.problem}`, { needed: format.size(plan.needed), free: free ?? '' })}
        </div>
      ) : plan ? (
        <div>
          {t(plan.network ? 'network' : 'local')} {free === null ? t('freeUnknown') : t('free', { free })}
        </div>
      ) : isLate ? (
        <div className="k-red" role="alert">
          {t('chooseFirst')}
        </div>
      ) : null}
    </div>
  );
}
