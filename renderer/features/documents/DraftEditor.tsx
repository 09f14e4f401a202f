/** A draft while it is typed: head, lines, totals; Ctrl+S saves, Ctrl+Enter issues, Ctrl+P shows the print form. */
import { Button, Textarea } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useReducer, useRef, useState } from 'react';
import { type Document, type DraftFields, freeRateTypes } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { AlsoHere } from '../../app/AlsoHere.tsx';
import { useEngine } from '../../app/engine.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useMadeFor } from '../../app/made-for.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { markUnsaved } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { today } from '../../ui/days.ts';
import { isTyping, useKeys, useOnScreen } from '../../ui/keys.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { originsIn } from '../products/origins-in.ts';
import { ChainStrip } from './ChainStrip.tsx';
import { DocumentBar } from './DocumentBar.tsx';
import { DraftConflict } from './DraftConflict.tsx';
import { DraftHead } from './DraftHead.tsx';
import { hasLines, hasSum, hasTerms, isEmpty } from './draft.ts';
import { draftReducer, fieldsOf, openDraft } from './draft-state.ts';
import { firstWanted } from './first-wanted.ts';
import { forgetHandedOver, handedOver } from './handed-over.ts';
import { issueWord } from './issue-word.ts';
import { editorOf, keptForm, keptOf } from './kept-document.ts';
import { type At, LinesGrid, newFocus } from './LinesGrid.tsx';
import { type LineContext, usualRate, withRatesOf } from './line-context.ts';
import { Note, ProblemsNote } from './Notes.tsx';
import { ownCurrencyOf } from './own-currency-of.ts';
import { PackageDialog } from './PackageDialog.tsx';
import { RemarksDialog } from './RemarksDialog.tsx';
import { DraftStatement } from './StatementTable.tsx';
import { showsOrigins } from './shows-origins.ts';
import { TotalsPanel } from './TotalsPanel.tsx';
import { useChosenParties } from './use-chosen-parties.ts';
import { useDraftSaving } from './use-draft-saving.ts';
import { useDraftSteps } from './use-draft-steps.ts';
import { useJump } from './use-jump.ts';
import { useLastLines } from './use-last-lines.ts';
import { useLines } from './use-lines.ts';
import { useTotals } from './use-totals.ts';

interface DraftEditorProps {
  readonly fields: DraftFields;
  /** null: it was never saved. */
  readonly document: Document | null;
  readonly clientName: string;
  readonly companies: Output<'companies.list'>;
  readonly reference: Output<'reference.get'>;
  /** It is no draft any more in the database. */
  readonly issuedMeanwhile?: boolean;
}

type Companies = DraftEditorProps['companies'];

function vatOf(companies: Companies, reference: DraftEditorProps['reference'], companyId: number, day: string) {
  const company = companies.find(({ id }) => id === companyId);
  const rates = reference.vatRates.filter(
    ({ country, validFrom, validTo }) =>
      country === company?.country && (validFrom ?? day) <= day && day <= (validTo ?? day),
  );
  return { rates, vatPayer: company?.vatPayer ?? true };
}

export function DraftEditor(props: DraftEditorProps) {
  const { fields, document, clientName, companies, reference, issuedMeanwhile = false } = props;
  const t = useText(documentTexts);
  const language = useLanguage();
  const may = useMay();
  // What is not saved yet will be one's own.
  const mayIssue = document?.may.issue ?? may('documents.issue');
  const { key: tab } = useTab();
  const id = useId();
  const idOf = (name: string) => `${id}-${name}`;
  const before = handedOver(document?.id);
  const typedBefore = useReopened(keptForm);
  const [again] = useState(() => (before ? null : editorOf(typedBefore)));
  const [state, dispatch] = useReducer(draftReducer, undefined, () => {
    const unit = reference.units[0]?.code ?? '';
    const rate = usualRate(vatOf(companies, reference, fields.companyId, fields.day));
    return before?.state ?? again?.state ?? openDraft(fields, document, unit, rate);
  });
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => forgetHandedOver(document?.id), [document?.id]);
  const [at, setAt] = useState<At | null>(() => {
    const first = state.draft.lines[0];
    if (before?.at) return { ...before.at, focus: before.at.focus > 0 ? newFocus() : 0 };
    return first ? { key: first.key, column: 'product', focus: 0 } : null;
  });
  const { draft, problems } = state;
  const chain = useText(chainTexts);
  // Of what is saved: what goes with it depends on the kinds of its products.
  const next = useEngine('documents.nextSteps', { id: document?.id ?? 0 }, { enabled: document !== null });
  const offered = next.data?.package ?? [];
  const [names] = useState(() => {
    const known = new Map(fields.clientId === null ? [] : [[fields.clientId, clientName]]);
    if (again && again.state.draft.clientId !== null) known.set(again.state.draft.clientId, again.clientName);
    return known;
  });
  const parties = useChosenParties(latest, draft.clientId, names, dispatch, (chosen) =>
    withRatesOf(latest.current.draft.lines, {
      rates: vatOf(companies, reference, chosen, latest.current.draft.day ?? today()).rates,
      allRates: reference.vatRates,
    }),
  );
  const saving = useDraftSaving(latest, dispatch);
  const totals = useTotals(draft);
  const unsaved = state.draft !== state.saved;
  const lost = issuedMeanwhile ? 'issued' : saving.lost;
  const typeWord = t(`type_${draft.type}`);
  const title = parties.clientName
    ? t('draftFor', { type: typeWord, client: parties.clientName })
    : document || draft.type !== 'invoice'
      ? t('draftTitle', { type: typeWord })
      : t('newDraft');
  useTabState(title, unsaved);
  useKeptDraft(keptForm, title, keptOf(state, parties.clientName));

  const day = draft.day ?? today();
  const { type, companyId, currency, pricesIncludeVat } = draft;
  const [originsAsked, askOrigins] = useState(false);
  const withOrigins = originsAsked || showsOrigins(draft);
  const context = useMemo<LineContext>(() => {
    const { rates, vatPayer } = vatOf(companies, reference, companyId, day);
    const { units, vatRates: allRates } = reference;
    const withoutVat = rates.find(({ rate }) => rate === null)?.label ?? t('withoutVat');
    const origins = withOrigins ? originsIn(reference, language) : null;
    const prices = {
      currency,
      pricesIncludeVat,
      vatPayer,
      withoutVat,
      priced: hasSum(type),
      freeRates: freeRateTypes.includes(type),
    };
    return { language, companyId, day, units, rates, allRates, origins, ...prices };
  }, [companies, reference, companyId, day, language, currency, pricesIncludeVat, withOrigins, type, t]);
  const lines = useLines(state, context, dispatch);
  const lastLines = useLastLines(draft, dispatch);

  // Somebody else saved it, and nothing was typed here: this page follows.
  useEffect(() => {
    const { stored, draft: mine, saved } = latest.current;
    if (document && stored && document.version > stored.version && mine === saved)
      dispatch({ do: 'taken', document, fields: fieldsOf(document) });
  }, [document]);

  const page = useRef<HTMLElement>(null);
  const { jump, toProblem, focusLines } = useJump({ draft, page, idOf, setAt });
  const chooseClient = (client: number | null, name: string) => {
    parties.chooseClient(client, name);
    // From the client one goes on to the lines; everything between is as the client has it.
    if (client !== null && draft.lines.every(isEmpty)) setTimeout(() => focusLines(), 0);
  };
  useMadeFor(tab, (client) => chooseClient(client.id, client.name));
  const steps = useDraftSteps({ latest, document, saving, at, toProblem });
  const { save, issue, print, moved } = steps;
  useKeys([
    { press: 'ctrl+s', label: t('save'), run: () => void save() },
    ...(mayIssue ? [{ press: 'ctrl+enter', label: t(issueWord(draft.type)), run: () => void issue() }] : []),
    { press: 'ctrl+p', label: t('printForm'), run: () => void print() },
    { press: 'ctrl+shift+d', label: chain('lastLinesHint'), run: () => void lastLines() },
    { press: 'ctrl+z', label: t('undone'), run: () => dispatch({ do: 'undo' }) },
    // The cells answer these themselves; here they stand for the list of keys.
    { press: 'enter', label: t('keyEnter'), run: () => false },
    { press: 'insert', label: t('keyInsert'), run: () => false },
    { press: 'delete', label: t('keyEmpty'), run: () => false },
    { press: 'ctrl+delete', label: t('keyDelete'), run: () => false },
    { press: 'ctrl+d', label: t('keyCopyAbove'), run: () => false },
  ]);
  // The keyboard begins with what the draft still wants; after a refusal, with what was refused.
  const [begin] = useState(() => {
    if (before) return Object.keys(problems).length > 0 ? 'problem' : null;
    return firstWanted(draft, companies.find((company) => company.id === companyId)?.currency);
  });
  const onScreen = useOnScreen();
  const started = useRef(false);
  useEffect(() => {
    if (started.current || !begin || !onScreen) return;
    started.current = true;
    // Who types elsewhere by now is left alone.
    if (document && begin !== 'problem' && isTyping(window.document.activeElement)) return;
    if (begin === 'problem') toProblem(problems);
    else jump(begin);
  });

  return (
    <section className="k-doc" aria-label={title} ref={page}>
      <DocumentBar
        type={draft.type}
        title={title}
        status="draft"
        number={null}
        busy={saving.busy}
        unsaved={unsaved}
        stored={document !== null}
        here={document ? <AlsoHere record={{ entity: 'document', id: document.id }} /> : null}
        actions={{
          save: () => void save(),
          issue: mayIssue ? () => void issue() : null,
          print: (document?.may.print ?? may('documents.print')) ? () => void print() : null,
          copy: may('documents.create') ? () => void steps.copy() : null,
          remove: (document?.may.delete ?? true) ? () => void steps.remove() : null,
          cancel: null,
        }}
      >
        {mayIssue && may('documents.create') && offered.length > 0 ? (
          <Button leftSection={<IconFiles size={15} />} disabled={saving.busy} onClick={() => void steps.pack()}>
            {chain('package')}
          </Button>
        ) : null}
      </DocumentBar>
      {document ? <ChainStrip id={document.id} /> : null}
      {steps.packing ? <PackageDialog {...steps.packing} own={draft.type} close={steps.stopPacking} /> : null}
      {saving.note ? (
        <Note kind="problem" close={saving.dismiss}>
          {saving.note}
        </Note>
      ) : null}
      {lost ? (
        <Note kind="problem">
          <div className="k-row">
            {t(lost === 'gone' ? 'goneMeanwhile' : 'issuedMeanwhile')}
            <Button size="compact-xs" onClick={async () => moved(await saving.saveAsNew())}>
              {t('saveAsNew')}
            </Button>
            {lost === 'issued' ? (
              <Button size="compact-xs" onClick={() => markUnsaved(tab, false)}>
                {t('showIssued')}
              </Button>
            ) : null}
          </div>
        </Note>
      ) : null}
      <ProblemsNote problems={problems} draft={draft} jump={jump} />
      <DraftHead
        state={state}
        dispatch={dispatch}
        companies={companies}
        reference={reference}
        clientName={parties.clientName}
        chooseClient={chooseClient}
        chooseCompany={parties.chooseCompany}
        idOf={idOf}
      />
      {hasLines(draft.type) ? (
        <LinesGrid
          lines={draft.lines}
          context={context}
          sums={totals.lines}
          problems={problems}
          at={at}
          setAt={setAt}
          showOrigins={draft.form === 'RU' && hasTerms(type) && !withOrigins ? () => askOrigins(true) : null}
          editing={{ lines, dispatch, lastLines: () => void lastLines() }}
        />
      ) : (
        <DraftStatement draft={draft} />
      )}
      <div className="k-doc-foot">
        <Textarea
          id={idOf('comment')}
          label={t('comment')}
          placeholder={t('commentHint')}
          value={draft.comment}
          maxLength={2000}
          minRows={2}
          maxRows={4}
          error={problems.comment}
          onChange={(event) => dispatch({ do: 'head', changes: { comment: event.currentTarget.value } })}
        />
        {hasSum(draft.type) ? (
          <TotalsPanel
            totals={totals.totals}
            currency={draft.currency}
            stale={totals.stale}
            own={ownCurrencyOf(
              companies.find((company) => company.id === companyId),
              draft,
            )}
            // Which deposits a credit note leaves standing follows from what it credits, as it is saved.
            deposits={(type === 'credit-note' ? document : draft)?.details.deposits}
            isCredit={type === 'credit-note'}
            context={context}
          />
        ) : null}
      </div>
      {saving.remarks ? <RemarksDialog {...saving.remarks} /> : null}
      {saving.asked ? <DraftConflict asked={saving.asked} clientNames={parties.clientNames} context={context} /> : null}
    </section>
  );
}
