/** The lines of a document as a grid: the keys of a spreadsheet, one cell an input at a time. */
import { Button } from '@mantine/core';
import { IconHistory, IconPlus, IconWorld } from '@tabler/icons-react';
import { type Dispatch, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { LineSums } from '../../../preload/contract/documents.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { type DraftLine, type DraftProblems, isEmpty, type LineColumn, lineColumns } from './draft.ts';
import type { DraftAction } from './draft-state.ts';
import { type LineActions, LineRow } from './LineRow.tsx';
import { columnGroups, columnsOf, enterStops, type LineContext, titleOf } from './line-context.ts';
import type { LineCommand, Move } from './line-keys.ts';
import type { Lines } from './use-lines.ts';
import './lines.css';

/** The cell that is edited; another `focus` asks for the keyboard anew, 0 does not ask. */
export interface At {
  readonly key: number;
  readonly column: LineColumn;
  readonly focus: number;
}

interface LinesGridProps {
  readonly lines: readonly DraftLine[];
  readonly context: LineContext;
  readonly sums: ReadonlyMap<number, LineSums>;
  readonly problems: DraftProblems;
  readonly at: At | null;
  readonly setAt: (at: At) => void;
  /** Shows where goods come from; null: it is shown, or the document does not ask. */
  readonly showOrigins?: (() => void) | null;
  readonly editing: {
    readonly lines: Lines;
    readonly dispatch: Dispatch<DraftAction>;
    /** Takes the lines of the client's last document of the type. */
    readonly lastLines: () => void;
  } | null;
}

const pageOfLines = 10;
const numberColumns: readonly LineColumn[] = ['quantity', 'price', 'discount'];
let lastFocus = 0;

/** A number that was never used before. */
export function newFocus(): number {
  lastFocus += 1;
  return lastFocus;
}

function problemsOf(key: number, problems: DraftProblems): string {
  const prefix = `${key}.`;
  return Object.entries(problems)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, text]) => `${name.slice(prefix.length)}:${text}`)
    .join('\n');
}

export function LinesGrid({ lines, context, sums, problems, at, setAt, showOrigins = null, editing }: LinesGridProps) {
  const t = useText(documentTexts);
  const chain = useText(chainTexts);
  const latest = useRef({ lines, context, setAt, editing });
  useEffect(() => {
    latest.current = { lines, context, setAt, editing };
  });

  const actions = useMemo<LineActions>(() => {
    const now = () => latest.current;
    const go = (key: number | undefined, column: LineColumn): boolean => {
      if (key === undefined) return false;
      now().setAt({ key, column, focus: newFocus() });
      return true;
    };
    const addLine = (before: number | null): boolean => {
      const key = now().editing?.lines.insert(before);
      return go(key, 'product');
    };
    const move = (key: number, column: LineColumn, to: Move): boolean => {
      const { lines: all, context: here } = now();
      const row = all.findIndex((line) => line.key === key);
      const last = all.length - 1;
      const line = all[row];
      const columns = columnsOf(here);
      const place = columns.indexOf(column);
      const up = (rows: number) => go(all[Math.max(0, row - rows)]?.key, column);
      const down = (rows: number) => {
        if (row === last) return line && !isEmpty(line) && to === 'down' ? addLine(null) : go(key, column);
        return go(all[Math.min(last, row + rows)]?.key, column);
      };
      const nextLine = () =>
        row < last ? go(all[row + 1]?.key, 'product') : line && isEmpty(line) ? false : addLine(null);
      switch (to) {
        case 'on': {
          if (line && isEmpty(line) && column === 'product' && row === last) return go(key, column);
          const next = enterStops.find((stop) => columns.indexOf(stop) > place);
          return next ? go(key, next) : nextLine();
        }
        case 'right':
          return place < columns.length - 1 ? go(key, columns[place + 1] ?? column) : nextLine();
        case 'left':
          return place > 0
            ? go(key, columns[place - 1] ?? column)
            : row > 0 && go(all[row - 1]?.key, columns.at(-1) ?? column);
        case 'up':
          return up(1);
        case 'page-up':
          return up(pageOfLines);
        case 'down':
          return down(1);
        case 'page-down':
          return down(pageOfLines);
        case 'first':
          return go(all[0]?.key, column);
        case 'last':
          return go(all[last]?.key, column);
      }
    };
    const command = (key: number, column: LineColumn, what: LineCommand) => {
      const { lines: all, editing: by } = now();
      if (!by) return;
      const row = all.findIndex((line) => line.key === key);
      if (what === 'insert') addLine(key);
      else if (what === 'copy-above') {
        by.lines.copyAbove(key, column);
        go(key, column);
      } else if (what === 'undo') {
        by.dispatch({ do: 'undo' });
        go(key, column);
      } else {
        by.lines.remove(key);
        go((all[row + 1] ?? all[row - 1])?.key, column);
      }
    };
    return {
      lines: {
        putProduct: async (...put) => now().editing?.lines.putProduct(...put),
        insert: (before) => now().editing?.lines.insert(before) ?? 0,
        remove: (key) => now().editing?.lines.remove(key),
        copyAbove: (key, column) => now().editing?.lines.copyAbove(key, column),
        paste: (key, column, text) => now().editing?.lines.paste(key, column, text) ?? false,
      },
      change: (key, changes, step) => now().editing?.dispatch({ do: 'line', key, changes, step }),
      move,
      command,
      paste: (key, column, text) => {
        const took = now().editing?.lines.paste(key, column, text) ?? false;
        if (took) go(key, column);
        return took;
      },
      nameNow: (key) => now().lines.find((line) => line.key === key)?.name,
    };
  }, []);

  // A line that is gone (undone, removed, taken from another computer) can't hold the keyboard.
  const gone = editing && at && !lines.some(({ key }) => key === at.key) ? lines.at(-1) : undefined;
  useEffect(() => {
    if (gone && at) setAt({ key: gone.key, column: at.column, focus: at.focus > 0 ? newFocus() : 0 });
  }, [gone, at, setAt]);

  const onMouseDown = (event: MouseEvent) => {
    if (!editing || event.button !== 0 || !(event.target instanceof Element)) return;
    const cell = event.target.closest('td[data-column]');
    const key = Number(cell?.closest('tr')?.getAttribute('data-key'));
    const column = lineColumns.find((name) => name === cell?.getAttribute('data-column'));
    if (!column || cell?.getAttribute('data-here') === 'true') return;
    event.preventDefault();
    // The input that has the keyboard now is left properly before it goes.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setAt({ key, column, focus: newFocus() });
  };
  const { goods, origins } = columnGroups(context, editing === null);
  return (
    <div className="k-lines" data-read-only={editing === null}>
      <table className="k-lines-table" data-origins={origins.length > 0} aria-label={t('lines')}>
        <colgroup>
          <col className="k-col-number" />
          {goods.map((column) => (
            <col key={column} className={`k-col-${column}`} />
          ))}
          {context.priced ? <col className="k-col-sum" /> : null}
          {origins.map((column) => (
            <col key={column} className={`k-col-${column}`} />
          ))}
          {editing ? <col className="k-col-remove" /> : null}
        </colgroup>
        <thead>
          <tr>
            <th>№</th>
            {goods.map((column) => (
              <th key={column} className={numberColumns.includes(column) ? 'k-number' : ''}>
                {t(titleOf[column])}
              </th>
            ))}
            {context.priced ? (
              <th className="k-number">
                {context.vatPayer ? t(context.pricesIncludeVat ? 'sumGross' : 'sumNet') : t('sum')}
              </th>
            ) : null}
            {origins.map((column) => (
              <th key={column}>{t(titleOf[column])}</th>
            ))}
            {editing ? <th aria-label={t('removeLine')} /> : null}
          </tr>
        </thead>
        <tbody onMouseDown={onMouseDown}>
          {lines.map((line, place) => (
            <LineRow
              key={line.key}
              line={line}
              number={place + 1}
              context={context}
              sums={sums.get(line.key)}
              active={at?.key === line.key ? at.column : null}
              focus={at?.key === line.key ? at.focus : 0}
              problems={problemsOf(line.key, problems)}
              readOnly={editing === null}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
      {editing ? (
        <div className="k-lines-foot">
          <Button
            variant="subtle"
            tabIndex={-1}
            leftSection={<IconPlus size={14} />}
            onClick={() => setAt({ key: editing.lines.insert(null), column: 'product', focus: newFocus() })}
          >
            {t('addLine')}
          </Button>
          <Button
            variant="subtle"
            tabIndex={-1}
            leftSection={<IconHistory size={14} />}
            title={`${chain('lastLinesHint')} (Ctrl+Shift+D)`}
            onClick={editing.lastLines}
          >
            {chain('lastLines')}
          </Button>
          {showOrigins ? (
            <Button variant="subtle" tabIndex={-1} leftSection={<IconWorld size={14} />} onClick={showOrigins}>
              {t('showOrigins')}
            </Button>
          ) : null}
          <span className="k-dim">{t('keysHint')}</span>
        </div>
      ) : null}
    </div>
  );
}
