/** A draft while it is typed: head, lines, totals; Ctrl+S saves, Ctrl+Enter issues, Ctrl+P shows the print form. */
import { Button, Textarea } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useReducer, useRef, useState } from 'react';
import type { Document, DraftFields } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMadeFor } from '../../app/made-for.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { closePage, markUnsaved, openPage, replacePage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { today } from '../../ui/days.ts';
import { isTyping, useKeys, useOnScreen } from '../../ui/keys.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { ChainStrip } from './ChainStrip.tsx';
import { DocumentBar } from './DocumentBar.tsx';
import { DraftConflict } from './DraftConflict.tsx';
import { DraftHead } from './DraftHead.tsx';
import { isEmpty, type LineColumn, lineColumns } from './draft.ts';
import { draftReducer, fieldsOf, openDraft } from './draft-state.ts';
import { forgetHandedOver, handedOver, handOver } from './handed-over.ts';
import { type At, LinesGrid, newFocus } from './LinesGrid.tsx';
import { type LineContext, usualRate } from './line-context.ts';
import { Note, ProblemsNote } from './Notes.tsx';
import { PackageDialog } from './PackageDialog.tsx';
import { TotalsPanel } from './TotalsPanel.tsx';
import { useChosenParties } from './use-chosen-parties.ts';
import { type Saved, useDraftSaving } from './use-draft-saving.ts';
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

/** Whether what is wrong stands on the page of the client or of the own company, not in the document. */
const isElsewhere = (name: string) => name.startsWith('client.') || name.startsWith('company.');

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
  const { tell } = useFailures();
  const id = useId();
  const idOf = (name: string) => `${id}-${name}`;
  const before = handedOver(document?.id);
  const [state, dispatch] = useReducer(draftReducer, undefined, () => {
    const unit = reference.units[0]?.code ?? '';
    const rate = usualRate(vatOf(companies, reference, fields.companyId, fields.day));
    return before?.state ?? openDraft(fields, document, unit, rate);
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
  const [packing, setPacking] = useState(false);
  // Of what is saved: what goes with it depends on the kinds of its products.
  const steps = useEngine('documents.nextSteps', { id: document?.id ?? 0 }, { enabled: document !== null });
  const offered = steps.data?.package ?? [];
  const [names] = useState(() => new Map(fields.clientId === null ? [] : [[fields.clientId, clientName]]));
  const parties = useChosenParties(latest, draft.clientId, names, dispatch);
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

  const day = draft.day ?? today();
  const { companyId, currency, pricesIncludeVat } = draft;
  const context = useMemo<LineContext>(() => {
    const { rates, vatPayer } = vatOf(companies, reference, companyId, day);
    const { units, vatRates: allRates } = reference;
    const withoutVat = rates.find(({ rate }) => rate === null)?.label ?? t('withoutVat');
    return { language, currency, pricesIncludeVat, companyId, day, vatPayer, units, rates, allRates, withoutVat };
  }, [companies, reference, companyId, day, language, currency, pricesIncludeVat, t]);
  const lines = useLines(state, context, dispatch);

  // Somebody else saved it, and nothing was typed here: this page follows.
  useEffect(() => {
    const { stored, draft: mine, saved } = latest.current;
    if (document && stored && document.version > stored.version && mine === saved)
      dispatch({ do: 'taken', document, fields: fieldsOf(document) });
  }, [document]);

  const jump = (name: string) => {
    const [key, column] = name.split('.');
    const cell = lineColumns.find((other) => other === column);
    if (cell && key) setAt({ key: Number(key), column: cell, focus: newFocus() });
    else if (name === 'lines') focusLines();
    else if (name.startsWith('client.') && draft.clientId) openPage(cards.client, { id: draft.clientId });
    else if (name.startsWith('company.')) openPage('settings', { page: `company ${draft.companyId}` });
    else window.document.getElementById(idOf(name))?.focus();
  };
  const focusLines = (column: LineColumn = 'product') => {
    const line = draft.lines.find(isEmpty) ?? draft.lines.at(-1);
    if (line) setAt({ key: line.key, column, focus: newFocus() });
  };
  const chooseClient = (client: number | null, name: string) => {
    parties.chooseClient(client, name);
    // From the client one goes on to the lines; everything between is as the client has it.
    if (client !== null && draft.lines.every(isEmpty)) setTimeout(() => focusLines(), 0);
  };
  useMadeFor(tab, (client) => chooseClient(client.id, client.name));
  const moved = (saved: Saved | null) => {
    if (!saved) return;
    const typing = window.document.activeElement?.classList.contains('k-cell-input') ?? false;
    if (saved.document.id === document?.id) return;
    handOver(saved.document.id, { state: saved.state, at: at && { ...at, focus: typing ? newFocus() : 0 } });
    replacePage(tab, 'document', { id: saved.document.id });
  };
  /** Goes on to the page of what was saved, or else to the first field that is wrong: to the note where it is on another page. */
  const afterwards = (saved: Saved | null) => {
    moved(saved);
    // The problems are on the screen a moment later.
    setTimeout(() => {
      const names = Object.keys(latest.current.problems);
      const here = names.find((name) => !isElsewhere(name));
      if (here) jump(here);
      else if (names.length > 0)
        window.document.querySelector<HTMLElement>('.k-doc-note[data-kind="problem"] button')?.focus();
    }, 30);
  };
  const save = async () => afterwards(await saving.save());
  const issue = async () => afterwards(await saving.issue());
  const print = async () => {
    const saved = await saving.save();
    if (!saved) return;
    moved(saved);
    openPage('print-form', { id: saved.document.id });
  };
  const pack = async () => {
    const saved = await saving.save();
    if (!saved) return afterwards(null);
    setPacking(true);
  };
  const copy = async () => {
    const saved = await saving.save();
    if (!saved) return;
    moved(saved);
    const reply = await call('documents.copy', { id: saved.document.id });
    if (reply.ok) openPage('document', { id: reply.value.id });
    else tell(reply);
  };
  const remove = async () => {
    const { stored } = latest.current;
    if (!stored) return closePage(tab);
    const reply = await call('documents.remove', { id: stored.id, version: stored.version });
    if (!reply.ok) return tell(reply);
    closePage(tab);
    notify({
      kind: 'done',
      text: t('draftRemoved'),
      action: {
        label: t('undone'),
        run: async () => {
          const again = await call('documents.create', stored.fields);
          if (again.ok) openPage('document', { id: again.value.id });
          else tell(again);
        },
      },
    });
  };
  useKeys([
    { press: 'ctrl+s', label: t('save'), run: () => void save() },
    ...(mayIssue ? [{ press: 'ctrl+enter', label: t('issue'), run: () => void issue() }] : []),
    { press: 'ctrl+p', label: t('printForm'), run: () => void print() },
    { press: 'ctrl+z', label: t('undone'), run: () => dispatch({ do: 'undo' }) },
    // The cells answer these themselves; here they stand for the list of keys.
    { press: 'enter', label: t('keyEnter'), run: () => false },
    { press: 'insert', label: t('keyInsert'), run: () => false },
    { press: 'delete', label: t('keyEmpty'), run: () => false },
    { press: 'ctrl+delete', label: t('keyDelete'), run: () => false },
    { press: 'ctrl+d', label: t('keyCopyAbove'), run: () => false },
  ]);
  // The keyboard begins with the client, or, where there is one, with the lines.
  const [begin] = useState(() => (before ? null : fields.clientId === null ? 'clientId' : 'lines'));
  const onScreen = useOnScreen();
  const started = useRef(false);
  useEffect(() => {
    if (started.current || !begin || !onScreen) return;
    started.current = true;
    // Who types elsewhere by now is left alone.
    if (document && isTyping(window.document.activeElement)) return;
    jump(begin);
  });

  return (
    <section className="k-doc" aria-label={title}>
      <DocumentBar
        type={draft.type}
        title={title}
        status="draft"
        number={null}
        busy={saving.busy}
        unsaved={unsaved}
        actions={{
          save: () => void save(),
          issue: mayIssue ? () => void issue() : null,
          print: (document?.may.print ?? may('documents.print')) ? () => void print() : null,
          copy: may('documents.create') ? () => void copy() : null,
          remove: (document?.may.delete ?? true) ? () => void remove() : null,
          cancel: null,
        }}
      >
        {mayIssue && may('documents.create') && offered.length > 0 ? (
          <Button leftSection={<IconFiles size={15} />} disabled={saving.busy} onClick={() => void pack()}>
            {chain('package')}
          </Button>
        ) : null}
      </DocumentBar>
      {document ? <ChainStrip id={document.id} /> : null}
      {packing && document ? (
        <PackageDialog
          id={document.id}
          version={document.version}
          offered={offered}
          own={draft.type}
          close={() => setPacking(false)}
        />
      ) : null}
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
      <LinesGrid
        lines={draft.lines}
        context={context}
        sums={totals.lines}
        problems={problems}
        at={at}
        setAt={setAt}
        editing={{ lines, dispatch }}
      />
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
        <TotalsPanel
          totals={totals.totals}
          currency={draft.currency}
          stale={totals.stale}
          vatPayer={context.vatPayer}
        />
      </div>
      {saving.asked ? <DraftConflict asked={saving.asked} clientNames={parties.clientNames} /> : null}
    </section>
  );
}
