/** The rate of exchange of a draft in another currency than the own company's. */
import { chainTexts } from '../../text/chain.ts';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';

interface RateFieldProps {
  readonly id: string;
  readonly currency: string;
  /** The own company's currency. */
  readonly own: string;
  /** Millionths. */
  readonly value: number | null;
  readonly error: string | undefined;
  readonly change: (rate: number | null, problem: string | null) => void;
}

export function RateField({ id, currency, own, value, error, change }: RateFieldProps) {
  const t = useText(chainTexts);
  return (
    <div className="k-doc-field">
      <label htmlFor={id}>{t('exchangeRate')}</label>
      <NumberField
        id={id}
        digits={6}
        least={4}
        min={1}
        value={value}
        error={error}
        title={t('exchangeRateHint', { currency, own })}
        onChange={change}
      />
    </div>
  );
}
