/** The fields of a draft that only its type has. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Dispatch, ReactNode } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import { chainTexts } from '../../text/chain.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { TemplateChoice, useFormChoices } from '../forms/TemplateChoice.tsx';
import { DepositsField } from './DepositsField.tsx';
import type { DraftAction, DraftState } from './draft-state.ts';

type TextName =
  | 'subject'
  | 'contract'
  | 'buyerReference'
  | 'reason'
  | 'grounds'
  | 'enclosed'
  | 'paymentDocuments'
  | 'stateContract';
type DayName = 'from' | 'until' | 'validUntil';
type PersonName = 'name' | 'post' | 'identity';
type ShipmentText = 'consignor' | 'consignee' | 'carrier' | 'transportDocument';
type ShipmentNumber = 'packages' | 'grossWeight' | 'netWeight';

interface Shown {
  readonly texts?: readonly TextName[];
  readonly validUntil?: boolean;
  /** The days that a statement begins and ends with. */
  readonly period?: boolean;
  readonly person?: boolean;
  readonly shipment?: boolean;
  readonly transferStatus?: boolean;
  /** A text of one's own in the place of that of the form. */
  readonly text?: boolean;
}

const shown: Readonly<Record<DocumentType, Shown>> = {
  proposal: { validUntil: true, texts: ['subject'], text: true },
  contract: { validUntil: true, texts: ['subject'], text: true },
  order: { texts: ['buyerReference', 'contract'] },
  invoice: { texts: ['buyerReference', 'contract'] },
  'deposit-invoice': { texts: ['buyerReference'] },
  act: { texts: ['contract'] },
  waybill: { texts: ['contract'], shipment: true },
  'tax-invoice': { texts: ['paymentDocuments', 'stateContract'], shipment: true },
  upd: { texts: ['contract', 'paymentDocuments', 'stateContract'], shipment: true, transferStatus: true },
  'credit-note': { texts: ['reason'] },
  correction: { texts: ['reason', 'stateContract'] },
  'power-of-attorney': { validUntil: true, texts: ['grounds'], person: true },
  'cash-receipt': { texts: ['grounds', 'enclosed'], person: true },
  statement: { period: true, texts: ['contract'] },
};

const emptyPerson = { name: '', post: '', identity: '' };
const emptyShipment = {
  consignor: '',
  consignee: '',
  carrier: '',
  transportDocument: '',
  packages: null,
  grossWeight: null,
  netWeight: null,
};

interface DetailsFieldsProps {
  readonly state: DraftState;
  readonly dispatch: Dispatch<DraftAction>;
  readonly idOf: (name: string) => string;
}

function Field({ label, id, wide, children }: { label: string; id: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className="k-doc-field" data-wide={wide ?? false}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

/** How the goods travel, where the type has that. */
export function ShipmentFields({ state, dispatch, idOf }: DetailsFieldsProps) {
  const t = useText(chainTexts);
  const { details, type } = state.draft;
  const given = details.shipment ?? emptyShipment;
  const set = (shipment: typeof given, problem: string | null = null) =>
    dispatch({ do: 'head', changes: { details: { ...details, shipment } }, problem });
  if (!shown[type].shipment) return null;
  return (
    <>
      {(['consignor', 'consignee', 'carrier', 'transportDocument'] as const satisfies readonly ShipmentText[]).map(
        (name) => (
          <Field
            key={name}
            wide={name === 'consignor' || name === 'consignee'}
            label={t(name)}
            id={idOf(`details.shipment.${name}`)}
          >
            <TextInput
              id={idOf(`details.shipment.${name}`)}
              value={given[name]}
              maxLength={name === 'transportDocument' ? 200 : name === 'carrier' ? 300 : 500}
              onChange={(event) => set({ ...given, [name]: event.currentTarget.value })}
            />
          </Field>
        ),
      )}
      {(['packages', 'grossWeight', 'netWeight'] as const satisfies readonly ShipmentNumber[]).map((name) => (
        <Field key={name} label={t(name)} id={idOf(`details.shipment.${name}`)}>
          <NumberField
            id={idOf(`details.shipment.${name}`)}
            digits={name === 'packages' ? 0 : 3}
            min={0}
            value={given[name]}
            onChange={(value, problem) => set({ ...given, [name]: value }, problem)}
          />
        </Field>
      ))}
    </>
  );
}

function DetailDay({ name, state, dispatch, idOf }: DetailsFieldsProps & { readonly name: DayName }) {
  const t = useText(chainTexts);
  const { draft, problems } = state;
  return (
    <Field label={t(name)} id={idOf(`details.${name}`)}>
      <DayField
        id={idOf(`details.${name}`)}
        value={draft.details[name] ?? null}
        error={problems[`details.${name}`]}
        onChange={(value, problem) =>
          dispatch({
            do: 'head',
            changes: { details: { ...draft.details, [name]: value ?? undefined } },
            problem,
          })
        }
      />
    </Field>
  );
}

/** From when until when, where the type has that. */
export function PeriodFields(props: DetailsFieldsProps) {
  if (!shown[props.state.draft.type].period) return null;
  return (
    <>
      <DetailDay name="from" {...props} />
      <DetailDay name="until" {...props} />
    </>
  );
}

export function DetailsFields(props: DetailsFieldsProps) {
  const { state, dispatch, idOf } = props;
  const t = useText(chainTexts);
  const { draft, problems } = state;
  const { details, type } = draft;
  const { texts = [], validUntil = false, person = false, transferStatus = false, text = false } = shown[type];
  const set = (changes: DocumentDetails, problem: string | null = null) =>
    dispatch({ do: 'head', changes: { details: { ...details, ...changes } }, problem });
  const forms = useFormChoices(draft);
  return (
    <>
      {forms.length > 1 ? (
        <Field wide label={t('printForm')} id={idOf('template')}>
          <TemplateChoice
            id={idOf('template')}
            draft={draft}
            error={problems.template}
            change={(template) => dispatch({ do: 'head', changes: { template } })}
          />
        </Field>
      ) : null}
      {validUntil ? <DetailDay name="validUntil" {...props} /> : null}
      {transferStatus ? (
        <Field wide label={t('transferStatus')} id={idOf('details.transferStatus')}>
          <NativeSelect
            id={idOf('details.transferStatus')}
            data={(['1', '2'] as const).map((value) => ({ value, label: t(`transferStatus_${value}`) }))}
            value={details.transferStatus ?? '1'}
            onChange={(event) => set({ transferStatus: event.currentTarget.value === '2' ? '2' : '1' })}
          />
        </Field>
      ) : null}
      {texts.map((name) => (
        <Field key={name} wide={name === 'reason' || name === 'subject'} label={t(name)} id={idOf(`details.${name}`)}>
          <TextInput
            id={idOf(`details.${name}`)}
            value={details[name] ?? ''}
            maxLength={name === 'stateContract' ? 25 : name === 'buyerReference' ? 100 : 200}
            placeholder={name === 'contract' ? t('contractHint') : undefined}
            error={problems[`details.${name}`]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        </Field>
      ))}
      {person
        ? (
            [
              ['name', type === 'cash-receipt' ? 'payerName' : 'personName'],
              ['post', 'personPost'],
              ['identity', 'personIdentity'],
            ] as const satisfies readonly (readonly [PersonName, string])[]
          ).map(([name, label]) => (
            <Field key={name} wide={name === 'identity'} label={t(label)} id={idOf(`details.person.${name}`)}>
              <TextInput
                id={idOf(`details.person.${name}`)}
                value={details.person?.[name] ?? ''}
                maxLength={name === 'identity' ? 300 : 150}
                error={problems[`details.person.${name}`]}
                onChange={(event) =>
                  set({ person: { ...(details.person ?? emptyPerson), [name]: event.currentTarget.value } })
                }
              />
            </Field>
          ))
        : null}
      {text ? (
        <Field wide label={t('text')} id={idOf('details.text')}>
          <Textarea
            id={idOf('details.text')}
            value={details.text ?? ''}
            maxLength={50_000}
            minRows={1}
            maxRows={8}
            autosize
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
        </Field>
      ) : null}
      {draft.type === 'invoice' && draft.basedOnId !== null ? (
        <DepositsField
          id={idOf('details.deposits')}
          basedOnId={draft.basedOnId}
          taken={details.deposits ?? []}
          currency={draft.currency}
          error={problems['details.deposits']}
          change={(deposits) => set({ deposits })}
        />
      ) : null}
    </>
  );
}
