/** How much of each line goes into the document that is made, or which share a deposit is. */
import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Document } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField, PercentField } from '../../ui/NumberField.tsx';

interface BaseDialogProps {
  readonly document: Document;
  readonly units: Output<'reference.get'>['units'];
  readonly type: DocumentType;
  readonly close: () => void;
}

const usualShare = 3000;

export function BaseDialog({ document, units, type, close }: BaseDialogProps) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const id = useId();
  const { textOf } = useFailures();
  const { data: left } = useEngine('documents.left', { id: document.id });
  const [typed, setTyped] = useState<ReadonlyMap<number, number | null>>(new Map());
  const [share, setShare] = useState<number | null>(usualShare);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isDeposit = type === 'deposit-invoice';
  const offered = (line: NonNullable<typeof left>[number]) =>
    type === 'invoice' ? line.toBill : type === 'credit-note' ? line.toCredit : line.toDeliver;
  const quantityOf = (line: NonNullable<typeof left>[number]) =>
    typed.has(line.lineId) ? (typed.get(line.lineId) ?? null) : offered(line);
  const written = (quantity: number, unit: string) =>
    `${format.decimal(quantity, 3)} ${units.find(({ code }) => code === unit)?.short ?? unit}`;
  const make = async () => {
    if (isDeposit && !share) return setProblem(t('depositBounds'));
    setBusy(true);
    const quantities = (left ?? []).flatMap((line) => {
      const quantity = quantityOf(line);
      return quantity ? [{ lineId: line.lineId, quantity }] : [];
    });
    const reply = await call('documents.base', {
      id: document.id,
      type,
      ...(isDeposit ? { share: share ?? 0 } : typed.size > 0 && { quantities }),
    });
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    close();
    openPage('document', { id: reply.value.id });
  };
  /** Enter goes down to the next quantity, and from the last one to the button; Ctrl+Enter makes the document at once. */
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey || isDeposit) return void make();
    const fields = [...(form.current?.querySelectorAll<HTMLElement>('input, button[type=submit]') ?? [])];
    const next = fields[fields.indexOf(event.target) + 1];
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  };
  return (
    <Modal opened onClose={close} title={words(`type_${type}`)} size="lg">
      <form
        className="k-stack"
        ref={form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        {isDeposit ? (
          <PercentField
            data-autofocus
            label={t('depositShare')}
            value={share}
            min={1}
            max={10_000}
            onChange={(value) => {
              setShare(value);
              setProblem(null);
            }}
          />
        ) : (
          <>
            <div className="k-dim">{t('allLeft')}</div>
            <table className="k-chain-table" aria-label={t('quantities')}>
              <tbody>
                {document.lines.map((line, at) => {
                  const known = left?.[at];
                  const isMore = known !== undefined && (quantityOf(known) ?? 0) > offered(known);
                  const describedBy = (what: string) => `${id} ${what} ${known?.lineId}`;
                  return known ? (
                    <tr key={known.lineId}>
                      <td>{line.name}</td>
                      <td style={{ width: 120 }}>
                        <NumberField
                          data-autofocus={at === 0 ? true : undefined}
                          aria-label={line.name}
                          digits={3}
                          min={0}
                          value={quantityOf(known)}
                          aria-describedby={[describedBy('of'), isMore ? describedBy('more') : '']
                            .filter(Boolean)
                            .join(' ')}
                          onChange={(value) => setTyped(new Map(typed).set(known.lineId, value))}
                        />
                      </td>
                      <td style={{ width: 250 }}>
                        <span id={describedBy('of')}>{t('ofLeft', { left: written(offered(known), line.unit) })}</span>
                        {isMore ? (
                          <div className="k-amber" role="status" id={describedBy('more')}>
                            <IconAlertTriangle size={13} />{' '}
                            {t('moreThanLeft', {
                              more: written((quantityOf(known) ?? 0) - offered(known), line.unit),
                            })}
                          </div>
                        ) : null}
                      </td>
                    </tr>
                  ) : null;
                })}
              </tbody>
            </table>
          </>
        )}
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t(isDeposit ? 'makeDeposit' : 'make')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
