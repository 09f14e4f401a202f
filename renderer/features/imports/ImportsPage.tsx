/** Importing clients or products from a file: a wizard in which Back never loses anything. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { useEngine } from '../../app/engine.ts';
import { useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import type { PageParams } from '../../app/tabs.ts';
import { importTexts } from '../../text/imports.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Wizard } from '../../ui/Wizard.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep, mappingProblems } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportDone, ImportStep, useImportLabel } from './ImportStep.tsx';
import { ReadingStep, useReadingWords } from './ReadingStep.tsx';
import { takeDropped, useDropped } from './start-import.ts';
import { useImport } from './use-import.ts';
import './imports.css';

const rights = { clients: 'clients.import', products: 'products.import' } as const;

/** `params.entity`: `clients` or `products`; without it the user is asked. */
export function ImportsPage({ params }: { params: PageParams }) {
  const t = useText(importTexts);
  const may = useMay();
  const allowed = (['clients', 'products'] as const).filter((name) => may(rights[name]));
  const given = allowed.find((name) => name === params.entity);
  const [chosen, setChosen] = useState<ImportEntity | null>(null);
  const entity = given ?? chosen ?? allowed[0];
  if (!entity) return <EmptyState text={t('noRight')} />;
  return <ImportWizard key={entity} entity={entity} entities={given ? [] : allowed} setEntity={setChosen} />;
}

interface ImportWizardProps {
  readonly entity: ImportEntity;
  /** What may be chosen between; empty: it is settled. */
  readonly entities: readonly ImportEntity[];
  readonly setEntity: (entity: ImportEntity) => void;
}

function ImportWizard({ entity, entities, setEntity }: ImportWizardProps) {
  const t = useText(importTexts);
  const format = useFormat();
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(false);
  /** Another file is to be chosen as soon as the first step is there. */
  const [choosing, setChoosing] = useState(false);
  const work = useImport(entity);
  const fields = useEngine('imports.fields', { entity }).data ?? [];
  const labelOf = useImportLabel(entity);
  const readingWords = useReadingWords();
  const waiting = useDropped(({ file }) => file[entity]);
  const title = t(entity === 'clients' ? 'importClients' : 'importProducts');
  const { file, inspection, mapping, check, run } = work;
  useTabState(title, inspection !== null && run.value === null);

  const go = useCallback((next: number) => {
    setTried(false);
    setStep(next);
  }, []);
  const { choose } = work;
  const take = async (next: File) => {
    go(0);
    if (await choose(next)) go(1);
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const dropped = waiting && takeDropped(entity);
    if (dropped) void latest.current(dropped);
  }, [waiting, entity]);
  const { startCheck } = work;
  const startChecking = useRef(startCheck);
  useEffect(() => {
    startChecking.current = startCheck;
  });
  useEffect(() => {
    if (step === 3 && !check) void startChecking.current();
  }, [step, check]);

  const problems = inspection
    ? mappingProblems(work, inspection, fields, {
        twice: (column) => t('fieldTwice', { column }),
        noName: t('needName', { field: fields.find(({ name }) => name === 'name')?.label ?? '' }),
        noValue: t('needFixed'),
      })
    : null;
  const leave = (): boolean => {
    const good = [
      inspection !== null && work.fileProblem === null,
      !work.inspecting && work.fileProblem === null,
      problems !== null && problems.all === null && problems.columns.size === 0 && problems.fixed.size === 0,
      check?.value != null,
      check?.value != null,
    ][step];
    setTried(!good);
    return good ?? false;
  };
  if (run.value) {
    const again = () => {
      work.startOver();
      go(0);
    };
    return <ImportDone entity={entity} fileName={file?.name ?? ''} result={run.value} again={again} />;
  }
  const counts = check?.value ?? null;
  const steps = [
    {
      key: 'file',
      title: t('stepFile'),
      chosen: file ? `${file.name}, ${format.size(file.size)}` : '',
      page: (
        <FileStep
          entity={entity}
          entities={entities}
          setEntity={setEntity}
          work={work}
          choose={(next) => void take(next)}
          missing={tried}
          choosing={choosing}
          chose={() => setChoosing(false)}
        />
      ),
    },
    {
      key: 'reading',
      title: t('stepReading'),
      chosen: inspection ? readingWords(inspection) : '',
      page: inspection ? <ReadingStep work={work} inspection={inspection} /> : null,
    },
    {
      key: 'columns',
      title: t('stepColumns'),
      chosen: `${format.count(mapping.filter(Boolean).length)} / ${format.count(mapping.length)}`,
      page:
        inspection && problems ? (
          <ColumnsStep
            entity={entity}
            work={work}
            inspection={inspection}
            fields={fields}
            problems={problems}
            tried={tried}
          />
        ) : null,
    },
    {
      key: 'check',
      title: t('stepCheck'),
      chosen: counts
        ? t('summary', {
            created: format.count(counts.created),
            changed: format.count(counts.changed + counts.joined),
            leftOut: format.count(counts.skipped + counts.refused),
          })
        : '',
      page: <CheckStep work={work} fields={fields} tried={tried} />,
    },
    { key: 'import', title: t('stepImport'), chosen: '', page: <ImportStep entity={entity} work={work} /> },
  ];
  return (
    <Wizard
      name={title}
      steps={steps}
      step={step}
      setStep={go}
      leave={leave}
      finish={() => {
        if (!counts || counts.created + counts.changed + counts.joined > 0) return void work.startRun();
        setChoosing(true);
        go(0);
      }}
      finishLabel={labelOf(counts)}
      busy={run.job !== null || (step === 3 && check !== null && !check.value && !check.problem)}
    />
  );
}
