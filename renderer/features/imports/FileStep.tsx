/** First step: the file is dropped or chosen; below it, the imports that there have been. */
import { Button, Progress, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { controlTexts } from '../../text/controls.ts';
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { EarlierImports } from './EarlierImports.tsx';
import type { Import } from './use-import.ts';

interface FileStepProps {
  readonly entity: ImportEntity;
  readonly entities: readonly ImportEntity[];
  readonly setEntity: (entity: ImportEntity) => void;
  readonly work: Import;
  readonly choose: (file: File) => void;
  /** Nothing was chosen when the step was to be left. */
  readonly missing: boolean;
  /** Asks for a file at once. */
  readonly choosing: boolean;
  /** It has been asked. */
  readonly chose: () => void;
}

export function FileStep({ entity, entities, setEntity, work, choose, missing, choosing, chose }: FileStepProps) {
  const t = useText(importTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const over = useFileDrop(box, choose);
  useEffect(() => {
    if (!choosing) return;
    chose();
    input.current?.click();
  });
  const { file, share, fileProblem, inspecting } = work;
  const busy = share !== null || (inspecting && !work.inspection);
  return (
    <div className="k-stack k-import">
      <div>
        <h1>{t('fileTitle')}</h1>
        <div className="k-dim">{t('fileIntro')}</div>
      </div>
      {entities.length > 1 ? (
        <div className="k-row">
          <span>{t('whatIsInside')}</span>
          <SegmentedControl
            aria-label={t('whatIsInside')}
            data={entities.map((value) => ({ value, label: t(value) }))}
            value={entity}
            onChange={(value) => setEntity(value === 'products' ? 'products' : 'clients')}
          />
        </div>
      ) : null}
      <div className="k-drop" data-over={over} ref={box}>
        {busy && file ? (
          <div className="k-stack k-drop-progress">
            <div className="k-row">
              <b className="k-grow">{t('uploading', { name: file.name })}</b>
              <Button size="compact-xs" onClick={work.stopSending}>
                {controls('cancel')}
              </Button>
            </div>
            <Progress
              value={share === null ? 100 : share * 100}
              animated={share === null}
              size="sm"
              aria-label={t('uploading', { name: file.name })}
            />
          </div>
        ) : (
          <>
            {file ? (
              <div className="k-row">
                <IconFileSpreadsheet size={22} stroke={1.5} className={fileProblem ? 'k-red' : 'k-green'} />
                <b>{file.name}</b>
                <span className="k-dim">{format.size(file.size)}</span>
              </div>
            ) : (
              <div className="k-row">
                <IconUpload size={20} stroke={1.5} className="k-dim" />
                {t('dropFile')}
                <span className="k-dim">{t('or')}</span>
              </div>
            )}
            <Button variant={file ? 'default' : 'filled'} onClick={() => input.current?.click()}>
              {file ? t('otherFile') : t('chooseFile')}
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.vcf,text/csv,text/plain,text/vcard"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            // The same file, once mended, can be chosen again.
            event.currentTarget.value = '';
            if (chosen) choose(chosen);
          }}
        />
      </div>
      {fileProblem && file ? (
        <div className="k-import-problem" role="alert">
          <IconAlertTriangle size={16} />
          <div>
            <b>{t('fileFailed', { name: file.name })}</b>
            <div>{fileProblem}</div>
          </div>
        </div>
      ) : missing && !file ? (
        <div className="k-red" role="alert">
          {t('needFile')}
        </div>
      ) : null}
      <EarlierImports />
    </div>
  );
}
