/** Settings → Series of tasks: templates of what is done with a client one after the other. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { activityKinds, priorities } from '../../../preload/contract/activities.ts';
import {
  type ActivityTemplate,
  type TemplateStep,
  templateDays,
} from '../../../preload/contract/activity-templates.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { activityTexts } from '../../text/activities.ts';
import { activityTemplateTexts } from '../../text/activity-templates.ts';
import { controlTexts } from '../../text/controls.ts';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { TimeField } from './TimeField.tsx';
import '../../ui/table.css';
import './activities.css';

export function TemplatesSettings({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText(activityTemplateTexts);
  const controls = useText(controlTexts);
  const { tell } = useFailures();
  const { data: templates } = useEngine('activityTemplates.list', {});
  const [open, setOpen] = useState<'new' | number | null>(null);
  if (!templates) return <Waiting />;
  const edited = templates.find(({ id }) => id === open);
  const remove = async ({ id, version, name }: ActivityTemplate) => {
    const reply = await call('activityTemplates.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const undo = async () => {
      const back = await call('activityTemplates.restore', { id });
      if (!back.ok) tell(back);
    };
    notify({
      kind: 'done',
      text: t('removed', { name }),
      action: { label: controls('undo'), run: () => void undo() },
    });
  };
  return (
    <div className="k-stack" data-setting="activityTemplates">
      <div>
        <h1>{t('activityTemplates')}</h1>
        <div className="k-dim">{t(readOnly ? 'readOnly' : 'activityTemplatesAbout')}</div>
      </div>
      {readOnly || open !== null ? null : (
        <div>
          <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        </div>
      )}
      {open === 'new' ? <TemplateForm template={null} done={() => setOpen(null)} /> : null}
      {edited ? <TemplateForm key={edited.id} template={edited} done={() => setOpen(null)} /> : null}
      {templates.length === 0 && open === null ? (
        <div className="k-dim">
          {t('none')} {t('noneHint')}
        </div>
      ) : null}
      {templates.length > 0 ? (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('activityTemplates')}>
            <tbody>
              {templates.map((template) => (
                <tr key={template.id}>
                  <td>{template.name}</td>
                  <td className="k-dim">{template.steps.map(({ subject }) => subject).join(' → ')}</td>
                  <td className="k-number k-nowrap">
                    {readOnly ? null : (
                      <>
                        <Button size="compact-xs" onClick={() => setOpen(template.id)}>
                          {t('change')}
                        </Button>{' '}
                        <Button size="compact-xs" onClick={() => void remove(template)}>
                          {t('remove')}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}

/** A step while it is typed. */
interface Typed extends TemplateStep {
  /** For React alone. */
  readonly key: number;
}

const plain = { priority: 'normal', days: 'working', time: null } as const;

function TemplateForm({ template, done }: { readonly template: ActivityTemplate | null; readonly done: () => void }) {
  const t = useText(activityTemplateTexts);
  const { textOf } = useFailures();
  const save = useCommand('activityTemplates.save');
  const [name, setName] = useState(template?.name ?? t('firstName'));
  const [steps, setSteps] = useState<readonly Typed[]>(() => {
    const first: readonly TemplateStep[] = [
      { ...plain, kind: 'call', subject: t('first_call'), after: 0 },
      { ...plain, kind: 'letter', subject: t('first_letter'), after: 1 },
      { ...plain, kind: 'call', subject: t('first_again'), after: 3 },
    ];
    return (template?.steps ?? first).map((step, key) => ({ ...step, key }));
  });
  const [wrong, setWrong] = useState<Readonly<Record<string, string | null>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const set = (key: number, changed: Partial<TemplateStep>) => {
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...changed } : step)));
    setProblems({});
  };
  const run = async () => {
    if (save.busy || steps.some(({ key }) => wrong[`after ${key}`] || wrong[`time ${key}`])) return;
    const missing = Object.fromEntries([
      ...(name.trim() === '' ? [['name', t('wanted')]] : []),
      ...steps.flatMap(({ subject }, place) =>
        subject.trim() === '' ? [[`steps.${place}.subject`, t('wanted')]] : [],
      ),
    ]);
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    const sent = steps.map(({ key: _, ...step }) => step);
    const reply = await save.run({ id: template?.id ?? null, version: template?.version ?? null, name, steps: sent });
    if (reply.ok) return done();
    const byField = fieldProblems(reply);
    setProblems(Object.keys(byField).length > 0 ? byField : { form: textOf(reply) });
  };
  return (
    <PartForm save={() => void run()} cancel={done} error={problems.form}>
      <div className="k-setting-narrow">
        <TextInput
          label={t('name')}
          maxLength={100}
          value={name}
          error={problems.name}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblems({});
          }}
        />
      </div>
      {steps.map((step, place) => (
        <Step
          key={step.key}
          step={step}
          number={place + 1}
          problem={problems[`steps.${place}.subject`]}
          set={(changed) => set(step.key, changed)}
          setWrong={(field, problem) => setWrong((before) => ({ ...before, [`${field} ${step.key}`]: problem }))}
          remove={steps.length === 1 ? null : () => setSteps(steps.filter(({ key }) => key !== step.key))}
        />
      ))}
      {steps.length < 30 ? (
        <div>
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => {
              const last = steps.at(-1);
              const key = Math.max(...steps.map((one) => one.key)) + 1;
              setSteps([...steps, { ...plain, kind: 'task', subject: '', after: last?.after ?? 0, key }]);
            }}
          >
            {t('addStep')}
          </Button>
        </div>
      ) : null}
    </PartForm>
  );
}

interface StepProps {
  readonly step: TemplateStep;
  readonly number: number;
  readonly problem: string | undefined;
  readonly set: (changed: Partial<TemplateStep>) => void;
  readonly setWrong: (field: 'after' | 'time', problem: string | null) => void;
  /** Null: it is the only one. */
  readonly remove: (() => void) | null;
}

function Step({ step, number, problem, set, setWrong, remove }: StepProps) {
  const t = useText(activityTemplateTexts);
  const words = useText(activityTexts);
  return (
    <fieldset className="k-checklist">
      <legend>{t('step', { number })}</legend>
      <div className="k-step-form">
        <NativeSelect
          label={words('kind')}
          value={step.kind}
          data={activityKinds.map((kind) => ({ value: kind, label: words(`kind_${kind}`) }))}
          onChange={(event) => {
            const kind = activityKinds.find((one) => one === event.currentTarget.value);
            if (kind) set({ kind });
          }}
        />
        <TextInput
          className="k-step-subject"
          label={words('subject')}
          maxLength={300}
          value={step.subject}
          error={problem}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
        <NumberField
          label={t('after')}
          digits={0}
          min={0}
          max={365}
          value={step.after}
          onChange={(after, wrong) => {
            set({ after: after ?? 0 });
            setWrong('after', wrong);
          }}
        />
        <NativeSelect
          label={t('days')}
          value={step.days}
          data={templateDays.map((days) => ({ value: days, label: t(`days_${days}`) }))}
          onChange={(event) => {
            const days = templateDays.find((one) => one === event.currentTarget.value);
            if (days) set({ days });
          }}
        />
        <TimeField
          label={words('time')}
          value={step.time}
          onChange={(time, wrong) => {
            set({ time });
            setWrong('time', wrong);
          }}
        />
        <NativeSelect
          label={words('priority')}
          value={step.priority}
          data={priorities.map((one) => ({ value: one, label: words(`priority_${one}`) }))}
          onChange={(event) => {
            const priority = priorities.find((one) => one === event.currentTarget.value);
            if (priority) set({ priority });
          }}
        />
      </div>
      {remove === null ? null : (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={13} />}
            onClick={remove}
          >
            {t('removeStep', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
