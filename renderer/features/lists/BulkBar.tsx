/** What can be done with the rows that are selected. */
import { Button } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ListName } from '../../../preload/contract/lists.ts';
import { useMay } from '../../app/session.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';
import { type AnySelection, BulkDialog, bulkFields } from './BulkDialog.tsx';
import type { ColumnAbout } from './cell-values.ts';

interface BulkBarProps {
  readonly list: ListName;
  readonly about: readonly ColumnAbout[];
  readonly selection: AnySelection;
  readonly count: number;
  readonly mayChange: boolean;
  readonly did: (text: string, operationId: number | null) => void;
  readonly more: ReactNode;
  readonly files: ReactNode;
  readonly bin: ReactNode;
}

export function BulkBar({ list, about, selection, count, mayChange, did, more, files, bin }: BulkBarProps) {
  const t = useText(listTexts);
  const may = useMay();
  const [asked, setAsked] = useState<AnySelection | null>(null);
  return (
    <>
      {mayChange && bulkFields[list].length > 0 && may('lists.massChange') ? (
        <Button leftSection={<IconEdit size={15} />} onClick={() => setAsked(selection)}>
          {t('changeMany')}
        </Button>
      ) : null}
      {more}
      {files}
      {bin}
      {asked ? (
        <BulkDialog list={list} about={about} selection={asked} count={count} did={did} close={() => setAsked(null)} />
      ) : null}
    </>
  );
}
