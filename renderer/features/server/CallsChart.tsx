/** Calls of each second of the last minute, as bars. */
import { serverTexts } from '../../text/server.ts';
import { useFormat, useText } from '../../ui/language.tsx';

const height = 40;
const bar = 5;

/** A bar for each second; one in which there was no call is a line at the bottom. */
function bars(counts: readonly number[], most: number): string {
  return counts
    .map((count, second) => {
      const tall = most === 0 ? 1 : Math.max(1, Math.round((count / most) * height));
      return `M${second * bar} ${height}v-${tall}h${bar - 1}v${tall}z`;
    })
    .join('');
}

/** `counts`: the oldest first. */
export function CallsChart({ counts }: { counts: readonly number[] }) {
  const t = useText(serverTexts);
  const format = useFormat();
  const most = Math.max(0, ...counts);
  const tenths = Math.round((10 * counts.reduce((sum, count) => sum + count, 0)) / Math.max(1, counts.length));
  const said = t('callsNow', { mean: format.decimal(tenths, 1), most: format.count(most) });
  return (
    <div>
      <svg
        className="k-server-chart"
        width={counts.length * bar}
        height={height}
        role="img"
        aria-label={said}
        viewBox={`0 0 ${counts.length * bar} ${height}`}
      >
        <path d={bars(counts, most)} />
      </svg>
      <div>{said}</div>
    </div>
  );
}
