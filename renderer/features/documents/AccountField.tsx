/** Which bank account of the own company is printed: chosen by what it is, so that it stays the one when others come and go. */
import { NativeSelect } from '@mantine/core';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import type { BankAccount } from '../../../preload/contract/parties.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import type { Draft } from './draft.ts';

interface AccountFieldProps {
  readonly id: string;
  readonly accounts: readonly BankAccount[];
  readonly draft: Draft;
  readonly error: string | undefined;
  readonly set: (changes: Partial<Draft>) => void;
}

/** Whether there is anything to choose: several accounts, or one that is gone. */
export function hasAccountChoice(accounts: readonly BankAccount[], draft: Draft): boolean {
  return accounts.length > 1 || isGone(accounts, draft);
}

export function AccountField({ id, accounts, draft, error, set }: AccountFieldProps) {
  const t = useText(documentTexts);
  const place = placeOf(accounts, draft);
  const gone = draft.details.bankAccount?.account ?? '';
  return (
    <NativeSelect
      id={id}
      data={[
        { value: '', label: t('bankAccountAuto', { currency: draft.currency }) },
        ...accounts.map(({ account, bank, currency }, at) => ({
          value: String(at),
          label: [account, bank, currency].filter(Boolean).join(' · '),
        })),
        ...(isGone(accounts, draft) ? [{ value: String(place), label: t('bankAccountGone', { account: gone }) }] : []),
      ]}
      value={place === null ? '' : String(place)}
      error={error}
      onChange={({ currentTarget: { value } }) => {
        const { bankAccount: _, ...details } = draft.details;
        const chosen = value === '' ? undefined : accounts[Number(value)];
        if (chosen === undefined) return set({ bankAccount: null, details });
        set({ bankAccount: Number(value), details: { ...details, bankAccount: kept(chosen) } });
      }}
    />
  );
}

function kept({ account, bic, currency }: BankAccount): NonNullable<DocumentDetails['bankAccount']> {
  return { bic, account, currency };
}

/** The list may be newer than the draft: the account is where it stands in that list by now. */
function placeOf(accounts: readonly BankAccount[], { bankAccount, details }: Draft): number | null {
  const named = details.bankAccount;
  if (bankAccount === null || named === undefined) return bankAccount;
  const place = accounts.findIndex(
    ({ account, bic, currency }) => account === named.account && bic === named.bic && currency === named.currency,
  );
  if (place >= 0) return place;
  // Put right meanwhile: the engine knows it all the same.
  return accounts[bankAccount]?.account === named.account ? bankAccount : accounts.length;
}

function isGone(accounts: readonly BankAccount[], draft: Draft): boolean {
  const place = placeOf(accounts, draft);
  return place !== null && accounts[place] === undefined;
}
