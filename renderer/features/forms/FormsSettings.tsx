/** The print forms by type of document: those of the program, and the office's own copies. */
import { ActionIcon, Button, FileButton, Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconDots,
  IconDownload,
  IconEye,
  IconFileTypeDocx,
  IconPencil,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { FormRow } from '../../../preload/contract/forms.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { formTexts } from '../../text/forms.ts';
import { wordFormTexts } from '../../text/word-forms.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { AddWordForm } from './AddWordForm.tsx';
import { useFormFile } from './use-form-file.ts';
import { useWordFile } from './use-word-file.ts';
import '../../ui/table.css';
import './forms.css';

export function FormsSettings({ readOnly }: { readOnly: boolean }) {
  const t = useText(formTexts);
  const controls = useText(controlTexts);
  const documents = useText(documentTexts);
  const { tell } = useFailures();
  const format = useFormat();
  const { data } = useEngine('forms.list', { removed: true });
  const reference = useEngine('reference.get', {}).data;
  const file = useFormFile();
  const [restoring, setRestoring] = useState<FormRow | null>(null);
  const forms = (data ?? []).filter(({ deletedAt }) => deletedAt === null);
  const inBin = (data ?? []).filter(({ deletedAt }) => deletedAt !== null);
  const types = [...new Set(forms.map(({ type }) => type))];
  const company = useEngine('companies.list', {}).data?.[0];
  const home = reference?.countries.find(({ code }) => code === company?.country)?.printForm ?? 'INT';
  const byHome = (a: FormRow, b: FormRow) => Number(b.country === home) - Number(a.country === home);
  const typeName = (type: FormRow['type']) => (type === 'letter' ? words('letters') : documents(`type_${type}`));
  const countryName = (country: string) =>
    country === 'INT' ? t('anywhere') : (reference?.countries.find(({ code }) => code === country)?.name ?? country);
  const save = ({ id, kind }: FormRow) =>
    kind === 'word' ? call('forms.wordFile', { id }).then(word.give) : file.save(id);
  const open = ({ id, name }: FormRow) => openPage('form', { id }, name);
  const words = useText(wordFormTexts);
  const word = useWordFile();
  const [adding, setAdding] = useState(false);
  const change = async (form: FormRow) => {
    if (form.own) return open(form);
    const made = await call('forms.copy', { id: form.id });
    if (made.ok) open(made.value);
    else tell(made);
  };
  const setUsual = async (id: string) => {
    const reply = await call('forms.setUsual', { id });
    if (!reply.ok) tell(reply);
  };
  const putBack = async (id: string) => {
    const reply = await call('forms.putBack', { id });
    if (!reply.ok) tell(reply);
  };
  const remove = async ({ id, name, version }: FormRow) => {
    const reply = await call('forms.remove', { id, version: version ?? 0 });
    if (!reply.ok) return tell(reply);
    notify({
      kind: 'done',
      text: t('removed', { name }),
      action: { label: controls('undo'), run: () => void putBack(id) },
    });
  };
  const restore = async ({ id, version }: FormRow) => {
    setRestoring(null);
    const reply = await call('forms.restore', { id, version: version ?? 0 });
    if (!reply.ok) tell(reply);
  };
  const take = async (chosen: File | null) => {
    const made = chosen && (await file.take(chosen));
    if (made) open(made);
  };
  /** Of the program's forms only the first of its kind can be the usual one again. */
  const mayBeUsual = (form: FormRow) =>
    !form.isUsual &&
    form.type !== 'letter' &&
    (form.own ||
      forms.find(({ own, type, country }) => !own && type === form.type && country === form.country) === form);
  const named = (verb: 'preview' | 'change', { name }: FormRow) => `${t(verb)}${format.colon} ${name}`;
  const actions = (form: FormRow) => (
    <div className="k-row k-form-actions">
      {form.own ? null : (
        <Button
          size="compact-xs"
          aria-label={named('preview', form)}
          leftSection={<IconEye size={14} />}
          onClick={() => open(form)}
        >
          {t('preview')}
        </Button>
      )}
      <Button
        size="compact-xs"
        aria-label={named('change', form)}
        leftSection={<IconPencil size={14} />}
        onClick={() => void change(form)}
      >
        {t('change')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('more', { name: form.name })} title={t('more', { name: form.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayBeUsual(form) ? (
            <Menu.Item leftSection={<IconCircleCheck size={15} />} onClick={() => void setUsual(form.id)}>
              {t(form.own ? 'makeUsual' : 'programUsual')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconDownload size={15} />} onClick={() => void save(form)}>
            {form.kind === 'word' ? words('saveFile') : t('export')}
          </Menu.Item>
          {form.own ? (
            <>
              {form.kind === 'word' ? null : (
                <Menu.Item leftSection={<IconArrowBackUp size={15} />} onClick={() => setRestoring(form)}>
                  {t('restore')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={() => void remove(form)}>
                {t('remove')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
  return (
    <div className="k-stack" data-setting="forms">
      <div>
        <h1>{t('forms')}</h1>
        <div className="k-dim">{t('about')}</div>
      </div>
      {readOnly ? null : (
        <div className="k-row">
          <Button leftSection={<IconFileTypeDocx size={15} />} onClick={() => setAdding(true)}>
            {words('add')}
          </Button>
          <FileButton accept=".json,application/json" onChange={(chosen) => void take(chosen)}>
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={15} />}>
                {t('import')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {types.map((type) => (
        <section key={type}>
          <h2>{typeName(type)}</h2>
          {forms
            .filter((form) => form.type === type)
            .sort(byHome)
            .map((form) => (
              <div key={form.id} className="k-form-row">
                <div>
                  <div>{form.name}</div>
                  <div className="k-form-marks">
                    <span>{countryName(form.country)}</span>
                    {form.own ? <span>{t('own')}</span> : null}
                    {form.kind === 'word' ? <span>{words('madeInWord')}</span> : null}
                    {form.isFailing ? (
                      <span className="k-amber">
                        <IconAlertTriangle size={13} />
                        {words(form.type === 'letter' ? 'letterFailing' : 'failing')}
                      </span>
                    ) : null}
                    {form.isFixed && form.kind !== 'word' ? <span>{t('fixed')}</span> : null}
                    {form.isUsual ? (
                      <span className="k-green" title={t('usualHint')}>
                        <IconCircleCheck size={13} />
                        {t('usual')}
                      </span>
                    ) : null}
                    {form.isBehind ? (
                      <span className="k-amber">
                        <IconAlertTriangle size={13} />
                        {t('behind')}
                      </span>
                    ) : null}
                  </div>
                </div>
                {readOnly ? null : actions(form)}
              </div>
            ))}
        </section>
      ))}
      {inBin.length > 0 ? (
        <section>
          <h2>{t('inBin')}</h2>
          {inBin.map(({ id, name, type }) => (
            <div key={id} className="k-form-row k-dim">
              <span>
                {name} · {typeName(type)}
              </span>
              {readOnly ? null : (
                <Button size="compact-xs" onClick={() => void putBack(id)}>
                  {t('putBack')}
                </Button>
              )}
            </div>
          ))}
        </section>
      ) : null}
      {adding ? (
        <AddWordForm
          forms={forms.filter(({ own }) => !own)}
          home={home}
          countryName={countryName}
          added={(form) => {
            setAdding(false);
            open(form);
          }}
          close={() => setAdding(false)}
        />
      ) : null}
      <ConfirmDialog
        open={restoring !== null}
        title={t('restore')}
        text={t('restoreText', { name: restoring?.name ?? '' })}
        verb={t('restoreVerb')}
        keep={t('restoreKeep')}
        danger
        confirm={() => restoring && void restore(restoring)}
        cancel={() => setRestoring(null)}
      />
    </div>
  );
}
