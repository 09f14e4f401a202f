/** Settings → Pipelines: which there are, in which order they are offered, and the stages of each. */
import { Button } from '@mantine/core';
import { IconGripVertical, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Pipeline } from '../../../preload/contract/deals.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { pipelineTexts } from '../../text/pipelines.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useOrdering } from '../../ui/use-ordering.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { PipelineForm } from './PipelineForm.tsx';
import '../fields/fields.css';
import './pipelines.css';

export function PipelinesSettings({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText(pipelineTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { data: pipelines } = useEngine('pipelines.list', {});
  const order = useCommand('pipelines.order');
  const [open, setOpen] = useState<'new' | number | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const left = useRef<'new' | number | null>(null);
  useEffect(() => {
    // The keyboard goes back to the button that the form was opened by.
    if (open === null && left.current !== null)
      page.current?.querySelector<HTMLElement>(`[data-opens="${left.current}"]`)?.focus();
    left.current = open;
  }, [open]);
  const ordering = useOrdering((key, at) => {
    const ids = (pipelines ?? []).map(({ id }) => id);
    const moved = ids.filter((id) => String(id) !== key).toSpliced(at, 0, Number(key));
    void order.run({ ids: moved }).then((reply) => reply.ok || tell(reply));
  });
  if (!pipelines) return <Waiting />;
  const [first] = pipelines;
  return (
    <div className="k-stack" data-setting="pipelines" ref={page}>
      <div>
        <h1>{t('pipelines')}</h1>
        <div className="k-dim">{readOnly ? t('readOnly') : t('pipelinesAbout')}</div>
      </div>
      {readOnly || open !== null ? null : (
        <div>
          <Button variant="filled" leftSection={<IconPlus size={15} />} data-opens="new" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        </div>
      )}
      {open === 'new' && first ? (
        <PipelineForm pipeline={{ ...newPipeline(first), name: '' }} done={() => setOpen(null)} />
      ) : null}
      <ol className="k-ordered">
        {pipelines.map((pipeline, at) => {
          const { id, name, archived, stages } = pipeline;
          if (open === id)
            return (
              <li key={id}>
                <PipelineForm key={pipeline.version} pipeline={pipeline} done={() => setOpen(null)} />
              </li>
            );
          return (
            <li key={id} className="k-pipeline" {...ordering.row(String(id), at)}>
              {readOnly ? null : (
                <button
                  type="button"
                  className="k-grip"
                  aria-label={`${name}${format.colon} ${t('drag')}`}
                  title={t('drag')}
                  {...ordering.grip(String(id), at)}
                >
                  <IconGripVertical size={15} />
                </button>
              )}
              <div className="k-grow">
                <b>{name}</b> {archived ? <span className="k-dim">{t('archived')}</span> : null}
                <div className="k-dim">{stages.map((stage) => stage.name).join(' → ')}</div>
              </div>
              {readOnly ? null : (
                <Button
                  size="compact-xs"
                  data-opens={id}
                  aria-label={`${name}${format.colon} ${t('change')}`}
                  onClick={() => setOpen(id)}
                >
                  {t('change')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** A new pipeline begins with the stages of another one: most differ in few. */
function newPipeline(like: Pipeline) {
  return {
    ...like,
    id: null,
    version: null,
    archived: false,
    stages: like.stages.map((stage) => ({ ...stage, id: null })),
  };
}
