/** Which print form a draft is made with, where its type has several in its country. */
import { NativeSelect } from '@mantine/core';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { FormRow } from '../../../preload/contract/forms.ts';
import { useEngine } from '../../app/engine.ts';
import { formTexts } from '../../text/forms.ts';
import { wordFormTexts } from '../../text/word-forms.ts';
import { useText } from '../../ui/language.tsx';

interface TemplateChoiceProps {
  readonly id: string;
  readonly draft: Pick<DraftFields, 'type' | 'form' | 'template'>;
  readonly error: string | undefined;
  readonly change: (template: string | null) => void;
}

/** The forms that a draft can have, the usual one first; fewer than two: there is nothing to choose. */
export function useFormChoices({ type, form }: Pick<DraftFields, 'type' | 'form'>) {
  const { data } = useEngine('forms.list', {});
  const countries = useEngine('reference.get', {}).data?.countries;
  const home = countries?.find(({ code }) => code === form)?.printForm ?? 'INT';
  const ofType = (data ?? []).filter((one) => one.type === type);
  const own = ofType.filter(({ country }) => country === home);
  return own.length > 0 ? own : ofType.filter(({ country }) => country === 'INT');
}

export function TemplateChoice({ id, draft, error, change }: TemplateChoiceProps) {
  const t = useText(formTexts);
  const words = useText(wordFormTexts);
  const forms = useFormChoices(draft);
  const [usual] = forms;
  if (usual === undefined) return null;
  const { template } = draft;
  const called = ({ name, isFailing }: FormRow) => (isFailing ? `${name} — ${words('failing')}` : name);
  const chosen = forms.some((one) => one.id === template) ? (template ?? '') : '';
  return (
    <NativeSelect
      id={id}
      error={error}
      value={chosen}
      data={[
        { value: '', label: t('usualForm', { name: called(usual) }) },
        ...forms
          .filter((one) => one !== usual || one.id === template)
          .map((one) => ({ value: one.id, label: called(one) })),
      ]}
      onChange={(event) => change(event.currentTarget.value || null)}
    />
  );
}
