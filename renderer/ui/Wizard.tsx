/** A wizard: steps at the left with what has been chosen in them; Back never loses anything. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useKeys } from './keys.tsx';
import { useText } from './language.tsx';
import './wizard.css';

export interface WizardStep {
  readonly key: string;
  readonly title: string;
  /** What was chosen there, in a few words. */
  readonly chosen: string;
  readonly page: ReactNode;
}

interface WizardProps {
  readonly name: ReactNode;
  readonly steps: readonly WizardStep[];
  readonly step: number;
  readonly setStep: (step: number) => void;
  /** Whether the step on the screen may be left; says beside its fields what is wrong. */
  readonly leave: () => boolean;
  readonly finish: () => void;
  readonly finishLabel: string;
  readonly busy?: boolean;
  readonly foot?: ReactNode;
}

export function Wizard({ name, steps, step, setStep, leave, finish, finishLabel, busy, foot }: WizardProps) {
  const t = useText(controlTexts);
  const page = useRef<HTMLDivElement>(null);
  const last = step === steps.length - 1;
  const next = () => {
    if (!leave()) {
      setTimeout(() => page.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), 30);
      return;
    }
    if (last) finish();
    else setStep(step + 1);
  };
  useEffect(() => {
    page.current?.scrollTo(0, 0);
    if (step > 0) page.current?.querySelector<HTMLElement>('input, .k-choice')?.focus();
  }, [step]);
  useKeys([
    { press: 'ctrl+enter', label: last ? finishLabel : t('next'), run: next },
    { press: 'escape', label: t('back'), run: () => (step > 0 ? setStep(step - 1) : false) },
  ]);
  return (
    <div className="k-wizard">
      <nav className="k-wizard-steps">
        <div className="k-nav-name">{name}</div>
        {steps.map(({ key, title, chosen }, place) => (
          <button
            type="button"
            key={key}
            className="k-wizard-step"
            aria-current={place === step ? 'step' : undefined}
            disabled={place > step || busy}
            onClick={() => setStep(place)}
          >
            <span>{place < step ? <IconCheck size={15} className="k-green" /> : place + 1}</span>
            <span>{title}</span>
            {place < step && chosen ? <small>{chosen}</small> : null}
          </button>
        ))}
      </nav>
      <form
        className="k-wizard-main"
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <div className="k-wizard-page" ref={page}>
          {steps[step]?.page}
        </div>
        <footer className="k-wizard-foot">
          {foot}
          <div className="k-grow" />
          <span className="k-dim">{t('step', { number: step + 1, count: steps.length })}</span>
          <Button disabled={step === 0 || (busy ?? false)} onClick={() => setStep(step - 1)}>
            {t('back')}
          </Button>
          <Button type="submit" variant="filled" loading={busy ?? false}>
            {last ? finishLabel : t('next')}
          </Button>
        </footer>
      </form>
    </div>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  readonly chosen: boolean;
  readonly choose: () => void;
}

/** One of a few large choices. */
export function WizardChoice({ title, detail, icon, chosen, choose }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={chosen} className="k-choice" onClick={choose}>
      {icon}
      <span>
        <b>{title}</b>
        {detail ? <span className="k-dim">{detail}</span> : null}
      </span>
    </button>
  );
}
