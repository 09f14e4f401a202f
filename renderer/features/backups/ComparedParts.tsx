/** A record out of a backup beside what it is today: fields, contact persons, notes and documents, with a tick at what can be taken back. */
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ComparedRecord } from '../../../preload/contract/backup-looks.ts';
import { lookTexts } from '../../text/backup-looks.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useRecordWords } from './record-words.ts';

/** What is ticked: names of fields, uids of contact persons and notes. */
export interface Ticked {
  readonly fields: string[];
  readonly contacts: string[];
  readonly notes: string[];
}

export const nothingTicked: Ticked = { fields: [], contacts: [], notes: [] };

interface PartsProps {
  readonly record: ComparedRecord;
  readonly ticked: Ticked;
  readonly tick: (ticked: Ticked) => void;
}

export function ComparedParts({ record, ticked, tick }: PartsProps) {
  const t = useText(lookTexts);
  const d = useText(documentTexts);
  const format = useFormat();
  const words = useRecordWords(record);
  // One that was deleted for good comes back whole.
  const isWhole = record.today === 'gone';
  const box = (of: keyof Ticked, key: string, label: string, differs: boolean) =>
    differs && !isWhole ? (
      <Checkbox
        size="xs"
        label={label}
        checked={ticked[of].includes(key)}
        onChange={({ currentTarget: { checked } }) =>
          tick({ ...ticked, [of]: checked ? [...ticked[of], key] : ticked[of].filter((one) => one !== key) })
        }
      />
    ) : (
      label
    );
  const filled = record.fields.filter((field) => words.was(field) !== '' || words.now(field) !== '');
  const shown = isWhole ? filled.filter((field) => words.was(field) !== '') : filled.filter(({ differs }) => differs);
  const same = filled.length - shown.length;
  return (
    <div className="k-stack">
      {shown.length > 0 ? (
        <table className="k-table k-compared">
          <thead>
            <tr>
              <th>{t('field')}</th>
              <th>{t('inBackup')}</th>
              <th>{isWhole ? '' : t('now')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <tr key={field.field}>
                <td>{box('fields', field.field, words.label(field), field.differs)}</td>
                <td>{words.was(field) || '—'}</td>
                <td className="k-dim">{isWhole ? '' : words.now(field) || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {!isWhole && same > 0 ? <div className="k-dim">{t('others', { count: same })}</div> : null}
      <Parts
        title={t('contacts')}
        parts={record.contacts.map(({ uid, name, state }) => ({
          key: uid,
          state: t(state),
          text: box('contacts', uid, name, state !== 'same'),
        }))}
      />
      <Parts
        title={t('notes')}
        parts={record.notes.map(({ uid, text, at, by, state }) => ({
          key: uid,
          state: t(state),
          text: box('notes', uid, `${format.moment(at)}, ${by}${format.colon} ${text}`, state !== 'same'),
        }))}
      />
      <Parts
        title={t('documents')}
        hint={t('documentsText')}
        parts={record.documents.map(({ type, number, day, gross, currency, isThere }, place) => ({
          key: String(place),
          text: `${d(`type_${type}`)} ${number ?? t('draft')}, ${format.day(day)}, ${format.money(gross, currency)}`,
          state: t(isThere ? 'there' : 'missing'),
        }))}
      />
    </div>
  );
}

interface PartsTableProps {
  readonly title: string;
  readonly hint?: string;
  readonly parts: readonly {
    readonly key: string;
    readonly text: ReactNode;
    readonly state: string;
  }[];
}

/** Nothing where there are none. */
function Parts({ title, hint, parts }: PartsTableProps) {
  if (parts.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      {hint ? <div className="k-dim">{hint}</div> : null}
      <table className="k-table k-compared">
        <tbody>
          {parts.map(({ key, text, state }) => (
            <tr key={key}>
              <td colSpan={2}>{text}</td>
              <td className="k-dim">{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
