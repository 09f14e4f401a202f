/** Who signs a draft for the own company: the director, or one of those that its settings name. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Dispatch } from 'react';
import type { Signatory } from '../../../preload/contract/document-details.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { chainTexts } from '../../text/chain.ts';
import { useText } from '../../ui/language.tsx';
import type { DraftAction, DraftState } from './draft-state.ts';

interface SignatoryFieldsProps {
  readonly state: DraftState;
  readonly dispatch: Dispatch<DraftAction>;
  readonly company: Output<'companies.list'>[number] | undefined;
  readonly idOf: (name: string) => string;
}

const isSame = (one: Signatory, other: Signatory | undefined) =>
  one.name === other?.name && one.post === other.post && one.basis === other.basis;

/** Russian forms that the chief accountant signs too. */
const withAccountant: readonly string[] = [
  'invoice',
  'waybill',
  'tax-invoice',
  'upd',
  'correction',
  'power-of-attorney',
  'cash-receipt',
];

export function SignatoryFields({ state, dispatch, company, idOf }: SignatoryFieldsProps) {
  const t = useText(chainTexts);
  const { details, type, form } = state.draft;
  const known = company?.signatories ?? [];
  const { signatory, accountant } = details;
  // One that the settings no longer name stays with the draft.
  const all = signatory && !known.some((one) => isSame(one, signatory)) ? [...known, signatory] : known;
  const set = (changes: typeof details) => dispatch({ do: 'head', changes: { details: { ...details, ...changes } } });
  const director = company?.director ? t('signatoryDirector', { name: company.director }) : '—';
  return (
    <>
      {all.length > 0 ? (
        <div className="k-doc-field" data-wide="true">
          <label htmlFor={idOf('details.signatory')}>{t('signatory')}</label>
          <NativeSelect
            id={idOf('details.signatory')}
            data={[
              { value: '', label: director },
              ...all.map(({ name, post }, place) => ({
                value: String(place),
                label: [name, post].filter(Boolean).join(', '),
              })),
            ]}
            value={String(all.findIndex((one) => isSame(one, signatory))).replace('-1', '')}
            onChange={({ currentTarget: { value } }) =>
              set({ signatory: value === '' ? undefined : all[Number(value)] })
            }
          />
        </div>
      ) : null}
      {form === 'RU' && withAccountant.includes(type) ? (
        <div className="k-doc-field">
          <label htmlFor={idOf('details.accountant')}>{t('accountantHere')}</label>
          <TextInput
            id={idOf('details.accountant')}
            value={accountant ?? ''}
            placeholder={company?.accountant}
            maxLength={150}
            onChange={(event) => set({ accountant: event.currentTarget.value || undefined })}
          />
        </div>
      ) : null}
    </>
  );
}
