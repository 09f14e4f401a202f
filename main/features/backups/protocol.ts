/** The protocol of a proven backup: what was checked and found, for the screen and on one page of paper. */

import type { BackupProof, ProtocolSection } from '../../../preload/contract/backup-proof.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { dayOf } from '../../engine/clock.ts';
import { formatDay, formatDecimal, formatMoneyWithCurrency } from '../../printing/format.ts';
import { typeTitle } from '../../printing/labels.ts';
import { type PrintAssets, type PrintedView, renderDocument } from '../../printing/render.ts';
import { type ProtocolWords, protocolWords } from './protocol-words.ts';

/** A proof before it is put into words. */
export type BareProof = Omit<BackupProof, 'sections' | 'protocol'>;
type Found = NonNullable<BareProof['found']>;
type Row = ProtocolSection['rows'][number];

/** What was checked and found, in sections as they stand on the page. */
export function protocolSections(proof: BareProof, language: Language): ProtocolSection[] {
  const words = protocolWords[language];
  const { found } = proof;
  const heads = { inBackup: words.inBackup, today: words.today };
  const checks = found === null ? [notRestored(proof, words)] : checksOf(found, words, language);
  return [
    { title: words.backup, heads: null, rows: backupRows(proof, words, language) },
    { title: words.checks, heads: null, rows: checks },
    ...(found === null
      ? []
      : [
          { title: words.counts, heads, rows: countRows(found, words, language) },
          { title: words.numbers, heads, rows: numberRows(found, language) },
          { title: words.receivables, heads, rows: receivableRows(found, language) },
        ].filter(({ rows }) => rows.length > 0)),
  ];
}

const plain = (label: string, value: string, today: string | null = null): Row => ({
  label,
  value,
  today,
  state: 'plain',
});
const check = (label: string, value: string, isGood: boolean): Row => ({
  label,
  value,
  today: null,
  state: isGood ? 'good' : 'bad',
});

function backupRows(proof: BareProof, words: ProtocolWords, language: Language): Row[] {
  const { found, name, at, size, sha256, programVersion, form, provenAt, by } = proof;
  return [
    ...(found === null ? [] : [plain(words.office, found.companies.join(', '))]),
    plain(words.name, name),
    plain(words.made, momentAsWritten(at, language)),
    plain(words.size, sizeAsWritten(size, language)),
    plain('SHA-256', sha256),
    ...(programVersion === null ? [] : [plain(words.version, programVersion)]),
    plain(words.form, words.forms[form]),
    plain(words.provenAt, momentAsWritten(provenAt, language)),
    ...(by === '' ? [] : [plain(words.by, by)]),
  ];
}

function notRestored({ problem }: BareProof, { restored }: ProtocolWords): Row {
  return check(restored, problem ?? '', false);
}

function checksOf(found: Found, words: ProtocolWords, language: Language): Row[] {
  const { restoring, migrated, integrity, orphans, log, files, counts } = found;
  const { named, missing, altered } = files;
  const inTime = words.restoredIn(formatDecimal((restoring / 1000).toFixed(1), language));
  const noted = counts.filter((one) => one.noted !== null);
  const isAsNoted = noted.every((one) => one.noted === one.found);
  const filesAreThere = missing.length + altered.length === 0;
  return [
    check(words.restored, migrated.length === 0 ? inTime : `${inTime}; ${words.migrated(migrated.length)}`, true),
    check(words.integrity, integrity[0] ?? words.sound, integrity.length === 0),
    check(words.orphans, orphans === 0 ? words.noOrphans : words.orphaned(orphans), orphans === 0),
    check(
      words.log,
      log.firstBroken === null ? words.logWhole(log.records) : words.logBroken(log.firstBroken),
      log.firstBroken === null,
    ),
    check(
      words.files,
      filesAreThere ? words.filesThere(named) : words.filesBad(named, missing.length, altered.length),
      filesAreThere,
    ),
    noted.length === 0
      ? plain(words.noted, words.withoutNote)
      : check(words.noted, isAsNoted ? words.asNoted : words.notAsNoted, isAsNoted),
  ];
}

function countRows({ counts }: Found, words: ProtocolWords, language: Language): Row[] {
  const number = (value: number) => formatDecimal(String(value), language);
  return counts.map(({ what, found, today }) =>
    plain(words.things[what], number(found), today === null ? null : number(today)),
  );
}

function numberRows({ numbers }: Found, language: Language): Row[] {
  const several = new Set(numbers.map(({ company }) => company)).size > 1;
  return numbers.map(({ company, type, last, today }) => {
    const title = typeTitle(DocumentType.parse(type), language);
    return plain(several ? `${company} · ${title}` : title, last, today);
  });
}

function receivableRows({ receivables }: Found, language: Language): Row[] {
  return receivables.map(({ currency, amount, today }) =>
    plain(
      currency,
      formatMoneyWithCurrency(amount, currency, language),
      today === null ? null : formatMoneyWithCurrency(today, currency, language),
    ),
  );
}

const sizeUnits: Readonly<Record<Language, readonly string[]>> = {
  en: ['kB', 'MB', 'GB'],
  ru: ['кБ', 'МБ', 'ГБ'],
  fr: ['ko', 'Mo', 'Go'],
};

/** As the page writes sizes. */
export function sizeAsWritten(bytes: number, language: Language): string {
  const step = Math.min(Math.max(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), 1), 3);
  const value = bytes / 1024 ** step;
  return `${formatDecimal(value.toFixed(value < 10 ? 1 : 0), language)} ${sizeUnits[language][step - 1] ?? ''}`;
}

/** Day and time of this computer's clock. */
export function momentAsWritten(at: string, language: Language, withSeconds = false): string {
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = formatDay(dayOf({ milliseconds: () => moment.getTime() }), language);
  const seconds = withSeconds ? `:${two(moment.getSeconds())}` : '';
  return `${day}, ${two(moment.getHours())}:${two(moment.getMinutes())}${seconds}`;
}

interface ProtocolView extends PrintedView {
  readonly title: string;
  readonly verdict: string;
  readonly good: boolean;
  readonly sections: readonly {
    readonly title: string;
    readonly heads: ProtocolSection['heads'];
    readonly rows: readonly (Omit<Row, 'state' | 'today'> & { readonly mark: string; readonly today: string })[];
  }[];
  readonly by: string;
  readonly provenAt: string;
  readonly signature: string;
}

const marks: Readonly<Record<Row['state'], string>> = { good: '✓', bad: '✗', plain: '' };

/** The page that is printed, as HTML that needs nothing else. */
export function protocolPage(proof: BareProof, language: Language, assets: PrintAssets): string {
  const words = protocolWords[language];
  const view: ProtocolView = {
    template: 'backup-proof',
    caption: `${words.title} · ${proof.name}`,
    language,
    title: words.title,
    verdict: proof.good ? words.good : words.bad,
    good: proof.good,
    sections: protocolSections(proof, language).map(({ title, heads, rows }) => ({
      title,
      heads,
      rows: rows.map(({ label, value, today, state }) => ({ label, value, today: today ?? '', mark: marks[state] })),
    })),
    by: proof.by,
    provenAt: momentAsWritten(proof.provenAt, language),
    signature: words.signature,
  };
  return renderDocument(view, assets);
}

/** What the file of the protocol is called. */
export function protocolName({ at }: Pick<BareProof, 'at'>, language: Language): string {
  return `${protocolWords[language].title} ${at.slice(0, 10)}.pdf`;
}
