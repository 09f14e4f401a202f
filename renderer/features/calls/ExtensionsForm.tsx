/** The extensions of the telephone exchange that are a person's. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { callTexts } from '../../text/calls.ts';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';

interface ExtensionsFormProps {
  readonly person: { readonly id: number; readonly name: string };
  readonly extensions: readonly string[];
  readonly done: () => void;
}

export function ExtensionsForm({ person, extensions, done }: ExtensionsFormProps) {
  const t = useText(callTexts);
  const { textOf } = useFailures();
  const extend = useCommand('calls.extend');
  const [typed, setTyped] = useState(extensions.join(', '));
  const [problem, setProblem] = useState<string | undefined>();
  const save = async () => {
    const wanted = typed.split(/[,;\s]+/u).filter(Boolean);
    const reply = await extend.run({ userId: person.id, extensions: wanted });
    if (!reply.ok) return setProblem(fieldProblems(reply).extensions ?? textOf(reply));
    done();
  };
  return (
    <PartForm save={() => void save()} cancel={done} error={undefined} enterSaves>
      <b>{person.name}</b>
      <div className="k-setting-narrow">
        <TextInput
          label={t('extensions')}
          description={t('extensionsAbout')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={500}
          value={typed}
          error={problem}
          data-autofocus
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
      </div>
    </PartForm>
  );
}
