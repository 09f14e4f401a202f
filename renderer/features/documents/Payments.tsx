/** What was paid of an invoice and what is left; a payment is recorded in place. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Document } from '../../../preload/contract/documents.ts';
import { type PaymentMethod, paymentMethods } from '../../../preload/contract/payments.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { CardSection } from '../../ui/Card.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { MoneyField } from '../../ui/NumberField.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { documentName } from './document-name.ts';

interface PaymentsProps {
  readonly document: Document;
  /** Told whether a payment is typed that is not recorded. */
  readonly typing: (isTyping: boolean) => void;
}

export function Payments({ document, typing }: PaymentsProps) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const { id, type, currency, number, status } = document;
  const isBill = (type === 'invoice' || type === 'deposit-invoice') && number !== null && status !== 'cancelled';
  const { data } = useEngine('payments.of', { id }, { enabled: isBill });
  const [records, setRecords] = useState(false);
  if (!isBill || data === undefined) return null;
  const remove = async (payment: (typeof data.payments)[number]) => {
    const reply = await call('payments.remove', { id: payment.id, version: payment.version });
    if (!reply.ok) tell(reply);
  };
  return (
    <CardSection title={t('payments')}>
      {data.payments.length === 0 && data.credits.length === 0 && data.corrections.length === 0 ? (
        <div className="k-dim">{t('noPayments')}</div>
      ) : null}
      {data.credits.map((credit) => (
        <div key={`credit ${credit.id}`} className="k-row">
          <span className="k-grow">
            {format.day(credit.day)} ·{' '}
            <button type="button" className="k-link" onClick={() => openPage(cards.document, { id: credit.id })}>
              {documentName(words('type_credit-note'), credit.number)}
            </button>
          </span>
          <span className="k-number">{format.money(credit.amount, currency)}</span>
        </div>
      ))}
      {data.corrections.map((correction) => (
        <div key={`correction ${correction.id}`} className="k-row">
          <span className="k-grow">
            {format.day(correction.day)} ·{' '}
            <button type="button" className="k-link" onClick={() => openPage(cards.document, { id: correction.id })}>
              {documentName(words('type_correction'), correction.number)}
            </button>
          </span>
          <span className="k-number">{format.money(-correction.amount, currency)}</span>
        </div>
      ))}
      {data.payments.map((payment) => (
        <div key={payment.id} className="k-row">
          <span className="k-grow">
            {format.day(payment.day)} · {t(`method_${payment.method}`)} {payment.reference}
          </span>
          <span className="k-number">
            {format.money(payment.allocated, currency)}
            {payment.amount > payment.allocated ? (
              <span className="k-dim">
                {' '}
                {t('advance', { amount: format.money(payment.amount - payment.allocated, currency) })}
              </span>
            ) : null}
          </span>
          {may('payments.record') && payment.receiptId === null ? (
            <Button size="compact-xs" variant="subtle" onClick={() => void remove(payment)}>
              {t('takeBack')}
            </Button>
          ) : null}
        </div>
      ))}
      <div className="k-row">
        <b className="k-grow">{t('due')}</b>
        <b className="k-number">{format.money(data.due, currency)}</b>
      </div>
      {records ? (
        <PaymentForm document={document} due={data.due} typing={typing} done={() => setRecords(false)} />
      ) : may('payments.record') && data.due > 0 ? (
        <Button size="compact-sm" mt={8} onClick={() => setRecords(true)}>
          {t('recordPayment')}
        </Button>
      ) : null}
    </CardSection>
  );
}

interface PaymentFormProps extends PaymentsProps {
  readonly due: number;
  readonly done: () => void;
}

function PaymentForm({ document, due, typing, done }: PaymentFormProps) {
  const t = useText(chainTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const [day, setDay] = useState<string | null>(today());
  const [amount, setAmount] = useState<number | null>(due);
  const [method, setMethod] = useState<PaymentMethod>('bank');
  const [reference, setReference] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  /** What is wrong with the amount while it is typed, and once it was to be recorded. */
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [begun] = useState({ day, amount, method, reference });
  const isChanged =
    day !== begun.day || amount !== begun.amount || method !== begun.method || reference !== begun.reference;
  const tell = useEffectEvent(typing);
  useEffect(() => {
    tell(isChanged);
    return () => tell(false);
  }, [isChanged]);
  const save = async () => {
    setProblem(undefined);
    if (amount === null) return setWrong(typed ?? controls('required'));
    const reply = await call('payments.record', {
      documentId: document.id,
      day: day ?? today(),
      amount,
      method,
      reference,
      purpose: '',
    });
    if (reply.ok) done();
    else if (fieldProblems(reply).amount) setWrong(fieldProblems(reply).amount);
    else setProblem(textOf(reply));
  };
  return (
    <PartForm save={save} cancel={done} error={problem} enterSaves>
      <div className="k-stack">
        <MoneyField
          data-autofocus
          label={t('amount')}
          currency={document.currency}
          min={1}
          value={amount}
          error={wrong}
          onChange={(value, why) => {
            setAmount(value);
            setTyped(why);
            setWrong(undefined);
          }}
        />
        <DayField label={t('paymentDay')} value={day} onChange={setDay} />
        <NativeSelect
          label={t('method')}
          data={paymentMethods.map((value) => ({ value, label: t(`method_${value}`) }))}
          value={method}
          onChange={(event) => setMethod(paymentMethods.find((known) => known === event.currentTarget.value) ?? 'bank')}
        />
        <TextInput
          label={t('reference')}
          value={reference}
          maxLength={100}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      </div>
    </PartForm>
  );
}
