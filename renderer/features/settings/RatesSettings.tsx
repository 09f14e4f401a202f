/** Exchange rates: entered by hand, since there is no internet to ask. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useReachesAll } from '../../app/session.ts';
import { chainTexts } from '../../text/chain.ts';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PartForm } from '../../ui/PartForm.tsx';

interface RatesSettingsProps {
  readonly companies: Output<'companies.list'>;
  readonly currencies: readonly string[];
}

const keep = (rates: Output<'rates.list'>) => queryClient.setQueryData(['rates.list', {}], rates);

export function RatesSettings({ companies, currencies }: RatesSettingsProps) {
  const t = useText(chainTexts);
  const format = useFormat();
  const reachesAll = useReachesAll();
  const { tell } = useFailures();
  const { data } = useEngine('rates.list', {});
  const [adds, setAdds] = useState(false);
  const change = reachesAll('documents.change');
  const remove = async ({ base, currency, day }: Output<'rates.list'>[number]) => {
    const reply = await call('rates.remove', { base, currency, day });
    if (reply.ok) keep(reply.value);
    else tell(reply);
  };
  return (
    <div className="k-stack">
      <div>
        <h1>{t('rates')}</h1>
        <div className="k-dim">{t('ratesAbout')}</div>
      </div>
      {adds ? (
        <RateForm companies={companies} currencies={currencies} done={() => setAdds(false)} />
      ) : change ? (
        <div>
          <Button onClick={() => setAdds(true)}>{t('addRate')}</Button>
        </div>
      ) : null}
      {data?.length === 0 ? <div className="k-dim">{t('noRates')}</div> : null}
      {data?.map((rate) => (
        <div key={`${rate.base} ${rate.currency} ${rate.day}`} className="k-row">
          <span>{format.day(rate.day)}</span>
          <b>
            1 {rate.currency} = {format.decimal(rate.rate, 6)} {rate.base}
          </b>
          {change ? (
            <Button size="compact-xs" onClick={() => void remove(rate)}>
              {t('remove')}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function RateForm({ companies, currencies, done }: RatesSettingsProps & { done: () => void }) {
  const t = useText(chainTexts);
  const { textOf } = useFailures();
  const bases = [...new Set(companies.map((company) => company.currency))];
  const [base, setBase] = useState(bases[0] ?? 'EUR');
  const others = currencies.filter((currency) => currency !== base);
  const [chosen, setChosen] = useState('');
  const currency = others.includes(chosen) ? chosen : (others[0] ?? '');
  const [day, setDay] = useState<string | null>(today());
  const [rate, setRate] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async () => {
    const reply = await call('rates.set', { base, currency, day: day ?? today(), rate: rate ?? 0 });
    if (!reply.ok) return setProblem(Object.values(fieldProblems(reply))[0] ?? textOf(reply));
    keep(reply.value);
    done();
  };
  return (
    <PartForm save={() => void save()} cancel={done} error={problem}>
      <div className="k-two">
        <NativeSelect
          label={t('currency')}
          data={others}
          value={currency}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {bases.length > 1 ? (
          <NativeSelect
            label={t('ownCurrency')}
            data={bases}
            value={base}
            onChange={(event) => setBase(event.currentTarget.value)}
          />
        ) : null}
        <DayField label={t('paymentDay')} value={day} onChange={setDay} />
        <NumberField
          data-autofocus
          label={`${t('rate')}, ${base}`}
          digits={6}
          least={4}
          min={1}
          value={rate}
          onChange={setRate}
        />
      </div>
    </PartForm>
  );
}
