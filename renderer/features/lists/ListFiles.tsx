/** Takes a list out of the program as it is seen: as a file for Excel, as text, on paper. */
import { Button, Menu } from '@mantine/core';
import { IconFileSpreadsheet, IconFileText, IconPrinter, IconTableExport } from '@tabler/icons-react';
import type { Input } from '../../../preload/contract/index.ts';
import type { ListName } from '../../../preload/contract/lists.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { listTexts } from '../../text/lists.ts';
import type { ListSort } from '../../ui/grid-rows.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { AllThatWere } from './BulkDialog.tsx';
import type { RecordFilter } from './record-channels.ts';

/** These rows only, or all that were there when they were selected, but some. */
export type ChosenRows = { readonly ids: number[] } | ({ readonly except: number[] } & AllThatWere);

interface ListFilesProps {
  readonly list: ListName;
  readonly title: string;
  readonly filter: RecordFilter;
  readonly sort: ListSort;
  readonly columns: readonly string[];
  /** Null: all that the filter leaves. */
  readonly chosen: ChosenRows | null;
  /** The filter in words, below the title of what is printed. */
  readonly described: readonly string[];
}

const longestTitle = 150;

export function ListFiles({ list, title, filter, sort, columns, chosen, described }: ListFilesProps) {
  const t = useText(listTexts);
  const may = useMay();
  const { state } = useOffice();
  const { tell } = useFailures();
  const seen = {
    list,
    filter,
    sort,
    columns: [...columns],
    ...chosen,
  };
  const save = async (file: string, text: string) => {
    const saved = await saveForUser(file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) notify({ kind: 'done', text });
  };
  const exportAs = async (format: 'xlsx' | 'csv') => {
    // Columns and filter are those of this list; the engine checks them by the list's own schema.
    const reply = await runJob(t('exportJob', { list: title }), (job) =>
      call('lists.export', { ...seen, format, job } as Input<'lists.export'>),
    );
    if (!reply.ok) return tell(reply);
    await save(reply.value.file, t('exported', { count: reply.value.rows }));
  };
  const print = async () => {
    const name = [title, ...described].join(' · ').slice(0, longestTitle);
    const reply = await runJob(t('printJob', { list: title }), (job) =>
      call('lists.print', { ...seen, title: name, job } as Input<'lists.print'>),
    );
    if (!reply.ok) return tell(reply);
    await save(reply.value.file, t('printed', { count: reply.value.pages }));
  };
  return (
    <>
      {may('lists.export') ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<IconTableExport size={15} />}>{t('export')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconFileSpreadsheet size={15} />} onClick={() => void exportAs('xlsx')}>
              {t('exportXlsx')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFileText size={15} />} onClick={() => void exportAs('csv')}>
              {t('exportCsv')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {may('lists.print') ? (
        <Button leftSection={<IconPrinter size={15} />} onClick={() => void print()}>
          {t('print')}
        </Button>
      ) : null}
    </>
  );
}
