/** Whether mailings may be sent, since when, and how it was said. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { clientTexts } from '../../text/clients.ts';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';

type Consent = Output<'clients.get'>['consent'];

/** In one line; empty where nobody was asked. */
export function useConsentText(): (consent: Consent) => string {
  const t = useText(clientTexts);
  const format = useFormat();
  return useCallback(
    (consent) =>
      consent === null
        ? ''
        : [t(`consent_${consent.state}`), consent.day === null ? '' : format.day(consent.day), consent.note]
            .filter(Boolean)
            .join(' · '),
    [t, format],
  );
}

interface ConsentFactProps {
  readonly value: Consent;
  readonly readOnly: boolean;
  readonly save: (consent: Consent) => Promise<string | null>;
}

export function ConsentFact({ value, readOnly, save }: ConsentFactProps) {
  const t = useText(clientTexts);
  const text = useConsentText();
  return (
    <InlineField<Consent>
      form
      label={t('consent')}
      value={value}
      shown={text(value)}
      readOnly={readOnly}
      save={save}
      edit={({ value: consent, set, commit, cancel, error }) => (
        <PartForm save={() => commit()} cancel={cancel} error={error}>
          <NativeSelect
            label={t('consentState')}
            data={(['none', 'given', 'refused'] as const).map((state) => ({
              value: state,
              label: t(`consent_${state}`),
            }))}
            value={consent?.state ?? 'none'}
            onChange={(event) => {
              const state = event.currentTarget.value;
              set(state === 'given' || state === 'refused' ? { day: today(), note: '', ...consent, state } : null);
            }}
          />
          {consent === null ? null : (
            <>
              <DayField
                label={t('consentDay')}
                value={consent.day}
                onChange={(day, problem) => set({ ...consent, day }, problem)}
              />
              <TextInput
                label={t('consentNote')}
                maxLength={200}
                value={consent.note}
                onChange={(event) => set({ ...consent, note: event.currentTarget.value })}
              />
            </>
          )}
        </PartForm>
      )}
    />
  );
}
