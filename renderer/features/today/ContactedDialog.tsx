/** What came of getting in touch with a client, and when to do it again: both are saved in one step. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import { useCommand } from '../../app/engine.ts';
import { todayTexts } from '../../text/today.ts';
import { DayField } from '../../ui/DayField.tsx';
import { plusDays } from '../../ui/days.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { useTyped } from '../../ui/use-typed.ts';

interface ContactedDialogProps {
  readonly client: Pick<ClientRow, 'id' | 'name' | 'nextContact'>;
  readonly day: string;
  readonly close: () => void;
}

const steps = [
  ['tomorrow', 1],
  ['in3Days', 3],
  ['inWeek', 7],
  ['inMonth', 30],
] as const;

export function ContactedDialog({ client, day, close }: ContactedDialogProps) {
  const t = useText(todayTexts);
  const format = useFormat();
  const contacted = useCommand('today.contacted');
  const [text, setText] = useState('');
  const [next, setNext] = useState<string | null>(plusDays(day, 7));
  const [was, setWas] = useState(client.nextContact);
  const [badDay, setBadDay] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const isChanged = useTyped({ text, next });
  const choose = (chosen: string | null) => {
    setNext(chosen);
    setBadDay(null);
    setFailed(null);
  };
  const save = async () => {
    if (badDay !== null || contacted.busy) return;
    setRefused(null);
    const reply = await contacted.run({ id: client.id, text, next, was });
    if (!reply.ok) {
      const theirs = reply.details?.conflicts?.[0]?.theirs;
      if (theirs === undefined) return setRefused(reply.message);
      // Whoever has read it may save his own day over it.
      const set = typeof theirs === 'string' ? theirs : null;
      setWas(set);
      return setFailed(t('otherDay', { day: set === null ? t('noDay') : format.day(set) }));
    }
    notify({ kind: 'done', text: t('saved', { name: client.name }) });
    close();
  };
  return (
    <FormDialog
      title={t('contactedTitle', { name: client.name })}
      isTyped={isChanged || badDay !== null}
      busy={contacted.busy}
      problem={refused}
      verb={t('save')}
      save={save}
      close={close}
    >
      <Textarea
        label={t('result')}
        description={t('resultHint')}
        value={text}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <DayField
        label={t('next')}
        value={next}
        error={failed ?? undefined}
        onChange={(value, problem) => {
          setNext(value);
          setBadDay(problem);
          setFailed(null);
        }}
      />
      <div className="k-row">
        {steps.map(([word, days]) => (
          <Button key={word} size="compact-xs" onClick={() => choose(plusDays(day, days))}>
            {t(word)}
          </Button>
        ))}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => choose(null)}>
          {t('noDay')}
        </Button>
      </div>
    </FormDialog>
  );
}
