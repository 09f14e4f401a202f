/** Which documents a package has; they are issued in one go, and their print forms are opened. */
import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { remarkOn } from './handed-over.ts';
import { showDocument } from './use-draft-saving.ts';

interface PackageDialogProps {
  readonly id: number;
  readonly version: number;
  readonly offered: readonly DocumentType[];
  /** The type of the draft that is issued with it; null: it is issued already. */
  readonly own: DocumentType | null;
  readonly close: () => void;
}

export function PackageDialog({ id, version, offered, own, close }: PackageDialogProps) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const { textOf } = useFailures();
  const [chosen, setChosen] = useState<ReadonlySet<DocumentType>>(new Set(offered));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const types = offered.filter((type) => chosen.has(type));
  const issue = async () => {
    setBusy(true);
    const reply = await call('documents.package', { id, version, types });
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    close();
    const { documents, warnings } = reply.value;
    for (const document of documents) {
      showDocument(document);
      openPage('print-form', { id: document.id }, document.number ?? undefined);
    }
    const [first] = documents;
    if (first) remarkOn(first.id, warnings);
  };
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
        {own ? <Checkbox checked disabled label={words(`type_${own}`)} /> : null}
        {offered.map((type, at) => (
          <Checkbox
            key={type}
            data-autofocus={at === 0 ? true : undefined}
            label={words(`type_${type}`)}
            checked={chosen.has(type)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.currentTarget.checked) next.add(type);
              else next.delete(type);
              setChosen(next);
            }}
          />
        ))}
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
