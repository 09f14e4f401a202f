/** Printing on the printers of this computer: which one, how many copies, which pages; of a package each document for itself. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { PrintChoice, Printer } from '../../../preload/contract/outputs.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useText } from '../../ui/language.tsx';
import type { AskedPrint } from './asked-print.ts';
import { pageRanges } from './page-ranges.ts';
import { rememberChoice, rememberedChoice } from './print-memory.ts';
import { useOutputs } from './use-outputs.ts';

interface Row {
  /** Of a document that is printed by itself. */
  readonly id: number | null;
  readonly type: DocumentType | 'any';
  readonly name: string;
  readonly printer: string;
  /** As it is typed. */
  readonly copies: string;
}

const isCount = (text: string) => /^[1-9]\d?$/u.test(text.trim());

function firstRows(asked: AskedPrint, userId: number, printers: readonly Printer[]): Row[] {
  const usual = printers.find(({ isDefault }) => isDefault) ?? printers[0];
  const rowOf = (id: number | null, type: Row['type'], name: string): Row => {
    const before = rememberedChoice(userId, type);
    // A printer that is no longer there is not offered.
    const known = printers.find(({ name: printer }) => printer === before?.printer) ?? usual;
    return { id, type, name, printer: known?.name ?? '', copies: String(before?.copies ?? 1) };
  };
  return 'documents' in asked
    ? asked.documents.map(({ id, type, name }) => rowOf(id, type, name))
    : [rowOf(null, 'any', '')];
}

interface PrintDialogProps {
  readonly asked: AskedPrint;
  readonly userId: number;
  readonly printers: readonly Printer[];
  readonly close: () => void;
}

export function PrintDialog({ asked, userId, printers, close }: PrintDialogProps) {
  const t = useText(outputTexts);
  const { tell } = useFailures();
  const outputs = useOutputs();
  const [rows, setRows] = useState(() => firstRows(asked, userId, printers));
  const [first] = rows;
  const before = first ? rememberedChoice(userId, first.type) : null;
  const [pages, setPages] = useState('');
  const [duplex, setDuplex] = useState<PrintChoice['duplex']>(before?.duplex ?? null);
  const [colour, setColour] = useState<boolean | null>(before?.colour ?? null);
  const only = 'documents' in asked && asked.documents.length === 1 ? asked.documents[0] : undefined;
  const count = only?.pages ?? 9999;
  const ranges = pageRanges(pages, count);
  const ready = rows.every(({ printer, copies }) => printer !== '' && isCount(copies)) && ranges !== undefined;
  const change = (at: number, changes: Partial<Row>) =>
    setRows(rows.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  const choiceOf = ({ printer, copies }: Row): PrintChoice => ({
    printer,
    copies: Number(copies),
    pages: ranges ?? null,
    duplex,
    colour,
  });

  const print = () => {
    for (const row of rows) rememberChoice(userId, row.type, choiceOf(row));
    close();
    if (!('documents' in asked)) {
      const [row] = rows;
      if (row) void outputs.printMany(asked.selection, asked.count, choiceOf(row));
      return;
    }
    void outputs.printEach(rows.flatMap((row) => (row.id === null ? [] : [{ ...choiceOf(row), id: row.id }])));
  };
  const bySystem = async () => {
    if (!only) return;
    // Some systems never say what became of their dialog: nothing here waits for it.
    close();
    const reply = await call('documents.print', { id: only.id });
    if (!reply.ok) tell(reply);
  };

  const choices = printers.map(({ name, title, isDefault }) => ({
    value: name,
    label: isDefault ? t('usual', { printer: title }) : title,
  }));
  const printerField = (row: Row, at: number, label: string | null) => (
    <NativeSelect
      {...(label === null ? { 'aria-label': `${t('printer')} ${row.name}` } : { label })}
      data={choices}
      value={row.printer}
      onChange={(event) => change(at, { printer: event.currentTarget.value })}
    />
  );
  const copiesField = (row: Row, at: number, label: string | null) => (
    <TextInput
      {...(label === null ? { 'aria-label': `${t('copies')} ${row.name}` } : { label })}
      inputMode="numeric"
      maxLength={2}
      w={90}
      value={row.copies}
      error={isCount(row.copies) ? null : t('copiesWrong')}
      onChange={(event) => change(at, { copies: event.currentTarget.value })}
    />
  );
  const title = 'documents' in asked && only ? only.name : t('titleMany', { count: countOf(asked) });
  return (
    <Modal
      opened
      onClose={close}
      size={rows.length > 1 ? 'lg' : 'md'}
      title={only ? `${t('title')} · ${title}` : title}
    >
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && printers.length > 0) print();
        }}
      >
        {printers.length === 0 ? <p>{t('noPrinters')}</p> : null}
        {printers.length > 0 && rows.length === 1 && first ? (
          <>
            {printerField(first, 0, t('printer'))}
            <div className="k-row" style={{ alignItems: 'flex-start' }}>
              {copiesField(first, 0, t('copies'))}
              {only ? (
                <TextInput
                  className="k-grow"
                  label={t('pages')}
                  placeholder={t('pagesHint')}
                  value={pages}
                  error={ranges === undefined ? t('pagesWrong', { count }) : null}
                  onChange={(event) => setPages(event.currentTarget.value)}
                />
              ) : null}
            </div>
          </>
        ) : null}
        {printers.length > 0 && rows.length > 1 ? (
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('document')}</th>
                <th>{t('printer')}</th>
                <th>{t('copies')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={row.id}>
                  <td>{row.name}</td>
                  <td>{printerField(row, at, null)}</td>
                  <td>{copiesField(row, at, null)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {printers.length > 0 ? (
          <>
            <NativeSelect
              label={t('duplex')}
              data={[
                { value: '', label: t('asPrinter') },
                { value: 'simplex', label: t('simplex') },
                { value: 'longEdge', label: t('longEdge') },
                { value: 'shortEdge', label: t('shortEdge') },
              ]}
              value={duplex ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setDuplex(value === 'simplex' || value === 'longEdge' || value === 'shortEdge' ? value : null)
              }
            />
            <NativeSelect
              label={t('colour')}
              data={[
                { value: '', label: t('asPrinter') },
                { value: 'yes', label: t('inColour') },
                { value: 'no', label: t('inBlack') },
              ]}
              value={colour === null ? '' : colour ? 'yes' : 'no'}
              onChange={({ currentTarget: { value } }) => setColour(value === '' ? null : value === 'yes')}
            />
          </>
        ) : null}
        <div className="k-row">
          {only ? <Button onClick={() => void bySystem()}>{t('systemDialog')}</Button> : null}
          <div className="k-grow" />
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" data-autofocus disabled={!ready || printers.length === 0}>
            {t('verb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function countOf(asked: AskedPrint): number {
  return 'documents' in asked ? asked.documents.length : asked.count;
}
