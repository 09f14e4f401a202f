/** What can be done with the print forms of the documents that are selected in a list. */
import { Button, Menu } from '@mantine/core';
import { IconFiles, IconFileTypePdf, IconFileZip, IconPrinter } from '@tabler/icons-react';
import { useMay, useOffice } from '../../app/session.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useText } from '../../ui/language.tsx';
import { askToPrint, type Selection } from './asked-print.ts';
import { useOutputs } from './use-outputs.ts';

export function SelectionOutputs({ selection, count }: { selection: Selection; count: number }) {
  const t = useText(outputTexts);
  const may = useMay();
  const { state } = useOffice();
  const outputs = useOutputs();
  if (!may('documents.print')) return null;
  const print = () =>
    state.host.printing ? askToPrint({ selection, count }) : void outputs.printHere(selection, count);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button leftSection={<IconFiles size={15} />}>{t('printForms')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileZip size={15} />} onClick={() => void outputs.save(selection, count, 'zip')}>
          {t('saveZip')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypePdf size={15} />}
          onClick={() => void outputs.save(selection, count, 'pdf')}
        >
          {t('savePdf')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={15} />} onClick={print}>
          {t('printMany')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
