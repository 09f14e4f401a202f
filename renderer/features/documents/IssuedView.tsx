/** A document that is no longer typed: as it was issued, with its status and history. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Document, Party } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { CardSection } from '../../ui/Card.tsx';
import { keyboardIsFree, useKeys, useOnScreen } from '../../ui/keys.tsx';
import { languageNames, useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { NextActivities } from '../activities/NextActivities.tsx';
import { useOwnFields, useOwnText } from '../fields/use-own-fields.ts';
import { originsIn } from '../products/origins-in.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { ChainStrip } from './ChainStrip.tsx';
import { DocumentBar } from './DocumentBar.tsx';
import { DocumentHistory } from './DocumentHistory.tsx';
import { shownStatus } from './DocumentState.tsx';
import { documentName } from './document-name.ts';
import { draftLine, hasLines, hasSum } from './draft.ts';
import { LeftOf, StillToBill } from './LeftOf.tsx';
import { LinesGrid } from './LinesGrid.tsx';
import type { LineContext } from './line-context.ts';
import { NextSteps } from './NextSteps.tsx';
import { Note } from './Notes.tsx';
import { ownCurrencyOf } from './own-currency-of.ts';
import { Payments } from './Payments.tsx';
import { StatementTable } from './StatementTable.tsx';
import { showsOrigins } from './shows-origins.ts';
import { TotalsPanel } from './TotalsPanel.tsx';
import { showDocument } from './use-draft-saving.ts';

interface IssuedViewProps {
  readonly document: Document;
  readonly companies: Output<'companies.list'>;
  readonly reference: Output<'reference.get'>;
}

interface PartyProps {
  readonly title: string;
  readonly party: Party;
  readonly countries: Output<'reference.get'>['countries'];
  readonly open?: (() => void) | undefined;
}

function PartyFacts({ title, party, countries, open }: PartyProps) {
  const { address } = party;
  const place = [address.street, `${address.postcode} ${address.city}`.trim(), address.country].filter(Boolean);
  const profile = countries.find(({ code }) => code === party.country);
  const known = [...(profile?.companyTaxNumbers ?? []), ...(profile?.personTaxNumbers ?? [])];
  const numbers = Object.entries(party.taxNumbers)
    .filter(([, value]) => value)
    .map(([kind, value]) => `${known.find((other) => other.kind === kind)?.label ?? kind.toUpperCase()} ${value}`);
  return (
    <div className="k-doc-party">
      <span className="k-dim">{title}</span>
      {open ? (
        <button type="button" className="k-link" onClick={open}>
          <b>{party.legalName || party.name}</b>
        </button>
      ) : (
        <b>{party.legalName || party.name}</b>
      )}
      <div>{place.join(', ')}</div>
      <div className="k-dim">{numbers.join(' · ')}</div>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const t = useText(documentTexts);
  return value ? (
    <span>
      <span className="k-dim">{t('labelled', { label })}</span>
      {value}
    </span>
  ) : null;
}

const nothing = () => undefined;

export function IssuedView({ document, companies, reference }: IssuedViewProps) {
  const t = useText(documentTexts);
  const chain = useText(chainTexts);
  const format = useFormat();
  const language = useLanguage();
  const may = useMay();
  const onScreen = useOnScreen();
  const { tell, textOf } = useFailures();
  const [cancelling, setCancelling] = useState(false);
  const { form } = document;
  const { id, version, type, status, number, currency, pricesIncludeVat, companyId, day, clientId, parties } = document;
  const name = number ? documentName(t(`type_${type}`), number) : '';
  const title = name || t('draftTitle', { type: t(`type_${type}`) });
  const [typing, setTyping] = useState(false);
  useTabState(title, typing);

  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    // The fields that were typed in are gone; the keys go on from here.
    if (onScreen && keyboardIsFree()) page.current?.focus();
  }, [onScreen]);
  const ownFields = useOwnFields('document');
  const ownText = useOwnText();
  const company = companies.find((other) => other.id === companyId);
  const vatPayer = document.totals.vatTable.length > 0 || (company?.vatPayer ?? true);
  const lines = useMemo(() => document.lines.map(draftLine), [document.lines]);
  const sums = useMemo(
    () =>
      new Map(
        lines.flatMap(({ key }, place) => {
          const sum = document.totals.lines[place];
          return sum ? [[key, sum] as const] : [];
        }),
      ),
    [lines, document.totals.lines],
  );
  const context = useMemo<LineContext>(() => {
    const { units, vatRates: allRates } = reference;
    const withoutVat =
      allRates.find(({ country, rate }) => country === company?.country && rate === null)?.label ?? t('withoutVat');
    const origins = showsOrigins({ type, form, lines }) ? originsIn(reference, language) : null;
    const prices = { currency, pricesIncludeVat, vatPayer, withoutVat, priced: hasSum(type), freeRates: true };
    return { language, companyId, day, units, rates: [], allRates, origins, ...prices };
  }, [reference, company, language, currency, pricesIncludeVat, companyId, day, vatPayer, type, form, lines, t]);

  const print = () => openPage('print-form', { id }, name || undefined);
  const copy = async () => {
    const reply = await call('documents.copy', { id });
    if (reply.ok) openPage('document', { id: reply.value.id });
    else tell(reply);
  };
  const cancel = async (reason: string): Promise<string | null> => {
    const reply = await call('documents.cancel', { id, version, reason });
    if (!reply.ok) return fieldProblems(reply).reason ?? textOf(reply);
    showDocument(reply.value);
    return null;
  };
  const askToCancel = () => {
    if (document.paid > 0 && type !== 'cash-receipt') notify({ kind: 'problem', text: t('cancelPaid') });
    else setCancelling(true);
  };
  const prints = document.may.print;
  useKeys([...(prints ? [{ press: 'ctrl+p', label: t('printForm'), run: print }] : [])]);
  const canCancel = document.may.cancel && number !== null && status !== 'cancelled';
  return (
    <section className="k-doc" aria-label={title} ref={page} tabIndex={-1}>
      <DocumentBar
        type={type}
        title={title}
        status={shownStatus(document)}
        number={number ?? (status === 'draft' ? null : '')}
        busy={false}
        unsaved={false}
        actions={{
          save: null,
          issue: null,
          print: prints ? print : null,
          copy: may('documents.create') ? () => void copy() : null,
          remove: null,
          cancel: canCancel ? askToCancel : null,
        }}
      >
        <NextSteps document={document} units={reference.units} />
      </DocumentBar>
      <ChainStrip id={id} />
      {document.cancelledAt ? (
        <Note kind="remark">
          {document.cancelReason
            ? t('cancelledBecause', { when: format.moment(document.cancelledAt), reason: document.cancelReason })
            : t('cancelledPlain', { when: format.moment(document.cancelledAt) })}
        </Note>
      ) : null}
      <StillToBill document={document} />
      <div className="k-doc-columns">
        <div className="k-doc-main">
          {parties ? (
            <div className="k-doc-parties">
              <PartyFacts
                title={t(type === 'power-of-attorney' ? 'supplier' : 'buyer')}
                party={parties.buyer}
                countries={reference.countries}
                open={clientId ? () => openPage(cards.client, { id: clientId }, document.clientName) : undefined}
              />
              <PartyFacts
                title={t(type === 'power-of-attorney' ? 'principal' : 'seller')}
                party={parties.seller}
                countries={reference.countries}
              />
            </div>
          ) : (
            <div className="k-doc-parties">
              <b>{document.clientName || t('noClient')}</b>
            </div>
          )}
          <div className="k-doc-facts">
            <Fact label={t('day')} value={format.day(day)} />
            <Fact label={t('dueDay')} value={document.dueDay ? format.day(document.dueDay) : ''} />
            <Fact label={t('serviceDay')} value={document.serviceDay ? format.day(document.serviceDay) : ''} />
            <Fact label={t('currency')} value={currency} />
            {vatPayer && hasSum(type) ? (
              <Fact label={t('prices')} value={t(pricesIncludeVat ? 'vatIncluded' : 'vatOnTop')} />
            ) : null}
            <Fact label={t('discount')} value={document.discount > 0 ? format.percent(document.discount) : ''} />
            <Fact label={chain('reason')} value={document.details.reason ?? ''} />
            <Fact label={t('language')} value={languageNames[document.language]} />
            {ownFields.map((field) => (
              <Fact
                key={field.id}
                label={field.name}
                value={ownText(field, document.own[String(field.id)], document.ownClients)}
              />
            ))}
          </div>
          {hasLines(type) ? (
            <LinesGrid
              lines={lines}
              context={context}
              sums={sums}
              problems={{}}
              at={null}
              setAt={nothing}
              editing={null}
            />
          ) : (
            <StatementTable statement={document.statement} currency={currency} days={document.details} />
          )}
          <div className="k-doc-foot">
            <div style={{ whiteSpace: 'pre-wrap' }}>
              {document.comment ? <div className="k-dim">{t('comment')}</div> : null}
              {document.comment}
            </div>
            {hasSum(type) ? (
              <TotalsPanel
                totals={document.totals}
                currency={currency}
                paid={document.paid}
                credited={document.credited}
                corrected={document.corrected}
                own={ownCurrencyOf(company, document)}
                deposits={document.details.deposits}
                isCredit={type === 'credit-note'}
                context={context}
                difference={document.difference}
              />
            ) : null}
          </div>
        </div>
        <aside className="k-doc-side">
          <CardSection title={t('facts')}>
            {document.issuedAt ? (
              <div>{t('issuedAt', { when: format.moment(document.issuedAt), who: document.issuedBy ?? '' })}</div>
            ) : (
              <div>{t('changedAt', { when: format.moment(document.updatedAt), who: document.updatedBy })}</div>
            )}
            {document.overdue && document.dueDay ? (
              <div className="k-red">{t('overdueSince', { day: format.day(document.dueDay) })}</div>
            ) : null}
          </CardSection>
          {clientId ? (
            <NextActivities
              of={{ client: { id: clientId, name: document.clientName }, document: { id, name: name || title } }}
              readOnly={false}
            />
          ) : null}
          <Payments document={document} typing={setTyping} />
          <LeftOf document={document} />
          <DocumentHistory id={id} type={type} />
        </aside>
      </div>
      {cancelling && number ? (
        <CancelDialog
          id={id}
          name={name}
          isFrench={parties?.seller.country === 'FR'}
          close={() => setCancelling(false)}
          cancel={cancel}
        />
      ) : null}
    </section>
  );
}
