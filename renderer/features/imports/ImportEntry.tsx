/** The two ways into an import from a list: its button, and a file dropped on it. */
import { Button } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { useMay } from '../../app/session.ts';
import { importTexts } from '../../text/imports.ts';
import { useText } from '../../ui/language.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
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
  const box = useRef<HTMLDivElement>(null);
  const over = useFileDrop(box, (file) => startImport(entity, file));
  if (!may(rights[entity])) return children;
  return (
    <div className="k-import-drop" ref={box}>
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
