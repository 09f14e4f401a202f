/** The stages of a deal's pipeline with the days that it was in each; one click moves it. */
import type { Pipeline, Stage } from '../../../preload/contract/deals.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { dealTexts } from '../../text/deals.ts';
import { useText } from '../../ui/language.tsx';
import './deals.css';

interface StripProps {
  readonly deal: Output<'deals.get'>;
  readonly pipeline: Pipeline;
  readonly readOnly: boolean;
  readonly move: (stage: Stage) => void;
}

export function StageStrip({ deal, pipeline, readOnly, move }: StripProps) {
  const t = useText(dealTexts);
  return (
    <fieldset className="k-stage-strip" aria-label={t('stages')}>
      {pipeline.stages.map((stage) => {
        const time = deal.times.find(({ stageId }) => stageId === stage.id);
        const isHere = stage.id === deal.stageId;
        return (
          <button
            type="button"
            className="k-stage"
            key={stage.id}
            data-here={isHere}
            aria-current={isHere ? 'step' : undefined}
            disabled={readOnly}
            onClick={() => move(stage)}
          >
            {stage.name}
            <div className="k-dim">{time && stage.kind === 'open' ? t('days', { days: time.days }) : '\u00a0'}</div>
          </button>
        );
      })}
    </fieldset>
  );
}
