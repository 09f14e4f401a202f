/** Somebody leaves, or passes his work on: who becomes responsible, with the numbers before it is done. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../preload/contract/people.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { controlTexts } from '../../text/controls.ts';
import { peopleTexts } from '../../text/people.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

interface HandOverDialogProps {
  readonly person: Person;
  readonly people: readonly Person[];
  /** His access is closed in the same step. */
  readonly closing: boolean;
  readonly done: () => void;
}

export function HandOverDialog({ person, people, closing, done }: HandOverDialogProps) {
  const t = useText(peopleTexts);
  const controls = useText(controlTexts);
  const { textOf, tell } = useFailures();
  const close = useCommand('users.close');
  const handOver = useCommand('users.handOver');
  const { data: held } = useEngine('users.holdings', { id: person.id });
  const others = people.filter(({ id, active }) => active && id !== person.id);
  /** `undefined`: not chosen yet; null: nobody. */
  const [chosen, setChosen] = useState<number | null | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>();
  const { id, version, name } = person;
  if (!held) return null;
  const count = held.clients + held.documents + held.activities + held.deals + held.calls;
  const nothing = count === 0;
  const toId = nothing ? null : chosen;

  const undoHandOver = async (operation: number) => {
    const reply = await runJob(controls('undo'), (job) => call('operations.undo', { id: operation, job }), {
      cancellable: false,
    });
    if (!reply.ok) tell(reply);
  };
  const run = async () => {
    if (toId === undefined || (!closing && toId === null)) return setProblem(t('chooseSomebody'));
    const reply = await runJob(t('handingOver'), async (job) =>
      closing || toId === null ? close.run({ id, version, toId, job }) : handOver.run({ fromId: id, toId, job }),
    );
    if (!reply.ok) return setProblem(textOf(reply));
    const to = others.find((other) => other.id === toId)?.name ?? '';
    if (closing) notify({ kind: 'done', text: t('closed', { name }) });
    const { clients, documents, activities, deals, calls, operationId } = reply.value;
    const undo = operationId === null ? null : () => void undoHandOver(operationId);
    if (toId !== null)
      notify({
        kind: 'done',
        text: t('handedOver', { clients, documents, activities, deals, calls, to }),
        ...(undo && { action: { label: controls('undo'), run: undo } }),
      });
    done();
  };
  const verb = closing
    ? toId === null || toId === undefined
      ? t('closeVerb')
      : t('closeAndHandVerb', { count })
    : t('handVerb', { count });
  return (
    <Modal opened onClose={done} title={t(closing ? 'closeTitle' : 'handOverTitle', { name })}>
      <div className="k-stack">
        {closing ? <div>{t('closeText', { name })}</div> : null}
        <div>{nothing ? t('holdsNothing', { name }) : t('holdings', { ...held, name })}</div>
        {nothing ? null : (
          <NativeSelect
            label={t('handTo')}
            error={problem}
            value={chosen === undefined ? '' : String(chosen)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setChosen(value === '' ? undefined : value === 'null' ? null : Number(value));
              setProblem(undefined);
            }}
            data={[
              { value: '', label: t('chooseSomebody') },
              ...others.map((other) => ({ value: String(other.id), label: other.name })),
              ...(closing ? [{ value: 'null', label: t('handToNobody', { name }) }] : []),
            ]}
          />
        )}
        {nothing && problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={done}>{controls('cancel')}</Button>
          {nothing && !closing ? null : (
            <Button
              variant="filled"
              {...(closing && { color: 'red' })}
              loading={close.busy || handOver.busy}
              onClick={() => void run()}
            >
              {verb}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
