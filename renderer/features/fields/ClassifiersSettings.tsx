/** Settings of classifiers: which there are, what offers them, and their values. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Classifier, ClassifierKey } from '../../../preload/contract/fields.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { fieldTexts } from '../../text/fields.ts';
import { InlineText } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { ClassifierItems } from './ClassifierItems.tsx';
import './fields.css';

const builtIn = ['source', 'industry', 'lostReason'] as const satisfies readonly ClassifierKey[];

export function ClassifiersSettings({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText(fieldTexts);
  const { tell, textOf } = useFailures();
  const classifiers = useEngine('classifiers.list', {}).data;
  const fields = useEngine('fields.list', { removed: true }).data ?? [];
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  if (!classifiers) return null;
  const missing = builtIn.filter((key) => !classifiers.some((one) => one.key === key));
  const collect = async (key: ClassifierKey) => {
    const reply = await call('classifiers.collect', { key });
    if (reply.ok) setOpen(reply.value.id);
    else tell(reply);
  };
  const rename = async ({ id, version }: Classifier, name: string) => {
    if (name.trim() === '') return t('nameMissing');
    const reply = await call('classifiers.change', { id, version, name });
    return reply.ok ? null : (fieldProblems(reply).name ?? textOf(reply));
  };
  const remove = async ({ id, version, name }: Classifier) => {
    const reply = await call('classifiers.remove', { id, version });
    if (reply.ok) notify({ kind: 'done', text: t('classifierRemoved', { name }) });
    else tell(reply);
  };
  const offeredBy = (classifier: Classifier) => {
    if (classifier.key !== null && classifier.fieldIds.length === 0) return t(`key_${classifier.key}`);
    const names = classifier.fieldIds.map((id) => fields.find((field) => field.id === id)?.name ?? '');
    return names.length === 0 ? t('offeredByNone') : t('offeredBy', { fields: names.filter(Boolean).join(', ') });
  };
  return (
    <div className="k-stack" data-setting="classifiers">
      <div>
        <h1>{t('classifiers')}</h1>
        <div className="k-dim">{readOnly ? t('readOnly') : t('classifiersAbout')}</div>
      </div>
      {readOnly ? null : (
        <div className="k-row">
          {missing.map((key) => (
            <Button key={key} onClick={() => void collect(key)}>
              {t(key === 'source' ? 'makeSource' : 'makeIndustry')}
            </Button>
          ))}
          <span className="k-grow" />
          {adding || open !== null ? null : (
            <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
              {t('addClassifier')}
            </Button>
          )}
        </div>
      )}
      {adding ? (
        <NewClassifier
          close={(id) => {
            setAdding(false);
            if (id !== null) setOpen(id);
          }}
        />
      ) : null}
      {classifiers.length === 0 && !adding ? <div>{t('noClassifiers')}</div> : null}
      {classifiers.map((classifier) => (
        <section key={classifier.id} className="k-classifier">
          <div className="k-row">
            <div className="k-grow">
              <b>
                <InlineText
                  bare
                  label={t('classifierName')}
                  value={classifier.name}
                  maxLength={80}
                  readOnly={readOnly}
                  save={(name) => rename(classifier, name)}
                />
              </b>
              <div className="k-dim">{offeredBy(classifier)}</div>
              {open === classifier.id ? null : (
                <div>
                  {classifier.items
                    .filter(({ archived }) => !archived)
                    .slice(0, 12)
                    .map(({ name }) => name)
                    .join(', ')}
                  {classifier.items.length > 12 ? ' …' : ''}
                </div>
              )}
            </div>
            {readOnly || open === classifier.id ? null : (
              <Button size="compact-xs" onClick={() => setOpen(classifier.id)}>
                {t('change')}
              </Button>
            )}
          </div>
          {open === classifier.id ? (
            <div className="k-stack">
              <ClassifierItems key={classifier.version} classifier={classifier} close={() => setOpen(null)} />
              <div className="k-row">
                {classifier.key === null ? null : (
                  <Button size="compact-xs" onClick={() => classifier.key !== null && void collect(classifier.key)}>
                    {t('collect')}
                  </Button>
                )}
                {classifier.fieldIds.length === 0 ? (
                  <Button size="compact-xs" onClick={() => void remove(classifier)}>
                    {t('removeClassifier')}
                  </Button>
                ) : null}
              </div>
            </div>
          ) : null}
        </section>
      ))}
    </div>
  );
}

function NewClassifier({ close }: { readonly close: (id: number | null) => void }) {
  const t = useText(fieldTexts);
  const { textOf } = useFailures();
  const [name, setName] = useState('');
  const [values, setValues] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const save = async () => {
    if (name.trim() === '') return setProblems({ name: t('nameMissing') });
    const items = values
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const reply = await call('classifiers.create', { name, items });
    if (reply.ok) return close(reply.value.id);
    const wrong = fieldProblems(reply);
    setProblems(Object.keys(wrong).length > 0 ? wrong : { form: textOf(reply) });
  };
  return (
    <PartForm save={() => void save()} cancel={() => close(null)} error={problems.form}>
      <TextInput
        label={t('classifierName')}
        autoFocus
        maxLength={80}
        value={name}
        error={problems.name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setProblems({});
        }}
      />
      <Textarea
        label={t('values')}
        description={t('valuesAbout')}
        autosize
        minRows={4}
        maxRows={12}
        value={values}
        error={problems.items}
        onChange={(event) => setValues(event.currentTarget.value)}
      />
    </PartForm>
  );
}
