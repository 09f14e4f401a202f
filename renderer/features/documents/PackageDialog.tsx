/** Which documents a package has; they are issued in one go, and their print forms are opened. */
import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Document } from '../../../preload/contract/documents.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useText } from '../../ui/language.tsx';
import { askToPrint } from '../outputs/asked-print.ts';
import { useOutputs } from '../outputs/use-outputs.ts';
import { documentName } from './document-name.ts';
import { RemarksDialog } from './RemarksDialog.tsx';
import { showDocument } from './use-draft-saving.ts';
import { useRemarks } from './use-remarks.ts';

interface PackageDialogProps {
  readonly id: number;
  readonly version: number;
  readonly offered: readonly DocumentType[];
  /** The same package with a УПД in the place of several documents; empty: there is none. */
  readonly alternative: readonly DocumentType[];
  /** The type of the draft that is issued with it; null: it is issued already. */
  readonly own: DocumentType | null;
  readonly close: () => void;
}

export function PackageDialog({ id, version, offered: usual, alternative, own, close }: PackageDialogProps) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const printing = useText(outputTexts);
  const may = useMay();
  const { state } = useOffice();
  const outputs = useOutputs();
  const { textOf } = useFailures();
  // What is offered may change below the dialog: only the choices are kept.
  const [withUpd, setWithUpd] = useState(false);
  const [leftOut, setLeftOut] = useState<ReadonlySet<DocumentType>>(new Set());
  const remarks = useRemarks();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [prints, setPrints] = useState(false);
  const isAlternative = withUpd && alternative.length > 0;
  const offered = isAlternative ? alternative : usual;
  const types = offered.filter((type) => !leftOut.has(type));
  const nameOf = ({ type, number }: Document) => documentName(words(`type_${type}`), number ?? '');
  const print = (documents: readonly Document[]) => {
    if (!state.host.printing)
      return void outputs.printHere({ ids: documents.map((document) => document.id) }, documents.length);
    askToPrint({
      documents: documents.map((document) => ({
        id: document.id,
        type: document.type,
        name: nameOf(document),
        pages: null,
      })),
    });
  };
  const issue = async () => {
    setBusy(true);
    const reply = await remarks.through((accepted) => call('documents.package', { id, version, types, accepted }));
    setBusy(false);
    if (reply === null) return;
    if (!reply.ok) return setProblem(textOf(reply));
    close();
    const { documents } = reply.value;
    for (const document of documents) {
      showDocument(document);
      openPage('print-form', { id: document.id }, nameOf(document));
    }
    if (prints) print(documents);
  };
  if (remarks.asked) return <RemarksDialog {...remarks.asked} />;
  return (
    <Modal opened onClose={close} title={t('packageTitle')}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void issue();
        }}
      >
        <div className="k-dim">{t('packageAbout')}</div>
        {alternative.length > 0 ? (
          <SegmentedControl
            aria-label={t('packageTitle')}
            data={[
              { value: 'usual', label: t('packageApart') },
              { value: 'alternative', label: t('packageUpd') },
            ]}
            value={isAlternative ? 'alternative' : 'usual'}
            onChange={(value) => {
              setWithUpd(value === 'alternative');
              setLeftOut(new Set());
            }}
          />
        ) : null}
        {own ? <Checkbox checked disabled label={words(`type_${own}`)} /> : null}
        {offered.map((type, at) => (
          <Checkbox
            key={type}
            data-autofocus={at === 0 ? true : undefined}
            label={words(`type_${type}`)}
            checked={!leftOut.has(type)}
            onChange={(event) => {
              const next = new Set(leftOut);
              if (event.currentTarget.checked) next.delete(type);
              else next.add(type);
              setLeftOut(next);
            }}
          />
        ))}
        {may('documents.print') ? (
          <Checkbox
            label={printing('packagePrint')}
            checked={prints}
            onChange={(event) => setPrints(event.currentTarget.checked)}
          />
        ) : null}
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={types.length === 0}>
            {t('packageIssue', { count: types.length + (own ? 1 : 0) })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
