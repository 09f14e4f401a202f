/** The board: a column for each stage; cards are dragged, or chosen by arrows and moved by Ctrl+arrows. */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DealRow, Pipeline, Stage } from '../../../preload/contract/deals.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhenNear } from '../../ui/WhenNear.tsx';
import { DealTrouble, dayShown, troublesOf } from './DealWords.tsx';
import { type MovingDeal, useMoving } from './use-moving.tsx';

type Filter = Input<'deals.board'>['filter'];
type Keys = (event: KeyboardEvent<HTMLElement>) => void;
type Move = (deal: MovingDeal, to: Stage) => void;

/** Cards of a column that are read at once. */
const atOnce = 40;

interface BoardProps {
  readonly pipeline: Pipeline;
  readonly filter: Filter;
  readonly mayMove: boolean;
}

export function Board({ pipeline, filter, mayMove }: BoardProps) {
  const t = useText(dealTexts);
  const { data } = useEngine('deals.board', { pipelineId: pipeline.id, filter, limit: atOnce }, { keep: true });
  const { move, dialog } = useMoving();
  const board = useRef<HTMLDivElement>(null);
  /** The deal that was moved, and the stage that it is to be in: it has the keyboard there, as soon as it is drawn. */
  const followed = useRef<{ readonly id: number; readonly stageId: number } | null>(null);
  const follow = useRef(() => {
    if (followed.current === null) return;
    const { id, stageId } = followed.current;
    const card = board.current?.querySelector<HTMLElement>(`[data-deal="${id}"][data-stage="${stageId}"]`);
    if (!card) return;
    followed.current = null;
    card.focus();
  });
  useEffect(() => {
    if (data) follow.current();
  }, [data]);
  if (!data) return <Waiting />;

  const moved: Move = (deal, to) => {
    if (!mayMove) return;
    followed.current = { id: deal.id, stageId: to.id };
    void move(deal, to).then((isThere) => {
      if (!isThere) followed.current = { id: deal.id, stageId: deal.stageId };
      // A question that was asked about it is off the screen by then.
      setTimeout(follow.current, 0);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const card = event.currentTarget;
    const step = steps[event.key];
    if (!step || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const columns = [...(board.current?.querySelectorAll<HTMLElement>('.k-board-column') ?? [])];
    const column = columns.findIndex((one) => one.contains(card));
    if (event.ctrlKey || event.metaKey) {
      const stage = pipeline.stages[column + step.across];
      if (step.across === 0 || !stage) return;
      return moved(dealOf(card), stage);
    }
    const cardsOf = (at: number) => [...(columns[at]?.querySelectorAll<HTMLElement>('[data-deal]') ?? [])];
    const place = cardsOf(column).indexOf(card);
    if (step.across === 0) cardsOf(column)[place + step.down]?.focus();
    else
      for (let at = column + step.across; columns[at]; at += step.across) {
        const there = cardsOf(at);
        const next = there[Math.min(place, there.length - 1)];
        if (next) return next.focus();
      }
  };
  const sumLines = Math.max(1, ...data.columns.map((column) => column.sums.length));
  return (
    <>
      {dialog}
      <div className="k-board" ref={board} title={t('boardHint')}>
        {pipeline.stages.map((stage) => {
          const column = data.columns.find(({ stageId }) => stageId === stage.id);
          return column ? (
            <Column
              key={stage.id}
              stage={stage}
              column={column}
              sumLines={sumLines}
              filter={filter}
              move={moved}
              mayMove={mayMove}
              keys={onKeyDown}
            />
          ) : null;
        })}
      </div>
    </>
  );
}

const steps: Readonly<Record<string, { readonly across: number; readonly down: number }>> = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
};

/** What a card on the screen says of its deal. */
function dealOf({ dataset }: HTMLElement): MovingDeal {
  return {
    id: Number(dataset.deal),
    name: dataset.name ?? '',
    stageId: Number(dataset.stage),
  };
}

interface ColumnProps {
  readonly stage: Stage;
  readonly column: Output<'deals.board'>['columns'][number];
  /** As many as the column with the most currencies has: heads are of one height. */
  readonly sumLines: number;
  readonly filter: Filter;
  readonly move: Move;
  readonly mayMove: boolean;
  readonly keys: Keys;
}

function Column({ stage, column, sumLines, filter, move, mayMove, keys }: ColumnProps) {
  const t = useText(dealTexts);
  const format = useFormat();
  const place = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef({ move, stage });
  useEffect(() => {
    latest.current = { move, stage };
  });
  useEffect(() => {
    if (!place.current) return;
    return dropTargetForElements({
      element: place.current,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        latest.current.move(dealOf(source.element), latest.current.stage);
      },
    });
  }, []);
  return (
    <section className="k-board-column" ref={place} data-over={isOver} data-kind={stage.kind} aria-label={stage.name}>
      <header className="k-board-head">
        <div className="k-row">
          <h3 className="k-grow">{stage.name}</h3>
          <span className="k-dim" title={t('count', { count: column.count })}>
            {format.count(column.count)}
          </span>
        </div>
        <div className="k-board-sum" style={{ minHeight: `${sumLines}lh` }}>
          {column.sums.length === 0 ? '—' : null}
          {column.sums.map(({ amount, currency }) => (
            <div key={currency}>{format.money(amount, currency)}</div>
          ))}
        </div>
      </header>
      <div className="k-board-cards">
        <Cards
          rows={column.cards}
          next={column.next}
          stageId={stage.id}
          filter={filter}
          mayMove={mayMove}
          keys={keys}
        />
      </div>
    </section>
  );
}

interface CardsProps {
  readonly rows: readonly DealRow[];
  readonly next: string | null;
  readonly stageId: number;
  readonly filter: Filter;
  readonly mayMove: boolean;
  readonly keys: Keys;
}

/** Some cards, and behind them the next ones as soon as they come near. */
function Cards({ rows, next, ...column }: CardsProps) {
  return (
    <>
      {rows.map((deal) => (
        <DealCard key={deal.id} deal={deal} mayMove={column.mayMove} keys={column.keys} />
      ))}
      {next === null ? null : <MoreCards key={next} after={next} {...column} />}
    </>
  );
}

function MoreCards({ after, ...column }: Omit<CardsProps, 'rows' | 'next'> & { readonly after: string }) {
  const t = useText(dealTexts);
  const [isNear, setNear] = useState(false);
  const { stageId, filter } = column;
  const { data } = useEngine('deals.column', { stageId, filter, after, limit: atOnce }, { enabled: isNear });
  return data ? (
    <Cards rows={data.rows} next={data.next} {...column} />
  ) : (
    <WhenNear run={() => setNear(true)}>
      <div className="k-dim">{t('more')}</div>
    </WhenNear>
  );
}

function DealCard({ deal, mayMove, keys }: { deal: DealRow; mayMove: boolean; keys: Keys }) {
  const format = useFormat();
  const t = useText(dealTexts);
  const card = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!card.current || !mayMove) return;
    return draggable({ element: card.current });
  }, [mayMove]);
  const { id, name, stageId, client, amount, currency, responsible, lostReason } = deal;
  const day = dayShown(deal, format);
  return (
    <button
      type="button"
      className="k-deal-card"
      ref={card}
      data-deal={id}
      data-name={name}
      data-stage={stageId}
      aria-label={[
        name,
        client,
        format.money(amount, currency),
        ...(lostReason === '' ? [] : [lostReason]),
        ...troublesOf(deal).map((one) => t(one)),
      ].join(', ')}
      onKeyDown={keys}
      onClick={() => openPage(cards.deal, { id }, name)}
    >
      <span className="k-deal-name">{name}</span>
      <span className="k-dim">{client}</span>
      <span className="k-deal-amount">{format.money(amount, currency)}</span>
      <span className="k-deal-foot k-dim">
        {day ? <span title={t(deal.state === 'open' ? 'expectedClose' : 'closedAt')}>{day}</span> : null}
        {responsible ? <span>{responsible}</span> : null}
      </span>
      {lostReason === '' ? null : <span className="k-dim">{`${t('lostReason')}${format.colon} ${lostReason}`}</span>}
      <DealTrouble deal={deal} />
    </button>
  );
}
