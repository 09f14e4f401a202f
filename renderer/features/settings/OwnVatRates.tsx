/** VAT rates of the office's own, where the country leaves them open. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { settingsTexts } from '../../text/settings.ts';
import { useText } from '../../ui/language.tsx';
import { PercentField } from '../../ui/NumberField.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { Setting } from './Setting.tsx';

interface OwnVatRatesProps {
  readonly country: Output<'companies.list'>[number]['country'];
  readonly rates: Output<'reference.get'>['vatRates'];
  readonly readOnly: boolean;
}

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['reference.get'] });

export function OwnVatRates({ country, rates, readOnly }: OwnVatRatesProps) {
  const t = useText(settingsTexts);
  const { tell } = useFailures();
  const [adds, setAdds] = useState(false);
  const own = rates.filter((rate) => rate.own && rate.country === country);
  const remove = async (id: number) => {
    const reply = await call('reference.removeVatRate', { id });
    if (reply.ok) await readAgain();
    else tell(reply);
  };
  return (
    <Setting name="ownVatRates" about={t('ownVatRatesAbout')}>
      <div className="k-fact" data-form="true">
        <span className="k-fact-label">{t('ownVatRates')}</span>
        <div className="k-stack">
          {own.map(({ id, label }) => (
            <div key={id} className="k-row">
              <b>{label}</b>
              {readOnly ? null : (
                <Button size="compact-xs" aria-label={`${t('removeVatRate')} ${label}`} onClick={() => void remove(id)}>
                  {t('removeVatRate')}
                </Button>
              )}
            </div>
          ))}
          {adds ? (
            <NewRate country={country} done={() => setAdds(false)} />
          ) : readOnly ? null : (
            <div>
              <Button onClick={() => setAdds(true)}>{t('addVatRate')}</Button>
            </div>
          )}
        </div>
      </div>
    </Setting>
  );
}

function NewRate({ country, done }: Pick<OwnVatRatesProps, 'country'> & { done: () => void }) {
  const t = useText(settingsTexts);
  const { textOf } = useFailures();
  const [rate, setRate] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async () => {
    if (rate === null) return setProblem(t('vatRateMissing'));
    const reply = await call('reference.addVatRate', { country, rate });
    if (!reply.ok) return setProblem(Object.values(fieldProblems(reply))[0] ?? textOf(reply));
    await readAgain();
    done();
  };
  return (
    <PartForm save={save} cancel={done} error={problem} enterSaves>
      <PercentField data-autofocus label={t('vatRate')} value={rate} onChange={setRate} />
    </PartForm>
  );
}
