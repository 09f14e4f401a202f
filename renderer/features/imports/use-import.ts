/** One import from the choice of the file to its result: everything that the steps of the wizard share. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ImportEntity, ImportOrder, KnownWay, ReadingOptions } from '../../../preload/contract/imports.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { upload } from '../../app/upload.ts';
import { importTexts } from '../../text/imports.ts';
import { useText } from '../../ui/language.tsx';

export type Inspection = Output<'imports.inspect'>;
export type Check = Output<'imports.check'>;
export type Result = Output<'imports.run'>;
type Order = Omit<ImportOrder, 'job'>;

export interface FixedValue {
  readonly key: number;
  readonly field: string | null;
  readonly value: string;
}

export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  /** null while it is on its way to the engine, and when it could not be taken. */
  readonly handle: string | null;
}

/** What a user has picked for a column is kept by its place and its name, so that reading the file otherwise and back keeps it. */
export const columnKey = (place: number, header: string): string => `${place} ${header}`;

function ended<Value>(reply: Reply<Value>, textOf: (failed: Extract<Reply, { ok: false }>) => string): Work<Value> {
  if (reply.ok) return { ...idle, value: reply.value };
  return { ...idle, problem: textOf(reply), cancelled: reply.details?.cancelled ?? false };
}

/** Something that the engine works on: under way (with the name of its job), refused in words, or done. */
export interface Work<Value> {
  readonly job: string | null;
  readonly problem: string | null;
  /** It was cancelled, which is what `problem` says then. */
  readonly cancelled: boolean;
  readonly value: Value | null;
}

const idle = { job: null, problem: null, cancelled: false, value: null } as const;

export function useImport(entity: ImportEntity) {
  const t = useText(importTexts);
  const { textOf } = useFailures();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [reading, setReading] = useState<ReadingOptions>({});
  const [inspecting, setInspecting] = useState(false);
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [picked, setPicked] = useState<Readonly<Record<string, string | null>>>({});
  const [fixed, setFixed] = useState<readonly FixedValue[]>([]);
  const [known, setKnown] = useState<KnownWay>('update');
  const [matchBy, setMatchBy] = useState<ImportOrder['matchBy']>('auto');
  const [rows, setRows] = useState<Readonly<Record<string, KnownWay>>>({});
  /** Whether the columns go where they went the last time, or where it is proposed. */
  const [asBefore, setAsBefore] = useState(true);
  const [lastCheck, setLastCheck] = useState<Check | null>(null);
  const [check, setCheck] = useState<Work<Check> & { readonly of: string }>({ ...idle, of: '' });
  const [run, setRun] = useState<Work<Result>>(idle);
  const sending = useRef<AbortController | null>(null);
  const asked = useRef(0);
  useEffect(() => () => sending.current?.abort(), []);

  /** Takes over what was chosen the last time, where there was a file of this shape and nothing has been chosen yet. */
  const recall = ({ remembered }: Inspection) => {
    if (remembered === null || fixed.length > 0) return;
    setFixed(Object.entries(remembered.fixed).map(([field, value], place) => ({ key: place + 1, field, value })));
    setMatchBy(remembered.matchBy);
    setKnown(remembered.known);
  };

  const inspect = async (handle: string, options: ReadingOptions): Promise<boolean> => {
    const turn = ++asked.current;
    setInspecting(true);
    const reply = await call('imports.inspect', { file: handle, entity, reading: options });
    if (turn !== asked.current) return false;
    setInspecting(false);
    setFileProblem(reply.ok ? null : textOf(reply));
    if (reply.ok) {
      setInspection(reply.value);
      if (asBefore) recall(reply.value);
    }
    return reply.ok;
  };

  /** Hands the file over and looks into it; true when it can be read. */
  const choose = async (chosen: File): Promise<boolean> => {
    sending.current?.abort();
    const ended = new AbortController();
    sending.current = ended;
    asked.current += 1;
    const { name, size } = chosen;
    setFile({ name, size, handle: null });
    setFileProblem(null);
    setInspection(null);
    setReading({});
    setRows({});
    setAsBefore(true);
    setLastCheck(null);
    setCheck({ ...idle, of: '' });
    setRun(idle);
    setShare(0);
    let reply: Reply<string>;
    try {
      reply = await upload(chosen, (done) => sending.current === ended && setShare(done), ended.signal);
    } catch {
      reply = { ok: false, code: 'not-found', message: t('fileGone') };
    }
    if (sending.current !== ended || ended.signal.aborted) return false;
    setShare(null);
    if (!reply.ok) {
      setFileProblem(textOf(reply));
      return false;
    }
    setFile({ name, size, handle: reply.value });
    return inspect(reply.value, {});
  };
  const stopSending = () => {
    sending.current?.abort();
    setShare(null);
    setFile(null);
  };
  const readAs = (changes: ReadingOptions) => {
    const next = { ...reading, ...changes };
    setReading(next);
    if (file?.handle) void inspect(file.handle, next);
  };

  const mapping = useMemo(
    () =>
      (inspection?.columns ?? []).map(({ header, field, proposed }, place) => {
        const own = picked[columnKey(place, header)];
        return own === undefined ? (asBefore ? field : proposed) : own;
      }),
    [inspection, picked, asBefore],
  );
  const order: Order | null =
    file?.handle && inspection
      ? {
          file: file.handle,
          entity,
          reading: inspection.reading,
          mapping,
          fixed: Object.fromEntries(fixed.flatMap(({ field, value }) => (field ? [[field, value]] : []))),
          matchBy,
          known,
          rows: { ...rows },
        }
      : null;
  const orderText = order ? JSON.stringify(order) : '';

  const startCheck = async () => {
    if (!order || !file) return;
    setCheck({ ...idle, of: orderText });
    const reply = await runJob(t('checking', { name: file.name }), (job) => {
      setCheck({ ...idle, job, of: orderText });
      return call('imports.check', { ...order, job });
    });
    if (reply.ok) setLastCheck(reply.value);
    // An answer to what is no longer asked is of no use.
    setCheck((now) => (now.of !== orderText ? now : { ...ended(reply, textOf), of: orderText }));
  };
  const startRun = async () => {
    if (!order || !file || run.job) return;
    const reply = await runJob(t('importing', { name: file.name }), (job) => {
      setRun({ ...idle, job });
      return call('imports.run', { ...order, job });
    });
    setRun(ended(reply, textOf));
  };
  const startOver = () => {
    setFile(null);
    setInspection(null);
    setFileProblem(null);
    setReading({});
    setPicked({});
    setFixed([]);
    setAsBefore(true);
    setMatchBy('auto');
    setKnown('update');
    setRows({});
    setLastCheck(null);
    setCheck({ ...idle, of: '' });
    setRun(idle);
  };

  return {
    entity,
    file,
    share,
    fileProblem,
    choose,
    stopSending,
    inspecting,
    inspection,
    reading,
    readAs,
    mapping,
    pick: (place: number, header: string, field: string | null) =>
      setPicked({ ...picked, [columnKey(place, header)]: field }),
    fixed,
    setFixed,
    known,
    setKnown,
    matchBy,
    setMatchBy,
    asBefore,
    /** Gives up what was chosen the last time for what the program proposes. */
    asProposed: () => {
      setAsBefore(false);
      setPicked({});
      setFixed([]);
      setMatchBy('auto');
      setKnown('update');
    },
    /** What the user has decided about single rows, by their number. */
    rows,
    /** Decides about one row; null: as for all. */
    decide: (row: number, way: KnownWay | null) =>
      setRows(({ [row]: _, ...others }) => (way === null ? others : { ...others, [row]: way })),
    /** What the last check of this file said, while the order is checked anew. */
    lastCheck,
    /** Of the order as it is now; another one has not been checked. */
    check: check.of === orderText ? check : null,
    startCheck,
    run,
    startRun,
    startOver,
  };
}

export type Import = ReturnType<typeof useImport>;
