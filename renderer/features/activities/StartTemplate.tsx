/** Plans all steps of a template with a client, or for a deal with him. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { activityTemplateTexts } from '../../text/activity-templates.ts';
import { controlTexts } from '../../text/controls.ts';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import './activities.css';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface StartTemplateProps {
  readonly client: Named;
  readonly deal: Named | undefined;
}

/** The way to it; nothing while the office has no template. */
export function StartTemplate(props: StartTemplateProps) {
  const t = useText(activityTemplateTexts);
  const may = useMay();
  const { data: templates } = useEngine('activityTemplates.list', {}, { enabled: may('activities.create') });
  const [open, setOpen] = useState(false);
  if (!templates || templates.length === 0) return null;
  return (
    <>
      <div>
        <button type="button" className="k-link" onClick={() => setOpen(true)}>
          {t('start')}
        </button>
      </div>
      {open ? <StartDialog {...props} templates={templates} close={() => setOpen(false)} /> : null}
    </>
  );
}

interface StartDialogProps extends StartTemplateProps {
  readonly templates: readonly (Named & { readonly steps: readonly { readonly subject: string }[] })[];
  readonly close: () => void;
}

function StartDialog({ client, deal, templates, close }: StartDialogProps) {
  const t = useText(activityTemplateTexts);
  const words = useText(activityTexts);
  const controls = useText(controlTexts);
  const { state } = useOffice();
  const { textOf } = useFailures();
  const { data: reference } = useEngine('reference.get', {});
  const start = useCommand('activityTemplates.start');
  const [id, setId] = useState(templates[0]?.id ?? 0);
  const [day, setDay] = useState<string | null>(today());
  const [responsibleId, setResponsibleId] = useState(state.user?.id ?? 0);
  const [problem, setProblem] = useState<string | null>(null);
  const steps = templates.find((one) => one.id === id)?.steps ?? [];
  const run = async () => {
    if (start.busy || day === null) return;
    const reply = await start.run({ id, clientId: client.id, dealId: deal?.id ?? null, responsibleId, day });
    if (!reply.ok) return setProblem(Object.values(fieldProblems(reply))[0] ?? textOf(reply));
    notify({ kind: 'done', text: t('started', { count: reply.value.activityIds.length }) });
    close();
  };
  return (
    <Modal opened onClose={close} title={t('startTitle', { name: deal?.name ?? client.name })}>
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <NativeSelect
          label={t('template')}
          data-autofocus
          value={id}
          data={templates.map((one) => ({ value: String(one.id), label: one.name }))}
          onChange={(event) => setId(Number(event.currentTarget.value))}
        />
        <div className="k-dim">{steps.map(({ subject }) => subject).join(' → ')}</div>
        <DayField label={t('from')} value={day} onChange={(value) => setDay(value)} />
        <NativeSelect
          label={words('responsibleId')}
          value={responsibleId}
          data={(reference?.users ?? []).map((user) => ({ value: String(user.id), label: user.name }))}
          onChange={(event) => setResponsibleId(Number(event.currentTarget.value))}
        />
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button disabled={start.busy} onClick={close}>
            {controls('cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={start.busy} disabled={day === null}>
            {t('startVerb', { count: steps.length })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
