/** Hours of one person that differ from those of the office: one's own, and of people whose tasks one may change. */
import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { WorkingWeek } from '../../../preload/contract/working-time.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { useText } from '../../ui/language.tsx';
import { WeekFields } from './WeekFields.tsx';

export function OwnHoursDialog({ close }: { readonly close: () => void }) {
  const t = useText(workingTimeTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const may = useMay();
  const { state } = useOffice();
  const me = state.user?.id ?? 0;
  const { data: reference } = useEngine('reference.get', {});
  const { data } = useEngine('workingTime.get', {});
  const change = useCommand('workingTime.setPerson');
  const [userId, setUserId] = useState(me);
  /** Undefined: as it is stored; null: none of his own, or no week yet. */
  const [typed, setTyped] = useState<{ readonly own: boolean; readonly week: WorkingWeek | null } | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const stored = data?.people.find((one) => one.userId === userId)?.week ?? null;
  const shown = typed ?? { own: stored !== null, week: stored };
  const users = (reference?.users ?? []).filter(({ id }) => id === me || may('activities.change'));
  const save = async () => {
    if (shown.own && shown.week === null) return;
    const reply = await change.run({ userId, week: shown.own ? shown.week : null });
    if (reply.ok) close();
    else setProblem(textOf(reply));
  };
  return (
    <Modal opened onClose={close} title={t('ownHours')} size="lg">
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="k-dim">{t('ownHoursAbout')}</div>
        <NativeSelect
          data-autofocus
          label={t('who')}
          value={userId}
          data={users.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(event) => {
            setUserId(Number(event.currentTarget.value));
            setTyped(undefined);
            setProblem(null);
          }}
        />
        <Checkbox
          label={t('asOffice')}
          checked={!shown.own}
          onChange={(event) => setTyped({ own: !event.currentTarget.checked, week: stored ?? data?.week ?? null })}
        />
        {data && shown.own ? (
          <WeekFields
            key={userId}
            week={stored ?? data.week}
            readOnly={false}
            onChange={(week) => setTyped({ own: true, week })}
          />
        ) : null}
        {problem === null ? null : (
          <div className="k-red" role="alert">
            {problem}
          </div>
        )}
        <div className="k-row">
          <div className="k-grow" />
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={change.busy} disabled={shown.own && shown.week === null}>
            {t('saveHours')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
