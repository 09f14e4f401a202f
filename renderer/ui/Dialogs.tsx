/** The questions that the program asks before it goes on. */
import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useFormat, useText } from './language.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, with the number of things it happens to. */
  readonly text: string;
  /** The verb again: "Delete 3 clients". */
  readonly verb: string;
  /** What the other button does, where “Cancel” could be taken for the verb. */
  readonly keep?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly confirm: () => void;
  readonly cancel: () => void;
}

export function ConfirmDialog({ open, title, text, verb, keep, danger, busy, confirm, cancel }: ConfirmDialogProps) {
  const t = useText(controlTexts);
  return (
    <Modal opened={open} onClose={cancel} title={title}>
      <p>{text}</p>
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={cancel}>{keep ?? t('cancel')}</Button>
        <Button
          variant="filled"
          {...(danger && { color: 'red' })}
          loading={busy ?? false}
          onClick={confirm}
          data-autofocus
        >
          {verb}
        </Button>
      </div>
    </Modal>
  );
}

export interface ConflictRow {
  readonly path: string;
  readonly label: string;
  /** The three values as they would stand on the screen. */
  readonly mine: string;
  readonly theirs: string;
  readonly original: string;
}

interface ConflictDialogProps {
  readonly rows: readonly ConflictRow[];
  /** Paths for which the user's own value shall stay. */
  readonly choose: (mine: ReadonlySet<string>) => void;
  readonly cancel: () => void;
}

/** Two people changed the same fields: for each, mine or theirs, with what there was before. */
export function ConflictDialog({ rows, choose, cancel }: ConflictDialogProps) {
  const t = useText(controlTexts);
  const format = useFormat();
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set(rows.map(({ path }) => path)));
  const pick = (path: string, own: boolean) =>
    setMine(new Set(own ? [...mine, path] : [...mine].filter((other) => other !== path)));
  return (
    <Modal opened onClose={cancel} title={t('conflictTitle')} size="lg">
      <p>{t('conflictIntro')}</p>
      {rows.map(({ path, label, mine: own, theirs, original }, place) => (
        <fieldset key={path} className="k-conflict">
          <legend>{label}</legend>
          <Radio
            name={path}
            label={`${t('conflictMine')}${format.colon} ${own || t('empty')}`}
            checked={mine.has(path)}
            // Not the button: a second Enter of somebody in a hurry would decide.
            data-autofocus={place === 0 || undefined}
            onChange={() => pick(path, true)}
          />
          <Radio
            name={path}
            label={`${t('conflictTheirs')}${format.colon} ${theirs || t('empty')}`}
            checked={!mine.has(path)}
            onChange={() => pick(path, false)}
          />
          <div className="k-dim">{`${t('conflictOriginal')}${format.colon} ${original || t('empty')}`}</div>
        </fieldset>
      ))}
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={cancel}>{t('cancel')}</Button>
        <Button variant="filled" onClick={() => choose(mine)}>
          {t('conflictSave')}
        </Button>
      </div>
    </Modal>
  );
}
