/** Figures as bars. They are pictures of what stands in a table beside them, and say nothing that it does not say. */
import { useElementSize } from '@mantine/hooks';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar, BarStackHorizontal } from '@visx/shape';
import './bars.css';

/** How a part of a bar looks; each has a word in the legend, and its number in the bar. */
export type BarTint = 'accent' | 'plain' | 'amber' | 'faint' | 'red';

interface StackedBarsProps<Kind extends string> {
  /** What it shows, for whoever does not see it. */
  readonly label: string;
  /** From left to right. */
  readonly kinds: readonly { readonly kind: Kind; readonly word: string; readonly tint: BarTint }[];
  readonly bars: readonly {
    readonly key: string;
    readonly name: string;
    readonly parts: Readonly<Record<Kind, number>>;
  }[];
  readonly written: (value: number) => string;
}

const rowHeight = 30;
const nameWidth = 150;
const totalWidth = 60;
/** Narrower parts have no room for their number. */
const leastForText = 22;

/** A bar for each row, made up of parts; the number of each stands in it, that of all behind it. */
export function StackedBars<Kind extends string>({ label, kinds, bars, written }: StackedBarsProps<Kind>) {
  const { ref, width } = useElementSize();
  const totalOf = (parts: Readonly<Record<Kind, number>>) => kinds.reduce((sum, { kind }) => sum + parts[kind], 0);
  const height = bars.length * rowHeight;
  const x = scaleLinear<number>({
    domain: [0, Math.max(1, ...bars.map(({ parts }) => totalOf(parts)))],
    range: [0, Math.max(0, width - nameWidth - totalWidth)],
  });
  const y = scaleBand<string>({ domain: bars.map(({ key }) => key), range: [0, height], padding: 0.25 });
  const middle = (key: string) => (y(key) ?? 0) + y.bandwidth() / 2;
  return (
    <figure className="k-bars" ref={ref}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={label}>
          {bars.map(({ key, name, parts }) => (
            <g key={key}>
              <text className="k-bars-name" x={nameWidth - 8} y={middle(key)}>
                {name}
              </text>
              <text className="k-bars-total" x={nameWidth + x(totalOf(parts)) + 6} y={middle(key)}>
                {written(totalOf(parts))}
              </text>
            </g>
          ))}
          <g transform={`translate(${nameWidth} 0)`}>
            <BarStackHorizontal
              data={bars.map(({ key, parts }) => ({ key, ...parts }))}
              keys={kinds.map(({ kind }) => kind)}
              value={(bar, kind) => bar[kind]}
              y={({ key }) => key}
              xScale={x}
              yScale={y}
              color={(kind) => kinds.find((one) => one.kind === kind)?.tint ?? 'plain'}
            >
              {(stacks) =>
                stacks.flatMap((stack) =>
                  stack.bars
                    .filter((part) => part.width > 0)
                    .map((part) => (
                      <g key={`${stack.key} ${part.index}`} data-tint={part.color} className="k-bars-part">
                        <rect x={part.x} y={part.y} width={part.width} height={part.height} />
                        {part.width < leastForText ? null : (
                          <text x={part.x + part.width / 2} y={part.y + part.height / 2}>
                            {written(part.bar[1] - part.bar[0])}
                          </text>
                        )}
                      </g>
                    )),
                )
              }
            </BarStackHorizontal>
          </g>
        </svg>
      )}
      <figcaption>
        {kinds.map(({ kind, word, tint }) => (
          <span key={kind}>
            <BarMark tint={tint} />
            {word}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** What a legend has before its word. */
export function BarMark({ tint }: { readonly tint: BarTint }) {
  return (
    <svg width={12} height={12} aria-hidden className="k-bars-part" data-tint={tint}>
      <rect width={12} height={12} />
    </svg>
  );
}

interface ShareBarProps {
  readonly value: number;
  /** Of the longest one. */
  readonly most: number;
  readonly tint: BarTint;
}

/** A bar for a cell of a table: how much of the largest value this one is. */
export function ShareBar({ value, most, tint }: ShareBarProps) {
  const x = scaleLinear<number>({ domain: [0, Math.max(1, most)], range: [0, 100] });
  return (
    <svg
      className="k-share-bar k-bars-part"
      data-tint={tint}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden
    >
      <Bar width={x(value)} height={8} />
    </svg>
  );
}
