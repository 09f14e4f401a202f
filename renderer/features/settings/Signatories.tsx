/** Who may sign the documents of an own company beside its director. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Signatory } from '../../../preload/contract/document-details.ts';
import { chainTexts } from '../../text/chain.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import type { PartProps } from './company-parts.tsx';
import { Setting } from './Setting.tsx';

const nobody: Signatory = { name: '', post: '', basis: '' };

const described = ({ name, post, basis }: Signatory) => [name, post, basis].filter(Boolean).join(' · ');

/** The list of them; those without a name are not saved. */
export function Signatories({ company, readOnly, save }: Pick<PartProps, 'company' | 'readOnly' | 'save'>) {
  const t = useText(chainTexts);
  const { signatories } = company;
  return (
    <Setting name="signatories" about={t('signatoriesAbout')}>
      <InlineField
        form
        label={t('signatories')}
        value={signatories}
        shown={
          signatories.length === 0 ? '' : signatories.map((one) => <div key={described(one)}>{described(one)}</div>)
        }
        readOnly={readOnly}
        save={(value) => save({ signatories: value.filter(({ name }) => name.trim() !== '') })}
        edit={({ value, set, commit, cancel, error }) => (
          <PartForm save={() => commit()} cancel={cancel} error={error}>
            <SignatoryRows value={value.length > 0 ? value : [nobody]} onChange={set} />
          </PartForm>
        )}
      />
    </Setting>
  );
}

interface RowsProps {
  readonly value: readonly Signatory[];
  readonly onChange: (value: Signatory[]) => void;
}

function SignatoryRows({ value, onChange }: RowsProps) {
  const t = useText(chainTexts);
  const rows = useRowKeys(value.length);
  const most = 20;
  const input = (place: number, name: keyof Signatory, label: string) => (
    <TextInput
      label={label}
      autoComplete="off"
      maxLength={name === 'basis' ? 200 : 150}
      value={value[place]?.[name] ?? ''}
      {...(place === 0 && name === 'name' && { 'data-autofocus': true })}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(value.map((one, other) => (other === place ? { ...one, [name]: text } : one)));
      }}
    />
  );
  return (
    <div className="k-stack">
      {value.map((_, place) => (
        <div className="k-two" key={rows.keys[place]}>
          {input(place, 'name', t('signatoryName'))}
          {input(place, 'post', t('signatoryPost'))}
          {input(place, 'basis', t('signatoryBasis'))}
          <div style={{ alignSelf: 'end' }}>
            <ActionIcon
              aria-label={t('removeSignatory')}
              title={t('removeSignatory')}
              onClick={() => {
                rows.remove(place);
                onChange(value.filter((_one, other) => other !== place));
              }}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        </div>
      ))}
      {value.length < most ? (
        <div>
          <Button leftSection={<IconPlus size={14} />} variant="subtle" onClick={() => onChange([...value, nobody])}>
            {t('addSignatory')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
