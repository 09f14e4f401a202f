/** The two ways into an import from a list: its button, and a file dropped on it. */
import { Button } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { useMay } from '../../app/session.ts';
import { importTexts } from '../../text/imports.ts';
import { useText } from '../../ui/language.tsx';
import { startImport } from './start-import.ts';
import './imports.css';

const rights = { clients: 'clients.import', products: 'products.import' } as const;

/** For the toolbar of a list; nothing for who may not import. */
export function ImportButton({ entity }: { entity: ImportEntity }) {
  const t = useText(importTexts);
  const may = useMay();
  if (!may(rights[entity])) return null;
  return (
    <Button leftSection={<IconFileImport size={15} />} onClick={() => startImport(entity)}>
      {t('import')}
    </Button>
  );
}

/** Around a list: a file dropped on it is imported. */
export function ImportDrop({ entity, children }: { entity: ImportEntity; children: ReactNode }) {
  const t = useText(importTexts);
  const may = useMay();
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  if (!may(rights[entity])) return children;
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the way of the mouse; the button of the list is that of the keyboard
    <div
      className="k-import-drop"
      onDragEnter={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        const file = event.dataTransfer.files[0];
        leave();
        if (!file) return;
        event.preventDefault();
        startImport(entity, file);
      }}
    >
      {children}
      {over ? (
        <div className="k-import-over">
          <IconUpload size={28} stroke={1.5} />
          {t('dropHere')}
        </div>
      ) : null}
    </div>
  );
}
