/** A print form while it is changed: settings or code at the left, the page that comes of it at the right. */
import { Button, Menu, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconDeviceFloppy, IconPuzzle } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { FormProblem, FormSource } from '../../../preload/contract/forms.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { type PageParams, replacePage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { formPartTexts, isNamedPart } from '../../text/form-parts.ts';
import { formTexts } from '../../text/forms.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { FormConflict } from './FormConflict.tsx';
import { FormPreview } from './FormPreview.tsx';
import { FormProblems, focusSetting } from './FormProblems.tsx';
import { type NumberSetting, SettingsFields, type TypedWrong, wrongSettings } from './SettingsFields.tsx';
import { useFormPreview } from './use-form-preview.ts';
import { useFormSaving } from './use-form-saving.ts';
import { WordFormPage } from './WordFormPage.tsx';
import './forms.css';

// CodeMirror is loaded by those who change code.
const CodeEditor = lazy(() => import('./CodeEditor.tsx').then((module) => ({ default: module.CodeEditor })));
const FormDifference = lazy(() =>
  import('./FormDifference.tsx').then((module) => ({ default: module.FormDifference })),
);

type Place = 'simple' | 'html' | 'css';

/** The parts that a template uses as they are: those that are given something have no text of their own to put in their place. */
function plainParts(body: string): readonly string[] {
  return [...new Set([...body.matchAll(/\{\{>\s*([\w-]+)\s*\}\}/g)].map(([, name]) => name ?? ''))];
}

function Editor({ source }: { source: FormSource }) {
  const t = useText(formTexts);
  const controls = useText(controlTexts);
  const partNames = useText(formPartTexts);
  const { tell } = useFailures();
  const { key } = useTab();
  const { form, factory, fields } = source;
  const saving = useFormSaving(source, (path) => {
    const [where, line] = path.split('.');
    if (where === 'body' || where === 'style' || where === 'settings')
      show({ place: where, line: line === undefined ? null : Number(line) });
  });
  const { draft, set, busy, nameProblem } = saving;
  const [place, setPlace] = useState<Place>('simple');
  const [compares, setCompares] = useState(false);
  const [documentId, setDocumentId] = useState<number | null>(null);
  const [goal, setGoal] = useState<{ readonly line: number } | null>(null);
  const readOnly = !form.own;
  const [wrong, setWrong] = useState<TypedWrong>({});
  const [firstWrong] = wrongSettings(wrong);
  const unsaved = saving.unsaved || firstWrong !== undefined;
  const { name, ...changes } = draft;
  const preview = useFormPreview({ form: form.form, documentId, ...changes });
  const body = draft.body ?? factory.body;
  const partials = useMemo(() => Object.keys(factory.partials), [factory]);
  useTabState(name, unsaved);

  const jump = (setting: NumberSetting) => {
    setPlace('simple');
    focusSetting(form.id, setting);
  };
  const save = async (upToDate = false) => {
    if (firstWrong !== undefined) return jump(firstWrong[0]);
    if (!(await saving.save(upToDate))) return;
    if (upToDate) setCompares(false);
    notify({ kind: 'done', text: t('saved') });
  };
  const copy = async () => {
    const made = await call('forms.copy', { id: form.id });
    if (made.ok) replacePage(key, 'form', { id: made.value.id }, made.value.name);
    else tell(made);
  };
  useKeys([{ press: 'ctrl+s', label: controls('save'), run: () => void save() }]);
  const show = ({ place: where, line }: Pick<FormProblem, 'place' | 'line'>) => {
    setPlace(where === 'style' ? 'css' : where === 'body' ? 'html' : 'simple');
    setGoal(line === null ? null : { line });
  };
  const putPart = (part: string) => {
    const text = factory.partials[part] ?? '';
    set({ body: body.replaceAll(new RegExp(`\\{\\{>\\s*${part}\\s*\\}\\}`, 'g'), () => text.trimEnd()) });
  };
  const problemsOf = useMemo(
    () => ({
      html: preview.problems.filter((problem) => problem.place === 'body'),
      css: preview.problems.filter((problem) => problem.place === 'style'),
    }),
    [preview.problems],
  );
  const parts = plainParts(body).filter((part) => factory.partials[part] !== undefined);
  const code = (language: 'html' | 'css') => (
    <Suspense fallback={<Waiting />}>
      <CodeEditor
        key={language}
        language={language}
        label={t(language)}
        value={language === 'html' ? body : draft.style}
        readOnly={readOnly}
        fields={fields}
        partials={partials}
        problems={problemsOf[language]}
        goal={goal}
        onChange={(value) =>
          set(language === 'html' ? { body: value === factory.body ? null : value } : { style: value })
        }
      />
    </Suspense>
  );
  const conflict = saving.asked ? <FormConflict asked={saving.asked} source={source} /> : null;
  if (compares)
    return (
      <Suspense fallback={<Waiting />}>
        {conflict}
        <FormDifference id={form.id} back={() => setCompares(false)} done={() => void save(true)} />
      </Suspense>
    );
  return (
    <div className="k-form-editor">
      {conflict}
      <header className="k-form-bar">
        <TextInput
          aria-label={t('name')}
          className="k-grow"
          maxLength={100}
          readOnly={readOnly}
          value={name}
          error={nameProblem}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {form.isBehind ? (
          <Button leftSection={<IconAlertTriangle size={15} />} onClick={() => setCompares(true)}>
            {t('difference')}
          </Button>
        ) : null}
        {readOnly ? (
          <Button variant="filled" leftSection={<IconCopy size={15} />} onClick={() => void copy()}>
            {t('copyToChange')}
          </Button>
        ) : (
          <Tooltip label="Ctrl+S">
            <Button
              variant="filled"
              leftSection={<IconDeviceFloppy size={15} />}
              loading={busy}
              disabled={!unsaved}
              onClick={() => void save()}
            >
              {unsaved ? controls('save') : t('saved')}
            </Button>
          </Tooltip>
        )}
      </header>
      <div className="k-form-body">
        <div className="k-form-side">
          <div className="k-row k-form-places">
            <SegmentedControl
              aria-label={form.name}
              value={place}
              data={(['simple', 'html', 'css'] as const).map((value) => ({ value, label: t(value) }))}
              onChange={(value) => setPlace(value === 'html' || value === 'css' ? value : 'simple')}
            />
            <div className="k-grow" />
            {place === 'html' && !readOnly && parts.length > 0 ? (
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button leftSection={<IconPuzzle size={15} />} title={t('partsHint')}>
                    {t('parts')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Label>{t('partsHint')}</Menu.Label>
                  {parts.map((part) => (
                    <Menu.Item key={part} onClick={() => putPart(part)}>
                      {isNamedPart(part) ? `${partNames(part)} (${part})` : part}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </div>
          {saving.savedElsewhere ? (
            <div className="k-form-note" role="status">
              <IconAlertTriangle size={16} />
              <div>
                {t('savedElsewhere')}{' '}
                <Button size="compact-xs" onClick={saving.showSaved}>
                  {t('showSaved')}
                </Button>
              </div>
            </div>
          ) : null}
          {readOnly ? <div className="k-form-hint k-dim">{t('factoryNote')}</div> : null}
          <FormProblems problems={preview.problems} show={show} wrong={wrong} jump={jump} body={draft.body} />
          <SettingsFields
            source={source}
            settings={draft.settings}
            readOnly={readOnly}
            hidden={place !== 'simple'}
            change={(more) => set({ settings: { ...draft.settings, ...more } })}
            wrong={wrong}
            tell={(more) => setWrong((before) => ({ ...before, ...more }))}
          />
          {place === 'simple' ? null : (
            <>
              {code(place)}
              <div className="k-form-hint k-dim">{t(place === 'html' ? 'htmlHint' : 'cssHint')}</div>
            </>
          )}
        </div>
        <FormPreview form={form} preview={preview} documentId={documentId} choose={setDocumentId} />
      </div>
    </div>
  );
}

function HtmlForm({ id }: { id: string }) {
  const { textOf } = useFailures();
  const { data, error } = useEngine('forms.get', { id });
  if (error) return <EmptyState text={textOf(error)} />;
  return data ? <Editor source={data} /> : <Waiting />;
}

/** `params.id`: of which form. */
export function FormEditorPage({ params }: { params: PageParams }) {
  const id = String(params.id);
  const { textOf } = useFailures();
  const { data, error } = useEngine('forms.list', { removed: true });
  if (error) return <EmptyState text={textOf(error)} />;
  if (!data) return <Waiting />;
  const isWord = data.some((form) => form.id === id && form.kind === 'word');
  return isWord ? <WordFormPage id={id} /> : <HtmlForm id={id} />;
}
