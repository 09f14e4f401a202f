/** What became of work on many documents, where there is something to be read: a list that outlives the page which asked for the work. */
import { create } from 'zustand';
import type { ToldDocuments } from '../../../preload/contract/told-documents.ts';

/** A report as whoever did the work hands it in. */
export interface NewReport {
  /** Whose work it was: nobody else is shown it. */
  readonly userId: number;
  readonly work: 'print' | 'save' | 'send';
  /** What came of it, in sentences; empty: it was told elsewhere. */
  readonly facts: readonly string[];
  readonly failed: ToldDocuments;
  /** Those that have the form of the program in the place of the office's own. */
  readonly stoodIn: ToldDocuments;
  /** The same work with those alone that failed; false: it could not be begun. Null: there are none that could be tried. */
  readonly again: (() => Promise<boolean>) | null;
  /** What else can be done from here. */
  readonly beside: { readonly label: string; readonly run: () => void } | null;
}

export interface Report extends NewReport {
  /** No other one has it. */
  readonly key: string;
}

interface Reports {
  /** Those that were not dealt with yet, the latest last. */
  readonly reports: readonly Report[];
  /** The one that is being read. */
  readonly open: Report | null;
}

export const useReports = create<Reports>()(() => ({ reports: [], open: null }));

/** Whether there is something to be read at all. */
export function isWorthReading({ failed, stoodIn }: Pick<NewReport, 'failed' | 'stoodIn'>): boolean {
  return failed.count > 0 || stoodIn.count > 0;
}

/** Opens it, unless another one is being read: then a line above the page tells of it. */
export function addReport(made: NewReport): void {
  const report = { ...made, key: crypto.randomUUID() };
  useReports.setState(({ reports, open }) => ({ reports: [...reports, report], open: open ?? report }));
}

/** Opens one; null: what is open is put aside, and a line above the page tells of it. */
export function openReport(report: Report | null): void {
  useReports.setState({ open: report });
}

/** It was dealt with. */
export function closeReport({ key }: Report): void {
  useReports.setState(({ reports, open }) => ({
    reports: reports.filter((other) => other.key !== key),
    open: open?.key === key ? null : open,
  }));
}
